"""The review of a paper: its text with the passages marked on one side, what a clerk decides about each on the other.

Everything is a plain form; `review.js` only presses its buttons when a key is struck.
"""

from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from commitments.awaited import register_of
from commitments.choices import DelayReason
from commitments.doors import for_clerks
from commitments.lifecycle import ChangeRefused
from commitments.models import Document, User
from commitments.passages import paragraphs, stands
from sources.answering import answers_of, same_as
from sources.models import Reading, Suggestion, SuggestionKind
from sources.replacing import quoting
from sources.review import decisions
from sources.review.cards import ORDERS, TEXT, Card, held_by, in_order, marks, own_words
from sources.review.decisions import Decider
from sources.review.forms import (
    AnswerCardForm,
    EntryForm,
    LateEntryForm,
    MissedForm,
    RejectForm,
    answer_form,
    as_proposed,
)
from sources.review.proposals import Proposer

REJECT_REASONS = (
    gettext_lazy("staand beleid"),
    gettext_lazy("gebeurt nu, in dit stuk"),
    gettext_lazy("verzoek van een Kamerlid"),
    gettext_lazy("toezegging van een ander"),
    gettext_lazy("herinnering aan een eerdere toezegging"),
    gettext_lazy("te vaag om na te gaan"),
)
"""Offered to the clerk who rejects; any other words will do."""


@for_clerks
@require_safe
def suggestions(request: HttpRequest, identifier: str) -> HttpResponse:
    """What was read in one paper; the first passage that waits is in hand, or the one that the address names."""
    reading = last_reading(identifier)
    return _page(request, reading, in_hand=_number(request.GET.get("voorstel")))


def last_reading(identifier: str) -> Reading:
    rows = Reading.objects.filter(document__identifier=identifier).select_related("document__minister")
    return get_object_or_404(rows.order_by("-read_at", "-id")[:1])


def _number(typed: str | None) -> int | None:
    return int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) < 18 else None


# ── the page ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def _page(request: HttpRequest, reading: Reading, *, in_hand: int | None, **given: Any) -> HttpResponse:
    """`given` are bound forms by name, and a `problem`, for the card in hand: what was typed is shown again."""
    document, order = reading.document, _order(request)
    cards = _cards(reading, cast(User, request.user))
    _take_in_hand(cards, in_hand, order, given, cast(User, request.user))
    shown = in_order(cards, order)
    context = {
        "document": document,
        "reading": reading,
        "cards": [card for card in shown if not card.is_folded],
        "folded": [card for card in shown if card.is_folded],
        "decided": sum(card.is_decided for card in cards),
        "total": len(cards),
        "undisputed": sum(card.is_undisputed for card in cards),
        "paragraphs": list(paragraphs(document.text, marks(cards, _query(order)))),
        "orders": ORDERS,
        "order": order,
        "query": _query(order),
        "missed_form": given.get("missed_form") or MissedForm(document=document),
        "reject_form": RejectForm(),
        "lost": [held for held in quoting(document) if not stands(held, document.text)],
        "reject_reasons": REJECT_REASONS,
        "delay_reasons": DelayReason.choices,
        "known_papers": _known_papers(reading),
        "trail": [(reverse("desk"), _("Bureau")), (reverse("reading_desk"), _("Stukken lezen"))],
        "here": document.citation,
    }
    return render(request, "sources/review.html", context)


def _order(request: HttpRequest) -> str:
    asked = request.POST.get("volgorde") or request.GET.get("volgorde") or TEXT
    return asked if asked in ORDERS else TEXT


def _query(order: str) -> str:
    """The start of an address of this page that a card's own parameter can follow."""
    return f"?volgorde={order}&" if order != TEXT else "?"


