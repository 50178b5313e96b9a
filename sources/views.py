"""The clerks' desk for papers: hand one in, see what was read in it, take a suggestion over or reject it."""

from dataclasses import dataclass
from typing import cast
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commitments.doors import for_clerks
from commitments.models import Commitment, Document, FollowUp, User
from commitments.papers import name_dossiers, publish_paper
from commitments.passages import Piece, paragraphs
from sources.answering import Answer, answers_of
from sources.forms import RejectForm, UploadForm
from sources.learning.ranking import place
from sources.models import Ranker, Reading, Suggestion, SuggestionKind, Upload, UploadState, Verdict, VerdictOutcome
from sources.tasks import read_uploads
from sources.uploads import hand_in
from sources.verdicts import fired, of_reading, rule_records

RECENT = 20


@for_clerks
def papers(request: HttpRequest) -> HttpResponse:
    """Hand in a paper; below it what was handed in, and which papers have suggestions that wait."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        paper = form.cleaned_data["paper"]
        with transaction.atomic():
            told = {name: form.cleaned_data[name] for name in ("is_published", "replaces_text")}
            hand_in(paper.name, paper.read(), by=cast(User, request.user), now=timezone.now(), **told)
            transaction.on_commit(read_uploads.delay)
        messages.success(request, _("%(name)s is aangeboden en wordt gelezen.") % {"name": paper.name})
        return redirect("reading_desk")
    trail = [(reverse("desk"), _("Bureau"))]
    context = {"form": form, "waiting": _waiting(), "trail": trail, "here": _("Stukken lezen")} | _uploads()
    return render(request, "sources/papers.html", context)


@for_clerks
@require_safe
def uploads(request: HttpRequest) -> HttpResponse:
    """The list of what was handed in, for the page to renew while something is being read."""
    return render(request, "sources/_uploads.html", _uploads())


def _uploads() -> dict[str, object]:
    rows = list(Upload.objects.defer("content").select_related("reading__document", "by")[:RECENT])
    return {"uploads": rows, "is_reading": any(row.state == UploadState.WAITING for row in rows)}


def _waiting() -> QuerySet[Document]:
    """Papers with suggestions that no commitment answers to and no clerk has rejected, the newest paper first."""
    open_ones = Q(readings__suggestions__commitment=None, readings__suggestions__verdicts=None)
    counted = Count("readings__suggestions", filter=open_ones, distinct=True)
    return Document.objects.annotate(open_suggestions=counted).filter(open_suggestions__gt=0).defer("text")[:RECENT]


@for_clerks
@require_safe
def suggestions(request: HttpRequest, identifier: str) -> HttpResponse:
    """What was read in one paper, in the order of its text."""
    reading = _last_reading(identifier)
    document = reading.document
    by_chance = request.GET.get("volgorde") == "kans"
    rows = _likeliest_first(reading) if by_chance else list(_rows(reading))
    answers = answers_of(rows, reading, request.user)
    context = {
        "document": document,
        "reading": reading,
        "findings": [_finding(row, document, answers.get(row.pk, [])) for row in rows],
        "by_chance": by_chance,
        "known_papers": _known_papers(reading),
        "trail": [(reverse("desk"), _("Bureau")), (reverse("reading_desk"), _("Stukken lezen"))],
        "here": document.citation,
    }
    return render(request, "sources/suggestions.html", context)


def _last_reading(identifier: str) -> Reading:
    rows = Reading.objects.filter(document__identifier=identifier).select_related("document")
    return get_object_or_404(rows.order_by("-read_at", "-id")[:1])


@for_clerks
@require_POST
def publish(request: HttpRequest, identifier: str) -> HttpResponse:
    """Parliament has published this paper: the draft becomes public, and its dossier takes the name it gives."""
    reading = _last_reading(identifier)
    with transaction.atomic():
        if publish_paper(reading.document, by=cast(User, request.user)):
            messages.success(request, _("%(paper)s is nu openbaar.") % {"paper": reading.document.citation})
        name_dossiers(reading.document, reading.metadata.get("title", ""))
    return redirect("suggestions", identifier=identifier)


def _rows(reading: Reading) -> QuerySet[Suggestion]:
    return reading.suggestions.select_related("commitment").prefetch_related("verdicts").order_by("start", "id")


def _likeliest_first(reading: Reading) -> list[Suggestion]:
    """All suggestions, those first that clerks are likeliest to take over; until that is learned, by weight."""
    newest = Ranker.objects.first()
    weights = newest.weights if newest and newest.is_kept else {}
    return sorted(_rows(reading), key=lambda row: place(fired(row), row.score, weights), reverse=True)


@for_clerks
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """How each rule does: how often clerks took over what it found, and how sure that is."""
    trail = [(reverse("desk"), _("Bureau")), (reverse("reading_desk"), _("Stukken lezen"))]
    missed = Verdict.objects.filter(outcome=VerdictOutcome.MISSED).count()
    context = {"records": rule_records(), "missed": missed, "ranker": Ranker.objects.first(), "trail": trail}
    return render(request, "sources/rules.html", context | {"here": _("Hoe de regels het doen")})


@dataclass(frozen=True, slots=True)
class Finding:
    """A suggestion as the page shows it: its words, the commitments that hold it or that it may answer, the way in."""

    suggestion: Suggestion
    paragraphs: list[list[Piece]]
    held: list[Commitment]
    answers: list[Answer]
    log_url: str


def _finding(row: Suggestion, document: Document, answers: list[Answer]) -> Finding:
    words = [[piece for piece in paragraph.pieces if not piece.note] for paragraph in paragraphs(row.quote)]
    return Finding(row, words, _held(row, document), answers, _log_url(row, document))


def _known_papers(reading: Reading) -> set[str]:
    """Which of the papers that the answers in it refer to are in the register."""
    named = reading.suggestions.exclude(refers_to="").values("refers_to")
    return set(Document.objects.filter(identifier__in=named).values_list("identifier", flat=True))


def _held(row: Suggestion, document: Document) -> list[Commitment]:
    """What the register has of this passage, also when it was entered after the reading."""
    here = {"quote_start__lt": row.end, "quote_end__gt": row.start}
    if row.kind == SuggestionKind.COMMITMENT:
        found = list(document.commitments.filter(**here).order_by("id"))
    else:
        answers = FollowUp.objects.filter(document=document, **here).select_related("commitment").order_by("id")
        found = [answer.commitment for answer in answers]
    return found or ([row.commitment] if row.commitment else [])


def _log_url(row: Suggestion, document: Document) -> str:
    """The form for a new commitment, filled in with what was read."""
    dossier = document.dossiers.first()
    given = {
        "dossier": dossier.key if dossier else "",
        "source_document": document.identifier,
        "promised_on": document.signed_on or "",
        "commitment_class": row.commitment_class,
        "term_wording": row.deadline_wording,
        "quote": row.quote,
    }
    return f"{reverse('log_commitment')}?{urlencode({name: value for name, value in given.items() if value})}"


@for_clerks
@require_POST
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """This passage is no commitment, or no answer; the reason is kept and teaches which rules err."""
    suggestion = get_object_or_404(Suggestion.objects.select_related("reading__document"), pk=pk)
    form = RejectForm(request.POST)
    if form.is_valid():
        Verdict.objects.create(
            suggestion=suggestion,
            user=cast(User, request.user),
            outcome=VerdictOutcome.REJECTED,
            **of_reading(suggestion, suggestion.reading),
            reason=form.cleaned_data["reason"],
            decided_at=timezone.now(),
        )
        messages.success(request, _("Voorstel afgewezen."))
    else:
        messages.error(request, _("De reden is te lang."))
    return redirect("suggestions", identifier=suggestion.reading.document.identifier)
