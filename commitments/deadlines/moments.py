"""One moment at one place in the text: what it is, and the deadline that says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from commitments.calendars import DAY
from commitments.deadlines.anchors import Anchor, Scan, Window, anchor
from commitments.deadlines.durations import Duration, add, duration
from commitments.deadlines.explaining import each_first, sentence, told_bounds, told_day, told_source
from commitments.deadlines.frames import Bounds, Frame, Framed, Term, match_frame, resolve
from commitments.deadlines.lexicon import DETERMINERS, SEASONS, listed
from commitments.deadlines.occasions import Occasion, clause, occasion
from commitments.deadlines.policy import Policy
from commitments.deadlines.result import Basis, Deadline, Precision
from commitments.deadlines.undated import EVERY, open_phrase, recurring
from commitments.deadlines.years import SOON


class Moment(NamedTuple):
    """What was read up to the word `end`; `deadline` is None for a moment that has passed or sets no term."""

    end: int
    deadline: Deadline | None


def moment(s: Scan, i: int) -> Moment | None:
    """The moment whose words start at i, or None."""
    if end := recurring(s, i):
        return recurring_moment(s, i, end)
    framed = match_frame(s, i)
    if framed.frame and s.words[framed.end] in EVERY and (each := anchor(s, framed.end + 1)):
        return each_time(s, i, framed, each)
    if found := counted(s, i, framed) or anchored(s, i, framed):
        return found
    if end := open_phrase(s, i):
        return Moment(end, opened(s, i, end))
    if event := clause(s, i):
        return Moment(i + 1, hanging(s, i, event, Frame.AFTER))
    event = occasion(s, framed.end, framed.frame) if framed.frame is not Frame.AHEAD else None
    return Moment(event.end, hanging(s, i, event, framed.frame or Frame.IN, framed.wish)) if event else None


def recurring_moment(s: Scan, i: int, end: int) -> Moment:
    """ "jaarlijks vóór het zomerreces": the first instance is dated where the words allow it."""
    framed = match_frame(s, end)
    if s.words[end - 1] in SEASONS:  # "elk voorjaar"
        framed = framed._replace(end=end - 1, frame=Frame.IN)
    found = anchor(s, framed.end) if framed.frame not in (None, Frame.AHEAD) else None
    if found is not None:
        return each_time(s, i, framed, found)
    told = sentence(s.text.quote(i, end), "terugkerend, zonder dag", "er is gezegd hoe vaak, niet wanneer")
    return Moment(end, _deadline(s, i, end, Basis.RECURRING, "recurring", told))


def each_time(s: Scan, i: int, framed: Framed, found: Anchor) -> Moment:
    """The first instance of what comes back at an anchor."""
    term = resolve(s, framed.frame or Frame.IN, found)
    if term.window is None:
        return Moment(found.end, None)
    known = dated(s, i, found.end, term, term.window, framed.wish)
    rule = f"recurring-{known.rule}"
    return Moment(
        found.end, replace(known, basis=Basis.RECURRING, rule=rule, explanation=each_first(known.explanation))
    )


STRETCH_OF = ("termijn", "periode", "tijdsbestek", "bestek", "tijd")
SELF = (
    ["heden"],
    ["vandaag"],
    ["nu"],
    ["dagtekening"],
    ["dato"],
    ["dit"],
    ["deze", "brief"],
    ["verzending", "van", "deze"],
    ["de", "dagtekening"],
)
LEADING = (Frame.IN, Frame.BY, Frame.WITHIN, Frame.AHEAD, Frame.AFTER, Frame.BEYOND, Frame.FROM)


def counted(s: Scan, i: int, framed: Framed) -> Moment | None:
    """ "binnen zes weken", "over een maand", "uiterlijk drie weken na het reces"."""
    frame = framed.frame
    stretch = duration(s, _stretch_start(s, framed.end))
    if stretch is None or not stretch.halves or s.words[stretch.end] in ("geleden", "terug", "eerder", "daarvoor"):
        return None
    if (found := beside(s, i, framed, stretch)) is not None:
        return found
    if frame not in LEADING or (frame is Frame.IN and s.words[framed.end - 1] != "in"):
        return None
    return Moment(stretch.end, from_now(s, i, stretch.end, frame, stretch, framed.wish))


def _stretch_start(s: Scan, i: int) -> int:
    """Over "een termijn van", "de wettelijke termijn van"."""
    for j in (i, i + 1, i + 2):
        if s.words[j] in STRETCH_OF and s.words[j + 1] == "van":
            return j + 2
    return i


def beside(s: Scan, i: int, framed: Framed, stretch: Duration) -> Moment | None:
    """A stretch before or after something that is named: "drie weken na het reces", "een maand nadat ..."."""
    around = match_frame(s, stretch.end)
    preposition = around.frame is Frame.BEFORE and framed.frame is Frame.WITHIN  # "binnen een week voor u uitzoeken"
    if around.frame in (Frame.BEFORE, Frame.AFTER, Frame.FROM) and not preposition:
        found = offset(s, i, framed, stretch, around)
        if found is not None:
            return found
    event = clause(s, stretch.end)
    return Moment(event.end, hanging(s, i, event, Frame.AFTER, framed.wish)) if event else None


def from_now(s: Scan, i: int, end: int, frame: Frame, stretch: Duration, wish: bool) -> Deadline:
    day = add(s.calendar, s.said_on, stretch)
    lower = frame in (Frame.AFTER, Frame.BEYOND, Frame.FROM)
    earliest, latest = (day, None) if lower else (None, day)
    wording = s.text.quote(i, end)
    told = sentence(wording, told_bounds(earliest, latest), f"geteld vanaf {told_day(s.said_on)}")
    return _deadline(s, i, end, Basis.PERIOD, f"stretch-{frame}", told, earliest, latest, Precision.DAY, wish)


def offset(s: Scan, i: int, framed: Framed, stretch: Duration, around: Framed) -> Moment | None:
    """A stretch before or after something: the day said, an anchor, or an occasion."""
    k, after = around.end, around.frame is not Frame.BEFORE
    for own in SELF if after else ():
        if s.words[k : k + len(own)] == own:
            end = k + len(own) + (own == ["dit"]) + (own[-1] == "deze")
            return Moment(end, from_now(s, i, end, Frame.WITHIN, stretch, framed.wish))
    found = anchor(s, k)
    if found is None:
        event = occasion(s, k, Frame.AFTER if after else Frame.BEFORE)
        return (
            Moment(event.end, hanging(s, i, event, Frame.AFTER if after else Frame.BEFORE, framed.wish))
            if event
            else None
        )

    def bounds(policy: Policy, window: Window, late: str) -> Bounds:
        if after:
            return window.last + DAY, add(s.calendar, window.last, stretch)
        return None, add(s.calendar, window.first, stretch, -1)

    term = resolve(s, Frame.AFTER if after else Frame.BEFORE, found._replace(late=""), bounds)
    term = term._replace(shift=s.text.quote(_stretch_start(s, framed.end), stretch.end))
    return Moment(found.end, dated(s, i, found.end, term, term.window, framed.wish) if term.window else None)


BARE_NEVER = frozenset(("year", "year-broken", "weekday", "feast", "budget"))
BARE_WITH_YEAR = frozenset(("month", "recess", "season", "summer", "week"))
REFERENCES = frozenset(listed("van dd gedateerd sinds sedert dato"))
MONEY = frozenset(listed("op aan binnen over ter per tegen"))


def anchored(s: Scan, i: int, framed: Framed) -> Moment | None:
    """A framed anchor, or a bare one that can be nothing but a moment ("eind 2021", "dit najaar")."""
    found = anchor(s, framed.end)
    frame = framed.frame
    if found is None or frame is Frame.AHEAD:
        return None
    before = s.words[framed.end - 1] if framed.end > i else ""
    if frame is None and not bare(s, i, framed.end, found):
        return Moment(found.end, None) if found.past or found.rule in ("day", "today") else None
    if not sets_a_term(s, framed.end, found, before):
        return Moment(found.end, None)
    term = resolve(s, *_as_meant(frame or Frame.IN, found, before))
    return Moment(found.end, dated(s, i, found.end, term, term.window, framed.wish) if term.window else None)


def _as_meant(frame: Frame, found: Anchor, before: str) -> tuple[Frame, Anchor]:
    """Frames whose meaning depends on what they stand before."""
    if frame is Frame.START and found.rule.endswith("-end"):  # "per ultimo 2025"
        return Frame.IN, found
    if frame is Frame.BY and found.rule == "season" and before in ("tegen", "richting", "en", "tot"):
        return Frame.BEFORE, found
    if before == "tot" and found.rule.endswith(("-begin", "-middle")):
        return Frame.BY, found
    if frame is Frame.FROM and before == "voor" and found.instead:  # "niet voor de zomer"
        return frame, found.instead
    return frame, found


def bare(s: Scan, i: int, j: int, found: Anchor) -> bool:
    """Whether an anchor without a frame is a moment: "brief van 3 maart" and "begroting 2021" name a paper.

    "Vandaag" tells when something is said, "vandaag nog" when it will be done.
    """
    if found.rule == "today":
        return "nog" in (s.words[j - 1], s.words[found.end])
    family = found.rule.partition("-")[0]
    if found.rule == "day" and i > 0 and s.words[i - 1] in REFERENCES:
        return False
    said = s.words[j] in DETERMINERS
    if found.rule in BARE_NEVER:
        return said or (found.rule == "weekday" and found.end > j + 1) or s.words[found.end - 1] in SOON
    return said or found.rule not in BARE_WITH_YEAR or found.year is not None or family != found.rule


def sets_a_term(s: Scan, j: int, found: Anchor, before: str) -> bool:
    """Not "voor het jaar 1990" (meant for that year), nor money "op de begroting"."""
    if found.rule == "year" and before == "voor" and "jaar" in s.words[j : j + 2] and found.year is not None:
        return s.words[j] in ("dit", "volgend", "komend") or not s.words[found.end - 1].isdecimal()
    return not (found.rule == "budget" and before in MONEY and s.words[found.end - 1].startswith("begroting"))


def opened(s: Scan, i: int, end: int) -> Deadline:
    told = sentence(s.text.quote(i, end), "geen dag", "de woorden noemen geen uiterste dag", s.policy.meaning("open"))
    return _deadline(s, i, end, Basis.NONE, "open", told)


def hanging(s: Scan, i: int, event: Occasion, frame: Frame, wish: bool = False) -> Deadline:
    """A deadline that hangs on an event without a day."""
    name = s.text.quote(event.start, event.end)
    basis = Basis.RECURRING if event.recurring else Basis.OCCASION
    told = sentence(
        s.text.quote(i, event.end), "geen dag zolang de gelegenheid er geen heeft", f"de termijn hangt aan '{name}'"
    )
    found = _deadline(s, i, event.end, basis, f"occasion-{frame}", told, wish=wish)
    return replace(found, occasion=name)


def dated(s: Scan, i: int, end: int, term: Term, window: Window, wish: bool) -> Deadline:
    """The deadline of a term that has a window."""
    row, anchored_on = window.row, term.anchor
    details = [told_source(row)]
    details += [s.policy.meaning(key) for key in anchored_on.policies]
    details += [s.policy.meaning(key) for key in _frame_policies(term)]
    told = sentence(s.text.quote(i, end), told_bounds(term.earliest, term.latest), reason(s, term, window), *details)
    start, stop = s.text.starts[i], s.text.ends[end - 1]
    return Deadline(
        s.text.text[start:stop],
        term.earliest,
        term.latest,
        anchored_on.basis,
        anchored_on.precision,
        f"{anchored_on.rule}-{term.frame}",
        row.name if row else "",
        row.source if row else "",
        row.confirmed if row else True,
        s.policy.name,
        told,
        start,
        stop,
        wish,
        window.label if anchored_on.basis is Basis.OCCASION else "",
    )


def _frame_policies(term: Term) -> tuple[str, ...]:
    if term.shift:
        return ()
    if term.frame is Frame.AFTER and term.latest and term.anchor.late:
        return (term.anchor.late,)
    if term.frame is Frame.BEFORE and term.window and term.window.before is None:
        return ("voor",)
    return ("rond",) if term.frame is Frame.AROUND else ()


def reason(s: Scan, term: Term, window: Window) -> str:
    """Why these days, in Dutch: what the calendar says of the anchor."""
    if term.shift:
        side = "na" if term.frame is Frame.AFTER else "vóór"
        return f"{term.shift} {side}: {reason(s, term._replace(shift=''), window)}"
    label, first, last = window.label, told_day(window.first), told_day(window.last)
    if window.first == window.last:
        if label != first:
            return f"{label} is {first}"
        return (
            f"geteld vanaf {told_day(s.said_on)} is dat {first}" if term.anchor.year is None else "die dag is genoemd"
        )
    if term.frame in (Frame.BEFORE, Frame.START, Frame.FROM) and window.before is None:
        return f"{label} begint {first}"
    return f"{label} loopt tot en met {last}"


def _deadline(
    s: Scan,
    i: int,
    end: int,
    basis: Basis,
    rule: str,
    told: str,
    earliest: date | None = None,
    latest: date | None = None,
    precision: Precision = Precision.NONE,
    wish: bool = False,
) -> Deadline:
    start, stop = (s.text.starts[i], s.text.ends[end - 1]) if end > i else (0, 0)
    wording = s.text.text[start:stop]
    return Deadline(
        wording, earliest, latest, basis, precision, rule, "", "", True, s.policy.name, told, start, stop, wish
    )
