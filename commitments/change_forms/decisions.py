"""Decisions of the clerks' office and the committee."""

from django import forms
from django.utils.translation import gettext_lazy as _

from commitments import lifecycle
from commitments.change_forms.base import ChangeForm
from commitments.lifecycle import Act
from commitments.models import Commitment, Minister, Ministry


class TransferForm(ChangeForm):
    heading = _("Overdragen aan een ander ministerie")
    verbs = ("transfer",)

    ministry = forms.ModelChoiceField(label=_("Ministerie"), queryset=Ministry.objects.all())
    minister = forms.ModelChoiceField(
        label=_("Bewindspersoon"), queryset=Minister.objects.all(), required=False, empty_label=_("niet genoemd")
    )
    field_order = ("ministry", "minister")

    def apply(self, act: Act) -> None:
        given = self.cleaned_data
        lifecycle.transfer(self.commitment, act, ministry=given["ministry"], minister=given["minister"])


class MergeForm(ChangeForm):
    heading = _("Samenvoegen met een andere toezegging")
    verbs = ("merge",)

    into = forms.ModelChoiceField(
        label=_("Nummer van de andere toezegging"),
        queryset=Commitment.objects.all(),
        to_field_name="number",
        widget=forms.TextInput,
        error_messages={"invalid_choice": _("Dit nummer staat niet in het register.")},
    )
    field_order = ("into",)

    def apply(self, act: Act) -> None:
        lifecycle.merge(self.commitment, act, into=self.cleaned_data["into"])


class DecisionForm(ChangeForm):
    """A decision that takes a day and a note only."""

    def apply(self, act: Act) -> None:
        getattr(lifecycle, self.verbs[0])(self.commitment, act)


class KeepOpenForm(DecisionForm):
    heading = _("Openhouden")
    verbs = ("keep_open",)


class ContinuingForm(DecisionForm):
    heading = _("Doorlopend maken")
    verbs = ("make_continuing",)


class ReasonedForm(DecisionForm):
    """A decision that nobody may take without saying why."""

    note = forms.CharField(
        label=_("Reden"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Geef een reden: die wordt bij de toezegging bewaard.")},
    )


class LapseForm(ReasonedForm):
    heading = _("Laten vervallen")
    verbs = ("lapse",)


class ReopenForm(ReasonedForm):
    heading = _("Heropenen")
    verbs = ("reopen",)


class WithdrawForm(ReasonedForm):
    heading = _("Intrekken: abusievelijk opgenomen")
    verbs = ("withdraw",)
