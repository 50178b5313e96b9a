"""The overview, the figures about any list, and each figure as CSV."""

from dataclasses import replace

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commitments.access import Viewer
from commitments.briefing import to_come
from commitments.chips import chips
from commitments.models import Meeting
from commitments.sheets import streamed_csv
from commitments.stand import Stand
from commitments.views.day_asked import on_the_day_asked
from commitments.views.kept_pages import kept_for_strangers
from commitments.views.not_modified import not_sent_twice
from dashboards.charts import CHARTS, figures_for
from dashboards.overview import overview as overview_of
from dashboards.scope import SenselessFilter, scope_of, scope_of_all

MEETINGS_SHOWN = 3


@require_safe
@not_sent_twice
@kept_for_strangers
@on_the_day_asked
def overview(request: HttpRequest, stand: Stand) -> HttpResponse:
    made = overview_of(scope_of_all(request.user, stand))
    rows = stand.rows(made.newly_late)
    context = {
        "stand": stand,
        "overview": replace(made, newly_late=rows),
        "coming": _meetings_ahead(request.user, stand),
    }
    return render(request, "dashboards/overview.html", context)


def _meetings_ahead(user: Viewer, stand: Stand) -> "QuerySet[Meeting]":
    """The next ones; for a member those of the member's own committees."""
    rows = to_come(Meeting.objects.all(), stand)
    member = getattr(user, "member", None)
    own = rows.filter(committees__in=member.committees.all()).distinct() if member else rows
    return own[:MEETINGS_SHOWN]


@require_safe
@not_sent_twice
@kept_for_strangers
@on_the_day_asked
def figures(request: HttpRequest, stand: Stand) -> HttpResponse:
    """Every figure about the list with the same parameters; parameters that make no sense are named (400)."""
    context = {"stand": stand, "here": _("Cijfers")}
    try:
        scope = scope_of(request.user, request.GET, stand)
    except SenselessFilter as why:
        return render(request, "dashboards/figures.html", context | {"problems": why.problems}, status=400)
    context |= {
        "chips": list(chips(scope.filters, scope.parameters)) if scope.filters else [],
        "count": scope.commitments.count(),
        "figures": figures_for(request.user, scope, stand),
        "list_url": scope.list_of_all_url,
    }
    return render(request, "dashboards/figures.html", context)


@require_safe
@on_the_day_asked
def figure_csv(request: HttpRequest, stand: Stand, name: str) -> HttpResponseBase:
    """The numbers of one chart; UTF-8 with a mark at the start, so that spreadsheets read the accents."""
    if name not in CHARTS:
        raise Http404
    try:
        scope = scope_of(request.user, request.GET, stand)
    except SenselessFilter as why:
        return HttpResponse(str(why), status=400, content_type="text/plain; charset=utf-8")
    (made,) = figures_for(request.user, scope, stand, [name])
    return streamed_csv(f"gestand-{name}-{stand.on.isoformat()}", made.lines)
