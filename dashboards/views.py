"""The overview and the figures behind it as CSV."""

import csv
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commitments.models import Commitment
from commitments.stand import Stand
from commitments.views.day_asked import on_the_day_asked
from dashboards.charts import CHARTS
from dashboards.overview import overview as overview_of

BOM = "\ufeff"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@on_the_day_asked
def overview(request: HttpRequest, stand: Stand) -> HttpResponse:
    commitments = stand.of(Commitment.objects.visible_to(request.user)).counted()
    made = overview_of(commitments, stand.on)
    rows = stand.rows(made.newly_late)
    return render(request, "dashboards/overview.html", {"stand": stand, "overview": replace(made, newly_late=rows)})


@require_safe
@on_the_day_asked
def figure_csv(request: HttpRequest, stand: Stand, name: str) -> HttpResponse:
    """The numbers of one chart; UTF-8 with a mark at the start, so that spreadsheets read the accents."""
    if name not in CHARTS:
        raise Http404
    commitments = stand.of(Commitment.objects.visible_to(request.user)).counted()
    response = HttpResponse(BOM, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="gestand-{name}-{stand.on.isoformat()}.csv"'
    csv.writer(response).writerows(
        [_cell(value) for value in line] for line in CHARTS[name](commitments, stand.on).lines
    )
    return response


def _cell(value: str | int) -> str | int:
    """Text stays text: a spreadsheet would take a cell that begins like a formula for one."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_SIGNS) else value
