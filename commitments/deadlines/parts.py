"""Parts of an anchor: "begin oktober", "medio 2021", "eind volgende week", "het einde van het zomerreces"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from commitments.calendars import DAY
from commitments.deadlines.anchors import Anchor, Scan, Window, plain_anchor, starts_with
from commitments.deadlines.durations import add_months
from commitments.deadlines.lexicon import PARTS
from commitments.deadlines.policy import Policy
from commitments.deadlines.result import Basis, Precision
from commitments.deadlines.years import year_after

OF = frozenset(("van", "der", "in", "over"))
POLICY_PART = {"begin": "begin", "middle": "medio", "end": "eind"}


def whole(s: Scan, i: int) -> Anchor | None:
    """What a part is a part of: "van het jaar", "oktober", "der maand"."""
    return plain_anchor(s._replace(nesting=s.nesting + 1), i + 1 if s.words[i] in OF else i)


@starts_with(PARTS)
def part(s: Scan, i: int, kind: str) -> Anchor | None:
    name = PARTS[s.words[i]]
    inner = whole(s, i + 1)
    if inner is None or inner.past:
        return inner
    cut, policies = cutter(inner, name)
    at, policy = inner.at, s.policy

    def part_at(year: int) -> Window | None:
        window = at(year)
        if window is None:
            return None
        first, last = cut(policy, window)
        label = part_label(name, window.label) if first != window.first or last != window.last else window.label
        return Window(first, last, label, window.row, last if name == "end" else None)

    return inner._replace(rule=f"{inner.rule}-{name}", at=part_at, policies=policies, instead=None)


@starts_with(("jaareinde", "jaareind"))
def end_of_year(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "jaareinde 2024"; "voor jaareinde" ends with the year."""
    said = year_after(s, i + 1)

    def at(year: int) -> Window | None:
        last = date(year, 12, 31)
        return Window(last, last, f"het einde van {year}", before=last)

    return Anchor(said.end, "year-end", Precision.DAY, Basis.DATE, at, said.number, past=said.past)


def part_label(name: str, whole: str) -> str:
    """ "medio 2021", "eind september 2020", "het begin van het tweede kwartaal van 2021"."""
    bare = whole.removeprefix("het jaar ")
    if bare.startswith(("het ", "de ")):
        return f"het {'midden' if name == 'middle' else POLICY_PART[name].replace('eind', 'einde')} van {bare}"
    return f"{POLICY_PART[name]} {bare}"


Cut = Callable[[Policy, Window], tuple[date, date]]


def cutter(inner: Anchor, name: str) -> tuple[Cut, tuple[str, ...]]:
    """How to cut a part out of an anchor's window, and the policy rows that say so."""
    if inner.basis in (Basis.RECESS, Basis.OCCASION, Basis.DATE):
        return CUTS["edge", name], ()
    unit = {"month": "maand", "year": "jaar", "week": "week"}.get(inner.rule, "")
    if unit == "" or (unit == "week" and name == "end"):
        return CUTS["third", name], ()
    suffix = "-vanaf" if name == "end" else ""
    return CUTS[unit, name], (f"{POLICY_PART[name]}-{unit}{suffix}",)


def _third(number: int) -> Cut:
    def cut(_policy: Policy, window: Window) -> tuple[date, date]:
        months = (window.last.year - window.first.year) * 12 + window.last.month - window.first.month + 1
        if window.first.day == 1 and months % 3 == 0 and (window.last + DAY).day == 1:
            months = months // 3
            return add_months(window.first, months * number), add_months(window.first, months * (number + 1)) - DAY
        days = (window.last - window.first).days + 1
        if days < 3:  # a weekend
            return window.first, window.last
        first = window.first + timedelta(days=days * number // 3)
        return first, window.first + timedelta(days=days * (number + 1) // 3 - 1)

    return cut


CUTS: dict[tuple[str, str], Cut] = {
    ("edge", "begin"): lambda policy, w: (w.first, w.first),
    ("edge", "middle"): lambda policy, w: (w.first, w.last),
    ("edge", "end"): lambda policy, w: (w.last, w.last),
    ("third", "begin"): _third(0),
    ("third", "middle"): _third(1),
    ("third", "end"): _third(2),
    ("maand", "begin"): lambda policy, w: (w.first, w.first.replace(day=policy.number("begin-maand"))),
    ("maand", "middle"): lambda policy, w: (
        w.first.replace(day=policy.number("medio-maand-vanaf")),
        w.first.replace(day=policy.number("medio-maand")),
    ),
    ("maand", "end"): lambda policy, w: (w.first.replace(day=policy.number("eind-maand-vanaf")), w.last),
    ("jaar", "begin"): lambda policy, w: (w.first, policy.day("begin-jaar", w.first.year)),
    ("jaar", "middle"): lambda policy, w: (
        policy.day("medio-jaar-vanaf", w.first.year),
        policy.day("medio-jaar", w.first.year),
    ),
    ("jaar", "end"): lambda policy, w: (policy.day("eind-jaar-vanaf", w.first.year), w.last),
    ("week", "begin"): lambda policy, w: (w.first, w.first + (policy.number("begin-week") - 1) * DAY),
    ("week", "middle"): lambda policy, w: (w.first, w.first + (policy.number("medio-week") - 1) * DAY),
}
