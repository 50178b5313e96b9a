"""What a kept or put-off promise refers to: the paper cited and the day of the debate or letter it was made in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sources.reading import recalls
from sources.reading.beside import is_beside, is_of_a_motion, made_at, names_a_promise
from sources.reading.days import past_days
from sources.reading.notes import cited_elsewhere, cited_in_notes
from sources.reading.pledges import ASKED_BY_HOUSE
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
    r"\btoezeggingen\b|\btoegezegd\b[^.]{0,80}:|\bvolgende\b[^.]{0,40}\btoezegging"
    r"|\b(?:enkele|enige|twee|drie|vier|vijf|zes|diverse|verschillende|volgende|openstaande|een aantal|een \w{2,8}tal)"
    r"\s(?:\w{1,20}\s)?(?:punten|zaken|onderwerpen|vragen|kwesties)\b",
    re.IGNORECASE,
)
_OPENING: Final = 8
_THE_MEETING: Final = re.compile(
    r"\b(?:in|tijdens|bij) het (?:\w{0,20}debat|(?:\w+ )?\w{0,20}overleg)\b(?! (?:van|over|d\.?d)\b)", re.IGNORECASE
)
_UP_TO_STOP: Final = re.compile(r"(?:[^.?!;]|\.(?!\s[A-ZÀ-Ý])){0,110}")
_NOTE: Final = re.compile(
    r"[ \t]{0,9}\d{1,2}[ \t]{1,9}(?:(?:zie|ook|vgl\.?)\s){0,2}(?:kamerst|kst|tk\b|ek\b)", re.IGNORECASE
)
_NAMED_BEFORE: Final = re.compile(r"\b(?:genoemde|voornoemde|bovengenoemde|eerdergenoemde) motie\b", re.IGNORECASE)
_BARE_MOTION: Final = re.compile(r"\b(?:de|deze|die) motie\b(?! van\b|[- ][A-ZÀ-Ý])")
_IN_THAT_PAPER: Final = re.compile(
    r"\bin (?:mijn|onze|die|deze|genoemde|voornoemde|bovengenoemde|dezelfde) \w*(?:brief|nota|notitie|rapportage)\b"
    r"(?! (?:van|d\.?d|over|aan)\b)|\b(?:daarin|hierin)\b|\A\W{0,9}(?:gemeld|aangekondigd|aangegeven|vermeld|toegezegd)"
    r" (?:werd|is|was)\b",
    re.IGNORECASE,
)
_A_PAPER: Final = re.compile(
    r"\b\w*(?:brief|nota|notitie|rapport\w*|evaluatie|verslag|reactie|antwoorden)\b", re.IGNORECASE
)
_MARK_BEFORE: Final = re.compile(r"(?:\A|\n|\. )\d{1,2} \Z")
_JUST_BEFORE: Final = 60
_IN_THE: Final = re.compile(r"\W{0,3}(?:jl\W{0,3})?(?:in|tijdens|bij) (?:het|de|een)(?: \w+)?\Z", re.IGNORECASE)
_MARK_LENGTH: Final = 5
_SHORT: Final = 20
_ELSEWHERE: Final = re.compile(
    r"\b(?:(?:bestuurlijk|ambtelijk|informeel|internationaal|technisch)\w* \w*|\w*(?:leden|aandeelhouders|raads))"
    r"(?:overleg|vergadering)\b",
    re.IGNORECASE,
)
"""A meeting at which parliament was not."""
_FAR: Final = 30_000
"""Characters: a meeting named longer ago is not what "het debat" means."""
_AS_TERM: Final = re.compile(r"\b(?:voor|vóór|uiterlijk|per|vanaf|sinds|na|met ingang van)\s(?:op\s)?\Z", re.IGNORECASE)
_BEFORE: Final = 4
_FURTHEST: Final = 240
"""Characters before a citation or a day in which stands what it is the paper or the day of."""


@dataclass(frozen=True, slots=True)
class Links:
    """The references of a document and the day it was written; finds what a passage refers to."""

    text: str
    references: Sequence[Reference]
    said_on: date | None

    def of(self, sentences: Sequence[Sentence], first: int, last: int, near: int) -> RefersTo:
        """Return what sentences first..last refer to; ``near`` is where the earlier promise is named."""
        here = sentences[first : last + 1]
        near = self._at_origin(here, near)
        told = self._paper_told_of(sentences, first)
        reach = _BEFORE if self._points_back(here) else 1
        back = self._meetings(sentences[max(0, first - reach) : first])
        if first and _THE_MOTION.match(here[0].clean) and _A_MOTION.search(sentences[first - 1].clean):
            back = sentences[first - 1 : first]
        paper = self._paper(here, near) or next(
            (found for one in back if (found := self._cited((one,), near)) and "-" in found), None
        )
        reach = first if _NAMED_BEFORE.search(here[0].clean) else 1 if _BARE_MOTION.search(here[0].clean) else 0
        named = [one for one in reversed(sentences[max(0, first - reach) : first]) if _A_MOTION.search(one.clean)]
        if named and (paper is None or reach > 1):
            paper = next((found for one in named if (found := self._paper((one,), one.start))), paper)
        day = self._day(here, near) or next((day for one in back if (day := self._day((one,), near))), None)
        paper, day = paper or told.kamerstuk, day or told.day
        if day is None and self._points_back_far(here):
            day = self._day_of_meeting(here[0].start)
        if day is None and paper is None:
            paper, day = self._recalled_once(sentences[:first], near)
        if paper is None and not any(_A_MOTION.search(sentence.clean) for sentence in here):
            opened, opened_on = self._opening(sentences[: min(first, _OPENING)])
            paper = opened if day in (None, opened_on) else None
            day = day or opened_on or (None if paper else self._only_meeting())
        if paper is None and day and not any(_A_MOTION.search(sentence.clean) for sentence in here):
            paper = self._of_that_day(sentences, day)
        return RefersTo(paper, day)

    def named_in(self, sentence: Sentence) -> RefersTo:
        """Paper and day that one sentence names itself."""
        return RefersTo(self._cited((sentence,), sentence.start), self._day((sentence,), sentence.start))

    @staticmethod
    def _at_origin(here: Sequence[Sentence], near: int) -> int:
        """Where the sentence of the promise names it together with the debate or letter it was made in."""
        own = next((one for one in here if one.start <= near < one.end), None)
        named = made_at(own.clean) if own else None
        return own.at(named.start()) if own and named else near

    def _paper_told_of(self, sentences: Sequence[Sentence], first: int) -> RefersTo:
        """What "in mijn brief" or "daarin werd gemeld" means: the dated paper that the sentences before name last."""
        if _IN_THAT_PAPER.search(sentences[first].clean):
            for one in reversed(sentences[max(0, first - _BEFORE) : first]):
                if _A_PAPER.search(one.clean) and (day := self._day((one,), one.start)):
                    return RefersTo(self._paper((one,), one.start), day)
        return RefersTo(None, None)

    def _of_that_day(self, sentences: Sequence[Sentence], day: date) -> str | None:
        """The paper that the letter cites elsewhere beside the meeting of that day."""
        for one in sentences:
            if _MEETING.search(one.clean) and any(past.day == day for past in past_days(one.clean, self.said_on)):
                found = self._paper((one,), one.start)
                if found and "-" in found and not _A_MOTION.search(one.clean):
                    return found
        return None

    def _points_back_far(self, here: Sequence[Sentence]) -> bool:
        """Tell whether the sentences name a meeting that was named with its day before: "in het debat toegezegd"."""
        return self._points_back(here) or any(_THE_MEETING.search(sentence.clean) for sentence in here)

    def _day_of_meeting(self, before: int) -> date | None:
        """The day that stands beside the meeting named last in the text before a place."""
        for meeting in reversed(list(_MEETING.finditer(self.text, max(0, before - _FAR), before))):
            if day := self._beside(meeting):
                return day
        return None

    def _beside(self, meeting: re.Match[str]) -> date | None:
        """The day right after a meeting is named, or right before it: "op 10 maart in het debat"."""
        after = _UP_TO_STOP.match(self.text, meeting.end())
        if after and (days := past_days(" ".join(after.group().split()), self.said_on)):
            return days[0].day
        before = " ".join(self.text[max(0, meeting.start() - _JUST_BEFORE) : meeting.start()].split())
        days = [found for found in past_days(before, self.said_on) if _IN_THE.match(before, found.end)]
        return days[-1].day if days else None

    def _recalled_once(self, before: Sequence[Sentence], near: int) -> tuple[str | None, date | None]:
        """What the one sentence cites in which the letter recalls a promise before this place."""
        recalled = [sentence for sentence in before if recalls.RECALL.search(sentence.clean)]
        if len(recalled) != 1:
            return None, None
        return self._cited(recalled, near), self._day(recalled, near)

    def _opening(self, sentences: Sequence[Sentence]) -> tuple[str | None, date | None]:
        """Paper and day of the one meeting with which a letter about several promises opens.

        The meeting may stand in the sentence before: "Daarbij heb ik een aantal toezeggingen gedaan".
        """
        several = [place for place, sentence in enumerate(sentences) if _SEVERAL.search(sentence.clean)]
        opened = [sentences[max(0, place - 1) : place + 1] for place in several]
        opened = [pair for pair in opened if any(_MEETING.search(sentence.clean) for sentence in pair)]
        days = {day for pair in opened if (day := self._day(pair, pair[0].start)) and day != self.said_on}
        papers = {paper for pair in opened if (paper := self._cited(pair, pair[0].start)) and "-" in paper}
        return (papers.pop() if len(papers) == 1 else None), (days.pop() if len(days) == 1 else None)

    def _only_meeting(self) -> date | None:
        """The day of the meeting, where the whole text names one only."""
        days = set()
        for meeting in _MEETING.finditer(self.text, 0, _FAR):
            is_ours = _ELSEWHERE.search(self.text, max(0, meeting.start() - _SHORT), meeting.end()) is None
            if is_ours and (day := self._beside(meeting)):
                days.add(day)
        days.discard(self.said_on)
        return days.pop() if len(days) == 1 else None

    @staticmethod
    def _meetings(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
        """The sentences before that name a meeting, the nearest first."""
        return [sentence for sentence in reversed(sentences) if _MEETING.search(sentence.clean)]

    @staticmethod
    def _points_back(sentences: Sequence[Sentence]) -> bool:
        return any(_POINTS_BACK.search(sentence.clean) for sentence in sentences)

    def _cited(self, sentences: Sequence[Sentence], near: int) -> str | None:
        """The paper cited in the sentences themselves: where several are, not one that is named in passing.

        Of the others that in the sentence of the promise; the first after the promise, or else the nearest before it.
        """
        start, end = sentences[0].start, sentences[-1].end
        inside = [reference for reference in self.references if start <= reference.start < end]
        inside = [reference for reference in inside if not self._in_a_note(reference)] or inside
        if not inside:
            return None
        own = next((one for one in sentences if one.start <= near < one.end), sentences[0])
        return min(inside, key=lambda reference: self._farness(reference, near, own)).id

    def _farness(self, reference: Reference, near: int, own: Sentence) -> tuple[bool, bool, bool, bool, int]:
        """How far a citation is from being that of the promise named at ``near`` in the sentence ``own``."""
        line = max(own.start if reference.start >= own.start else 0, reference.start - _FURTHEST)
        before = self.text[line : reference.start]
        is_another = is_of_a_motion(before) and names_a_promise(own.clean)
        is_away = not own.start <= reference.start < own.end
        return is_beside(before), is_another, is_away, reference.start < near, abs(reference.start - near)

    def _in_a_note(self, reference: Reference) -> bool:
        """Tell whether a citation stands in a line that is a footnote, and cuts the sentence only in print."""
        line = self.text.rfind("\n", 0, reference.start) + 1
        return _NOTE.match(self.text, line) is not None

    def _paper(self, sentences: Sequence[Sentence], near: int) -> str | None:
        if cited := self._cited(sentences, near):
            return cited
        start, end = sentences[0].start, sentences[-1].end
        mark = _MARK_BEFORE.search(self.text, max(0, start - _MARK_LENGTH), start)
        start = mark.start() if mark else start
        last = end + len(self.text[end : end + 4].partition("\n")[0])
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
                return min(
                    days, key=lambda day: (is_beside(sentence.clean[: day.start]), abs(sentence.at(day.start) - near))
                ).day
        return None


def _tells_when(clean: str) -> bool:
    """Tell whether a day in this sentence may be that of the promise, and not that of what was done about it."""
    patterns = (_MEETING, recalls.MENTION, ASKED_BY_HOUSE)
    return any(pattern.search(clean) for pattern in patterns)
