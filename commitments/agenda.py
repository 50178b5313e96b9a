"""Reading an agenda, CSV or iCalendar, into rows; what is wrong with it is said row by row, in words."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import StringIO
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from commitments.choices import MeetingKind
from commitments.day_range import refuse_outside
from commitments.fields import DAY_FORMATS
from commitments.handed_csv import is_icalendar, separator_of, wrong_names

Given = TypeVar("Given")
ReadRows = tuple[list["AgendaRow"], list[str]]
"""The rows that could be read, and what is wrong with the others."""

COLUMNS = ("uid", "dag", "tijd", "soort", "onderwerp", "commissies", "plaats", "gaat_niet_door")
NEEDED = ("uid", "dag", "onderwerp")
YES, NO = ("ja", "1", "true"), ("nee", "0", "false", "")
MOST_BYTES = 2 * 1024 * 1024
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LIMITS = {"uid": 200, "subject": 300, "place": 120}
"""Characters, as the columns of `Meeting` have them."""


class BadAgenda(ValueError):
    """The file cannot be taken over; `problems` says so row by row, in words."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = list(problems)


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One meeting as an agenda tells it; `where` names its place in the file, for whoever must mend it."""

    where: str
    uid: str
    held_on: date
    subject: str
    starts_at: time | None = None
    kind: str = MeetingKind.COMMITTEE_DEBATE
    committees: tuple[str, ...] = ()
    place: str = ""
    is_cancelled: bool = False
    has_other_words: bool = False
    """Whether `committees` may name things that are none, as the categories of an agenda do."""


def read_agenda(name: str, data: bytes) -> list[AgendaRow]:
    """The rows of a file; iCalendar when it begins as one, else CSV. Raises BadAgenda."""
    if len(data) > MOST_BYTES:
        raise BadAgenda([_("%(name)s is groter dan 2 MB.") % {"name": name}])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadAgenda([_("%(name)s is geen tekst in UTF-8.") % {"name": name}]) from None
    if not text.strip():
        raise BadAgenda([_("%(name)s is leeg.") % {"name": name}])
    rows, problems = _read(name, text)
    problems += _doubles(rows)
    if not rows and not problems:
        problems = [_("%(name)s heeft geen vergaderingen.") % {"name": name}]
    if problems:
        raise BadAgenda(problems)
    return rows


def _read(name: str, text: str) -> ReadRows:
    if text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        return _read_ics(text)
    if name.lower().endswith(".ics") or is_icalendar(text):
        words = _("%(name)s is beschadigd of geen agenda: een .ics-bestand begint met BEGIN:VCALENDAR.")
        return [], [words % {"name": name}]
    return _read_csv(text)


def _doubles(rows: Sequence[AgendaRow]) -> list[str]:
    counted = Counter(row.uid for row in rows)
    return [_("“%(uid)s” staat er meer dan eens in.") % {"uid": uid} for uid, count in counted.items() if count > 1]


def _each(rows: "Iterable[tuple[str, Given]]", read: "Callable[[str, Given], AgendaRow]") -> "ReadRows":
    """Every row read, and a sentence for each that could not be."""
    good, problems = [], []
    for where, given in rows:
        try:
            good.append(read(where, given))
        except (ValueError, ValidationError) as error:
            words = "; ".join(error.messages) if isinstance(error, ValidationError) else str(error)
            problems.append(f"{where}: {words.rstrip('.')}.")
    return good, problems


def _checked(row: AgendaRow) -> AgendaRow:
    """What every row must have, whatever file it comes from."""
    if not row.uid:
        raise ValueError(_("heeft geen naam (uid) waaraan de vergadering is terug te vinden"))
    if not row.subject:
        raise ValueError(_("heeft geen onderwerp"))
    for name, most in LIMITS.items():
        if len(getattr(row, name)) > most:
            raise ValueError(_("heeft een tekst van meer dan %(most)d tekens") % {"most": most})
    if any(not character.isprintable() for character in row.uid + row.subject + row.place):
        raise ValueError(_("heeft tekens die niet te lezen zijn"))
    refuse_outside(row.held_on)
    return row


# ── CSV ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _read_csv(text: str) -> ReadRows:
    reader = csv.DictReader(StringIO(text), delimiter=separator_of(text.splitlines()[0]), strict=True)
    try:
        if fault := _wrong_heading(list(reader.fieldnames or [])):
            return [], [fault]
        return _each(((_("Regel %(n)d") % {"n": reader.line_num}, row) for row in reader), _csv_row)
    except csv.Error as error:
        return [], [_("Regel %(n)d is geen CSV: %(error)s.") % {"n": reader.line_num, "error": error}]


def _wrong_heading(names: Sequence[str]) -> str:
    """What is wrong with the names of the columns, in words; "" when nothing is."""
    wrong, known = wrong_names(names, known=COLUMNS, needed=NEEDED), ", ".join(COLUMNS)
    if wrong.missing:
        words = _("In de eerste regel ontbreekt: %(names)s. Bekende kolommen: %(all)s.")
        return words % {"names": ", ".join(wrong.missing), "all": known}
    if wrong.unknown:
        words = _("Onbekende kolom: %(names)s. Bekende kolommen: %(all)s.")
        return words % {"names": ", ".join(wrong.unknown), "all": known}
    return _("Een kolom staat er meer dan eens in.") if wrong.double else ""


def _csv_row(where: str, row: dict[str | None, str | None]) -> AgendaRow:
    if None in row or None in row.values():
        raise ValueError(_("heeft niet zoveel cellen als er kolommen zijn"))
    given = {str(name): (value or "").strip() for name, value in row.items()}
    return _checked(
        AgendaRow(
            where=where,
            uid=given["uid"],
            held_on=_day(given["dag"]),
            subject=given["onderwerp"],
            starts_at=_time(given.get("tijd", "")),
            kind=_kind(given.get("soort", "")),
            committees=tuple(part.strip() for part in re.split("[|;]", given.get("commissies", "")) if part.strip()),
            place=given.get("plaats", ""),
            is_cancelled=_flag(given.get("gaat_niet_door", "")),
        )
    )


def _day(typed: str) -> date:
    for pattern in DAY_FORMATS:
        try:
            return datetime.strptime(typed, pattern).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    raise ValueError(_("“%(typed)s” is geen dag; schrijf een dag als 2026-12-03") % {"typed": typed[:40]})


def _time(typed: str) -> time | None:
    try:
        return time.fromisoformat(typed) if typed else None
    except ValueError:
        raise ValueError(_("“%(typed)s” is geen tijd; schrijf een tijd als 14:00") % {"typed": typed[:40]}) from None


def _kind(typed: str) -> str:
    """A kind by its Dutch name or its value; nothing is a committee debate."""
    if not typed:
        return MeetingKind.COMMITTEE_DEBATE
    for kind in MeetingKind:
        if typed.casefold() in (kind.value, str(kind.label).casefold()):
            return kind.value
    known = ", ".join(str(kind.label) for kind in MeetingKind)
    raise ValueError(_("“%(typed)s” is geen soort vergadering; wel: %(known)s") % {"typed": typed[:40], "known": known})


def _flag(typed: str) -> bool:
    if typed.casefold() not in (*YES, *NO):
        raise ValueError(_("“%(typed)s” is geen ja of nee") % {"typed": typed[:40]})
    return typed.casefold() in YES


# ── iCalendar ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def _read_ics(text: str) -> ReadRows:
    try:
        agenda = Calendar.from_ical(text)
    except ValueError as error:
        return [], [_("Dit is geen agenda die te lezen is: %(error)s.") % {"error": error}]
    events = [event for event in agenda.walk("VEVENT") if isinstance(event, Event)]
    return _each(((_("Gebeurtenis %(n)d") % {"n": number}, event) for number, event in enumerate(events, 1)), _ics_row)


def _begins(event: Event) -> Any:
    """The day or moment, or what stands there instead."""
    try:
        return event.decoded("DTSTART", None)
    except AttributeError:  # a time of day alone
        return None


def _ics_row(where: str, event: Event) -> AgendaRow:
    if event.get("RRULE"):
        raise ValueError(_("komt terug; een vergadering staat er per keer in"))
    begins = _begins(event)
    if not isinstance(begins, date):
        raise ValueError(_("heeft geen dag (DTSTART)"))
    if isinstance(begins, datetime) and begins.tzinfo:
        begins = begins.astimezone(AMSTERDAM)
    subject = str(event.get("SUMMARY", "")).strip()
    kind = next((kind for kind in MeetingKind if subject.casefold().startswith(str(kind.label).casefold())), None)
    given = event.get("CATEGORIES", [])
    parts = given if isinstance(given, list) else [given]
    categories = [str(one).strip() for part in parts for one in getattr(part, "cats", [])]
    return _checked(
        AgendaRow(
            where=where,
            uid=str(event.get("UID", "")).strip(),
            held_on=begins.date() if isinstance(begins, datetime) else begins,
            subject=subject,
            starts_at=begins.time().replace(tzinfo=None, second=0) if isinstance(begins, datetime) else None,
            kind=kind.value if kind else MeetingKind.COMMITTEE_DEBATE,
            committees=tuple(categories),
            place=str(event.get("LOCATION", "")).strip(),
            is_cancelled=str(event.get("STATUS", "")).upper() == "CANCELLED",
            has_other_words=True,
        )
    )