def _cards(reading: Reading, user: User) -> list[Card]:
    rows = list(reading.suggestions.select_related("commitment", "reading").prefetch_related("verdicts"))
    held, proposer = held_by(rows, reading.document), Proposer(reading)
    register = register_of(user)
    answers, same = answers_of(rows, reading, register), same_as(rows, reading, register)
    return [
        Card(
            row,
            held[row.pk],
            proposal=proposer.propose(row) if row.kind == SuggestionKind.COMMITMENT else None,
            same=same.get(row.pk, ()),
            answers=answers.get(row.pk, ()),
            said=own_words(row, reading.document.text),
        )
        for row in rows
    ]


def _take_in_hand(cards: list[Card], asked: int | None, order: str, given: dict[str, Any], user: User) -> None:
    """The card that was asked for, else the first that waits; an effort only when nothing else does."""
    waiting = [card for card in in_order(cards, order) if not card.is_decided]
    card = next((card for card in cards if card.suggestion.pk == asked), waiting[0] if waiting else None)
    if card is None:
        return
    card.is_in_hand, card.problem = True, given.get("problem", "")
    if card.is_answer:
        card.form = given.get("form") or AnswerCardForm(user=user)
        card.late_form = given.get("late_form") or LateEntryForm(initial=_late(card.suggestion))
    elif card.proposal:
        card.form = given.get("form") or EntryForm(suggestion=card.suggestion, proposal=card.proposal)


def _late(suggestion: Suggestion) -> dict[str, Any]:
    document = suggestion.reading.document
    return {
        "late_promised_on": suggestion.refers_to_on,
        "late_minister": document.minister,
        "late_committee": document.committee,
    }


def _known_papers(reading: Reading) -> set[str]:
    """Which of the papers that the answers in it refer to are in the register."""
    named = reading.suggestions.exclude(refers_to="").values("refers_to")
    return set(Document.objects.filter(identifier__in=named).values_list("identifier", flat=True))


# ── what a clerk decides ──────────────────────────────────────────────────────────────────────────────────────────────
@for_clerks
@require_POST
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """The passage becomes a commitment, as proposed or as the clerk has it."""
    row = _suggestion(pk, SuggestionKind.COMMITMENT)
    form = EntryForm(request.POST, suggestion=row, proposal=Proposer(row.reading).propose(row))
    if not form.is_valid():
        return _page(request, row.reading, in_hand=pk, form=form)
    try:
        promise = decisions.enter(row, form, _decider(request), once_more="once_more" in request.POST)
    except ChangeRefused as refusal:
        return _page(request, row.reading, in_hand=pk, form=form, problem=str(refusal))
    messages.success(request, _("Opgenomen als %(number)s.") % {"number": promise.number})
    stays = "split" in request.POST
    return _onward(request, row.reading, in_hand=pk if stays else None)


@for_clerks
@require_POST
def call_the_same(request: HttpRequest, pk: int) -> HttpResponse:
    """The register holds this promise already."""
    row = _suggestion(pk, SuggestionKind.COMMITMENT)
    form = AnswerCardForm(request.POST, user=cast(User, request.user))
    if not form.is_valid():
        return _page(request, row.reading, in_hand=pk, problem=_first(form))
    try:
        decisions.call_the_same(row, form.cleaned_data["commitment"], _decider(request))
    except ChangeRefused as refusal:
        return _page(request, row.reading, in_hand=pk, problem=str(refusal))
    messages.success(request, _("Vastgelegd als dezelfde toezegging."))
    return _onward(request, row.reading)


