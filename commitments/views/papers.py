"""Papers and dossiers: what was said where, marked in the text itself, and until when a dossier's papers were read."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commitments.access import Viewer, may_log
from commitments.as_of import not_taken_back_by
from commitments.at_a_glance import glance
from commitments.briefing import to_come
from commitments.choices import FollowUpOutcome
from commitments.citations import source_url
from commitments.doors import for_clerks
from commitments.models import Citation, Commitment, Document, Dossier, FollowUp, ReplacedText
from commitments.passages import CITATION, Passage, paragraphs, stands
from commitments.stand import Stand
from commitments.views.day_asked import on_the_day_asked

PAPERS_ON_A_PAGE, PAPERS_SHOWN, MEETINGS_SHOWN = 50, 10, 5
KINDS = {
    FollowUpOutcome.FULFILS: "kept",
    FollowUpOutcome.PARTLY: "kept",
    FollowUpOutcome.POSTPONES: "put-off",
    FollowUpOutcome.REPORTS_PROGRESS: "continuing",
}


@require_safe
@on_the_day_asked
def documents(request: HttpRequest, stand: Stand) -> HttpResponse:
    """Every paper of the register, or of the dossier that the address names, newest first."""
    rows = stand.papers(Document.objects.visible_to(request.user)).for_rows().prefetch_related("dossiers")
    chosen = None
    if key := request.GET.get("dossier", ""):
        chosen = get_object_or_404(Dossier.objects.by_key(key))
        rows = rows.filter(places__dossier=chosen)
    page = Paginator(rows, PAPERS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"stand": stand, "page": page, "dossier": chosen, "here": _("Stukken")}
    return render(request, "commitments/documents.html", context)


@require_safe
@on_the_day_asked
def document(request: HttpRequest, stand: Stand, identifier: str) -> HttpResponse:
    """A paper with its text, every passage that the register rests on marked in it and linked both ways."""
    seen = Document.objects.visible_to(request.user)
    paper = get_object_or_404(seen.select_related("minister"), identifier=identifier)
    if stand.is_past and not (paper.happened_on and paper.happened_on <= stand.on):
        return render(request, "commitments/not_yet_out.html", {"stand": stand}, status=404)
    promises = _promises(paper, request.user, stand)
    answers = _answers(paper, request.user, stand)
    others = stand.papers(seen).for_rows()
    cited = _cited(paper, request.user)
    dossiers = list(paper.dossiers.all())
    resting: list[Commitment | FollowUp] = [*promises, *answers]
    lost = [row for row in resting if row.quote and not stands(row, paper.text)]
    wholes = _wholes(promises, request.user, stand)
    marks = [
        *_promise_marks([row for row in promises if row not in lost], wholes, stand),
        *_answer_marks([row for row in answers if row not in lost], stand),
        *_citation_marks(paper, cited),
    ]
    context = {
        "stand": stand,
        "document": paper,
        "dossiers": dossiers,
        "is_example": any(dossier.is_example for dossier in dossiers),
        "promises": promises,
        "answers": answers,
        "lost": lost,
        "cited": cited,
        "cited_by": others.filter(citations__identifier=paper.identifier).distinct(),
        "parent": others.filter(attachments=paper).first(),
        "replaced_texts": _replaced_texts(paper, request.user),
        "attachments": others.filter(parent=paper).annotate(length=Length("text")),
        "kinds": {mark.kind for mark in marks} - {CITATION},
        "paragraphs": list(paragraphs(paper.text, marks)),
        "trail": [(stand.keep(dossier.get_absolute_url()), str(dossier)) for dossier in dossiers[:1]],
        "here": paper.citation,
        "cited_as": paper.title,
    }
    return render(request, "commitments/document.html", context)


@require_safe
def document_text(request: HttpRequest, identifier: str) -> HttpResponse:
    """The text of a paper as a file, exactly as the register keeps it: what quotes point into."""
    paper = get_object_or_404(Document.objects.visible_to(request.user).exclude(text=""), identifier=identifier)
    return _as_file(paper.text, paper.identifier)


@for_clerks
@require_safe
def replaced_text(request: HttpRequest, identifier: str, pk: int) -> HttpResponse:
    """A text that the paper had before: what an older quote stood in."""
    row = get_object_or_404(ReplacedText.objects.filter(document__identifier=identifier), pk=pk)
    return _as_file(row.text, f"{identifier}-{timezone.localdate(row.replaced_at)}")


def _as_file(text: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": content_disposition_header(True, f"{name}.txt") or ""}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


def _promises(paper: Document, user: Viewer, stand: Stand) -> list[Commitment]:
    rows = stand.of(Commitment.objects.visible_to(user)).counted()
    rows = rows.filter((rows.columns.source_document, paper.pk))
    return stand.rows(rows.for_rows().with_standing(stand.on).order_by("quote_start", "id"))


def _answers(paper: Document, user: Viewer, stand: Stand) -> list[FollowUp]:
    seen = stand.of(Commitment.objects.visible_to(user)).counted().values("pk")
    rows = FollowUp.everything.filter(not_taken_back_by(stand.on), document=paper, commitment__in=seen).select_related(
        "commitment__dossier"
    )
    answers = list(rows.order_by("quote_start", "id"))
    if stand.is_past:
        named = [answer.commitment_id for answer in answers]
        told = {row.pk: row for row in stand.rows(stand.of(Commitment.objects.filter(pk__in=named)).for_rows())}
        for answer in answers:
            answer.commitment = told[answer.commitment_id]
    return answers


def _replaced_texts(paper: Document, user: Viewer) -> "QuerySet[ReplacedText] | tuple[()]":
    """What clerks may look up beside the text: what it replaced."""
    return paper.replaced_texts.defer("text").select_related("by") if may_log(user) else ()


def _cited(paper: Document, user: Viewer) -> list[tuple[Citation, str, bool]]:
    """Each paper that is cited, once: (citation, address, whether the register holds it)."""
    rows = {citation.identifier: citation for citation in paper.citations.all()}
    held = set(Document.objects.visible_to(user).filter(identifier__in=rows).values_list("identifier", flat=True))
    return [
        (row, reverse("document", args=[name]) if name in held else source_url(name), name in held)
        for name, row in rows.items()
    ]


def _wholes(promises: list[Commitment], user: Viewer, stand: Stand) -> dict[int, Commitment]:
    """What these parts are parts of, by id, as this reader may see it on that day."""
    named = {promise.parent_id for promise in promises if promise.parent_id}
    rows = stand.of(Commitment.objects.visible_to(user)).filter(pk__in=named) if named else ()
    return {row.pk: row for row in stand.rows(rows)}


def _promise_marks(promises: list[Commitment], wholes: dict[int, Commitment], stand: Stand) -> Iterator[Passage]:
    """One mark a passage: the parts of a promise share that of the whole, and it leads to the whole."""
    marked: set[str] = set()
    for promise in promises:
        anchor = promise.passage_anchor
        if promise.quote_start is None or promise.quote_end is None or anchor in marked:
            continue
        marked.add(anchor)
        told = wholes.get(promise.parent_id or 0, promise)
        address = stand.keep(told.get_absolute_url())
        yield Passage(promise.quote_start, promise.quote_end, "promise", anchor, address, told.title)


def _answer_marks(answers: list[FollowUp], stand: Stand) -> Iterator[Passage]:
    for answer in answers:
        if answer.quote_start is not None and answer.quote_end is not None:
            anchor, address = f"antwoord-{answer.pk}", stand.keep(answer.commitment.get_absolute_url())
            kind = KINDS[FollowUpOutcome(answer.outcome)]
            yield Passage(answer.quote_start, answer.quote_end, kind, anchor, address, answer.commitment.title)


def _citation_marks(paper: Document, cited: list[tuple[Citation, str, bool]]) -> Iterator[Passage]:
    addresses = {row.identifier: address for row, address, _held in cited}
    for row in paper.citations.all():
        if row.start is not None and row.end is not None:
            yield Passage(row.start, row.end, CITATION, f"verwijzing-{row.pk}", addresses[row.identifier], str(row))


@require_safe
@on_the_day_asked
def dossiers(request: HttpRequest, stand: Stand) -> HttpResponse:
    """Every dossier that is followed: how much is promised and awaited in it, and until when its papers were read."""
    there = stand.of(Commitment.objects.visible_to(request.user)).counted()
    rows = (
        Dossier.objects.followed()
        .order_by("number", "suffix")
        .annotate(
            promised=Count("commitments", filter=Q(commitments__in=there.values("pk")), distinct=True),
            awaited=Count("commitments", filter=Q(commitments__in=there.awaited().values("pk")), distinct=True),
        )
    )
    page = Paginator(rows, PAPERS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"stand": stand, "page": page, "here": _("Dossiers")}
    return render(request, "commitments/dossiers.html", context)


@require_safe
@on_the_day_asked
def dossier(request: HttpRequest, stand: Stand, key: str) -> HttpResponse:
    """A dossier with its promises and papers, and the day until which its papers were read."""
    found = get_object_or_404(Dossier.objects.by_key(key))
    papers = stand.papers(Document.objects.visible_to(request.user)).for_rows().filter(places__dossier=found)
    papers = papers.prefetch_related("dossiers")
    own = found.meetings.order_by("held_on", "id").prefetch_related("committees")
    context = {
        "stand": stand,
        "dossier": found,
        "glance": glance(request.user, stand, {"dossier": found.key}),
        "papers": papers[:PAPERS_SHOWN],
        "paper_count": papers.count(),
        "coming": to_come(own, stand)[:MEETINGS_SHOWN],
        "held": own.filter(held_on__lt=stand.on, is_cancelled=False).reverse()[:MEETINGS_SHOWN],
        "read_until": found.checked_until and min(found.checked_until, stand.on),
        "trail": [(stand.keep(reverse("dossiers")), _("Dossiers"))],
        "here": found.citation,
        "cited_as": found.title,
    }
    return render(request, "commitments/dossier.html", context)
