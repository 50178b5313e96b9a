"""Of what is late or put off: how much did parliament hear of, and when?"""

from django.utils.translation import gettext as _

from commitments.choices import Standing
from commitments.standing import ANNOUNCED
from dashboards import sentences
from dashboards.charts.chart import Chart
from dashboards.figures import Bar, Series, lying_bars
from dashboards.scope import Scope

KEY = "bericht"
SILENT = (Standing.LATE,)


def chart(scope: Scope) -> Chart:
    found = rows(scope)
    series = [Series(_("zonder bericht"), "var(--late)"), Series(_("met bericht"), "var(--put-off)", "/")]
    return Chart(
        key=KEY,
        title=_("Hoort de Kamer het, als een termijn niet wordt gehaald?"),
        reading=sentence(sum(bar.counts[0] for bar in found), sum(bar.total for bar in found)),
        chart=lying_bars(found, series) if any(bar.total for bar in found) else None,
        columns=(_("Stand"), *(part.label for part in series), _("samen")),
        bars=tuple(found),
        csv_url=scope.csv_url(KEY),
    )


def rows(scope: Scope) -> list[Bar]:
    """A bar for each standing that is late or put off."""
    return [_bar(name, scope) for name in (*SILENT, *ANNOUNCED)]


def _bar(name: Standing, scope: Scope) -> Bar:
    count = sum(row.count for row in scope.tallies if row.standing == name)
    counts = (count, 0) if name in SILENT else (0, count)
    url = scope.list_url((name,))
    return Bar(str(name.label), str(name.label), counts, (url, url), note=sentences.amount(count))


def sentence(silent: int, together: int) -> str:
    if not together:
        return _("Er is geen toezegging te laat of uitgesteld.")
    words = _("Te laat of uitgesteld, zonder dat de Kamer iets hoorde: %(share)s.")
    return sentences.together(words % {"share": sentences.share(silent, together)}, sentences.few(together))
