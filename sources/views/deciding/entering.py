"""A passage becomes a commitment, and what is undisputed on a chair's list does at once."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from commitments.doors import for_clerks
from commitments.lifecycle import ChangeRefused
from commitments.models import User
from commitments.typed import FROM, put_aside, sent
from sources.models import SuggestionKind
from sources.review import decisions
from sources.review.cards import Typed
from sources.review.forms import EntryForm, as_proposed, edited_in
from sources.review.proposals import Proposer
from sources.views.deciding.asking import again, decider, is_asked, order_in, suggestion, takes_what_was_typed
from sources.views.review import cards_of, last_reading, onward, review_page


@for_clerks
@takes_what_was_typed
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """The passage becomes a commitment, as proposed or as the clerk has it."""
    row = suggestion(pk, SuggestionKind.COMMITMENT)
    if (data := sent(request)) is None:
        return onward(request, row.reading, in_hand=pk)
    if is_asked(request) and "make_occasion" in data:
        put_aside(request, data.get("title", ""), part="in-hand")
        return redirect(reverse("make_occasion", query={FROM: request.path}))
    form = EntryForm(data, suggestion=row, proposal=Proposer(row.reading).propose(row))
    typed = Typed(form=form, order=order_in(data))
    if not is_asked(request) or not form.is_valid():
        return again(request, row, typed)
    try:
        promise = decisions.enter(row, form, decider(request), once_more="once_more" in data)
    except ChangeRefused as refusal:
        return again(request, row, typed.refused(refusal))
    messages.success(request, _("Opgenomen als %(number)s.") % {"number": promise.number})
    stays = "split" in data
    return onward(request, row.reading, in_hand=pk if stays else None, decided=pk)


@for_clerks
@require_POST
def enter_undisputed(request: HttpRequest, identifier: str) -> HttpResponse:
    """Everything on the chair's list that nobody disputed, as proposed or as the clerk has it; all of it or nothing."""
    reading = last_reading(identifier)
    chosen = [card for card in cards_of(reading, cast(User, request.user)) if card.is_undisputed]
    edited = edited_in(request.POST.getlist("edited"))
    forms = [
        (card.suggestion, as_proposed(card.suggestion, card.proposal, edited, is_asked="asked" in request.POST))
        for card in chosen
        if card.proposal
    ]
    if asking := sum(form.asks for _row, form in forms):
        return review_page(request, reading, in_hand=None, typed=Typed(asked_of=asking))
    if wrong := next((form for _row, form in forms if not form.is_valid()), None):
        return review_page(request, reading, in_hand=wrong.suggestion.pk, typed=Typed(form=wrong))
    try:
        entered = decisions.enter_all(forms, decider(request))
    except ChangeRefused as refusal:
        return review_page(request, reading, in_hand=None, typed=Typed().refused(refusal))
    words = ngettext("%(count)d toezegging opgenomen.", "%(count)d toezeggingen opgenomen.", len(entered))
    messages.success(request, words % {"count": len(entered)})
    return onward(request, reading)
