"""Undoing what was entered by mistake: a new entry in the history, with the reason, on the day itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commitments import lifecycle
from commitments.change_forms.decisions import ReasonedForm
from commitments.lifecycle import Act
from commitments.models import FollowUp


class AnswerChoice(forms.ModelChoiceField[FollowUp]):
    def label_from_instance(self, answer: FollowUp) -> str:
        return f"{answer.document.citation}: {answer.get_outcome_display()}"


class TakeBackForm(ReasonedForm):
    heading = _("Antwoord terugnemen")
    verbs = ("take_back",)
    happened_on = None  # type: ignore[assignment]  # Django takes a field away so: an undoing is of today

    answer = AnswerChoice(label=_("Welk antwoord"), queryset=FollowUp.objects.none(), empty_label=None)
    field_order = ("answer", "note")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        answers = self.commitment.follow_ups.select_related("document").order_by("-happened_on", "-id")
        self.fields["answer"].queryset = answers  # type: ignore[attr-defined]  # a field knows no choices

    def apply(self, act: Act) -> None:
        lifecycle.take_back(self.commitment, act, answer=self.cleaned_data["answer"])


class ReinstateForm(ReasonedForm):
    heading = _("Terugzetten in het register")
    verbs = ("reinstate",)
    happened_on = None  # type: ignore[assignment]  # Django takes a field away so: an undoing is of today
