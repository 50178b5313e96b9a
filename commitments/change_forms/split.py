"""One promise that turns out to be several: a few rows, each a component; empty rows are left out."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commitments import lifecycle
from commitments.change_forms.base import ChangeForm
from commitments.fields import DayField
from commitments.forms import term_in_words
from commitments.lifecycle import Act, Component
from commitments.models import CommitmentRecipient, Member, ParliamentaryGroup
from commitments.terms import NO_TERM, NewTerm, fixed_term

ROWS = range(1, 5)


def _row_fields(number: int) -> dict[str, forms.Field]:
    """The fields of one component, in their order."""
    return {
        f"title_{number}": forms.CharField(label=_("Wat is toegezegd"), max_length=300, required=False),
        f"wording_{number}": forms.CharField(
            label=_("Termijn, in de woorden van het stuk"),
            max_length=300,
            required=False,
            help_text=_("Leeg: voor dit onderdeel is geen termijn genoemd."),
        ),
        f"day_{number}": DayField(label=_("Of een vaste dag"), required=False),
        f"member_{number}": forms.ModelChoiceField(
            label=_("Toegezegd aan lid"),
            queryset=Member.objects.select_related("group"),
            required=False,
            empty_label=_("zoals het geheel"),
        ),
        f"group_{number}": forms.ModelChoiceField(
            label=_("Toegezegd aan fractie"),
            queryset=ParliamentaryGroup.objects.all(),
            required=False,
            empty_label=_("zoals het geheel"),
        ),
    }


class SplitForm(ChangeForm):
    heading = _("Splitsen in onderdelen")
    verbs = ("split",)
    stands_in_pairs = True

    @property
    def sections(self) -> list[tuple[str | Promise, list[forms.BoundField]]]:
        there = self.commitment.parts.count()
        rows: list[tuple[str | Promise, list[forms.BoundField]]] = [
            (_("Onderdeel %(number)d") % {"number": there + number}, [self[name] for name in _row_fields(number)])
            for number in ROWS
        ]
        return [*rows, ("", [self["happened_on"], self["note"]])]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for number in ROWS:
            said = [cleaned.get(name) for name in _row_fields(number) if name != f"title_{number}"]
            if any(said) and not cleaned.get(f"title_{number}"):
                self.add_error(f"title_{number}", _("Zeg wat in dit onderdeel is toegezegd."))
        if not self.errors:
            self._refuse_lost_terms(cleaned)
        return cleaned

    def _refuse_lost_terms(self, given: dict[str, Any]) -> None:
        """A term that ends before the promise is a slip of the pen."""
        for number in ROWS:
            day = given.get(f"day_{number}")
            if day and day < self.commitment.promised_on:
                self.add_error(f"day_{number}", _("De termijn kan niet voor de dag van de toezegging liggen."))

    def apply(self, act: Act) -> None:
        rows = [number for number in ROWS if self.cleaned_data[f"title_{number}"]]
        lifecycle.split(self.commitment, act, components=[self._component(number) for number in rows])

    def _component(self, number: int) -> Component:
        given = self.cleaned_data
        member, group = given[f"member_{number}"], given[f"group_{number}"]
        named = [CommitmentRecipient(member=member)] if member else []
        named += [CommitmentRecipient(group=group)] if group else []
        return Component(given[f"title_{number}"], self._term(number), tuple(named))

    def _term(self, number: int) -> NewTerm:
        """Counted from the day on which the term of the whole was said."""
        wording, day = self.cleaned_data[f"wording_{number}"], self.cleaned_data[f"day_{number}"]
        if day:
            return fixed_term(day, wording)
        return self._read(wording) if wording else NO_TERM

    def _read(self, wording: str) -> NewTerm:
        return term_in_words(wording, self.commitment.term_said_on, self.commitment.chamber)


for _number in ROWS:
    SplitForm.base_fields |= _row_fields(_number)
