"""What a clerk decides about a passage, each by a form of the review page.

A form that was sent after the login had expired comes back here by GET: what was typed is on the page again, and
nothing is decided yet.
"""

from dataclasses import replace
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from commitments.doors import Rest, View, for_clerks
from commitments.lifecycle import ChangedMeanwhile, ChangeRefused
from commitments.meanwhile import meanwhile, version_shown
from commitments.models import User
from commitments.typed import sent
from sources.models import Reading, Suggestion, SuggestionKind
from sources.review import decisions
from sources.review.cards import Typed
from sources.review.decisions import Decider
from sources.review.forms import (
    AnswerCardForm,
    EntryForm,
    LateEntryForm,
    MissedForm,
    RejectForm,
    answer_form,
    as_proposed,
    edited_in,
)
from sources.review.proposals import Proposer
from sources.views.review import cards_of, last_reading, onward, review_page


class ReadAgain(Exception):
    """The paper was read again since the page was shown, and this passage was not found any more."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.newest = reading


def takes_what_was_typed(view: "View[Rest]") -> "View[Rest]":
    """What was typed before logging in comes back by GET; what the paper no longer holds is told, and not decided."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ReadAgain as late:
            words = _(
                "Dit stuk is intussen opnieuw gelezen en deze passage is niet meer gevonden; er is niets vastgelegd."
            )
            messages.warning(request, words)
            return onward(request, late.newest)

    return cast("View[Rest]", require_http_methods(["GET", "HEAD", "POST"])(guarded))


@for_clerks
@takes_what_was_typed
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """The passage becomes a commitment, as proposed or as the clerk has it."""
    row = _suggestion(pk, SuggestionKind.COMMITMENT)
    if (data := sent(request)) is None:
        return onward(request, row.reading, in_hand=pk)
    typed = Typed(form=EntryForm(data, suggestion=row, proposal=Proposer(row.reading).propose(row)))
    if not _is_asked(request) or not typed.form.is_valid():
        return review_page(request, row.reading, in_hand=pk, typed=typed)
    try:
        promise = decisions.enter(row, typed.form, _decider(request), once_more="once_more" in data)
    except ChangeRefused as refusal:
        return review_page(request, row.reading, in_hand=pk, typed=typed.refused(refusal))
    messages.success(request, _("Opgenomen als %(number)s.") % {"number": promise.number})
    stays = "split" in data
    return onward(request, row.reading, in_hand=pk if stays else None, decided=pk)


@for_clerks
@takes_what_was_typed
def call_the_same(request: HttpRequest, pk: int) -> HttpResponse:
    """The register holds this promise already."""
    row = _suggestion(pk, SuggestionKind.COMMITMENT)
    if not _is_asked(request):
        return onward(request, row.reading, in_hand=pk)
    form = AnswerCardForm(request.POST, user=cast(User, request.user))
    if not form.is_valid():
        return review_page(request, row.reading, in_hand=pk, typed=Typed(problem=_first(form)))
    promise = form.cleaned_data["commitment"]
    try:
        decisions.call_the_same(row, promise, _decider(request), version=form.version)
    except ChangeRefused as refusal:
        return review_page(request, row.reading, in_hand=pk, typed=_refused(Typed(), form, refusal))
    messages.success(request, _("Vastgelegd als dezelfde toezegging."))
    return onward(request, row.reading, decided=pk)


