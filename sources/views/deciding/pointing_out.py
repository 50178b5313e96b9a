"""A clerk points out a passage that the reader missed."""

from django.http import HttpRequest, HttpResponse

from commitments.doors import for_clerks
from commitments.lifecycle import ChangeRefused
from commitments.typed import sent
from sources.review import decisions
from sources.review.cards import Typed
from sources.review.forms import MissedForm
from sources.views.deciding.asking import decider, is_asked, order_in, takes_what_was_typed
from sources.views.review import last_reading, onward, review_page


@for_clerks
@takes_what_was_typed
def point_out(request: HttpRequest, identifier: str) -> HttpResponse:
    """A passage that the reader missed."""
    reading = last_reading(identifier)
    if (data := sent(request)) is None:
        return onward(request, reading)
    form = MissedForm(data, document=reading.document)
    typed = Typed(missed_form=form, order=order_in(data))
    span = form.span(form.cleaned_data["words"]) if form.is_valid() else None
    if span is None or not is_asked(request):
        return review_page(request, reading, in_hand=None, typed=typed)
    try:
        found = decisions.point_out(reading, *span, decider(request))
    except ChangeRefused as refusal:
        form.add_error("words", str(refusal))
        return review_page(request, reading, in_hand=None, typed=typed)
    return onward(request, reading, in_hand=found.pk)
