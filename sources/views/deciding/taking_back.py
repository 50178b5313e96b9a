"""A passage is no commitment, or no answer; or what was decided about it was a mistake."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from commitments.doors import for_clerks
from commitments.lifecycle import ChangedMeanwhile, ChangeRefused
from commitments.meanwhile import meanwhile, version_shown
from commitments.typed import sent
from sources.review import decisions
from sources.review.cards import Typed
from sources.review.forms import RejectForm
from sources.views.deciding.asking import again, decider, is_asked, order_in, suggestion, takes_what_was_typed
from sources.views.review import onward


@for_clerks
@takes_what_was_typed
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """This passage is no commitment, or no answer."""
    row = suggestion(pk)
    if (data := sent(request)) is None:
        return onward(request, row.reading, in_hand=pk)
    form = RejectForm(data)
    typed = Typed(reason=data.get("reason", ""), order=order_in(data))
    if not is_asked(request):
        return again(request, row, typed)
    if not form.is_valid():
        return again(request, row, typed.refused(_("De reden is te lang.")))
    try:
        decisions.reject(row, form.cleaned_data["reason"], decider(request))
    except ChangeRefused as refusal:
        return again(request, row, typed.refused(refusal))
    messages.success(request, _("Voorstel afgewezen."))
    return onward(request, row.reading, decided=pk)


@for_clerks
@takes_what_was_typed
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """What was decided was a mistake: the register says so, and the passage is open again."""
    row = suggestion(pk)
    if (data := sent(request)) is None:
        return onward(request, row.reading, in_hand=pk)
    form, typed = RejectForm(data), Typed(why_undone=data.get("reason", ""), order=order_in(data))
    if not is_asked(request):
        if row.to_undo is None and typed.why_undone:
            words = _("Er is niets meer om ongedaan te maken. U typte: %(words)s")
            messages.warning(request, words % {"words": typed.why_undone})
        return again(request, row, typed)
    if not form.is_valid():
        return again(request, row, typed.refused(_("De reden is te lang.")))
    promise = row.to_undo.about if row.to_undo else None
    carried = data.get(f"shown-{promise.number}", "") if promise else ""
    try:
        was_held = decisions.undo(row, form.cleaned_data["reason"], decider(request), version=version_shown(carried))
    except ChangedMeanwhile as refusal:
        typed = replace(typed, meanwhile=meanwhile(promise, carried) if promise else None).refused(refusal)
        return again(request, row, typed)
    except ChangeRefused as refusal:
        return again(request, row, typed.refused(refusal))
    done = _("Ongedaan gemaakt.") if was_held else _("In het register viel niets terug te nemen: dat was al gedaan.")
    now = _("Deze passage is weer open.") if row.is_undecided else _("De passage heeft nog een eerder besluit.")
    messages.success(request, f"{done} {now}")
    return onward(request, row.reading, in_hand=pk)
