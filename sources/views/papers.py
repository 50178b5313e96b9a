"""The inbox of the clerks' desk: papers are handed in here, read by the worker, and lead to their review."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from commitments.doors import for_clerks
from commitments.models import Document, User
from commitments.papers import name_dossiers, publish_paper
from commitments.row_order import hold
from commitments.typed import sent
from commitments.waking import wake
from sources.desk import is_paper_at_desk
from sources.forms import FilingForm, UploadForm
from sources.models import Suggestion, Upload, UploadState
from sources.papers import file_in
from sources.tasks import read_uploads
from sources.uploads import hand_in, turn_away
from sources.views.review import address_of, last_reading

ON_A_PAGE = 50
ALL_READ = "papers-read"
"""What the page is told when nothing is being read any more; it then renews the papers that wait."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file in the inbox; `found` and `undecided` count the passages in its paper, as that was read last."""

    upload: Upload
    found: int
    undecided: int


@for_clerks
def papers(request: HttpRequest) -> HttpResponse:
    """Hand in papers; below the form what was handed in, and which papers have suggestions that wait."""
    form = UploadForm(sent(request), request.FILES if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _keep(request, form)
        return redirect(f"{reverse('reading_desk')}#aangeboden")
    trail = [(reverse("desk"), _("Bureau"))]
    context = {
        "form": form,
        "trail": trail,
        "here": _("Postvak"),
        "waiting": _page(request, _waiting(), "wachtend"),
    }
    return render(request, "sources/papers.html", context | inbox(request))


def _keep(request: HttpRequest, form: UploadForm) -> None:
    """Every file by itself: one that cannot be taken in is told of and does not hold up the others.

    Each is kept before the next one is unpacked: all of a zip is more than a transaction or the memory should hold.
    """
    by, now = cast(User, request.user), timezone.now()
    told = {name: form.cleaned_data[name] for name in ("is_published", "replaces_text")}
    taken: list[str] = []
    for parcel in form.parcels():
        if parcel.trouble:
            turn_away(parcel.name, parcel.trouble, by=by, now=now)
        else:
            hand_in(parcel.name, parcel.data, by=by, now=now, **told)
            taken.append(parcel.name)
    wake(read_uploads)
    if len(taken) == 1:
        messages.success(request, _("%(name)s is aangeboden en wordt gelezen.") % {"name": taken[0]})
    elif taken:
        words = ngettext("%(count)d stuk is aangeboden.", "%(count)d stukken zijn aangeboden.", len(taken))
        messages.success(request, words % {"count": len(taken)})
    else:
        messages.error(request, _("Er is niets om te lezen. Hieronder staat bij elk bestand waarom."))


@for_clerks
@require_safe
def uploads(request: HttpRequest) -> HttpResponse:
    """The list of what was handed in, for the page to renew while something is being read."""
    box = inbox(request)
    response = render(request, "sources/_uploads.html", box)
    return response if box["being_read"] else trigger_client_event(response, ALL_READ, after="settle")


def inbox(request: HttpRequest) -> dict[str, Any]:
    """What was handed in, newest first, with what is undecided in it."""
    uploads = Upload.objects.select_related("document", "reading", "by").defer("content", "document__text")
    shown = _page(request, uploads, "aangeboden")
    rows = list(shown)
    papers = [row.document_id for row in rows]
    found, undecided = _counts(filter(None, papers))
    return {
        "handed_in": [HandedIn(row, found[paper], undecided[paper]) for row, paper in zip(rows, papers, strict=True)],
        "uploads_page": shown,
        "being_read": Upload.objects.filter(state=UploadState.WAITING).count(),
    }


def _page(request: HttpRequest, rows: "QuerySet[Any]", parameter: str) -> "Page[Any]":
    return Paginator(rows, ON_A_PAGE).get_page(request.GET.get(parameter))


def _counts(papers: Iterable[int]) -> tuple[Counter[int | None], Counter[int | None]]:
    """For each paper (by its key) how many suggestions its newest reading has, and how many of them are undecided."""
    rows = Suggestion.objects.of_newest_readings().filter(reading__document__in=set(papers)).order_by()
    found, undecided = (kept.values_list("reading__document", flat=True) for kept in (rows, rows.undecided()))
    return Counter(found), Counter(undecided)


def _waiting() -> "QuerySet[Document]":
    """Papers with suggestions that no commitment answers to and no clerk has rejected, the newest paper first."""
    open_ones = Suggestion.objects.undecided().of_newest_readings().order_by().values("pk")
    rows = Document.objects.filter(readings__suggestions__in=open_ones)
    return (
        rows.annotate(open_suggestions=Count("readings__suggestions", distinct=True))
        .order_by("-signed_on", "-id")
        .defer("text")
    )


@for_clerks
@require_POST
def publish(request: HttpRequest, identifier: str) -> HttpResponse:
    """Parliament has published this paper: the draft becomes public, and its dossier takes the name it gives."""
    reading = last_reading(identifier)
    if not is_paper_at_desk(cast(User, request.user), reading.document):
        raise PermissionDenied
    with transaction.atomic():
        hold(Document.objects.filter(pk=reading.document.pk))
        hold(reading.document.dossiers.all())
        if publish_paper(reading.document, by=cast(User, request.user)):
            messages.success(request, _("%(paper)s is nu openbaar.") % {"paper": reading.document.citation})
        name_dossiers(reading.document, reading.metadata.get("title", ""))
    return redirect(address_of(request, reading))


@for_clerks
@require_POST
def file_paper(request: HttpRequest, identifier: str) -> HttpResponse:
    """Put a paper that stands in no dossier, as a debate report does, in the one that the clerk names."""
    reading, by = last_reading(identifier), cast(User, request.user)
    if not is_paper_at_desk(by, reading.document):
        raise PermissionDenied
    form = FilingForm(request.POST)
    if form.is_valid():
        with transaction.atomic():
            dossier = file_in(reading.document, *form.cleaned_data["dossier"], by=by)
        messages.success(request, _("Dit stuk staat nu in dossier %(dossier)s.") % {"dossier": dossier.citation})
    else:
        messages.error(request, " ".join(map(str, form.errors["dossier"])))
    return redirect(address_of(request, reading))
