"""Parts that are counted: "het derde kwartaal", "de tweede helft van mei", "de eerste week na het reces"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from commitments.calendars import DAY, weekday_from
from commitments.deadlines.anchors import NUMBER, Anchor, Scan, Window, plain_anchor, range_end, starts_with
from commitments.deadlines.durations import Duration, add, number
from commitments.deadlines.explaining import told_day
from commitments.deadlines.lexicon import ORDINALS, UNITS, WEEKDAYS
from commitments.deadlines.parts import cutter, part_label, whole
from commitments.deadlines.periods import half, months_window, quarter
from commitments.deadlines.result import Basis, Precision
from commitments.deadlines.years import year_after

ORDINAL_NAMES = {-1: "laatste"} | {n: w for w, n in reversed(ORDINALS.items()) if n > 0 and w.isalpha() and len(w) > 4}


@starts_with([NUMBER, *(word for word in ORDINALS if not word[0].isdecimal())])
def ordinal(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "het derde kwartaal", "de tweede helft van mei", "de laatste week van mei", "de eerste twee weken van 2022"."""
    first = last = ORDINALS.get(s.words[i], 0)
    if not first:
        return None
    j = i + 1
    if (k := range_end(s, j)) and s.words[k] in ORDINALS:
        last, j = ORDINALS[s.words[k]], k + 1
    word = s.words[j]
    if word in HEADS:
        return HEADS[word](s, j + 1 + (word in SHORT_HEADS and s.words[j + 1] == "."), first, last, kind)
    if word == "half" and s.words[j + 1] == "jaar":
        return _half_year(s, j + 2, first, last, kind)
    if word in WEEKDAYS:
        return _nth_weekday(s, j, first)
    if (count := number(word)) and s.words[j + 1] in UNITS:
        return _stretch_of(s, j + 2, first, Duration(j + 2, 2 * count, UNITS[s.words[j + 1]]))
    return None


def _quarter(s: Scan, end: int, first: int, last: int, kind: str) -> Anchor | None:
    if not max(first, last) <= 4:
        return None
    found = quarter(s, end, last % 5, kind)
    if first == last or first < 0:
        return found
    name = f"het {ORDINAL_NAMES[first]} en {ORDINAL_NAMES[last]} kwartaal van"
    return found._replace(at=months_window(3 * first - 2, 3 * last, name)) if 0 < first < last else found


def _half_year(s: Scan, end: int, first: int, last: int, kind: str) -> Anchor | None:
    return half(s, end, last % 3, kind) if last <= 2 else None


