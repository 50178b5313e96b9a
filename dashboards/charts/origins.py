"""From debate or letter to today: what became of promises by where they were made?"""

from collections import Counter

from django.db.models import Case, CharField, Count, Q, Value, When
from django.utils.translation import gettext as _

from commitments.choices import DocumentKind, Standing
from dashboards import sentences
from dashboards.charts.chart import Chart
from dashboards.charts.ministries import parts_of_what_is_open
from dashboards.figures import Bar, Series, lying_bars
from dashboards.scope import Scope

KEY = "herkomst"
IN_WRITING = (DocumentKind.WRITTEN_CONSULTATION, DocumentKind.ANSWERS)
IN_LETTERS = (DocumentKind.LETTER, DocumentKind.DELAY_NOTICE, DocumentKind.ATTACHMENT)
IN_DEBATE = (DocumentKind.DEBATE_REPORT, DocumentKind.PROCEEDINGS)
SETTLED = (Standing.FULFILLED, Standing.LAPSED)


def chart(scope: Scope) -> Chart:
    found = rows(scope)
    parts = _parts()
    labels = {"debate": _("debat"), "letter": _("brief"), "writing": _("schriftelijk"), "other": _("anders")}
    bars = tuple(_bar(label, [found[source, part] for part in range(len(parts))]) for source, label in labels.items())
    series = [one for one, _group in parts]
    return Chart(
        key=KEY,
        title=_("Wat werd er van toezeggingen uit een debat of een brief?"),
        reading=sentence({bar.name: (bar.counts[0], bar.total) for bar in bars[:2]}),
        chart=lying_bars(bars, series) if any(bar.total for bar in bars) else None,
        columns=(_("Gedaan in"), *(one.label for one in series), _("samen")),
        bars=bars,
        csv_url=scope.csv_url(KEY),
        no_list=_("De lijst kan niet op debat of brief worden gefilterd; deze cijfers hebben er geen."),
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
    source = Case(
        When(Q(source_document__kind__in=IN_WRITING), then=Value("writing")),
        When(Q(meeting__isnull=False) | Q(source_document__kind__in=IN_DEBATE), then=Value("debate")),
        When(Q(source_document__kind__in=IN_LETTERS), then=Value("letter")),
        default=Value("other"),
        output_field=CharField(),
    )
    there = scope.commitments.with_standing(scope.on).order_by().annotate(source=source)
    places = {name: place for place, (_series, group) in enumerate(_parts()) for name in group}
    counts: Counter[tuple[str, int]] = Counter()
    for name, standing, count in there.values_list("source", "standing").annotate(Count("pk")):
        counts[name, places[standing]] += count
    return counts


def _bar(label: str, counts: list[int]) -> Bar:
    words = {"part": sentences.amount(counts[0]), "whole": sentences.amount(sum(counts))}
    note = _("%(part)s van %(whole)s") % words if any(counts) else ""
    return Bar(label, label, tuple(counts), note=note)


def sentence(by_source: dict[str, tuple[int, int]]) -> str:
    """Of what was said in a debate and in a letter the part that was settled, each with its denominator."""
    said = [
        _("Uit een %(source)s is afgedaan: %(share)s.") % {"source": source, "share": sentences.share(settled, total)}
        for source, (settled, total) in by_source.items()
        if total
    ]
    few = sentences.few(sum(total for _settled, total in by_source.values()))
    return sentences.together(*said, few) or _("Geen van deze toezeggingen komt uit een debat of een brief.")
