"""A passage speaks of a commitment that the register has, or should have had: it answers it, or says it again."""

from dataclasses import replace
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from commitments.doors import for_clerks
from commitments.lifecycle import ChangedMeanwhile, ChangeRefused, was_proposed
from commitments.meanwhile import meanwhile
from commitments.models import User
from commitments.typed import sent
from sources.models import SuggestionKind
from sources.review import decisions
from sources.review.cards import Typed
from sources.review.forms import AnswerCardForm, LateEntryForm, answer_form
from sources.views.deciding.asking import again, decider, first, is_asked, order_in, suggestion, takes_what_was_typed
from sources.views.review import onward


@for_clerks
@takes_what_was_typed
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper keeps, partly keeps or puts off a commitment, or reports on it."""
    row = suggestion(pk, SuggestionKind.FULFILMENT)
    if (data := sent(request)) is None:
        return onward(request, row.reading, in_hand=pk)
    chosen = AnswerCardForm(data, user=cast(User, request.user))
    typed = _chosen(Typed(form=chosen, order=order_in(data)), chosen)
    if not is_asked(request):
        return again(request, row, typed)
    if not chosen.is_valid():
        return again(request, row, typed.refused(first(chosen)))
    form = answer_form(data, chosen, row, timezone.localdate())
    if not form.is_valid():
        return again(request, row, typed.refused(first(form)))
    try:
        decisions.answer(row, form, who := decider(request))
    except ChangeRefused as refusal:
        return again(request, row, _refused(typed, chosen, refusal))
    waits = was_proposed(form.commitment, who.by, who.now)
    words = _("Voorgesteld aan een andere griffier bij %(number)s.") if waits else _("Vastgelegd bij %(number)s.")
    messages.success(request, words % {"number": form.commitment.number})
    return onward(request, row.reading, decided=pk)


@for_clerks
@takes_what_was_typed
def call_the_same(request: HttpRequest, pk: int) -> HttpResponse:
    """The register holds this promise already."""
    row = suggestion(pk, SuggestionKind.COMMITMENT)
    if not is_asked(request):
        return onward(request, row.reading, in_hand=pk)
    form = AnswerCardForm(request.POST, user=cast(User, request.user))
    if not form.is_valid():
        return again(request, row, Typed(problem=first(form)))
    promise = form.cleaned_data["commitment"]
    try:
        decisions.call_the_same(row, promise, decider(request), version=form.version)
    except ChangeRefused as refusal:
        return again(request, row, _refused(Typed(), form, refusal))
    messages.success(request, _("Vastgelegd als dezelfde toezegging."))
    return onward(request, row.reading, decided=pk)


@for_clerks
@takes_what_was_typed
def log_late(request: HttpRequest, pk: int) -> HttpResponse:
    """A promise that the register did not hold is entered with its own day; then the passage can answer it."""
    row = suggestion(pk, SuggestionKind.FULFILMENT)
    if (data := sent(request)) is None:
        return onward(request, row.reading, in_hand=pk)
    typed = Typed(late_form=LateEntryForm(data), order=order_in(data))
    if not is_asked(request):
        return again(request, row, typed)
    if not typed.late_form.is_valid():
        return again(request, row, typed.refused(first(typed.late_form)))
    try:
        promise = decisions.log_late(row, typed.late_form, decider(request))
    except ChangeRefused as refusal:
        return again(request, row, typed.refused(refusal))
    words = _("Alsnog opgenomen als %(number)s. Leg nu vast wat dit stuk ermee doet.")
    messages.success(request, words % {"number": promise.number})
    return onward(request, row.reading, in_hand=pk)


def _chosen(typed: Typed, form: AnswerCardForm) -> Typed:
    """What was typed, with the commitment that the clerk chose and what the page said of it."""
    return replace(typed, chosen=form.cleaned_data["commitment"], carried=form.carried) if form.is_valid() else typed


def _refused(typed: Typed, form: AnswerCardForm, refusal: ChangeRefused) -> Typed:
    """Why it was refused; when somebody else was first, with what they changed."""
    if isinstance(refusal, ChangedMeanwhile):
        return typed.overtaken(refusal, meanwhile(form.cleaned_data["commitment"], form.carried))
    return _chosen(typed, form).refused(refusal)
