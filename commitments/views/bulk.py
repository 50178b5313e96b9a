"""Many commitments at once at the clerks' desk: first what would happen, then all of it or nothing."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from commitments.bulk.entering import RowOutcome, enter
from commitments.bulk.forms import SeenRowsForm, SheetForm
from commitments.bulk.sheet import COLUMNS, NEEDED
from commitments.bulk.succession import MOST, Differs, Handover, SuccessionForm, differing, hand_over
from commitments.doors import for_clerks
from commitments.lifecycle import ChangeRefused
from commitments.models import User
from commitments.typed import sent


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def enter_sheet(request: HttpRequest) -> HttpResponse:
    """Hand in a sheet and see what each row does; say yes, and all of them are entered."""
    now, by = timezone.now(), cast(User, request.user)
    given = sent(request)
    if given is not None and "rows" in given:
        seen = SeenRowsForm(given)
        if not seen.is_valid():
            return _sheet_page(request, seen)
        is_yes = request.method == "POST"
        outcomes = enter(seen.cleaned_data["rows"], by, now, preview=not is_yes)
        if not is_yes or any(outcome.problems for outcome in outcomes):
            return _sheet_page(request, SheetForm(), outcomes)
        count = sum(outcome.is_new for outcome in outcomes)
        words = ngettext("%(count)d toezegging is opgenomen.", "%(count)d toezeggingen zijn opgenomen.", count)
        messages.success(request, words % {"count": count})
        return redirect("desk")
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    if form.is_bound and form.is_valid():
        return _sheet_page(request, SheetForm(), enter(form.cleaned_data["sheet"], by, now, preview=True))
    return _sheet_page(request, form)


def _sheet_page(
    request: HttpRequest, form: SheetForm | SeenRowsForm, outcomes: list[RowOutcome] | None = None
) -> HttpResponse:
    held = outcomes or []
    context = {
        "form": form,
        "chooser": form if isinstance(form, SheetForm) else SheetForm(),
        "outcomes": held,
        "new": sum(outcome.is_new for outcome in held),
        "same": sum(bool(outcome.same) for outcome in held),
        "refused": sum(bool(outcome.problems) for outcome in held),
        "rows": SeenRowsForm.packed([outcome.row for outcome in held]),
        "columns": ", ".join(COLUMNS),
        "needed": ", ".join(NEEDED),
        "trail": [(reverse("desk"), _("Bureau"))],
        "here": _("Blad invoeren"),
    }
    return render(request, "commitments/enter_sheet.html", context)


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def succession(request: HttpRequest) -> HttpResponse:
    """Say what goes where and see which commitments that are; say yes, and each gets its event."""
    now, by = timezone.now(), cast(User, request.user)
    form = SuccessionForm(sent(request), initial={"happened_on": timezone.localdate(now)})
    handover: Handover | None = None
    meanwhile: tuple[Differs, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            handover = hand_over(form, by, now, preview="yes" not in request.POST)
        except ChangeRefused as refusal:
            form.add_error(None, str(refusal))
            handover = hand_over(form, by, now, preview=True)
            meanwhile = differing(form, handover, by)
        else:
            if "yes" in request.POST and not (handover.problems or handover.too_many):
                return _handed_over(request, handover)
    context = {
        "form": form,
        "handover": handover,
        "meanwhile": meanwhile,
        "most": MOST,
        "trail": [(reverse("desk"), _("Bureau"))],
        "here": _("Overdracht"),
    }
    return render(request, "commitments/succession.html", context)


def _handed_over(request: HttpRequest, handover: Handover) -> HttpResponse:
    count = len(handover.commitments)
    words = ngettext("%(count)d toezegging is overgedragen.", "%(count)d toezeggingen zijn overgedragen.", count)
    messages.success(request, words % {"count": count})
    return redirect("desk")
