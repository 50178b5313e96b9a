"""`manage.py read_deadlines FILE.jsonl`: read the words of deadlines, one JSON line for each; needs no database."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from commitments.choices import Chamber
from commitments.deadlines import Deadline, read_deadline
from commitments.rulebook import calendar_from_files


class Command(BaseCommand):
    help = _("Lees termijnen: elke regel van FILE heeft phrase, document_date en desgewenst sentence en chamber.")
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        questions = list(
            _questions(options["file"])
        )  # all of them first: a mistake in the file leaves nothing half printed
        try:
            calendar = calendar_from_files(Path(settings.BASE_DIR) / "fixtures")
        except ValueError as error:
            raise CommandError(str(error)) from error
        for asked in questions:
            found = read_deadline(
                asked.phrase, asked.said_on, calendar=calendar, chamber=asked.chamber, sentence=asked.sentence
            )
            self.stdout.write(json.dumps(_answer(asked.phrase, found), ensure_ascii=False))


class Question(NamedTuple):
    """One line of the file; `chamber` is the one to which it was said."""

    phrase: str
    said_on: date
    sentence: str | None
    chamber: str


def _questions(path: Path) -> Iterator[Question]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(_("%(path)s is niet te lezen: %(error)s") % {"path": path, "error": error}) from error
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                yield _question(line)
            except ValueError as error:
                place = {"path": path, "number": number, "error": error}
                raise CommandError(_("%(path)s, regel %(number)s: %(error)s") % place) from error


def _question(line: str) -> Question:
    """Raises ValueError, with a sentence, for a line that asks nothing readable."""
    try:
        asked = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        raise ValueError(_("dit is geen JSON")) from None
    if not isinstance(asked, dict):
        raise ValueError(_("dit is geen JSON-object"))
    for key in ("phrase", "document_date"):
        if not isinstance(asked.get(key), str):
            raise ValueError(_("de sleutel %(key)s ontbreekt of is geen tekst") % {"key": key})
    sentence, chamber = asked.get("sentence"), asked.get("chamber") or Chamber.HOUSE
    if sentence is not None and not isinstance(sentence, str):
        raise ValueError(_("de sleutel %(key)s is geen tekst") % {"key": "sentence"})
    if chamber not in Chamber.values:
        raise ValueError(_("de kamer is %(known)s") % {"known": " of ".join(Chamber.values)})
    try:
        said_on = date.fromisoformat(asked["document_date"])
    except ValueError:
        raise ValueError(_("%(value)s is geen dag (jjjj-mm-dd)") % {"value": repr(asked["document_date"])}) from None
    return Question(asked["phrase"], said_on, sentence, chamber)


def _answer(phrase: str, found: Deadline) -> dict[str, Any]:
    return {
        "phrase": phrase,
        "latest": found.latest.isoformat() if found.latest else None,
        "earliest": found.earliest.isoformat() if found.earliest else None,
        "basis": found.basis,
        "precision": found.precision,
        "rule": found.rule,
        "calendar_row": found.calendar_row,
        "confirmed": found.confirmed,
        "policy": found.policy,
        "explanation": found.explanation,
    }
