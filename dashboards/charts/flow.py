"""Is more promised than settled, month by month?"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils import formats
from django.utils.translation import gettext as _

from commitments.choices import Standing, Status
from commitments.traits import settled_on
from dashboards import sentences
from dashboards.charts.chart import Chart
from dashboards.figures import Bar, Series, upright_bars
from dashboards.scope import Scope

KEY = "stroom"
MONTHS = 24
LABEL_EVERY = 6  # months; what fits on a phone


@dataclass(frozen=True, slots=True)
class Month:
    """What was promised, fulfilled and lapsed in the month that begins on `first`."""

    first: date
    promised: int
    fulfilled: int
    lapsed: int


def chart(scope: Scope) -> Chart:
    found = rows(scope)
    series = [
        Series(_("gedaan"), "var(--open)", ground="var(--open-ground)"),
        Series(_("voldaan"), "var(--kept)"),
        Series(_("vervallen"), "var(--none)", "."),
    ]
    bars = tuple(_bar(month, scope) for month in found)
    return Chart(
        key=KEY,
        title=_("Worden er meer toezeggingen gedaan dan afgedaan?"),
        reading=sentence(found),
        chart=upright_bars(bars, series, every=LABEL_EVERY, stacked=False) if any(bar.total for bar in bars) else None,
        columns=(_("Maand"), *(part.label for part in series)),
        bars=bars,
        csv_url=scope.csv_url(KEY),
        totalled=False,
    )


def rows(scope: Scope) -> list[Month]:
    """The last two years by month, the present one as far as it has come."""
    months = _months(scope.on)
    there = scope.commitments.order_by()
    status = there.columns.status
    promised = there.filter(promised_on__gte=months[0]).annotate(month=TruncMonth("promised_on"))
    made = dict(promised.values_list("month").annotate(Count("pk")))
    settled = there.annotate(settled=settled_on(there)).filter(settled__gte=months[0])
    done = settled.annotate(month=TruncMonth("settled")).values_list("month", status).annotate(Count("pk"))
    ended = Counter({(month, name): count for month, name, count in done})
    return [
        Month(first, made.get(first, 0), ended[first, Status.FULFILLED], ended[first, Status.LAPSED])
        for first in months
    ]


def _months(on: date) -> list[date]:
    last = on.year * 12 + on.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(last - MONTHS + 1, last + 1)]


def _bar(month: Month, scope: Scope) -> Bar:
    name, value = formats.date_format(month.first, "F Y"), f"{month.first:%Y-%m}"
    urls = (
        scope.list_url((), gedaan=value),
        *(scope.list_url((standing,), afgedaan=value) for standing in (Standing.FULFILLED, Standing.LAPSED)),
    )
    return Bar(formats.date_format(month.first, _("b Y")), name, (month.promised, month.fulfilled, month.lapsed), urls)


def sentence(months: list[Month]) -> str:
    promised = sum(month.promised for month in months)
    settled = sum(month.fulfilled + month.lapsed for month in months)
    words = {
        "since": sentences.month_in_words(months[0].first),
        "promised": sentences.amount(promised),
        "settled": sentences.amount(settled),
        "more": sentences.amount(abs(promised - settled)),
    }
    if not promised and not settled:
        return _("Sinds %(since)s is er geen toezegging gedaan of afgedaan.") % words
    if promised == settled:
        return _("Sinds %(since)s zijn er %(promised)s gedaan en evenveel afgedaan.") % words
    if promised > settled:
        said = _("Sinds %(since)s zijn er %(promised)s gedaan en %(settled)s afgedaan: er kwamen er %(more)s bij.")
    else:
        said = _("Sinds %(since)s zijn er %(promised)s gedaan en %(settled)s afgedaan: er gingen er %(more)s af.")
    return sentences.together(said % words, sentences.few(promised + settled))
