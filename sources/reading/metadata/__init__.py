"""The facts in the head of a paper: dossier, number, year, day, kind, sender, with the place where each stands.

Facts given from outside (KOOP's ``metadata.xml``, the XML of a debate) go before the file's name, and that before what
is printed, because print may be a scan.
"""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sources.reading.metadata import days, numbers, senders
from sources.reading.metadata.numbers import Numbers, Place
from sources.reading.metadata.titles import paper_title

_ANSWERS_HEADER = re.compile(r"^[^\w\n]{0,20}Aanhangsel\b|Vragen gesteld door de leden der Kamer", re.MULTILINE)
_SENATE = re.compile(r"\b[Vv]oorzitter van de Eerste\s{1,9}Kamer|^[^\w\n]{0,20}Eerste Kamer der Staten", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head of a paper tells; None where it tells nothing.

    ``dossier`` is "33783", "36600-XVI" or "21501-02", the first of ``dossiers``; ``vergaderjaar`` is "2019-2020";
    ``date`` the day of the paper; ``reference_date`` the day from which its terms count: the meeting's for a debate.
    ``family`` is "letter" or "debate", ``chamber`` "house" or "senate". ``evidence`` has (start, end) in the text for
    the fields that were read there.
    """

    dossier: str | None = None
    dossiers: tuple[str, ...] = ()
    ondernummer: str | None = None
    vergaderjaar: str | None = None
    date: datetime.date | None = None
    kind: str | None = None
    sender: str | None = None
    reference_date: datetime.date | None = None
    family: str = "letter"
    chamber: str = "house"
    title: str | None = None
    evidence: Mapping[str, tuple[int, int]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def identifier(self) -> str | None:
        """The paper's identifier, as "kst-33783-46" or "ah-tk-20232024-1076", when its numbering is known."""
        if self.ondernummer and self.dossier and self.dossier[0].isdigit():
            return f"kst-{self.dossier}-{self.ondernummer}"
        if self.ondernummer and self.vergaderjaar and self.kind == senders.ANSWERS:
            letters = "ek" if self.chamber == "senate" else "tk"
            return f"ah-{letters}-{self.vergaderjaar.replace('-', '')}-{self.ondernummer}"
        return None


def read_metadata(text: str, *, name: str = "", given: Mapping[str, str] | None = None) -> Metadata:
    """Read the head of a paper.

    ``name`` is the file's name; ``given`` holds exact facts under the names of Metadata's fields, days as YYYY-MM-DD.
    """
    head = _Head(text, name, given or {})
    numbering, day = head.numbering(), head.day()
    first = numbering.dossiers[0] if numbering.dossiers else None
    printed = {"ondernummer": numbering.number, "vergaderjaar": numbering.year}
    printed |= {"kind": head.kind(), "sender": head.sender(), "title": head.title()}
    places = printed | {"dossier": first, "date": Place(str(day.on), day.start, day.end) if day else None}
    return Metadata(
        dossier=first.value if first else None,
        dossiers=tuple(dict.fromkeys(dossier.value for dossier in numbering.dossiers)),
        date=day.on if day else None,
        reference_date=head.reference_date(day),
        family=head.family,
        chamber=numbering.chamber or head.chamber(),
        evidence=MappingProxyType({name: place[1:] for name, place in places.items() if place and place.end}),
        **{name: place.value for name, place in printed.items() if place},
    )


class _Head:
    """The head of one paper, asked for one fact at a time."""

    def __init__(self, text: str, name: str, given: Mapping[str, str]) -> None:
        self.text, self.name, self.given = text, name, given
        self.answers = _ANSWERS_HEADER.search(text, 0, 1500) is not None or name.startswith("ah-")
        self.report = None if self.answers else senders.report_kind(text)
        self.paper = None if self.answers else senders.paper_kind(text)
        self.family = given.get("family") or self._family()

    def _family(self) -> str:
        if self.report and "schriftelijk" not in self.report.value and (not self.paper or self.paper.value != "brief"):
            return "debate"
        return "debate" if not self.answers and not self.paper and senders.is_debate(self.text, self.name) else "letter"

    def numbering(self) -> Numbers:
        """The sources of numbering, best first: given facts, file name, footers, header."""
        printed = numbers.from_answers(self.text) if self.answers else numbers.from_header(self.text)
        numbered = not self.answers and (self.family == "letter" or self.paper is not None)
        footers = numbers.from_footers(self.text) if numbered else Numbers()
        if self.family == "debate" and not numbered:
            printed = printed._replace(dossiers=(), number=None)
        named = numbers.from_name(self.name)
        sources = (self._given_numbers(), named, footers, printed)
        number = next((source.number for source in sources if source.number), None)
        year = next((source.year for source in sources if source.year), None)
        chamber = next((source.chamber for source in sources if source.chamber), "")
        best = next((source.dossiers for source in sources if source.dossiers), ())
        shared = tuple(dossier for source in (footers, printed) for dossier in source.dossiers)
        same = [dossier for dossier in shared if best and dossier.value == best[0].value]
        others = [dossier for dossier in shared if best and dossier.value != best[0].value]
        return Numbers((*(same[:1] or best[:1]), *others), _placed(number, footers, printed), year, chamber)

    def _given_numbers(self) -> Numbers:
        dossier, number, year = (self.given.get(key) for key in ("dossier", "ondernummer", "vergaderjaar"))
        return Numbers(
            (Place(dossier),) if dossier else (),
            Place(number) if number else None,
            Place(year) if year else None,
            self.given.get("chamber", ""),
        )

    def day(self) -> days.Day | None:
        """The day of the paper: given, printed, or in the file's name."""
        if given := self._given_day("date"):
            return days.Day(given, 0, 0)
        if day := self._printed_day():
            return day
        named = days.day_in_name(self.name) or self._given_day("issued")
        return days.Day(named, 0, 0) if named else None

    def reference_date(self, day: days.Day | None) -> datetime.date | None:
        """The day from which terms count: that of the meeting, or that of the letter."""
        meeting = days.meeting_day(self.text) if self.family == "debate" else None
        return self._given_day("reference_date") or (meeting.on if meeting else day.on if day else None)

    def _given_day(self, name: str) -> datetime.date | None:
        given = self.given.get(name)
        return datetime.date.fromisoformat(given) if given else None

    def _printed_day(self) -> days.Day | None:
        if self.answers:
            sender = senders.answer_sender(self.text)
            return days.answer_day(self.text, sender.end if sender else 0)
        if self.family == "debate":
            return (self.paper and days.marked_day(self.text)) or days.meeting_day(self.text)
        if self.paper and self.paper.value != "brief":
            return days.marked_day(self.text) or days.letter_day(self.text)
        return days.letter_day(self.text)

    def kind(self) -> Place | None:
        """The kind of paper in Dutch: "brief", "motie", "verslag (commissiedebat)"."""
        if given := self.given.get("kind"):
            return Place(given)
        if self.answers:
            return Place(senders.ANSWERS)
        if self.family == "debate":
            return Place(*self.report) if self.report else Place("verslag (plenair)")
        return Place(*self.paper) if self.paper else Place("brief")

    def sender(self) -> Place | None:
        """The office or member that sent the paper; a debate has none."""
        if given := self.given.get("sender"):
            return Place(given)
        if self.family == "debate":
            return None
        found = senders.answer_sender(self.text) if self.answers else senders.letter_sender(self.text)
        return Place(*found) if found else None

    def title(self) -> Place | None:
        """What the paper is about, as its head says."""
        given = self.given.get("title")
        return Place(given) if given else paper_title(self.text)

    def chamber(self) -> str:
        """The chamber to which the paper is sent."""
        return "senate" if _SENATE.search(self.text, 0, 2500) else "house"


def _placed(number: Place | None, *printed: Numbers) -> Place | None:
    """The same number where it is printed, so that it has evidence."""
    places = [source.number for source in printed if source.number and number and source.number.value == number.value]
    return places[0] if places else number
