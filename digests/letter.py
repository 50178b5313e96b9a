"""A digest in words: one view of it that the HTML and the text both show, so that they carry the same facts.

Everything here speaks the language that is active (`translation.override`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commitments.addresses import absolute
from commitments.choices import EventKind, MeetingKind
from commitments.day_words import day_in_words
from commitments.filters import without
from commitments.unbroken import NBSP, unbroken
from digests.content import Content, Kind, Line, Section, Upcoming
from digests.weeks import AMSTERDAM, Week
from digests.wording import BARS, HEADINGS, LATE_AT_FIRST, OUTCOMES, REASONS, SUBJECTS, TONES


@dataclass(frozen=True, slots=True)
class Entry:
    title: str
    url: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Block:
    heading: str
    tone: str
    groups: tuple[Group, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    count: int
    percent: int
    """Of the longest bar."""
    tone: str
    url: str


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    heading: str
    lead: str
    blocks: tuple[Block, ...]
    bars: tuple[Bar, ...]
    list_url: str
    why: str
    """Why this mail comes."""


def write(content: Content, *, name: str, query: str, week: Week) -> Letter:
    """The digest of the list `name` with address `query`, in the active language."""
    list_url = absolute(reverse("commitments") + (f"?{query}" if query else ""))
    heading = _heading(content)
    has_groups = len({line.group for section in content.sections for line in section.lines}) > 1
    return Letter(
        subject=f"{heading} – {name}",
        heading=heading,
        lead=_lead(content, name, week),
        blocks=tuple(_block(section, content.on, has_groups) for section in content.sections),
        bars=tuple(_bars(content, query)),
        list_url=list_url,
        why=_("U krijgt dit omdat de griffie u de halfjaarlijkse lijst van uw ministerie stuurt.")
        if _is_rappel(content)
        else _("U krijgt dit omdat u deze lijst volgt."),
    )


def _is_rappel(content: Content) -> bool:
    return any(section.kind in (Kind.PASSED, Kind.PASSES) for section in content.sections)


def _lead(content: Content, name: str, week: Week) -> str:
    said = {"name": name, "week": week.number, "moment": moment_in_words(content.as_of)}
    if _is_rappel(content):
        return _("%(name)s · stand %(moment)s") % said
    lead = _("Uw lijst “%(name)s” · week %(week)d · stand %(moment)s") % said
    return f"{lead} · {_meant_for(content.meeting)}" if content.meeting else lead


def _meant_for(meeting: Upcoming) -> str:
    day = day_in_words(meeting.on, "l j F")
    if meeting.at is None:
        return _("voor de procedurevergadering van %(day)s") % {"day": day}
    return _("voor de procedurevergadering van %(day)s, %(hour)02d.%(minute)02d uur") % {
        "day": day,
        "hour": meeting.at.hour,
        "minute": meeting.at.minute,
    }


def moment_in_words(moment: datetime) -> str:
    """ "maandag 23 november 2026, 07.00 uur", on Amsterdam's clock."""
    local = moment.astimezone(AMSTERDAM)
    return _("%(day)s, %(hour)02d.%(minute)02d uur") % {
        "day": day_in_words(local.date(), "l j F Y"),
        "hour": local.hour,
        "minute": local.minute,
    }


def _heading(content: Content) -> str:
    if not content.sections:
        return _("Niets nieuws")
    first = content.sections[0]
    subject = LATE_AT_FIRST if content.is_first and first.kind == Kind.LATE else SUBJECTS[first.kind]
    return str(subject % {"count": first.count})


def _block(section: Section, on: date, has_groups: bool) -> Block:
    lines = sorted(section.lines, key=lambda line: (not line.group, line.group)) if has_groups else section.lines
    rest = section.count - len(section.lines)
    return Block(
        heading=f"{HEADINGS[section.kind]} ({section.count})",
        tone=TONES[section.kind],
        groups=tuple(
            Group(name if has_groups else "", tuple(_entry(line, section.kind, on) for line in group))
            for name, group in groupby(lines, key=lambda line: line.group or _("Zonder commissie"))
        ),
        more=_more(rest) if rest else "",
    )


def _more(rest: int) -> str:
    words = ngettext(
        "en nog %(count)d andere, die in een volgende mail komt",
        "en nog %(count)d andere, die in een volgende mail komen",
        rest,
    )
    return words % {"count": rest}


def _entry(line: Line, kind: Kind, on: date) -> Entry:
    title = " ".join(line.title.splitlines())
    if line.is_example:
        mark = _("fictief voorbeeld")
        title = f"{title} ({mark})"
    return Entry(title, absolute(reverse("commitment", args=[line.number])), tuple(_facts(line, kind, on)))


