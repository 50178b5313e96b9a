"""A digest in words: one view of it that the HTML and the text both show, so that they carry the same facts.

Everything here speaks the language that is active (`translation.override`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from commitments.choices import EventKind, MeetingKind, Standing
from digests.addresses import absolute
from digests.content import Content, Kind, Line, Section, Why
from digests.weeks import AMSTERDAM, Week

NBSP = "\u00a0"
HEADINGS = {
    Kind.LATE: gettext_lazy("Te laat, zonder bericht"),
    Kind.LATE_WITH_WORD: gettext_lazy("Te laat, met bericht"),
    Kind.NOT_CHECKED: gettext_lazy("Termijn verstreken, nog niet nagegaan"),
    Kind.DUE: gettext_lazy("Binnen twee weken"),
    Kind.PUT_OFF: gettext_lazy("Uitgesteld"),
    Kind.MOVED: gettext_lazy("Verschoven met de gelegenheid"),
    Kind.SETTLED: gettext_lazy("Afgedaan"),
    Kind.PASSED: gettext_lazy("Lijst A: termijn verstreken"),
    Kind.PASSES: gettext_lazy("Lijst B: termijn verstrijkt binnen een half jaar"),
}
TONES = {
    Kind.LATE: "late",
    Kind.LATE_WITH_WORD: "late",
    Kind.NOT_CHECKED: "none",
    Kind.DUE: "open",
    Kind.PUT_OFF: "put-off",
    Kind.MOVED: "open",
    Kind.SETTLED: "kept",
    Kind.PASSED: "late",
    Kind.PASSES: "open",
}
SUBJECTS = {
    Kind.LATE: ngettext_lazy(
        "%(count)d toezegging is te laat geworden", "%(count)d toezeggingen zijn te laat geworden", "count"
    ),
    Kind.LATE_WITH_WORD: ngettext_lazy(
        "Over %(count)d late toezegging kwam bericht", "Over %(count)d late toezeggingen kwam bericht", "count"
    ),
    Kind.NOT_CHECKED: ngettext_lazy("%(count)d termijn is verstreken", "%(count)d termijnen zijn verstreken", "count"),
    Kind.DUE: ngettext_lazy(
        "%(count)d termijn loopt binnen twee weken af", "%(count)d termijnen lopen binnen twee weken af", "count"
    ),
    Kind.PUT_OFF: ngettext_lazy(
        "%(count)d toezegging is uitgesteld", "%(count)d toezeggingen zijn uitgesteld", "count"
    ),
    Kind.MOVED: ngettext_lazy(
        "%(count)d termijn is met de gelegenheid verschoven",
        "%(count)d termijnen zijn met de gelegenheid verschoven",
        "count",
    ),
    Kind.SETTLED: ngettext_lazy("%(count)d toezegging is afgedaan", "%(count)d toezeggingen zijn afgedaan", "count"),
    Kind.PASSED: ngettext_lazy(
        "Van %(count)d toezegging is de termijn verstreken",
        "Van %(count)d toezeggingen is de termijn verstreken",
        "count",
    ),
    Kind.PASSES: ngettext_lazy(
        "Van %(count)d toezegging verstrijkt de termijn binnen een half jaar",
        "Van %(count)d toezeggingen verstrijkt de termijn binnen een half jaar",
        "count",
    ),
}
LATE_AT_FIRST = ngettext_lazy("%(count)d toezegging is te laat", "%(count)d toezeggingen zijn te laat", "count")
REASONS = {
    Why.PROMISED_TO_YOU: gettext_lazy("aan u toegezegd"),
    Why.PROMISED_TO_YOUR_GROUP: gettext_lazy("aan uw fractie toegezegd"),
    Why.YOUR_COMMITTEE: gettext_lazy("van uw commissie"),
    Why.YOUR_LIST: gettext_lazy("in uw lijst"),
}
OUTCOMES = {
    EventKind.FULFILLED: gettext_lazy("voldaan op %(day)s"),
    EventKind.PARTLY_FULFILLED: gettext_lazy("deels voldaan op %(day)s"),
    EventKind.LAPSED: gettext_lazy("vervallen op %(day)s"),
}
BARS = {
    Standing.LATE: "late",
    Standing.LATE_WITH_WORD: "late",
    Standing.NOT_CHECKED: "none",
    Standing.PUT_OFF_LATE: "put-off",
    Standing.PUT_OFF_IN_TIME: "put-off",
    Standing.MOVED_WITH_OCCASION: "open",
    Standing.ON_TIME: "open",
    Standing.AWAITING_OCCASION: "open",
    Standing.NO_TERM: "none",
    Standing.CONTINUING: "continuing",
}
"""What stands, in the order in which it is counted, with its colour."""


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


def write(content: Content, *, name: str, query: str, week: Week) -> Letter:
    """The digest of the list `name` with address `query`, in the active language."""
    list_url = absolute(reverse("commitments") + (f"?{query}" if query else ""))
    heading = _heading(content)
    lead = _("Uw lijst “%(name)s” · week %(week)d · stand %(moment)s") % {
        "name": name,
        "week": week.number,
        "moment": moment_in_words(content.as_of),
    }
    has_groups = len({line.group for section in content.sections for line in section.lines}) > 1
    return Letter(
        subject=f"{heading} – {name}",
        heading=heading,
        lead=lead,
        blocks=tuple(_block(section, content.on, has_groups) for section in content.sections),
        bars=tuple(_bars(content, query)),
        list_url=list_url,
    )


def day_in_words(day: date, pattern: str = "j F Y") -> str:
    """The day in the active language, unbroken."""
    return _unbroken(date_format(day, pattern))


def _unbroken(words: str) -> str:
    return words.replace(" ", NBSP)


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
        more=ngettext("en nog %(count)d andere", "en nog %(count)d andere", rest) % {"count": rest} if rest else "",
    )


def _entry(line: Line, kind: Kind, on: date) -> Entry:
    title = " ".join(line.title.splitlines())
    if line.is_example:
        mark = _("fictief voorbeeld")
        title = f"{title} ({mark})"
    return Entry(title, absolute(reverse("commitment", args=[line.number])), tuple(_facts(line, kind, on)))


def _facts(line: Line, kind: Kind, on: date) -> Iterator[str]:
    """What a line says below its title, the answer first."""
    yield from WORDS[kind](line, on)
    yield from filter(None, (_where(line), line.minister, str(REASONS[line.why])))


def _where(line: Line) -> str:
    if line.met_on:
        return _("%(meeting)s van %(day)s (%(paper)s)") % {
            "meeting": MeetingKind(line.meeting_kind).label,
            "day": day_in_words(line.met_on),
            "paper": _unbroken(line.paper),
        }
    return _unbroken(line.paper)


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
        yield _("met %(paper)s") % {"paper": _unbroken(line.answer)}


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
    rest = "&".join(part for part in query.split("&") if part and not part.startswith("status="))
    for standing, tone in BARS.items():
        if count := content.standings.get(standing, 0):
            address = "&".join(filter(None, (rest, f"status={standing.value}")))
            yield Bar(
                label=str(standing.label),
                count=count,
                percent=max(1, round(100 * count / longest)),
                tone=tone,
                url=absolute(f"{reverse('commitments')}?{address}"),
            )
