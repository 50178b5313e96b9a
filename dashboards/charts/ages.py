"""How long have the late ones been late?"""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from commitments.choices import Standing
from dashboards import sentences
from dashboards.charts.chart import Chart, silent_and_told
from dashboards.figures import Bar, Series, lying_bars
from dashboards.scope import Scope

KEY = "te-laat"
AGES = (1, 8, 31, 92, 183, 366)
"""The first day late of each class of lateness, in days; the last class has no end."""

OVER_THREE_MONTHS, OVER_A_YEAR = 92, 366


@dataclass(frozen=True, slots=True)
class AgeCount:
    """How many are `first_day` to `last_day` days late (None: or more), without word and with."""

    first_day: int
    last_day: int | None
    silent: int
    announced: int


def chart(scope: Scope) -> Chart:
    counts = rows(scope)
    labels = (
        _("1–7 dagen"),
        _("8–30 dagen"),
        _("1–3 maanden"),
        _("3–6 maanden"),
        _("6–12 maanden"),
        _("langer dan een jaar"),
    )
    silent, announced = _("zonder bericht"), _("met bericht")
    bars = tuple(_bar(label, age, scope) for label, age in zip(labels, counts, strict=True))
    series = [Series(silent, "var(--late)"), Series(announced, "var(--put-off)", "/")]
    return Chart(
        key=KEY,
        title=_("Hoe lang zijn toezeggingen al te laat?"),
        reading=sentence(
            sum(age.silent for age in counts),
            sum(age.silent for age in counts if age.first_day >= OVER_THREE_MONTHS),
            sum(age.silent for age in counts if age.first_day >= OVER_A_YEAR),
        ),
        chart=lying_bars(bars, series) if any(bar.total for bar in bars) else None,
        columns=(_("Te laat sinds"), silent, announced, _("samen")),
        bars=bars,
        csv_url=scope.csv_url(KEY),
    )


def _bar(label: str, age: AgeCount, scope: Scope) -> Bar:
    days = {"tot": (scope.on - timedelta(days=age.first_day)).isoformat()}
    if age.last_day:
        days["van"] = (scope.on - timedelta(days=age.last_day)).isoformat()
    urls = tuple(scope.list_url((name,), **days) for name in (Standing.LATE, Standing.LATE_WITH_WORD))
    counts = (age.silent, age.announced)
    return Bar(label, label, counts, urls, note=silent_and_told(counts) if any(counts) else "")


def rows(scope: Scope) -> list[AgeCount]:
    """How long those late have been late, in the classes of `AGES`; what was not checked is left out."""
    counts: Counter[tuple[int, str]] = Counter()
    for deadline, standing, number in scope.terms:
        if deadline < scope.on:
            counts[AGES[bisect_right(AGES, (scope.on - deadline).days) - 1], standing] += number
    last_days = [*(days - 1 for days in AGES[1:]), None]
    return [
        AgeCount(first, last, counts[first, Standing.LATE], counts[first, Standing.LATE_WITH_WORD])
        for first, last in zip(AGES, last_days, strict=True)
    ]


def sentence(silent: int, over_three_months: int, over_a_year: int) -> str:
    """How many of those late without word have been so for long."""
    if not silent:
        return _("Er is geen toezegging te laat zonder bericht.")
    if silent == 1:
        return _age_of_one(over_three_months, over_a_year)
    words = {
        "count": sentences.amount(silent),
        "long": sentences.amount(over_three_months),
        "year": sentences.amount(over_a_year),
    }
    if not over_three_months:
        return _("%(count)s zijn te laat zonder bericht, geen ervan langer dan drie maanden.") % words
    return sentences.together(
        _("Van de %(count)s die te laat zijn zonder bericht, duurt dat bij %(long)s al langer dan drie maanden.")
        % words,
        _("Bij %(year)s is het meer dan een jaar.") % words if over_a_year else "",
    )


def _age_of_one(over_three_months: int, over_a_year: int) -> str:
    if over_a_year:
        return _("De enige die te laat is zonder bericht, is dat al meer dan een jaar.")
    if over_three_months:
        return _("De enige die te laat is zonder bericht, is dat al langer dan drie maanden.")
    return _("1 is te laat zonder bericht, niet langer dan drie maanden.")
