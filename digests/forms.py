"""Following a list and changing how it is followed."""

from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from commitments.access import Viewer, may_log
from digests.choices import BY_THE_WEEK, PeriodKind
from digests.models import Subscription
from digests.saved_list import BrokenList, canonical, followed, words

HOURS = [(hour, f"{hour}.00") for hour in range(24)]


class SettingsForm(forms.ModelForm[Subscription]):
    """How a list is followed: its name, the hour, the language, the order."""

    hour = forms.TypedChoiceField(label=_("Uur"), choices=HOURS, coerce=int, initial=7)

    class Meta:
        model = Subscription
        fields = ["name", "weekday", "hour", "language", "grouping"]
        labels = {
            "name": _("Naam van de lijst"),
            "weekday": _("Dag"),
            "language": _("Taal van de mail"),
            "grouping": _("Indeling"),
        }
        help_texts = {"name": _("Zo heet de lijst in het onderwerp van de mail.")}


class FollowForm(SettingsForm):
    """The same for a new list. Its `query` comes from the list's page; a stranger also gives an address."""

    query = forms.CharField(required=False, widget=forms.HiddenInput, max_length=4000)
    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        help_text=_("U krijgt eerst een mail om te bevestigen dat u dit wilt."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    kind = forms.ChoiceField(
        label=_("Soort"),
        required=False,
        choices=[(kind.value, kind.label) for kind in BY_THE_WEEK],
        help_text=_(
            "Het weekbericht meldt wat er veranderde; de lijst voor de procedurevergadering is elke week heel."
        ),
    )

    field_order = ["email", "kind", "name", "weekday", "hour", "language", "grouping", "query"]

    def __init__(self, *args: Any, viewer: Viewer, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.viewer, self.today = viewer, today
        if viewer.is_authenticated:
            del self.fields["email"]
        if not may_log(viewer):
            del self.fields["kind"]

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or PeriodKind.WEEKLY

    def clean_query(self) -> str:
        try:
            query = canonical(self.cleaned_data["query"])
            followed(query, self.viewer, self.today)
        except BrokenList as error:
            raise forms.ValidationError(
                _("Deze lijst kan niet worden gevolgd. %(why)s"), params={"why": error}
            ) from error
        return query


class PauseForm(forms.Form):
    """Until which day no mails come; empty to go on at once."""

    paused_until = forms.DateField(
        label=_("Geen mail tot"),
        required=False,
        help_text=_("Op deze dag gaan de berichten weer door; laat leeg om nu door te gaan."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Dat is geen dag: schrijf hem als 2026-11-23.")},
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_paused_until(self) -> date | None:
        until: date | None = self.cleaned_data["paused_until"]
        if until is not None and until <= self.today:
            raise forms.ValidationError(_("Kies een dag na vandaag, of laat leeg om nu door te gaan."))
        return until


def name_of(query: str, viewer: Viewer, today: date) -> str:
    """A name to begin with: the list in its own words. Raises BrokenList."""
    name = words(query, viewer, today) or str(_("Alle toezeggingen"))
    return capfirst(name)[:120]
