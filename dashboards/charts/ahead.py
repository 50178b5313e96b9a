"""Which terms end in the weeks to come?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commitments.day_words import day_in_words
from commitments.standing import AS_GIVEN, PUT_OFF
from dashboards import sentences
from dashboards.charts.chart import Chart
from dashboards.figures import Bar, Series, upright_bars
from dashboards.scope import Scope

KEY = "termijnen"
WEEKS_AHEAD = 13
LABEL_EVERY = 3  # weeks; what fits on a phone


@dataclass(frozen=True, slots=True)
class WeekCount:
    """How many terms end in `first`..`last`: terms as they were given, and terms that were put off before."""

    first: date
    last: date
    as_given: int
    put_off: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """The weeks to come, and how many terms end after them."""

    weeks: tuple[WeekCount, ...]
    later: int


def chart(scope: Scope) -> Chart:
    counts = rows(scope)
    as_given, put_off = _("termijn zoals eerst gesteld"), _("termijn eerder uitgesteld")
    bars = tuple(_bar(week, scope) for week in counts.weeks)
    series = [Series(as_given, "var(--open)"), Series(put_off, "var(--put-off)", "/")]
    return Chart(
        key=KEY,
        title=_("Welke termijnen komen eraan?"),
        reading=sentence([(week.first, week.as_given + week.put_off) for week in counts.weeks], counts.later),
        chart=upright_bars(bars, series, every=LABEL_EVERY) if any(bar.total for bar in bars) else None,
        columns=(_("Week"), as_given, put_off, _("samen")),
        bars=bars,
        csv_url=scope.csv_url(KEY),
    )


def _bar(week: WeekCount, scope: Scope) -> Bar:
    first, last = week.first, week.last
    days = {"van": first.isoformat(), "tot": last.isoformat()}
    name = _("%(first)s t/m %(last)s") % {
        "first": formats.date_format(first, "j F"),
        "last": formats.date_format(last, "j F Y"),
    }
    urls = tuple(scope.list_url(names, **days) for names in (AS_GIVEN, PUT_OFF))
    return Bar(formats.date_format(first, _("j b")), name, (week.as_given, week.put_off), urls)


def rows(scope: Scope) -> Ahead:
    """The terms that end on the day of the scope or after it, by week (Monday to Sunday); the first begins that day."""
    on = scope.on
    monday = on - timedelta(days=on.weekday())
    end = monday + timedelta(weeks=WEEKS_AHEAD)
    counts: Counter[tuple[date, bool]] = Counter()
    later = 0
    for day, standing, count in scope.terms:
        if day >= end:
            later += count
        elif day >= on:
            counts[day - timedelta(days=day.weekday()), standing in PUT_OFF] += count
    mondays = [monday + timedelta(weeks=number) for number in range(WEEKS_AHEAD)]
    weeks = tuple(
        WeekCount(max(day, on), day + timedelta(days=6), counts[day, False], counts[day, True]) for day in mondays
    )
    return Ahead(weeks, later)


def sentence(counts: Sequence[tuple[date, int]], later: int) -> str:
    """How many terms end in the weeks to come, and which week has the most. `counts` is (first day, number) a week."""
    total = sum(count for _day, count in counts)
    words = {"weeks": len(counts), "count": sentences.amount(total)}
    if not total:
        return sentences.together(_("In de komende %(weeks)s weken verloopt geen termijn.") % words, _later(later))
    first = ngettext(
        "In de komende %(weeks)s weken verloopt %(count)s termijn.",
        "In de komende %(weeks)s weken verlopen %(count)s termijnen.",
        total,
    )
    return sentences.together(first % words, _busiest(counts), _later(later))


def _busiest(counts: Sequence[tuple[date, int]]) -> str:
    """The week with the most terms; nothing where one week has them all, and no name where several share the place."""
    most = max(count for _day, count in counts)
    days = [day for day, count in counts if count == most]
    if most == sum(count for _day, count in counts):
        return _in_one_week(days[0]) if most > 1 else ""
    if len(days) > 1:
        return _("Nooit meer dan %(count)s in een week.") % {"count": sentences.amount(most)}
    return _("De meeste in de week van %(day)s: %(count)s.") % {
        "day": _day_of_year(days[0]),
        "count": sentences.amount(most),
    }


def _in_one_week(day: date) -> str:
    return _("Alle in de week van %(day)s.") % {"day": _day_of_year(day)}


def _day_of_year(day: date) -> str:
    return day_in_words(day, "j F")


def _later(later: int) -> str:
    if not later:
        return ""
    words = ngettext("Daarna volgt er nog %(count)s.", "Daarna volgen er nog %(count)s.", later)
    return words % {"count": sentences.amount(later)}
