"""How often is a term put off?"""

from collections import Counter

from django.db.models import Count
from django.utils.translation import gettext as _

from commitments.traits import OFTEN, ever_dated, times_put_off
from dashboards import sentences
from dashboards.charts.chart import Chart
from dashboards.figures import Bar, Series, lying_bars
from dashboards.scope import Scope

KEY = "uitstel"


def chart(scope: Scope) -> Chart:
    counts = rows(scope)
    total = sum(counts)
    labels = (_("nooit uitgesteld"), _("1 keer"), _("2 keer"), _("3 keer of vaker"))
    bars = tuple(
        Bar(
            label,
            label,
            (0, count) if times else (count, 0),
            (scope.list_url((), uitgesteld=str(times)),) * 2,
            note=sentences.amount(count),
        )
        for times, (label, count) in enumerate(zip(labels, counts, strict=True))
    )
    series = [
        Series(_("niet uitgesteld"), "var(--open)", ground="var(--open-ground)"),
        Series(_("uitgesteld"), "var(--put-off)", "/"),
    ]
    return Chart(
        key=KEY,
        title=_("Hoe vaak wordt een termijn uitgesteld?"),
        reading=sentence(total, total - counts[0], counts[-1]),
        chart=lying_bars(bars, series) if total else None,
        columns=(_("Uitgesteld"), *(part.label for part in series), _("samen")),
        bars=bars,
        csv_url=scope.csv_url(KEY),
        counted=_(
            "Geteld is uitstel door de bewindspersoon of de commissie, bij alles wat ooit een dag als termijn had."
        ),
    )


def rows(scope: Scope) -> list[int]:
    """How many that ever had a day were put off 0, 1, 2 and more times, by the minister or the committee."""
    dated = scope.commitments.order_by().filter(ever_dated(scope.on)).annotate(times=times_put_off(scope.on))
    counts: Counter[int] = Counter()
    for often, count in dated.values_list("times").annotate(Count("pk")):
        counts[min(often, OFTEN)] += count
    return [counts[often] for often in range(OFTEN + 1)]


def sentence(total: int, put_off: int, often: int) -> str:
    if not total:
        return _("Geen van deze toezeggingen had ooit een dag als termijn.")
    words = {"share": sentences.share(put_off, total), "often": sentences.amount(often)}
    if often:
        said = _("De termijn is uitgesteld bij %(share)s die er een hebben gehad, bij %(often)s drie keer of vaker.")
    else:
        said = _("De termijn is uitgesteld bij %(share)s die er een hebben gehad.")
    return sentences.together(said % words, sentences.few(total))
