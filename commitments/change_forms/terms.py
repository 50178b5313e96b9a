"""A term in the place of the one that holds: a standing deadline is given up only when the clerk says so."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commitments import lifecycle
from commitments.change_forms.base import ChangeForm
from commitments.choices import OccasionRelation
from commitments.forms import TermForm
from commitments.lifecycle import Act
from commitments.models import Commitment
from commitments.terms import CLERK_RULE, NewTerm

TERM_FIELDS = (*TermForm.base_fields, "no_day", "no_term")


class ReplaceTermForm(TermForm, ChangeForm):
    """The base of every change that puts a new term in the place of the old one."""

    reads_term = True

    no_day = forms.BooleanField(label=_("Deze woorden noemen geen dag"), required=False)
    no_term = forms.BooleanField(label=_("Er is geen nieuwe termijn genoemd"), required=False)

    def term_of(self, said_on: date) -> NewTerm:
        """The new term of this commitment, said on that day."""
        return self.new_term(said_on, self.commitment.chamber)

    def require_day(self, said_on: date) -> None:
        """Refuse a new term without a day, unless it was ticked that there is none."""
        given = self.cleaned_data
        if not self.has_term:
            if not given["no_term"]:
                self.add_error("no_term", _("Er is geen termijn ingevuld. Klopt dat, zet dan dit vinkje."))
        elif given["no_term"]:
            self.add_error("no_term", _("Er is wel een termijn ingevuld."))
        elif not (given["no_day"] or given["occasion"] or self.commitment.recurs or self.term_of(said_on).deadline):
            self.add_error("no_day", _("Uit deze woorden is geen dag te lezen. Klopt dat, zet dan dit vinkje."))


class CorrectTermForm(ReplaceTermForm):
    heading = _("Termijn verbeteren")
    verbs = ("correct_term",)
    field_order = (*TERM_FIELDS, "happened_on", "note")

    no_term = forms.BooleanField(label=_("Er is geen termijn genoemd"), required=False)

    def present(self, commitment: Commitment) -> dict[str, Any]:
        return {
            "term_wording": " ".join(commitment.deadline_wording.split()),
            "term_day": commitment.deadline if commitment.deadline_rule == CLERK_RULE else None,
            "occasion": commitment.occasion,
            "occasion_relation": commitment.occasion_relation or OccasionRelation.AFTER,
            "occasion_offset_days": commitment.occasion_offset_days or None,
        }

    @property
    def term_said_on(self) -> date:
        return self.commitment.term_said_on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if not set(self.changed_data) & set(TermForm.base_fields):
            self.add_error(None, _("Er is niets gewijzigd aan de termijn."))
        else:
            self.require_day(self.term_said_on)
        return cleaned

    def apply(self, act: Act) -> None:
        lifecycle.correct_term(self.commitment, act, term=self.term_of(self.term_said_on))
