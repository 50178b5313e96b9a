"""The second pair of eyes at the clerks' desk: what waits for another clerk, to confirm or send back."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from commitments import lifecycle
from commitments.access import at_desk
from commitments.doors import for_clerks
from commitments.lifecycle import Act, ChangeRefused
from commitments.models import Commitment, Proposal, User
from commitments.typed import sent


class ProposalDecisionForm(forms.Form):
    """Confirm, or send back with the reason; who proposed it has one choice, to take it back."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Wat u beslist"),
        choices=[("confirm", gettext_lazy("bevestigen")), ("send_back", gettext_lazy("terugsturen"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Waarom het terug gaat"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, is_own: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_own:
            self.fields["decision"].widget = forms.HiddenInput()
            self.fields["decision"].initial = "send_back"
            self.fields["note"].label = _("Waarom u het terugneemt")


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal; the one who made it can only take it back."""
    mine = Commitment.objects.visible_to(request.user).filter(at_desk(request.user))
    asked = get_object_or_404(Proposal.objects.filter(outcome="", commitment__in=mine), pk=pk)
    now, by = timezone.now(), cast(User, request.user)
    today = timezone.localdate(now)
    promise = Commitment.objects.for_rows().with_standing(today).get(pk=asked.commitment_id)
    form = ProposalDecisionForm(sent(request), is_own=asked.proposed_by_id == by.pk)
    if request.method == "POST" and form.is_valid():
        decide = lifecycle.confirm if form.cleaned_data["decision"] == "confirm" else lifecycle.send_back
        act = Act(now, today, by=by, note=form.cleaned_data["note"])
        try:
            decide(promise, act)
        except ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Beslist over het voorstel."))
            return redirect(promise)
    context = {
        "form": form,
        "proposal": asked,
        "commitment": promise,
        "trail": [(reverse("desk"), _("Bureau")), (promise.get_absolute_url(), promise.number)],
        "here": _("Voorstel"),
    }
    return render(request, "commitments/proposal.html", context)
