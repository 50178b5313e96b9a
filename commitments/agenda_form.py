"""The form with which an agenda is handed in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AgendaForm(forms.Form):
    """An agenda with meetings to come."""

    agenda = forms.FileField(
        label=_("Agenda"),
        max_length=255,
        help_text=_("Een bestand .ics of .csv, tot 2 MB."),
        error_messages={"empty": _("Het bestand is leeg.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".ics,.csv"}),
    )
