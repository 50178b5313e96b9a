"""The public pages of the register: the list of commitments, one commitment with its story, an occasion."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from commitments.access import Viewer, may_log
from commitments.as_of import not_taken_back_by
from commitments.at_a_glance import Lists
from commitments.change_forms import open_changes
from commitments.chips import chips
from commitments.choices import OFFICE_ALONE
from commitments.citations import format_citation, parse_citation, source_url
from commitments.drift import drift
from commitments.facets import Tally
from commitments.filters import CommitmentFilter, without
from commitments.kept.versions import version_before
from commitments.lateness import drift_in_words
from commitments.lists import USUAL, BrokenCursor, Page, page_of
from commitments.lost_passages import is_lost
from commitments.models import (
    Commitment,
    CommitmentLink,
    DeadlineChange,
    Document,
    FollowUp,
    FormerNumber,
    Occasion,
)
from commitments.querysets import CommitmentQuerySet
from commitments.search.marking import Marker
from commitments.search.query import read
from commitments.search.straight import number_typed, straight_to
from commitments.stand import PARAMETER, Stand
from commitments.term_line import term_line
from commitments.timeline import timeline
from commitments.views.day_asked import on_the_day_asked
from commitments.views.kept_pages import kept_for_strangers
from commitments.views.not_modified import not_sent_twice

ROWS_ON_A_PAGE = 25


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
@not_sent_twice
@kept_for_strangers
@on_the_day_asked
def commitments(request: HttpRequest, stand: Stand) -> HttpResponse:
    """The list behind every filter; its address holds all of it. Part of the page is sent when htmx asks for it."""
    asked = _meant(request.GET)
    address = f"{request.path}?{asked.urlencode()}" if asked else request.path
    if _asks_for_part(request):
        context = _list_context(request, stand, asked) | {"is_partial": True}
        part = render(request, "commitments/_list.html", context)
        part["HX-Push-Url"] = address
        return part
    if asked.keys() - {PARAMETER} == {"q"} and (place := straight_to(str(asked["q"]), request.user)):
        return redirect(stand.keep(place))
    if asked.keys() != request.GET.keys():
        return redirect(address)
    context = _list_context(request, stand, asked)
    return render(request, "commitments/list.html", context, status=400 if context["problems"] else 200)


def _asks_for_part(request: HttpRequest) -> bool:
    """Whether htmx asks; when it restores a page that the reader went back to, it wants the whole."""
    htmx = getattr(request, "htmx", None)
    return htmx is not None and bool(htmx) and not htmx.history_restore_request


def _meant(parameters: QueryDict) -> QueryDict:
    """The parameters without what a form sends along and nobody chose: empty ones and the usual order."""
    meant = parameters.copy()
    for name, values in parameters.lists():
        if not any(values) or (name == "sorteer" and values == [USUAL]):
            del meant[name]
    return meant


def _list_context(request: HttpRequest, stand: Stand, asked: QueryDict) -> dict[str, Any]:
    seen = stand.of(Commitment.objects.visible_to(request.user))
    filters = CommitmentFilter(without(asked, "cursor"), seen, on=stand.on)
    tally = Tally(without(asked, PARAMETER), seen, request.user, stand.on, version_before(request)[0])
    context: dict[str, Any] = {
        "stand": stand,
        "filters": filters,
        "search_words": asked.get("q", ""),
        "query": without(asked, "cursor", PARAMETER).urlencode(),
        "problems": [],
        "facets": tally.facets,
        "shortcuts": tally.shortcuts,
        "counted_as": tally.name,
    }
    if not filters.form.is_valid():
        for name, errors in filters.form.errors.items():
            context["problems"] += [(filters.form.fields[name].label, error) for error in errors]
        return context | {"heading": _("Dit filter klopt niet")}
    return context | _rows(filters, stand, asked, tally) | _not_held(request, asked)


def _not_held(request: HttpRequest, asked: QueryDict) -> dict[str, Any]:
    """The paper, or the number alone, that was asked for and that leads nowhere.

    Nobody was led to one that is held where other filters stand beside it, or where htmx asks for a part.
    """
    words = str(asked.get("q", ""))
    identifier = parse_citation(words)
    number = number_typed(words) if asked.keys() - {PARAMETER} == {"q"} else None
    is_held = bool(identifier or number) and straight_to(words, request.user) is not None
    return {
        "paper_elsewhere": identifier and not is_held and (format_citation(identifier), source_url(identifier)),
        "number_not_held": None if is_held else number,
    }


def _rows(filters: CommitmentFilter, stand: Stand, asked: QueryDict, tally: Tally) -> dict[str, Any]:
    count = tally.total
    page = _page_of(stand.lines(filters.qs), filters.order, stand, str(asked.get("cursor", "")))
    return {
        "count": count,
        "heading": _heading(count, tally.most),
        "marker": Marker(read(str(asked["q"]))) if "q" in asked else None,
        "page": page,
        "chips": list(chips(filters, without(asked, "cursor"))),
    }


def _page_of(rows: CommitmentQuerySet, order: str, stand: Stand, cursor: str) -> Page:
    """A page of rows as they stood; a broken cursor gives the first."""
    try:
        page = page_of(rows, order, cursor, ROWS_ON_A_PAGE, on=stand.on)
    except BrokenCursor:
        page = page_of(rows, order, "", ROWS_ON_A_PAGE, on=stand.on)
    return replace(page, rows=stand.lined(page.rows))


def _heading(count: int | None, most: int) -> str:
    if count is None:
        return _("Meer dan %(count)s toezeggingen") % {"count": number_format(most, force_grouping=True)}
    words = ngettext("%(count)s toezegging", "%(count)s toezeggingen", count)
    return words % {"count": number_format(count, force_grouping=True)}


@require_safe
@on_the_day_asked
def commitment(request: HttpRequest, stand: Stand, number: str) -> HttpResponse:
    """One commitment as a story: the passage, the term and how it moved, what happened, who and where."""
    seen = Commitment.objects.visible_to(request.user)
    if former := FormerNumber.objects.filter(number=number, commitment__in=seen).select_related("commitment").first():
        return redirect(stand.keep(former.commitment.get_absolute_url()), permanent=True)
    get_object_or_404(seen, number=number)
    there = stand.of(seen)
    rows = stand.rows(there.filter(number=number).for_rows().with_standing(stand.on))
    if not rows:
        return render(request, "commitments/not_yet.html", {"stand": stand}, status=404)
    promise = rows[0]
    context = {
        "stand": stand,
        "commitment": promise,
        "proposal": promise.proposals.filter(outcome="").first() if may_log(request.user) else None,
        "doors": open_changes(promise) if may_log(request.user) and not stand.is_past else {},
        "trail": [
            (stand.keep(reverse("commitments")), _("Toezeggingen")),
            (stand.keep(promise.dossier.get_absolute_url()), str(promise.dossier)),
        ],
        "here": promise.number,
        "cited_as": promise.title,
        "is_lost": not stand.is_past and is_lost(promise),
    }
    context |= _kin(promise, there, stand) | _history(promise, stand, request.user, _links(promise, there, stand))
    return render(request, "commitments/commitment.html", context)


def _kin(promise: Commitment, there: CommitmentQuerySet, stand: Stand) -> dict[str, Commitment | None]:
    """What it is an instance of and what it was merged into, where this reader may see that."""
    kin = [pk for pk in (promise.parent_id, promise.merged_into_id) if pk]
    seen = {other.pk: other for other in stand.rows(there.filter(pk__in=kin))} if kin else {}
    return {"parent": seen.get(promise.parent_id or 0), "merged_into": seen.get(promise.merged_into_id or 0)}


def _links(promise: Commitment, there: CommitmentQuerySet, stand: Stand) -> list[CommitmentLink]:
    """What it repeats, changes or supplements, and what does so to it, as far as this reader may see the other one."""
    links = [*promise.links_out.all(), *promise.links_in.all()]
    pairs = {pk for link in links for pk in (link.source_id, link.target_id)}
    seen = {other.pk: other for other in stand.rows(there.filter(pk__in=pairs))} if pairs else {}
    shown = [link for link in links if {link.source_id, link.target_id} <= seen.keys()]
    for link in shown:
        link.source, link.target = seen[link.source_id], seen[link.target_id]
    return shown


def _history(promise: Commitment, stand: Stand, user: Viewer, links: list[CommitmentLink]) -> dict[str, Any]:
    """Every term, event and answer so far, and the line of them all; `readable` are the papers that may be shown."""
    held = DeadlineChange.everything.filter(not_taken_back_by(stand.on), commitment=promise, announced_on__lte=stand.on)
    changes = list(held.select_related("document", "occasion"))
    if stand.is_past:  # in the order in which they were said, so that the last is the one that held
        changes.sort(key=lambda change: (change.announced_on, change.sequence))
    slip = drift(changes)
    so_far = {"happened_on__lte": stand.on}
    told = promise.events.filter(**so_far).exclude(kind__in=() if may_log(user) else OFFICE_ALONE)
    events = list(told.select_related("document", "deadline_change", "actor"))
    answered = FollowUp.everything.filter(not_taken_back_by(stand.on), commitment=promise, **so_far)
    answers = list(answered.select_related("document"))
    told_in = [*[change.document for change in changes], *[event.document for event in events]]
    papers = {paper.pk for paper in told_in if paper} | {answer.document_id for answer in answers}
    seen = stand.papers(Document.objects.visible_to(user))
    readable = set(seen.filter(pk__in=papers).values_list("pk", flat=True))
    readable_answers = [answer for answer in answers if answer.document_id in readable]
    return {
        "changes": changes,
        "drift": slip,
        "drift_in_words": drift_in_words(slip, promise.status, stand.on),
        "line": term_line(promise.promised_on, changes, stand.on),
        "moments": timeline(promise, events, readable_answers, links, stand.on),
        "readable": readable,
    }


@require_safe
@on_the_day_asked
def occasion(request: HttpRequest, stand: Stand, slug: str) -> HttpResponse:
    """An event that terms hang on: its days, how they moved, and what waits for it."""
    event = get_object_or_404(Occasion, slug=slug)
    dates = list(event.dates.filter(announced_on__lte=stand.on).select_related("document"))
    waiting = Lists(stand.of(Commitment.objects.visible_to(request.user)), stand, {"gelegenheid": event.slug})
    hanging = waiting.rows().order_by()
    page = _page_of(stand.lines(hanging), "termijn", stand, request.GET.get("cursor", ""))
    papers = stand.papers(Document.objects.visible_to(request.user)).filter(occasiondate__in=dates)
    context = {
        "stand": stand,
        "occasion": event,
        "days": next(reversed(dates), None) if stand.is_past else event,
        "dates": dates,
        "readable": set(papers.values_list("pk", flat=True)),
        "page": page,
        "count": hanging.count(),
        "query": f"{waiting.query}&sorteer=termijn",
        "list_url": waiting.url(sorteer="termijn"),
        "trail": [(stand.keep(reverse("commitments")), _("Toezeggingen"))],
        "here": event.name,
    }
    return render(request, "commitments/occasion.html", context)
