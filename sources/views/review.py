"""The review of a paper: its text with the passages marked on one side, what a clerk decides about each on the other.

Everything is a plain form; `review.js` only presses its buttons when a key is struck.
"""

from typing import cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from commitments.awaited import register_of
from commitments.choices import DelayReason
from commitments.doors import for_clerks
from commitments.models import Document, Proposal, User
from commitments.passages import paragraphs
from sources.answering import answers_of, offered, same_as
from sources.desk import is_paper_at_desk
from sources.forms import FilingForm
from sources.models import Reading, SuggestionKind
from sources.replacing import lost_in
from sources.review.cards import NOTHING, OF_LIST, ORDERS, TEXT, Card, Typed, held_by, in_order, marks, own_words
from sources.review.forms import AnswerCardForm, EntryForm, LateEntryForm, MissedForm
from sources.review.late import late_proposal
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
    return review_page(request, reading, in_hand=_number(request.GET.get("voorstel")))


def last_reading(identifier: str) -> Reading:
    rows = Reading.objects.filter(document__identifier=identifier).select_related("document__minister")
    return get_object_or_404(rows.order_by("-read_at", "-id")[:1])


def _number(typed: str | None) -> int | None:
    return int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) < 18 else None


# ── the page ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def review_page(request: HttpRequest, reading: Reading, *, in_hand: int | None, typed: Typed = NOTHING) -> HttpResponse:
    """The paper beside its cards; what was `typed` is shown again on the card in hand."""
    document, order = reading.document, _order(request, typed)
    at_desk = is_paper_at_desk(cast(User, request.user), document)
    cards = cards_of(reading, cast(User, request.user))
    _take_in_hand(cards, in_hand, order, typed, cast(User, request.user))
    shown = in_order(cards, order)
    context = {
        "document": document,
        "is_at_desk": at_desk,
        "filing": None if document.places.exists() or not at_desk else FilingForm(),
        "reading": reading,
        "cards": [card for card in shown if not card.is_folded],
        "folded": [card for card in shown if card.is_folded],
        "just": _number(request.GET.get("besloten")),
        "decided": sum(card.is_decided for card in cards),
        "total": len(cards),
        "promises": any(not card.is_answer for card in cards) if at_desk else False,
        "likenesses": any(card.same for card in cards) if at_desk else False,
        "answers": any(card.is_answer for card in cards),
        "undoable": at_desk or any(card.may_be_undone for card in cards),
        "asked_of": typed.asked_of,
        "undisputed": sum(card.is_undisputed for card in cards) if at_desk else 0,
        "paragraphs": list(paragraphs(document.text, marks(cards, _query(order)))),
        "orders": OF_LIST if any(card.is_listed for card in cards) else ORDERS,
        "order": order,
        "query": _query(order),
        "missed_form": typed.missed_form or MissedForm(document=document),
        "lost": lost_in(document),
        "reject_reasons": REJECT_REASONS,
        "delay_reasons": DelayReason.choices,
        "known_papers": _known_papers(reading),
        "trail": [(reverse("desk"), _("Bureau")), (reverse("reading_desk"), _("Postvak"))],
        "here": document.citation,
    }
    return render(request, "sources/review.html", context)


def _order(request: HttpRequest, typed: Typed = NOTHING) -> str:
    """The one that is asked for, also where what was typed comes back by an address that does not say it."""
    asked = request.POST.get("volgorde") or request.GET.get("volgorde") or typed.order
    return asked if asked in ORDERS else TEXT


def _query(order: str) -> str:
    """The start of an address of this page that a card's own parameter can follow."""
    return f"?volgorde={order}&" if order != TEXT else "?"


def cards_of(reading: Reading, user: User) -> list[Card]:
    rows = list(reading.suggestions.select_related("commitment", "reading").prefetch_related("verdicts"))
    held, proposer = held_by(rows, reading.document), Proposer(reading)
    register = register_of(user)
    proposals = list(Proposal.objects.filter(document=reading.document).order_by("id"))
    answers, same = answers_of(rows, reading, register), same_as(rows, reading, register)
    return [
        Card(
            row,
            held[row.pk],
            user,
            proposal=proposer.propose(row) if row.kind == SuggestionKind.COMMITMENT else None,
            same=same.get(row.pk, ()),
            answers=answers.get(row.pk, ()),
            said=own_words(row, reading.document.text),
            proposals=[made for made in proposals if made.commitment_id == row.commitment_id],
        )
        for row in rows
    ]


def _take_in_hand(cards: list[Card], asked: int | None, order: str, typed: Typed, user: User) -> None:
    """The card that was asked for, else the first that waits; an effort only when nothing else does."""
    waiting = [card for card in in_order(cards, order) if not card.is_decided]
    card = next((card for card in cards if card.suggestion.pk == asked), waiting[0] if waiting else None)
    if card is None:
        return
    card.is_in_hand, card.typed = True, typed
    if typed.chosen and card.is_answer:
        card.answers = offered(card.answers, typed.chosen, typed.carried)
    elif card.is_answer and card.suggestion.commitment:
        card.answers = offered(card.answers, card.suggestion.commitment, "")
    elif typed.chosen:
        card.same = offered(card.same, typed.chosen, typed.carried)
    if card.is_answer:
        card.form = typed.form or AnswerCardForm(user=user)
        card.late_form = typed.late_form or LateEntryForm(initial=late_proposal(card.suggestion))
    elif card.proposal:
        card.form = typed.form or EntryForm(suggestion=card.suggestion, proposal=card.proposal)


def _known_papers(reading: Reading) -> set[str]:
    """Which of the papers that the answers in it refer to are in the register."""
    named = reading.suggestions.exclude(refers_to="").values("refers_to")
    return set(Document.objects.filter(identifier__in=named).values_list("identifier", flat=True))


def onward(
    request: HttpRequest, reading: Reading, *, in_hand: int | None = None, decided: int | None = None
) -> HttpResponse:
    """Back to the paper, to the next passage that waits; what was `decided` just now may be undone there."""
    chosen = {name: str(key) for name, key in (("voorstel", in_hand), ("besloten", decided)) if key}
    return redirect(f"{address_of(request, reading, **chosen)}#in-hand")


def address_of(request: HttpRequest, reading: Reading, **chosen: str) -> str:
    """The paper with its cards in the order that the request carries along."""
    order = _order(request)
    query = urlencode(({"volgorde": order} if order != TEXT else {}) | chosen)
    return f"{reverse('suggestions', args=[reading.document.identifier])}{'?' if query else ''}{query}"
