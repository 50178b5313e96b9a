"""One run over files that stores what was read: counted, with its problems, so that a clerk sees what was done when."""

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sources.models import ImportRun
from sources.reading.reader import Reading
from sources.records import ReadableText
from sources.remarks import in_words as remark_in_words
from sources.store import StoredReading, Told, store_reading


class StoringRun:
    """`begin`, `store` for each paper, `end`. Each paper is stored in a transaction of its own."""

    def __init__(self, source: str, *, told: Told, now: datetime) -> None:
        self.told = told
        self.row = ImportRun.objects.create(source=source[:300], started_at=now)

    def store(self, name: str, paper: ReadableText, reading: Reading, *, today: date, now: datetime) -> StoredReading:
        stored = store_reading(name, paper, reading, today=today, now=now, told=self.told)
        self.row.papers += 1
        self.row.changed += stored.changed
        return stored

    def end(self, *, now: datetime, problems: list[str]) -> None:
        self.row.ended_at, self.row.problems = now, problems
        self.row.save()


def in_words(stored: StoredReading) -> str:
    """What storing one paper did, in one line for the person who asked for it."""
    parts = [_("nieuw stuk")] if stored.is_new else []
    parts += [_("openbaar gemaakt")] if stored.made_public else []
    parts += [_("tekst vastgelegd")] if stored.text_changed else []
    for count, words in _counts(stored):
        parts += [words % {"count": count}] if count else []
    if not stored.changed:
        parts = [_("niets nieuws"), *parts]
    sentences = [f"{stored.document.citation}: {', '.join(parts)}.", *map(remark_in_words, stored.remarks)]
    return " ".join(sentences)


def _counts(stored: StoredReading) -> list[tuple[int, str]]:
    passages, answers, lost = len(stored.passages), len(stored.answers), len(stored.lost)
    gone = ngettext(
        "%(count)s passage staat niet meer in de tekst", "%(count)s passages staan niet meer in de tekst", lost
    )
    return [
        (passages, ngettext("%(count)s passage bij een toezegging", "%(count)s passages bij toezeggingen", passages)),
        (answers, ngettext("%(count)s passage bij een vervolgstuk", "%(count)s passages bij vervolgstukken", answers)),
        (stored.waiting, ngettext("%(count)s voorstel wacht", "%(count)s voorstellen wachten", stored.waiting)),
        (lost, gone),
    ]


def as_json(stored: StoredReading) -> dict[str, object]:
    """The same for programs; numbers are those of commitments."""
    return {
        "document": stored.document.identifier,
        "new": stored.is_new,
        "made_public": stored.made_public,
        "text_changed": stored.text_changed,
        "passages": [promise.number for promise in stored.passages],
        "answers": [answer.commitment.number for answer in stored.answers],
        "lost": [str(held) for held in stored.lost],
        "waiting": stored.waiting,
        "remarks": [remark_in_words(remark) for remark in stored.remarks],
    }
