"""`manage.py read_documents PATH...`: read papers and print one JSON object for each; `--store` keeps what was read.

Only storing needs the database; then terms are read with the register's own calendar and policy.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, DataError, IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from commitments.rulebook import calendar_from_files, rulebook
from sources.reading.reader import Reading, ReadingContext, as_json
from sources.records import ReadableText
from sources.remarks import in_words as remark_in_words
from sources.runs import StoringRun, in_words
from sources.runs import as_json as stored_as_json
from sources.sandbox import Sandbox
from sources.store import Told
from sources.text import MOST_BYTES, Unreadable, too_big

PAPER_ENDINGS: Final = frozenset({".txt", ".html", ".htm", ".xml", ".pdf", ".docx"})
METADATA_NAME: Final = "metadata.xml"
Complain = Callable[[Path, str], None]


class Command(BaseCommand):
    help = _(
        "Lees stukken (.txt, .html, .xml, .pdf, .docx; bestanden of mappen) en druk wat erin is gevonden af als JSON."
    )
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--format", choices=["jsonl"], help="with --store: JSON instead of a sentence a paper")
        parser.add_argument("--store", action="store_true", help="keep text, citations, passages and suggestions")
        parser.add_argument(
            "--published", action="store_true", help="with --store: these are public; else new is draft"
        )
        parser.add_argument(
            "--replace-text", action="store_true", help="with --store: also where passages would be lost"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        troubles: list[str] = []

        def complain(path: Path, sentence: str) -> None:
            troubles.append(f"{path.name}: {sentence}")
            self.stderr.write(f"{path}: {sentence}")

        lines = self.stored(options, complain, troubles) if options["store"] else self.read(options, complain)
        for line in lines:
            self.stdout.write(line)
        if troubles:
            raise CommandError(_("Niet gelezen: %(number)s.") % {"number": len(troubles)})

    def read(self, options: Mapping[str, Any], complain: Complain) -> Iterator[str]:
        try:
            context = ReadingContext(calendar_from_files(Path(settings.BASE_DIR) / "fixtures"))
        except ValueError as error:
            raise CommandError(str(error)) from error
        for path, _paper, reading in readings(options["paths"], context, complain):
            yield json.dumps(as_json(path.name, reading), ensure_ascii=False)

    def stored(self, options: Mapping[str, Any], complain: Complain, troubles: list[str]) -> Iterator[str]:
        try:
            told = Told(is_published=options["published"], replaces_text=options["replace_text"])
            run = StoringRun(" ".join(map(str, options["paths"])), told=told, now=timezone.now())
            rules = rulebook()
        except DatabaseError:
            raise CommandError(_("De database is nog niet gemaakt: draai eerst manage.py migrate.")) from None
        context = ReadingContext(rules.calendar, rules.policy)
        try:
            for path, paper, reading in readings(options["paths"], context, complain):
                yield from _stored(run, path, paper, reading, complain, as_lines=bool(options["format"]))
        finally:
            run.end(now=timezone.now(), problems=troubles)


def _stored(
    run: StoringRun, path: Path, paper: ReadableText, reading: Reading, complain: Complain, *, as_lines: bool
) -> Iterator[str]:
    """Store one paper and say what was done; one that the database refuses is told to ``complain`` and passed over."""
    now = timezone.now()
    try:
        stored = run.store(path.name, paper, reading, today=timezone.localdate(now), now=now)
    except (DataError, IntegrityError) as error:
        complain(path, _("Dit stuk past niet bij wat het register al heeft: %(error)s") % {"error": error})
        return
    shown = as_json(path.name, reading) | {"stored": stored_as_json(stored)}
    yield json.dumps(shown, ensure_ascii=False) if as_lines else in_words(stored)


def readings(
    paths: Iterable[Path], context: ReadingContext, complain: Complain
) -> Iterator[tuple[Path, ReadableText, Reading]]:
    """Yield each paper with its text and reading; one that cannot be read is told to ``complain`` and passed over."""
    with Sandbox() as sandbox:
        for path in paths:
            if not path.exists():
                complain(path, _("Dit bestand of deze map bestaat niet."))
            for paper in papers_in(path) if path.exists() else ():
                try:
                    yield paper, *_read(paper, context, sandbox)
                except Unreadable as trouble:
                    complain(paper, remark_in_words(trouble.remark))
                except OSError as trouble:
                    complain(paper, _("Het bestand is niet te openen: %(error)s.") % {"error": trouble.strerror})


def papers_in(path: Path) -> list[Path]:
    """Return the papers of a folder and the folders in it, by name; a file is itself, whatever its ending."""
    if not path.is_dir():
        return [path]
    found = (file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in PAPER_ENDINGS)
    return sorted(file for file in found if file.name != METADATA_NAME)


def _read(path: Path, context: ReadingContext, sandbox: Sandbox) -> tuple[ReadableText, Reading]:
    if path.stat().st_size > MOST_BYTES:
        raise too_big()
    return sandbox.read(path.name, path.read_bytes(), replace(context, name=path.name, given=_given(path, sandbox)))


def _given(path: Path, sandbox: Sandbox) -> Mapping[str, str]:
    """Return the facts of the ``metadata.xml`` beside a paper, when it is the only paper in its folder."""
    beside = path.with_name(METADATA_NAME)
    if not beside.is_file() or len({file.stem for file in papers_in(path.parent)}) > 1:
        return {}
    return sandbox.koop_metadata(beside.read_bytes())