def _half_of(s: Scan, end: int, first: int, last: int, kind: str) -> Anchor | None:
    """ "de eerste helft van oktober": up to the 15th; of a year: up to 30 June."""
    said = year_after(s, end)
    if last > 2:
        return None
    if said.number is not None:
        return half(s, end, last % 3)
    inner = whole(s, end)
    if inner is None or inner.past or inner.precision is Precision.DAY:
        return None
    at = inner.at

    def half_at(year: int) -> Window | None:
        if (window := at(year)) is None:
            return None
        middle = window.first + timedelta(days=(window.last - window.first).days // 2)
        label = f"de {ORDINAL_NAMES[last]} helft van {window.label}"
        if last == 1:
            return Window(
                window.first, min(middle, window.first + 14 * DAY) if inner.rule == "month" else middle, label
            )
        return Window(middle + DAY, window.last, label)

    return inner._replace(rule=f"{inner.rule}-half", at=half_at, instead=None, policies=())


def _third_of_year(s: Scan, end: int, first: int, last: int, kind: str) -> Anchor | None:
    if last > 3:
        return None
    at = months_window(4 * (last % 4) - 3, 4 * (last % 4), f"het {ORDINAL_NAMES[last]} tertaal van")
    return quarter(s, end, 1)._replace(at=at, rule="quarter-third")


def _week_of(s: Scan, end: int, first: int, last: int, kind: str) -> Anchor | None:
    """A week belongs to the month of its Thursday; "de eerste week na het reces" counts from its end."""
    if s.words[end] in ("na", "voor"):
        return _week_beside(s, end, last)
    inner = whole(s, end)
    if inner is None or inner.past or inner.precision is Precision.DAY:
        return None
    at = inner.at

    def week_at(year: int) -> Window | None:
        if (window := at(year)) is None:
            return None
        label = f"de {ORDINAL_NAMES[last]} week van {window.label}"
        if last < 0:
            return Window(window.last - 6 * DAY, window.last, label, before=window.last)
        monday = window.first - timedelta(days=(window.first.weekday() + 3) % 7 - 3) + 7 * (last - 1) * DAY
        return Window(monday, monday + 6 * DAY, label)

    return inner._replace(rule="week-of", precision=Precision.WEEK, at=week_at, instead=None, policies=())


@starts_with(("week", "dag"))
def beside(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "de week na het reces", "de dag voor Prinsjesdag"."""
    if s.words[i + 1] not in ("na", "voor"):
        return None
    if s.words[i] == "week":
        return _week_beside(s, i + 1, 1)
    inner = plain_anchor(s, i + 2)
    if inner is None or inner.past:
        return inner
    at, after = inner.at, s.words[i + 1] == "na"

    def day_at(year: int) -> Window | None:
        if (window := at(year)) is None:
            return None
        day = window.last + DAY if after else window.first - DAY
        return Window(day, day, told_day(day), window.row)

    return inner._replace(rule=f"{inner.rule}-day", precision=Precision.DAY, at=day_at, instead=None)


def _week_beside(s: Scan, end: int, nth: int) -> Anchor | None:
    inner = plain_anchor(s, end + 1)
    if inner is None or inner.past:
        return inner
    after, target = s.words[end] == "na", inner.instead or inner
    at = target.at

    def week_at(year: int) -> Window | None:
        if (window := at(year)) is None:
            return None
        days = 7 * max(nth, 1)
        label = f"de week {s.words[end].replace('voor', 'vóór')} {window.label}"
        if after:
            return Window(window.last + (days - 6) * DAY, window.last + days * DAY, label, window.row)
        return Window(window.first - 7 * DAY, window.first - DAY, label, window.row)

    return target._replace(rule=f"{target.rule}-week", precision=Precision.WEEK, at=week_at, policies=())


def _days_of(s: Scan, end: int, first: int, last: int, kind: str) -> Anchor | None:
    """ "de eerste dagen van mei", "de laatste maanden van het jaar": its begin or its end."""
    inner = whole(s, end)
    if inner is None or last not in (1, -1):
        return None
    name = "begin" if last == 1 else "end"
    cut, policies = cutter(inner, name)
    at, policy = inner.at, s.policy

    def part_at(year: int) -> Window | None:
        window = at(year)
        return window and Window(*cut(policy, window), part_label(name, window.label), window.row)

    return inner._replace(rule=f"{inner.rule}-{name}", at=part_at, policies=policies, instead=None)


def _day_of(s: Scan, end: int, first: int, last: int, kind: str) -> Anchor | None:
    """ "de laatste dag van het jaar", "de eerste maand van 2022"."""
    unit = "month" if s.words[end - 1] == "maand" else "day"
    return _stretch_of(s, end, last, Duration(end, 2, unit)) if last in (1, -1) else None


def _stretch_of(s: Scan, end: int, nth: int, stretch: Duration) -> Anchor | None:
    inner = whole(s, end)
    if inner is None or inner.past or nth not in (1, -1):
        return None
    at = inner.at

    def stretch_at(year: int) -> Window | None:
        if (window := at(year)) is None:
            return None
        if nth == 1:
            return Window(window.first, min(window.last, add(s.calendar, window.first, stretch) - DAY), window.label)
        start = add(s.calendar, window.last + DAY, stretch, -1)
        return Window(max(window.first, start), window.last, window.label, before=window.last)

    return inner._replace(rule=f"{inner.rule}-stretch", at=stretch_at, instead=None, policies=())


def _nth_weekday(s: Scan, i: int, nth: int) -> Anchor | None:
    """ "de derde dinsdag van september", "de eerste dinsdag na het reces"."""
    if s.words[i + 1] == "na" and nth > 0:
        return _weekday_after(s, i, nth)
    inner = whole(s, i + 1)
    if inner is None or inner.rule != "month" or nth > 5:
        return None
    at, weekday = inner.at, WEEKDAYS[s.words[i]]

    def day_at(year: int) -> Window | None:
        if (window := at(year)) is None:
            return None
        if nth > 0:
            day = weekday_from(window.first, weekday) + 7 * (nth - 1) * DAY
        else:
            day = window.last - timedelta(days=(window.last.weekday() - weekday) % 7)
        return Window(day, day, told_day(day)) if day <= window.last else None

    return inner._replace(rule="day-nth", precision=Precision.DAY, basis=Basis.DATE, at=day_at)


def _weekday_after(s: Scan, i: int, nth: int) -> Anchor | None:
    inner = plain_anchor(s, i + 2)
    if inner is None or inner.past:
        return None
    target, weekday = inner.instead or inner, WEEKDAYS[s.words[i]]
    at = target.at

    def day_at(year: int) -> Window | None:
        if (window := at(year)) is None:
            return None
        day = weekday_from(window.last + DAY, weekday) + 7 * (nth - 1) * DAY
        return Window(day, day, f"de {ORDINAL_NAMES[nth]} {s.words[i]} na {window.label}", window.row)

    return target._replace(rule=f"{target.rule}-weekday", precision=Precision.DAY, at=day_at, late="", policies=())


SHORT_HEADS = frozenset(("kw", "kwrt", "kwart"))
HEADS: dict[str, Callable[[Scan, int, int, int, str], Anchor | None]] = {
    "kwartaal": _quarter,
    "kwart": _quarter,
    "kw": _quarter,
    "kwrt": _quarter,
    "halfjaar": _half_year,
    "semester": _half_year,
    "helft": _half_of,
    "deel": _half_of,
    "jaarhelft": _half_year,
    "tertaal": _third_of_year,
    "trimester": _third_of_year,
    "week": _week_of,
    "weken": _days_of,
    "dagen": _days_of,
    "maanden": _days_of,
    "dag": _day_of,
    "maand": _day_of,
}
