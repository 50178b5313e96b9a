"""What kind of term does a promise have? "None given" is one of the kinds."""

from collections import Counter

from django.db.models import Count, F, OuterRef, Subquery
from django.utils.translation import gettext as _

from commitments.choices import AWAITED, DeadlineBasis
from commitments.models import DeadlineChange, held_on
from commitments.standing import TODAY
from dashboards import sentences
from dashboards.charts.chart import Chart
from dashboards.figures import Bar, Series, lying_bars
from dashboards.scope import Scope

KEY = "soorten-termijn"


def chart(scope: Scope) -> Chart:
    found = rows(scope)
    total = sum(found.values())
    bars = tuple(_bar(basis, found) for basis in DeadlineBasis)
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
        no_list=_("De lijst kan niet op de soort termijn worden gefilterd; deze cijfers hebben er geen."),
    )


def rows(scope: Scope) -> Counter[tuple[str, bool]]:
    """By the basis of the term that holds, and whether it is still awaited: how many."""
    there = scope.commitments.order_by()
    known = DeadlineChange.everything.filter(held_on(scope.on), commitment=OuterRef("pk"), announced_on__lte=scope.on)
    in_force = known.order_by("-announced_on", "-sequence").values("deadline_basis")[:1]
    basis = F("deadline_basis") if there.columns is TODAY else Subquery(in_force)
    status = there.columns.status
    counts: Counter[tuple[str, bool]] = Counter()
    for name, state, count in there.annotate(basis=basis).values_list("basis", status).annotate(Count("pk")):
        counts[name or DeadlineBasis.NONE, state in AWAITED] += count
    return counts


def _bar(basis: DeadlineBasis, found: Counter[tuple[str, bool]]) -> Bar:
    counts = (found[basis, True], found[basis, False])
    return Bar(str(basis.label), str(basis.label), counts, note=sentences.amount(sum(counts)))


def sentence(without: int, total: int) -> str:
    if not total:
        return _("Er zijn geen toezeggingen om te tellen.")
    words = _("Zonder dat een termijn is genoemd: %(share)s.") % {"share": sentences.share(without, total)}
    return sentences.together(words, sentences.few(total))
