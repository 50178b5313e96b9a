"""On which days do terms end? The weeks to come as a calendar."""

from collections import Counter
from datetime import date, timedelta

from django.utils import formats
from django.utils.translation import gettext as _

from commitments.day_words import day_in_words
from commitments.standing import IN_TIME
from dashboards import sentences
from dashboards.charts.ahead import WEEKS_AHEAD
from dashboards.charts.chart import Chart
from dashboards.figures import Bar, calendar
from dashboards.scope import Scope

KEY = "kalender"


def chart(scope: Scope) -> Chart:
    found = rows(scope)
    monday = _monday(scope.on)
    bars = tuple(_bar(day, count, scope) for day, count in found)
    return Chart(
        key=KEY,
        title=_("Op welke dagen verloopt een termijn?"),
        reading=sentence(found),
        chart=calendar(bars, [(day - monday).days for day, _count in found], _weeks(monday), _weekdays(monday))
        if bars
        else None,
        columns=(_("Dag"), _("termijnen")),
        bars=bars,
        csv_url=scope.csv_url(KEY),
        totalled=False,
    )


def rows(scope: Scope) -> list[tuple[date, int]]:
    """Each day on which terms end, and how many, from today to the Sunday of the thirteenth week."""
    last = _monday(scope.on) + timedelta(weeks=WEEKS_AHEAD, days=-1)
    counts: Counter[date] = Counter()
    for day, _standing, count in scope.terms:
        if scope.on <= day <= last:
            counts[day] += count
    return sorted(counts.items())


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weeks(monday: date) -> list[str]:
    days = [monday + timedelta(weeks=number) for number in range(WEEKS_AHEAD)]
    return [formats.date_format(day, _("j b")) for day in days]


def _weekdays(monday: date) -> list[str]:
    return [formats.date_format(monday + timedelta(days=number), "D") for number in range(7)]


def _bar(day: date, count: int, scope: Scope) -> Bar:
    name = formats.date_format(day, "l j F Y")
    one_day = {"van": day.isoformat(), "tot": day.isoformat()}
    return Bar(name, name, (count,), (scope.list_url(IN_TIME, **one_day),))


def sentence(found: list[tuple[date, int]]) -> str:
    """On how many days terms end, and which has the most; no day is named where several have as many."""
    if not found:
        return _("In deze weken verloopt geen termijn.")
    most = max(count for _day, count in found)
    fullest = [day for day, count in found if count == most]
    words = {"days": sentences.amount(len(found)), "most": sentences.amount(most)}
    if len(fullest) > 1:
        return _("Er verlopen termijnen op %(days)s dagen, nooit meer dan %(most)s op een dag.") % words
    words["day"] = day_in_words(fullest[0])
    return _("Er verlopen termijnen op %(days)s dagen; de meeste op %(day)s: %(most)s.") % words
