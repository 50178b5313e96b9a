"""Meetings to come and held, what was promised in one, and the page to print before the debate."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commitments.access import Viewer
from commitments.at_a_glance import Lists
from commitments.briefing import Briefing, for_committee, for_meeting, to_come
from commitments.models import Commitment, Committee, Document, Meeting
from commitments.stand import Stand
from commitments.views.day_asked import on_the_day_asked

MEETINGS_ON_A_PAGE = 50


@require_safe
@on_the_day_asked
def meetings(request: HttpRequest, stand: Stand) -> HttpResponse:
    """What is to come first; what was held below it, a page at a time."""
    rows = Meeting.objects.prefetch_related("committees")
    held = Paginator(rows.filter(held_on__lt=stand.on), MEETINGS_ON_A_PAGE).get_page(request.GET.get("page"))
    coming = to_come(rows, stand)[:MEETINGS_ON_A_PAGE] if held.number == 1 else []
    context = {"stand": stand, "coming": coming, "page": held, "trail": [], "here": _("Vergaderingen")}
    return render(request, "commitments/meetings.html", context)


@require_safe
@on_the_day_asked
def meeting(request: HttpRequest, stand: Stand, slug: str) -> HttpResponse:
    found = _meeting(slug)
    seen = stand.of(Commitment.objects.visible_to(request.user))
    made, is_to_come = Lists(seen, stand, {"vergadering": found.slug}), found.held_on >= stand.on
    context = {
        "stand": stand,
        "meeting": found,
        "is_to_come": is_to_come,
        "briefing": for_meeting(seen, found, stand) if is_to_come and not found.is_cancelled else None,
        "report": _reports(request.user, stand).filter(meeting=found).first(),
        "rows": stand.rows(made.rows().for_rows().with_standing(stand.on).order_by("id")),
        "query": made.query,
        "list_url": made.url(),
        "trail": [(stand.keep(reverse("meetings")), _("Vergaderingen"))],
        "here": found.subject,
    }
    return render(request, "commitments/meeting.html", context)


@require_safe
@on_the_day_asked
def before_meeting(request: HttpRequest, stand: Stand, slug: str) -> HttpResponse:
    found = _meeting(slug)
    seen = stand.of(Commitment.objects.visible_to(request.user))
    trail = [
        (stand.keep(reverse("meetings")), _("Vergaderingen")),
        (stand.keep(found.get_absolute_url()), found.subject),
    ]
    return _briefing(request, stand, for_meeting(seen, found, stand), trail)


@require_safe
@on_the_day_asked
def before_committee(request: HttpRequest, stand: Stand, slug: str) -> HttpResponse:
    found = get_object_or_404(Committee, slug=slug)
    seen = stand.of(Commitment.objects.visible_to(request.user))
    trail = [
        (stand.keep(reverse("committees")), _("Commissies")),
        (stand.keep(found.get_absolute_url()), str(found)),
    ]
    return _briefing(request, stand, for_committee(seen, found, stand), trail)


def _briefing(request: HttpRequest, stand: Stand, told: Briefing, trail: list[tuple[str, str]]) -> HttpResponse:
    context = {"stand": stand, "briefing": told, "trail": trail, "here": _("Voor het debat")}
    return render(request, "commitments/briefing.html", context)


def _meeting(slug: str) -> Meeting:
    rows = Meeting.objects.select_related("dossier").prefetch_related("committees", "ministers")
    return get_object_or_404(rows, slug=slug)


def _reports(user: Viewer, stand: Stand) -> "QuerySet[Document]":
    """The report of a meeting is a paper like any other: not everyone may see every one, and it comes later."""
    return stand.papers(Document.objects.visible_to(user)).for_rows()
