"""A paper that says something about a commitment."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commitments import lifecycle
from commitments.change_forms.terms import TERM_FIELDS, ReplaceTermForm
from commitments.choices import DelayReason, FollowUpOutcome, MovedBy
from commitments.drift import PUT_OFF_BY
from commitments.fields import DayField, DocumentField
from commitments.lifecycle import Act
from commitments.models import Commitment
from commitments.passages import MOST_QUOTED, find_passage


class AnswerForm(ReplaceTermForm):
    """A paper that says something about the commitment."""

    heading = _("Vervolgstuk vastleggen")
    verbs = ("fulfil", "fulfil_partly", "postpone", "report_progress")

    outcome = forms.ChoiceField(label=_("Wat het stuk doet"), choices=FollowUpOutcome.choices)
    document = DocumentField(label=_("Stuk"), max_length=60, help_text=_("De vindplaats, bijvoorbeeld 33 783, nr. 46."))
    happened_on = DayField(label=_("Op welke dag"), required=False, help_text=_("Leeg: de dag van het stuk."))
    passage = forms.CharField(
        label=_("Passage"),
        required=False,
        max_length=MOST_QUOTED,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("De woorden waarin het staat, letterlijk uit het stuk."),
    )
    note = forms.CharField(
        label=_("Toelichting"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    moved_by = forms.ChoiceField(
        label=_("Uitgesteld door"),
        choices=[(value, value.label) for value in MovedBy if value in PUT_OFF_BY],
        required=False,
    )
    reason = forms.ChoiceField(label=_("Soort reden"), choices=DelayReason.choices, required=False)
    reason_words = forms.CharField(label=_("Reden in woorden"), max_length=300, required=False)
    field_order = ("outcome", "document", "happened_on", "passage", "note", *TERM_FIELDS)

    def present(self, commitment: Commitment) -> dict[str, Any]:
        return {"happened_on": None}

    @property
    def sections(self) -> list[tuple[str | Promise, list[forms.BoundField]]]:
        fields = self.visible_fields()
        behind = [field.name for field in fields].index("note") + 1
        return [("", fields[:behind]), (_("Alleen bij uitstel: de nieuwe termijn"), fields[behind:])]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("outcome") == FollowUpOutcome.POSTPONES:
            if not self.errors:
                self.require_day(self.day())
        elif self.has_term:
            self.add_error("outcome", _("Een nieuwe termijn kan alleen bij uitstel."))
        if cleaned.get("passage") and cleaned.get("document") and self.span() is None:
            self.add_error("passage", _("Deze woorden staan niet in het stuk."))
        return cleaned

    def span(self) -> tuple[int, int] | None:
        return find_passage(self.cleaned_data["document"].text, self.cleaned_data["passage"])

    def apply(self, act: Act) -> None:
        outcome, given = self.cleaned_data["outcome"], self.cleaned_data
        if outcome == FollowUpOutcome.POSTPONES:
            lifecycle.postpone(
                self.commitment,
                act,
                term=self.term_of(act.happened_on),
                reason=given["reason"] or DelayReason.NONE_GIVEN,
                reason_words=given["reason_words"],
                moved_by=given["moved_by"] or MovedBy.MINISTER,
                passage=self.span(),
            )
            return
        verb = {
            FollowUpOutcome.FULFILS: lifecycle.fulfil,
            FollowUpOutcome.PARTLY: lifecycle.fulfil_partly,
            FollowUpOutcome.REPORTS_PROGRESS: lifecycle.report_progress,
        }[FollowUpOutcome(outcome)]
        verb(self.commitment, act, passage=self.span())
