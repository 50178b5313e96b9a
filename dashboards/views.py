"""The overview and the figures behind it as CSV."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commitments.models import Commitment
from commitments.sheets import csv_file
from commitments.stand import Stand
from commitments.views.day_asked import on_the_day_asked
from dashboards.charts import CHARTS
from dashboards.overview import overview as overview_of


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
    return csv_file(f"gestand-{name}-{stand.on.isoformat()}", CHARTS[name](commitments, stand.on).lines)
