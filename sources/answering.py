"""Which open commitments the passages of a stored reading answer: what was read, put as `commitments.matching` asks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from commitments.citations import format_citation
from commitments.matching import AnsweringPassage, Match, Paper, Reason, Register, clear
from commitments.meanwhile import shown
from commitments.models import Commitment, Document
from sources.meeting_words import CALLED
from sources.models import Reading, Suggestion, SuggestionKind
from sources.papers import identifier_of, ministry_of
from sources.reading.days import past_days
from sources.reading.references import find_references
from sources.reading.references.others import find_others

SAME = 4.5
"""The least weight of a match for a promise to be called perhaps the same: much the same words in the same dossier."""

_MEETING = {
    kind: re.compile("|".join(rf"\b{name}\b" if name.isupper() else rf"(?i:\b{name}\b)" for name in names))
    for kind, names in CALLED.items()
}
_MOTION = re.compile(r"\bmotie(?:[- ](?:van )?(?:de leden |het lid |de heer |mevrouw )?)(?P<name>[A-ZÀ-Ý][\w’'À-ÿ-]+)")


def passage_of(row: Suggestion, written_on: date | None) -> AnsweringPassage:
    """What a suggestion of an answer names."""
    words = row.quote
    cited = {identifier_of(one.id) for one in (*find_references(words), *find_others(words))} | {row.refers_to} - {""}
    days = {day.day for day in past_days(words, written_on)} | ({row.refers_to_on} if row.refers_to_on else set())
    return AnsweringPassage(
        words,
        cites=frozenset(cited),
        named_on=frozenset(days),
        meeting_kinds=frozenset(str(kind) for kind, pattern in _MEETING.items() if pattern.search(words)),
        motions=frozenset(match["name"] for match in _MOTION.finditer(words)),
    )


def paper_of(document: Document, reading: Reading) -> Paper:
    """The paper that was read, with the ministry of its sender."""
    ministry = ministry_of(document.sender or reading.metadata.get("sender") or "")
    dossiers = {dossier.key for dossier in document.dossiers.all()} | {reading.metadata.get("dossier") or ""}
    return Paper(
        document.identifier,
        document.signed_on,
        frozenset(dossiers - {""}),
        ministry.code if ministry else "",
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """A commitment that a passage may answer, and why, in words for the clerk."""

    commitment: Commitment
    why: list[str]
    score: float
    is_clear: bool = False
    """Whether it is chosen beforehand."""
    carried: str = ""
    """What an earlier page said of it, when that still counts."""

    @property
    def shown(self) -> str:
        """What the page carries along of it (`commitments.meanwhile`)."""
        return self.carried or shown(self.commitment)


def offered(answers: Sequence[Answer], chosen: Commitment, carried: str) -> list[Answer]:
    """The answers with the one that a clerk chose among them, with what the page said of it."""
    kept = [replace(answer, carried=carried) if answer.commitment == chosen else answer for answer in answers]
    is_there = any(answer.commitment == chosen for answer in kept)
    return kept if is_there else [*kept, Answer(chosen, [_("door u gekozen")], 0, carried=carried)]


def answers_of(rows: list[Suggestion], reading: Reading, register: Register) -> dict[int, list[Answer]]:
    """For each suggestion of an answer (by its key) what it may answer, best first; empty when nothing fits."""
    return _fitting([row for row in rows if row.kind == SuggestionKind.FULFILMENT], reading, register)


def same_as(rows: list[Suggestion], reading: Reading, register: Register) -> dict[int, list[Answer]]:
    """For each suggested promise (by its key) what the register may hold of it already, from another paper: much the
    same words, so that the first is chosen beforehand."""
    asked = [row for row in rows if row.kind == SuggestionKind.COMMITMENT]
    found, word_for_word = _fitting(asked, reading, register), _word_for_word(asked, reading.document)
    return {
        row.pk: _first_chosen(
            _once([*word_for_word.get(row.quote, ()), *(fit for fit in found[row.pk] if fit.score >= SAME)])
        )
        for row in asked
    }


def _first_chosen(answers: list[Answer]) -> list[Answer]:
    return [replace(answer, is_clear=not place) for place, answer in enumerate(answers)]


def _word_for_word(rows: list[Suggestion], document: Document) -> dict[str, list[Answer]]:
    """By the words of a passage what the register holds of the same words in the same dossiers, whatever it is called
    there."""
    if not rows:
        return {}
    dossiers = list(document.dossiers.all())
    held = Commitment.objects.counted().filter(dossier__in=dossiers, quote__in={row.quote for row in rows})
    found: dict[str, list[Answer]] = {}
    for promise in held.exclude(source_document=document).order_by("-promised_on", "pk"):
        found.setdefault(promise.quote, []).append(Answer(promise, [_("dezelfde zin in een ander stuk")], SAME))
    return found


def _once(answers: list[Answer]) -> list[Answer]:
    return list({answer.commitment.pk: answer for answer in reversed(answers)}.values())[::-1]


def _fitting(asked: list[Suggestion], reading: Reading, register: Register) -> dict[int, list[Answer]]:
    if not asked:
        return {}
    document = reading.document
    paper = paper_of(document, reading)
    found = {row.pk: register.answered_by(passage_of(row, document.signed_on), paper) for row in asked}
    numbers = {match.awaited.number for matches in found.values() for match in matches}
    held = {row.number: row for row in Commitment.objects.filter(number__in=numbers)}
    return {
        key: [_answer(match, held, is_clear=match is clear(matches)) for match in matches]
        for key, matches in found.items()
    }


def _answer(match: Match, held: dict[str, Commitment], *, is_clear: bool) -> Answer:
    why = [words for reason in match.reasons if (words := in_words(reason))]
    return Answer(held[match.awaited.number], why, match.score, is_clear)


def in_words(reason: Reason) -> str:
    """Why a commitment fits, in a few words; what speaks against it is told too."""
    told = {
        "cited": _("haalt %(shared)s aan") % {"shared": format_citation(reason.shared)},
        "cited-dossier": _("haalt dossier %(shared)s aan") % {"shared": reason.shared},
        "day": _("noemt dezelfde dag"),
        "meeting": _("noemt dezelfde soort vergadering"),
        "other-meeting": _("noemt een andere soort vergadering"),
        "motion": _("noemt de motie van %(shared)s") % {"shared": reason.shared},
        "dossier": _("hetzelfde dossier"),
        "ministry": _("hetzelfde ministerie of zijn opvolger"),
        "other-ministry": _("een ander ministerie"),
        "words": _("dezelfde woorden: %(shared)s") % {"shared": reason.shared},
    }
    return told.get(reason.rule, "")
