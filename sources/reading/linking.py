"""What a kept or put-off promise refers to: the paper cited and the day of the debate or letter it was made in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sources.reading import recalls
from sources.reading.days import past_days
from sources.reading.notes import cited_elsewhere, cited_in_notes
from sources.reading.references import Reference
from sources.reading.sentences import Sentence
from sources.reading.spans import RefersTo

_POINTS_BACK: Final = re.compile(
    r"\b(?:dat|dit|datzelfde|hetzelfde|genoemd|bovengenoemd|voornoemd|het genoemde|bovenbedoeld\w*|voormeld\w*)"
    r" (?:mondeling |algemeen |bestuurlijk |commissie|nota)?(?:overleg|debat)|\bbij die gelegenheid\b"
    r"|\bdaarop\b|\bdaarbij\b"
    r"|\btoen\b|\bdestijds\b|\btoentertijd\b",
    re.IGNORECASE,
)
_THE_MOTION: Final = re.compile(
    r"\W{0,20}(?:in )?(?:de|deze) motie (?:is|wordt|werd|verzoekt|vraagt|roept)\b", re.IGNORECASE
)
_A_MOTION: Final = re.compile(r"\bmoties?\b", re.IGNORECASE)
_MEETING: Final = re.compile(
    r"\b\w*(?:overleg|debat|vergadering|behandeling|commissie|zitting|gelegenheid)\b|\b(?:gedebatteerd"
    r"|debatteerde\w*|beraadslaagd)\b|\b(?:AO|VAO|CD|WGO|UCV|VSO)\b",
    re.IGNORECASE,
)
_SEVERAL: Final = re.compile(
    r"\btoezeggingen\b|\btoegezegd\b[^.]{0,80}:|\bvolgende\b[^.]{0,40}\btoezegging", re.IGNORECASE
)
_OPENING: Final = 8
_THE_MEETING: Final = re.compile(
    r"\b(?:in|tijdens|bij) het (?:\w{0,20}debat|(?:\w+ )?\w{0,20}overleg)\b(?! (?:van|over|d\.?d)\b)", re.IGNORECASE
)
_UP_TO_STOP: Final = re.compile(r"(?:[^.?!;]|\.(?!\s[A-ZÀ-Ý])){0,110}")
_FAR: Final = 30_000
"""Characters: a meeting named longer ago is not what "het debat" means."""
_AS_TERM: Final = re.compile(r"\b(?:voor|vóór|uiterlijk|per|vanaf|sinds|na|met ingang van)\s(?:op\s)?\Z", re.IGNORECASE)
_BEFORE: Final = 4


@dataclass(frozen=True, slots=True)
class Links:
    """The references of a document and the day it was written; finds what a passage refers to."""

    text: str
    references: Sequence[Reference]
    said_on: date | None

    def of(self, sentences: Sequence[Sentence], first: int, last: int, near: int) -> RefersTo:
        """Return what sentences first..last refer to; ``near`` is where the earlier promise is named."""
        here = sentences[first : last + 1]
        reach = _BEFORE if self._points_back(here) else 1
        back = self._meetings(sentences[max(0, first - reach) : first])
        if first and _THE_MOTION.match(here[0].clean) and _A_MOTION.search(sentences[first - 1].clean):
            back = sentences[first - 1 : first]
        paper = self._paper(here, near) or next(
            (found for one in back if (found := self._cited((one,), near)) and "-" in found), None
        )
        day = self._day(here, near) or next((day for one in back if (day := self._day((one,), near))), None)
        if day is None and self._points_back_far(here):
            day = self._day_of_meeting(here[0].start)
        if day is None and paper is None:
            paper, day = self._recalled_once(sentences[:first], near)
        if day is None and paper is None and not any(_A_MOTION.search(sentence.clean) for sentence in here):
            day = self._opening_day(sentences[: min(first, _OPENING)])
        return RefersTo(paper, day)

    def _points_back_far(self, here: Sequence[Sentence]) -> bool:
        """Tell whether the sentences name a meeting that was named with its day before: "in het debat toegezegd"."""
        return self._points_back(here) or any(_THE_MEETING.search(sentence.clean) for sentence in here)

    def _day_of_meeting(self, before: int) -> date | None:
        """The day that stands beside the meeting named last in the text before a place."""
        for meeting in reversed(list(_MEETING.finditer(self.text, max(0, before - _FAR), before))):
            beside = _UP_TO_STOP.match(self.text, meeting.end())
            if beside and (days := past_days(" ".join(beside.group().split()), self.said_on)):
                return days[0].day
        return None

    def _recalled_once(self, before: Sequence[Sentence], near: int) -> tuple[str | None, date | None]:
        """What the one sentence cites in which the letter recalls a promise before this place."""
        recalled = [sentence for sentence in before if recalls.RECALL.search(sentence.clean)]
        if len(recalled) != 1:
            return None, None
        return self._cited(recalled, near), self._day(recalled, near)

    def _opening_day(self, sentences: Sequence[Sentence]) -> date | None:
        """The day of the one meeting with which a letter about several promises opens."""
        opened = [sentence for sentence in sentences if _SEVERAL.search(sentence.clean)]
        days = [day for sentence in opened if _MEETING.search(sentence.clean) and (day := self._day((sentence,), 0))]
        return days[0] if len(set(days)) == 1 else None

    @staticmethod
    def _meetings(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
        """The sentences before that name a meeting, the nearest first."""
        return [sentence for sentence in reversed(sentences) if _MEETING.search(sentence.clean)]

    @staticmethod
    def _points_back(sentences: Sequence[Sentence]) -> bool:
        return any(_POINTS_BACK.search(sentence.clean) for sentence in sentences)

    def _cited(self, sentences: Sequence[Sentence], near: int) -> str | None:
        """The paper cited in the sentences themselves: the first after the promise, or else the nearest before it."""
        start, end = sentences[0].start, sentences[-1].end
        inside = [reference for reference in self.references if start <= reference.start < end]
        if not inside:
            return None
        return min(inside, key=lambda reference: (reference.start < near, abs(reference.start - near))).id

    def _paper(self, sentences: Sequence[Sentence], near: int) -> str | None:
        if cited := self._cited(sentences, near):
            return cited
        start, end = sentences[0].start, sentences[-1].end
        last = min(end + 4, len(self.text))
        return cited_in_notes(self.text, start, last, self.references) or cited_elsewhere(
            self.text, start, last, self.references
        )

    def _day(self, sentences: Sequence[Sentence], near: int) -> date | None:
        """Return the day named nearest to the promise, sentence by sentence, the one with the promise first."""
        ordered = sorted(sentences, key=lambda sentence: not sentence.start <= near < sentence.end)
        for sentence in ordered:
            if len(ordered) > 1 and sentence is not ordered[0] and not _tells_when(sentence.clean):
                continue
            days = [
                day
                for day in past_days(sentence.clean, self.said_on)
                if not _AS_TERM.search(sentence.clean[: day.start])
            ]
            if days:
                return min(days, key=lambda day: abs(sentence.at(day.start) - near)).day
        return None


def _tells_when(clean: str) -> bool:
    """Tell whether a day in this sentence may be that of the promise, and not that of what was done about it."""
    return _MEETING.search(clean) is not None or recalls.MENTION.search(clean) is not None
