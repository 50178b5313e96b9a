"""Who promises and who is promised: ministries, ministers, committees and members, each with what matters first."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commitments.at_a_glance import Parameters, glance
from commitments.briefing import to_come
from commitments.choices import Standing
from commitments.counting import Counted
from commitments.facets import Tally
from commitments.kept.versions import version_before
from commitments.lineage import predecessors, successors
from commitments.models import Commitment, Committee, Meeting, Member, Minister, Ministry
from commitments.stand import Stand
from commitments.standing import OPEN
from commitments.views.day_asked import on_the_day_asked

NAMES_ON_A_PAGE = 200
MEETINGS_SHOWN = 5


@require_safe
@on_the_day_asked
def ministries(request: HttpRequest, stand: Stand) -> HttpResponse:
    return _index(request, stand, Ministry.objects.all(), _("Ministeries"), "ministerie")


@require_safe
@on_the_day_asked
def ministers(request: HttpRequest, stand: Stand) -> HttpResponse:
    return _index(request, stand, Minister.objects.select_related("ministry"), _("Bewindspersonen"), "bewindspersoon")


@require_safe
@on_the_day_asked
def committees(request: HttpRequest, stand: Stand) -> HttpResponse:
    return _index(request, stand, Committee.objects.all(), _("Commissies"), "commissie")


@require_safe
@on_the_day_asked
def members(request: HttpRequest, stand: Stand) -> HttpResponse:
    return _index(request, stand, Member.objects.select_related("group"), _("Leden van de Kamer"), "lid")


def _index(request: HttpRequest, stand: Stand, rows: "QuerySet[Any]", heading: str, facet: str) -> HttpResponse:
    """Names, each with how much is open and how much of that is late without word."""
    page = Paginator(rows, NAMES_ON_A_PAGE).get_page(request.GET.get("page"))
    is_open, late = (_counts_by(request, stand, facet, standings) for standings in (OPEN, (Standing.LATE,)))
    names = [(one, is_open.words(one.pk), late.words(one.pk)) for one in page.object_list]
    context = {"stand": stand, "page": page, "names": names, "trail": [], "here": heading}
    return render(request, "commitments/people.html", context)


def _counts_by(request: HttpRequest, stand: Stand, facet: str, standings: Iterable[Standing]) -> Counted:
    parameters = QueryDict(urlencode({"status": list(standings)}, doseq=True))
    seen = stand.of(Commitment.objects.visible_to(request.user))
    return Tally(parameters, seen, request.user, stand.on, version_before(request)[0]).counts_by(facet)


@require_safe
@on_the_day_asked
def ministry(request: HttpRequest, stand: Stand, code: str) -> HttpResponse:
    """With what still stands in the name of those from which it came; the line of names is told."""
    found = get_object_or_404(Ministry, code=code)
    came_from = predecessors(found)
    context = {
        "predecessors": came_from,
        "successors": successors(found),
        "ministers": found.ministers.in_office(stand.on),
    }
    codes = [found.code, *(other.code for other in came_from)]
    trail = [(stand.keep(reverse("ministries")), _("Ministeries"))]
    return _page(request, stand, found, {"ministerie": codes}, trail, context)


@require_safe
@on_the_day_asked
def minister(request: HttpRequest, stand: Stand, slug: str) -> HttpResponse:
    found = get_object_or_404(Minister.objects.select_related("ministry"), slug=slug)
    others = Minister.objects.filter(ministry=found.ministry, role=found.role).exclude(pk=found.pk)
    trail = [(stand.keep(reverse("ministers")), _("Bewindspersonen"))]
    context = {"others": others.order_by("-valid_from", "id"), "in_office": found.is_in_office(stand.on)}
    return _page(request, stand, found, {"bewindspersoon": found.slug}, trail, context)


@require_safe
@on_the_day_asked
def committee(request: HttpRequest, stand: Stand, slug: str) -> HttpResponse:
    """With its meetings to come, and the door to what must be known before the next one."""
    found = get_object_or_404(Committee, slug=slug)
    own = Meeting.objects.filter(committees=found)
    context = {
        "coming": to_come(own, stand)[:MEETINGS_SHOWN],
        "held": own.filter(held_on__lt=stand.on, is_cancelled=False).prefetch_related("committees")[:MEETINGS_SHOWN],
        "members": found.members.select_related("group"),
    }
    trail = [(stand.keep(reverse("committees")), _("Commissies"))]
    return _page(request, stand, found, {"commissie": found.slug}, trail, context)


@require_safe
@on_the_day_asked
def member(request: HttpRequest, stand: Stand, slug: str) -> HttpResponse:
    """What was promised to one member, by name or through the group; "to me" for whoever logged in as that member."""
    found = get_object_or_404(Member.objects.select_related("group"), slug=slug)
    own = found.committees.all()
    context = {
        "is_me": getattr(request.user, "member", None) == found,
        "committees": own,
        "coming": to_come(Meeting.objects.filter(committees__in=own).distinct(), stand)[:MEETINGS_SHOWN],
    }
    trail = [(stand.keep(reverse("members")), _("Leden van de Kamer"))]
    return _page(request, stand, found, {"lid": found.slug}, trail, context)


def _page(
    request: HttpRequest,
    stand: Stand,
    found: Model,
    parameters: Parameters,
    trail: list[tuple[str, str]],
    context: dict[str, Any],
) -> HttpResponse:
    context |= {
        "stand": stand,
        "found": found,
        "glance": glance(request.user, stand, parameters),
        "trail": trail,
        "here": _short(found),
    }
    return render(request, f"commitments/{found._meta.model_name}.html", context)


def _short(found: Model) -> str | Promise:
    return found.title if isinstance(found, Minister) else str(found)