@for_clerks
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper keeps, partly keeps or puts off a commitment, or reports on it."""
    row = _suggestion(pk, SuggestionKind.FULFILMENT)
    chosen = AnswerCardForm(request.POST, user=cast(User, request.user))
    if not chosen.is_valid():
        return _page(request, row.reading, in_hand=pk, form=chosen, problem=_first(chosen))
    form = answer_form(request.POST, chosen.cleaned_data["commitment"], row, timezone.localdate())
    if not form.is_valid():
        return _page(request, row.reading, in_hand=pk, form=chosen, problem=_first(form))
    try:
        decisions.answer(row, form, _decider(request))
    except ChangeRefused as refusal:
        return _page(request, row.reading, in_hand=pk, form=chosen, problem=str(refusal))
    messages.success(request, _("Vastgelegd bij %(number)s.") % {"number": form.commitment.number})
    return _onward(request, row.reading)


@for_clerks
@require_POST
def log_late(request: HttpRequest, pk: int) -> HttpResponse:
    """A promise that the register did not hold is entered with its own day; then the passage can answer it."""
    row = _suggestion(pk, SuggestionKind.FULFILMENT)
    form = LateEntryForm(request.POST)
    if not form.is_valid():
        return _page(request, row.reading, in_hand=pk, late_form=form, problem=_first(form))
    try:
        promise = decisions.log_late(row, form, _decider(request))
    except ChangeRefused as refusal:
        return _page(request, row.reading, in_hand=pk, late_form=form, problem=str(refusal))
    words = _("Alsnog opgenomen als %(number)s. Leg nu vast wat dit stuk ermee doet.")
    messages.success(request, words % {"number": promise.number})
    return _onward(request, row.reading, in_hand=pk)


@for_clerks
@require_POST
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """This passage is no commitment, or no answer."""
    row = _suggestion(pk)
    form = RejectForm(request.POST)
    if not form.is_valid():
        return _page(request, row.reading, in_hand=pk, problem=_("De reden is te lang."))
    try:
        decisions.reject(row, form.cleaned_data["reason"], _decider(request))
    except ChangeRefused as refusal:
        return _page(request, row.reading, in_hand=pk, problem=str(refusal))
    messages.success(request, _("Voorstel afgewezen."))
    return _onward(request, row.reading)


@for_clerks
@require_POST
def point_out(request: HttpRequest, identifier: str) -> HttpResponse:
    """A passage that the reader missed."""
    reading = last_reading(identifier)
    form = MissedForm(request.POST, document=reading.document)
    span = form.span(form.cleaned_data["words"]) if form.is_valid() else None
    if span is None:
        return _page(request, reading, in_hand=None, missed_form=form)
    found = decisions.point_out(reading, *span, _decider(request))
    return _onward(request, reading, in_hand=found.pk)


@for_clerks
@require_POST
def enter_undisputed(request: HttpRequest, identifier: str) -> HttpResponse:
    """Everything on the chair's list that nobody disputed, as proposed; all of it or nothing."""
    reading = last_reading(identifier)
    chosen = [card for card in _cards(reading, cast(User, request.user)) if card.is_undisputed]
    forms = [(card.suggestion, as_proposed(card.suggestion, card.proposal)) for card in chosen if card.proposal]
    if wrong := next((form for _row, form in forms if not form.is_valid()), None):
        return _page(request, reading, in_hand=wrong.suggestion.pk, form=wrong)
    try:
        entered = decisions.enter_all(forms, _decider(request))
    except ChangeRefused as refusal:
        return _page(request, reading, in_hand=None, problem=str(refusal))
    words = ngettext("%(count)d toezegging opgenomen.", "%(count)d toezeggingen opgenomen.", len(entered))
    messages.success(request, words % {"count": len(entered)})
    return _onward(request, reading)


def _suggestion(pk: int, kind: str = "") -> Suggestion:
    """The suggestion, of that kind when one is given."""
    rows = Suggestion.objects.select_related("reading__document__minister")
    return get_object_or_404(rows.filter(kind=kind) if kind else rows, pk=pk)


def _decider(request: HttpRequest) -> Decider:
    return Decider(cast(User, request.user), timezone.now())


def _first(form: Any) -> str:
    """What is wrong, in one sentence, with the name of the field when it is about one."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        return f"{label}: {errors[0]}" if label else str(errors[0])
    return ""


def _onward(request: HttpRequest, reading: Reading, *, in_hand: int | None = None) -> HttpResponse:
    """Back to the paper, to the next passage that waits."""
    order = _order(request)
    given = {"volgorde": order} if order != TEXT else {}
    query = urlencode(given | ({"voorstel": in_hand} if in_hand else {}))
    address = reverse("suggestions", args=[reading.document.identifier])
    return redirect(f"{address}{'?' if query else ''}{query}#in-hand")