def _facts(line: Line, kind: Kind, on: date) -> Iterator[str]:
    """What a line says below its title, the answer first."""
    yield from WORDS[kind](line, on)
    why = "" if kind in (Kind.PASSED, Kind.PASSES) else str(REASONS[line.why])
    yield from filter(None, (_where(line), line.minister, why))


def _where(line: Line) -> str:
    if line.met_on:
        return _("%(meeting)s van %(day)s (%(paper)s)") % {
            "meeting": MeetingKind(line.meeting_kind).label,
            "day": day_in_words(line.met_on),
            "paper": unbroken(line.paper),
        }
    return unbroken(line.paper)


def _late(line: Line, on: date) -> Iterator[str]:
    if line.deadline:
        yield _("%(span)s te laat") % {"span": days_in_words((on - line.deadline).days)}
    yield _("termijn: %(term)s") % {"term": _term(line.wording, line.deadline)}


def _passed(line: Line, on: date) -> Iterator[str]:
    yield _("termijn verstreken: %(term)s") % {"term": _term(line.wording, line.deadline)}
    yield _("de stukken van dit dossier zijn nog niet tot vandaag gelezen")


def _due(line: Line, on: date) -> Iterator[str]:
    if line.deadline:
        yield _("uiterlijk %(day)s") % {"day": day_in_words(line.deadline, "l j F")}
        left = (line.deadline - on).days
        yield _("nog %(span)s") % {"span": days_in_words(left)} if left else _("vandaag")
    if line.wording:
        yield _("termijn: %(term)s") % {"term": f"“{line.wording}”"}


def _moved(line: Line, on: date) -> Iterator[str]:
    yield _("van %(old)s naar %(new)s") % {
        "old": _term(line.old_wording, line.old_deadline),
        "new": _term(line.wording, line.deadline),
    }
    if line.happened_on is None:
        return
    said = {"day": day_in_words(line.happened_on), "span": ""}
    if line.old_deadline and line.happened_on > line.old_deadline:
        said["span"] = days_in_words((line.happened_on - line.old_deadline).days)
        yield _("gemeld op %(day)s, %(span)s na de termijn") % said
    else:
        yield _("gemeld op %(day)s") % said


def _settled(line: Line, on: date) -> Iterator[str]:
    if line.happened_on:
        yield str(OUTCOMES[EventKind(line.outcome)]) % {"day": day_in_words(line.happened_on)}
    if line.answer:
        yield _("met %(paper)s") % {"paper": unbroken(line.answer)}
    yield from _punctual(line)
    if line.wording or line.deadline:
        yield _("termijn: %(term)s") % {"term": _term(line.wording, line.deadline)}


def _punctual(line: Line) -> Iterator[str]:
    """Whether the term had passed; what lapsed before that was not kept in time either."""
    if line.happened_on is None or line.deadline is None:
        return
    if line.happened_on > line.deadline:
        yield _("%(span)s te laat") % {"span": days_in_words((line.happened_on - line.deadline).days)}
    elif line.outcome != EventKind.LAPSED:
        yield _("op tijd")


WORDS = {
    Kind.LATE: _late,
    Kind.LATE_WITH_WORD: _late,
    Kind.NOT_CHECKED: _passed,
    Kind.DUE: _due,
    Kind.PUT_OFF: _moved,
    Kind.MOVED: _moved,
    Kind.SETTLED: _settled,
    Kind.PASSED: _late,
    Kind.PASSES: _due,
}


def days_in_words(days: int) -> str:
    return ngettext("%(count)d dag", "%(count)d dagen", days) % {"count": days}


def _term(wording: str, deadline: date | None) -> str:
    """The term in its own words, with the day that it means."""
    day = day_in_words(deadline) if deadline else ""
    if not wording:
        return day or _("geen termijn")
    return f"“{wording}”" if day.replace(NBSP, " ") in wording else f"“{wording}” ({day})"


def _bars(content: Content, query: str) -> Iterable[Bar]:
    longest = max(content.standings.values(), default=0)
    parameters = without(QueryDict(query), "status")
    for standing, tone in BARS.items():
        if count := content.standings.get(standing, 0):
            parameters["status"] = standing.value
            yield Bar(
                label=str(standing.label),
                count=count,
                percent=max(1, round(100 * count / longest)),
                tone=tone,
                url=absolute(f"{reverse('commitments')}?{parameters.urlencode()}"),
            )
