"""The deadline that a moment sets, with the sentence that says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from commitments.deadlines.anchors import Scan, Window
from commitments.deadlines.explaining import sentence, told_bounds, told_day, told_source
from commitments.deadlines.frames import Frame, Term
from commitments.deadlines.occasions import Occasion
from commitments.deadlines.result import Basis, Deadline, Precision


def opened(s: Scan, i: int, end: int) -> Deadline:
    told = sentence(s.text.quote(i, end), "geen dag", "de woorden noemen geen uiterste dag", s.policy.meaning("open"))
    return deadline_of(s, i, end, Basis.NONE, "open", told)


def hanging(s: Scan, i: int, event: Occasion, frame: Frame, wish: bool = False) -> Deadline:
    """A deadline that hangs on an event without a day."""
    name = s.text.quote(event.start, event.end)
    basis = Basis.RECURRING if event.recurring else Basis.OCCASION
    told = sentence(
        s.text.quote(i, event.end), "geen dag zolang de gelegenheid er geen heeft", f"de termijn hangt aan '{name}'"
    )
    found = deadline_of(s, i, event.end, basis, f"occasion-{frame}", told, wish=wish)
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
        side = "daarna" if term.frame is Frame.AFTER else "daarvoor"
        return f"{reason(s, term._replace(shift=''), window)}, en de termijn ligt {term.shift} {side}"
    label, first, last = window.label, told_day(window.first), told_day(window.last)
    if window.first == window.last:
        return f"{label} is {first}" if label != first else _that_day(s, term, first)
    if RANGE in label:
        return f"dat is {label}" if label.endswith(last) else f"{label} eindigt {last}"
    if term.frame in (Frame.BEFORE, Frame.START, Frame.FROM) and window.before is None:
        return f"{label} begint {first}"
    return f"{label} loopt tot en met {last}"


RANGE = " tot en met "


def _that_day(s: Scan, term: Term, day: str) -> str:
    if term.anchor.year is not None:
        return "die dag is genoemd"
    if term.anchor.rule == "day":
        return f"gezegd op {told_day(s.said_on)}, en de eerstvolgende keer is {day}"
    return f"geteld vanaf {told_day(s.said_on)} is dat {day}"


def deadline_of(
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
