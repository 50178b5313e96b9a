"""Until which day the papers of a dossier were read: what passes beyond it is not called late without word."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commitments.access import Viewer, at_desk, committees_of
from commitments.day_range import refuse_outside
from commitments.fields import DayField
from commitments.lifecycle import ChangedMeanwhile
from commitments.models import Commitment, Dossier, User
from commitments.querysets import DossierQuerySet


def refuse_unread(until: date | None, on: date) -> None:
    """Raises ValidationError for a day after `on`: its papers are still to come, so nobody can have read them."""
    if until is None:
        return
    refuse_outside(until)
    if until > on:
        raise ValidationError(_("Deze dag ligt in de toekomst."))


class CheckedUntilForm(forms.Form):
    """Until which day the papers of a dossier were read."""

    checked_until = DayField(label=gettext_lazy("Gelezen tot en met"))

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.on = on

    def clean_checked_until(self) -> date:
        day: date = self.cleaned_data["checked_until"]
        refuse_unread(day, self.on)
        return day


def may_say_read(user: Viewer, dossier: Dossier) -> bool:
    """Whether this clerk reads its papers."""
    return dossiers_of(user).filter(pk=dossier.pk).exists()


def dossiers_of(user: Viewer) -> DossierQuerySet:
    """The dossiers whose papers this clerk reads: all, or those with a commitment of the own committees."""
    if not committees_of(user):
        return Dossier.objects.all()
    return Dossier.objects.filter(pk__in=Commitment.objects.filter(at_desk(user)).values("dossier"))


@transaction.atomic
def read_until(dossier: Dossier, until: date, *, by: User, on: date, seen: str | None = None) -> None:
    """Day `on`, somebody says that the papers were read up to and including `until`; kept with who and when.

    It is kept where the administration keeps its own changes, so that the history of a dossier tells both.
    `seen` is the day that the page showed, "" for none; raises ChangedMeanwhile when somebody set another one since.
    """
    refuse_unread(until, on)
    held = Dossier.objects.select_for_update(no_key=True).get(pk=dossier.pk).checked_until
    if seen is not None and seen != (held.isoformat() if held else ""):
        raise ChangedMeanwhile(_told(held, until))
    dossier.checked_until = until
    dossier.save(update_fields=["checked_until"])
    LogEntry.objects.log_actions(by.pk, [dossier], CHANGE, f"Gelezen tot en met {until}.", single_object=True)


def _told(held: date | None, typed: date) -> str:
    days = {"theirs": date_format(held, "j F Y") if held else _("geen dag"), "mine": date_format(typed, "j F Y")}
    words = _(
        "iemand anders zette dit intussen op %(theirs)s; u typte %(mine)s. Klopt uw dag, leg die dan nog eens vast."
    )
    return words % days
