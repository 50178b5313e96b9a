"""From debate or letter to today: what became of promises by where they were made?"""

from collections import Counter

from django.db.models import Count
from django.utils.translation import gettext as _

from commitments.choices import Origin, Standing
from commitments.traits import origin
from dashboards import sentences
from dashboards.charts.chart import Chart
from dashboards.charts.ministries import parts_of_what_is_open
from dashboards.figures import Bar, Series, lying_bars
from dashboards.scope import Scope

KEY = "herkomst"
SETTLED = (Standing.FULFILLED, Standing.LAPSED)


def chart(scope: Scope) -> Chart:
    found = rows(scope)
    parts = _parts()
    bars = tuple(_bar(where, found, scope) for where in Origin)
    series = [one for one, _group in parts]
    return Chart(
        key=KEY,
        title=_("Wat werd er van toezeggingen uit een debat of een brief?"),
        reading=sentence({bar.name: (bar.counts[0], bar.total) for bar in bars[:2]}),
        chart=lying_bars(bars, series) if any(bar.total for bar in bars) else None,
        columns=(_("Gedaan in"), *(one.label for one in series), _("samen")),
        bars=bars,
        csv_url=scope.csv_url(KEY),
    )


def _parts() -> list[tuple[Series, tuple[str, ...]]]:
    """What was settled and what continues beside every part of what is open; each standing once."""
    return [
        (Series(_("voldaan of vervallen"), "var(--kept)", "|"), SETTLED),
        *parts_of_what_is_open(),
        (Series(_("doorlopende inzet"), "var(--continuing)", "x"), (Standing.CONTINUING,)),
    ]


def rows(scope: Scope) -> Counter[tuple[str, int]]:
    """By where it was said and the place of its standing in `_parts`: how many."""
    made = scope.commitments
    there = made.with_standing(scope.on).order_by().annotate(origin=origin(made))
    places = {name: place for place, (_series, group) in enumerate(_parts()) for name in group}
    counts: Counter[tuple[str, int]] = Counter()
    for name, standing, count in there.values_list("origin", "standing").annotate(Count("pk")):
        counts[name, places[standing]] += count
    return counts


def _bar(where: Origin, found: Counter[tuple[str, int]], scope: Scope) -> Bar:
    counts = tuple(found[where, part] for part in range(len(_parts())))
    urls = tuple(scope.list_url(group, herkomst=where.value) for _series, group in _parts())
    words = {"part": sentences.amount(counts[0]), "whole": sentences.amount(sum(counts))}
    note = _("%(part)s van %(whole)s") % words if any(counts) else ""
    return Bar(str(where.label), str(where.label), counts, urls, note=note)


def sentence(by_source: dict[str, tuple[int, int]]) -> str:
    """Of what was said in a debate and in a letter the part that was settled, each with its denominator."""
    said = [
        _("Uit een %(source)s is afgedaan: %(share)s.") % {"source": source, "share": sentences.share(settled, total)}
        for source, (settled, total) in by_source.items()
        if total
    ]
    few = sentences.few(sum(total for _settled, total in by_source.values()))
    return sentences.together(*said, few) or _("Geen van deze toezeggingen komt uit een debat of een brief.")