@for_clerks
@takes_what_was_typed
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper keeps, partly keeps or puts off a commitment, or reports on it."""
    row = _suggestion(pk, SuggestionKind.FULFILMENT)
    if (data := sent(request)) is None:
        return onward(request, row.reading, in_hand=pk)
    chosen = AnswerCardForm(data, user=cast(User, request.user))
    typed = _chosen(Typed(form=chosen), chosen)
    if not _is_asked(request):
        return review_page(request, row.reading, in_hand=pk, typed=typed)
    if not chosen.is_valid():
        return review_page(request, row.reading, in_hand=pk, typed=typed.refused(_first(chosen)))
    form = answer_form(data, chosen, row, timezone.localdate())
    if not form.is_valid():
        return review_page(request, row.reading, in_hand=pk, typed=typed.refused(_first(form)))
    try:
        decisions.answer(row, form, _decider(request))
    except ChangeRefused as refusal:
        return review_page(request, row.reading, in_hand=pk, typed=_refused(typed, chosen, refusal))
    waits = form.commitment.proposals.filter(outcome="", document=row.reading.document).exists()
    words = _("Voorgesteld aan een andere griffier bij %(number)s.") if waits else _("Vastgelegd bij %(number)s.")
    messages.success(request, words % {"number": form.commitment.number})
    return onward(request, row.reading, decided=pk)


@for_clerks
@takes_what_was_typed
def log_late(request: HttpRequest, pk: int) -> HttpResponse:
    """A promise that the register did not hold is entered with its own day; then the passage can answer it."""
    row = _suggestion(pk, SuggestionKind.FULFILMENT)
    if (data := sent(request)) is None:
        return onward(request, row.reading, in_hand=pk)
    typed = Typed(late_form=LateEntryForm(data))
    if not _is_asked(request):
        return review_page(request, row.reading, in_hand=pk, typed=typed)
    if not typed.late_form.is_valid():
        return review_page(request, row.reading, in_hand=pk, typed=typed.refused(_first(typed.late_form)))
    try:
        promise = decisions.log_late(row, typed.late_form, _decider(request))
    except ChangeRefused as refusal:
        return review_page(request, row.reading, in_hand=pk, typed=typed.refused(refusal))
    words = _("Alsnog opgenomen als %(number)s. Leg nu vast wat dit stuk ermee doet.")
    messages.success(request, words % {"number": promise.number})
    return onward(request, row.reading, in_hand=pk)


@for_clerks
@takes_what_was_typed
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """This passage is no commitment, or no answer."""
    row = _suggestion(pk)
    if (data := sent(request)) is None:
        return onward(request, row.reading, in_hand=pk)
    form = RejectForm(data)
    typed = Typed(reason=data.get("reason", ""))
    if not _is_asked(request):
        return review_page(request, row.reading, in_hand=pk, typed=typed)
    if not form.is_valid():
        return review_page(request, row.reading, in_hand=pk, typed=typed.refused(_("De reden is te lang.")))
    try:
        decisions.reject(row, form.cleaned_data["reason"], _decider(request))
    except ChangeRefused as refusal:
        return review_page(request, row.reading, in_hand=pk, typed=typed.refused(refusal))
    messages.success(request, _("Voorstel afgewezen."))
    return onward(request, row.reading, decided=pk)


@for_clerks
@takes_what_was_typed
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """What was decided was a mistake: the register says so, and the passage is open again."""
    row = _suggestion(pk)
    if (data := sent(request)) is None:
        return onward(request, row.reading, in_hand=pk)
    form, typed = RejectForm(data), Typed(why_undone=data.get("reason", ""))
    if not _is_asked(request):
        if row.to_undo is None and typed.why_undone:
            words = _("Er is niets meer om ongedaan te maken. U typte: %(words)s")
            messages.warning(request, words % {"words": typed.why_undone})
        return review_page(request, row.reading, in_hand=pk, typed=typed)
    if not form.is_valid():
        return review_page(request, row.reading, in_hand=pk, typed=typed.refused(_("De reden is te lang.")))
    promise = row.to_undo.about if row.to_undo else None
    carried = data.get(f"shown-{promise.number}", "") if promise else ""
    try:
        was_held = decisions.undo(row, form.cleaned_data["reason"], _decider(request), version=version_shown(carried))
    except ChangedMeanwhile as refusal:
        typed = replace(typed, meanwhile=meanwhile(promise, carried) if promise else None).refused(refusal)
        return review_page(request, row.reading, in_hand=pk, typed=typed)
    except ChangeRefused as refusal:
        return review_page(request, row.reading, in_hand=pk, typed=typed.refused(refusal))
    done = _("Ongedaan gemaakt.") if was_held else _("In het register viel niets terug te nemen: dat was al gedaan.")
    now = _("Deze passage is weer open.") if row.is_undecided else _("De passage heeft nog een eerder besluit.")
    messages.success(request, f"{done} {now}")
    return onward(request, row.reading, in_hand=pk)


@for_clerks
@takes_what_was_typed
def point_out(request: HttpRequest, identifier: str) -> HttpResponse:
    """A passage that the reader missed."""
    reading = last_reading(identifier)
    if (data := sent(request)) is None:
        return onward(request, reading)
    form = MissedForm(data, document=reading.document)
    span = form.span(form.cleaned_data["words"]) if form.is_valid() else None
    if span is None or not _is_asked(request):
        return review_page(request, reading, in_hand=None, typed=Typed(missed_form=form))
    try:
        found = decisions.point_out(reading, *span, _decider(request))
    except ChangeRefused as refusal:
        form.add_error("words", str(refusal))
        return review_page(request, reading, in_hand=None, typed=Typed(missed_form=form))
    return onward(request, reading, in_hand=found.pk)


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
        entered = decisions.enter_all(forms, _decider(request))
    except ChangeRefused as refusal:
        return review_page(request, reading, in_hand=None, typed=Typed().refused(refusal))
    words = ngettext("%(count)d toezegging opgenomen.", "%(count)d toezeggingen opgenomen.", len(entered))
    messages.success(request, words % {"count": len(entered)})
    return onward(request, reading)


# ── what is asked ─────────────────────────────────────────────────────────────────────────────────────────────────────
def _is_asked(request: HttpRequest) -> bool:
    """Whether something is to be decided, rather than shown again."""
    return request.method == "POST"


def _suggestion(pk: int, kind: str = "") -> Suggestion:
    """The suggestion, of that kind when one is given. Raises ReadAgain when the newest reading does not have it."""
    rows = Suggestion.objects.select_related("reading__document__minister")
    found = get_object_or_404(rows.filter(kind=kind) if kind else rows, pk=pk)
    newest = found.reading.document.readings.first()
    if newest and newest != found.reading:
        raise ReadAgain(newest)
    return found


def _decider(request: HttpRequest) -> Decider:
    return Decider(cast(User, request.user), timezone.now(), seen=request.POST.get("seen"))


def _chosen(typed: Typed, form: AnswerCardForm) -> Typed:
    """What was typed, with the commitment that the clerk chose and what the page said of it."""
    return replace(typed, chosen=form.cleaned_data["commitment"], carried=form.carried) if form.is_valid() else typed


def _refused(typed: Typed, form: AnswerCardForm, refusal: ChangeRefused) -> Typed:
    """Why it was refused; when somebody else was first, with what they changed."""
    if isinstance(refusal, ChangedMeanwhile):
        return typed.overtaken(refusal, meanwhile(form.cleaned_data["commitment"], form.carried))
    return _chosen(typed, form).refused(refusal)


def _first(form: Any) -> str:
    """What is wrong, in one sentence, with the name of the field when it is about one."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        return f"{label}: {errors[0]}" if label else str(errors[0])
    return ""
