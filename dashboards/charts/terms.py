"""What kind of term does a promise have? "None given" is one of the kinds."""

from collections import Counter

from django.db.models import Count
from django.utils.translation import gettext as _

from commitments.choices import AWAITED, DeadlineBasis, Standing
from commitments.standing import OPEN
from commitments.traits import basis_of_term
from dashboards import sentences
from dashboards.charts.chart import Chart
from dashboards.figures import Bar, Series, lying_bars
from dashboards.scope import Scope

KEY = "soorten-termijn"
NO_LONGER_OPEN = (Standing.FULFILLED, Standing.LAPSED, Standing.CONTINUING)


def chart(scope: Scope) -> Chart:
    found = rows(scope)
    total = sum(found.values())
    bars = tuple(_bar(basis, found, scope) for basis in DeadlineBasis)
    series = [
        Series(_("open"), "var(--open)"),
        Series(_("niet meer open"), "var(--none)", ".", ground="var(--none-ground)"),
    ]
    return Chart(
        key=KEY,
        title=_("Wat voor termijn heeft een toezegging?"),
        reading=sentence(sum(found[DeadlineBasis.NONE, is_open] for is_open in (True, False)), total),
        chart=lying_bars(bars, series) if total else None,
        columns=(_("Termijn"), *(part.label for part in series), _("samen")),
        bars=bars,
        csv_url=scope.csv_url(KEY),
    )


def rows(scope: Scope) -> Counter[tuple[str, bool]]:
    """By the basis of the term that holds, and whether it is still awaited: how many."""
    there = scope.commitments.order_by()
    status = there.columns.status
    counts: Counter[tuple[str, bool]] = Counter()
    grouped = there.annotate(basis=basis_of_term(there, scope.on)).values_list("basis", status).annotate(Count("pk"))
    for basis, state, count in grouped:
        counts[basis, state in AWAITED] += count
    return counts


def _bar(basis: DeadlineBasis, found: Counter[tuple[str, bool]], scope: Scope) -> Bar:
    counts = (found[basis, True], found[basis, False])
    urls = tuple(scope.list_url(standings, termijnsoort=basis.value) for standings in (OPEN, NO_LONGER_OPEN))
    return Bar(str(basis.label), str(basis.label), counts, urls, note=sentences.amount(sum(counts)))


def sentence(without: int, total: int) -> str:
    if not total:
        return _("Er zijn geen toezeggingen om te tellen.")
    words = _("Zonder dat een termijn is genoemd: %(share)s.") % {"share": sentences.share(without, total)}
    return sentences.together(words, sentences.few(total))
