"""Occasions in the administration: the days on which terms hang, and how they moved."""

from datetime import date
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminDateWidget
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from commitments.admin.seen import SeenAdmin
from commitments.day_range import refuse_outside
from commitments.lifecycle import Act
from commitments.look_only import LookOnly
from commitments.models import Occasion, OccasionDate, User
from commitments.occasions import hold_with_terms, move_occasion, refusal_to_move
from commitments.said_by import said_by
from commitments.seen_form import SeenForm


class OccasionDateInline(LookOnly, admin.TabularInline[OccasionDate, Occasion]):
    model = OccasionDate
    extra = 0


class OccasionForm(SeenForm[Occasion]):
    """New days are made known on a day, with a reason; both are kept in the history of the occasion."""

    announced_on = forms.DateField(
        label=_("Nieuwe dagen bekendgemaakt op"), required=False, widget=AdminDateWidget, help_text=_("Leeg: vandaag.")
    )
    reason = forms.CharField(label=_("Reden van de verplaatsing"), required=False, max_length=300)
    no_date = forms.BooleanField(label=_("Er is geen nieuwe datum"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in {"first_on", "last_on"} & self.fields.keys():  # who may only look has no fields
            self.fields[name].validators.append(refuse_outside)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        days = [self.initial.get("first_on"), cleaned.get("first_on"), cleaned.get("last_on")]
        if cleaned.get("no_date") and any(days[1:]):
            self.add_error("no_date", _("Er zijn wel nieuwe dagen ingevuld."))
        elif days[0] and not any(days[1:]) and not (self.errors or cleaned.get("no_date")):
            self.add_error("no_date", _("Er is geen dag ingevuld. Klopt dat, zet dan dit vinkje."))
        if not self.errors:
            self._refuse_what_cannot_move(cleaned)
        return cleaned

    def _refuse_what_cannot_move(self, given: dict[str, Any]) -> None:
        """A term that would end before its promise is said here, at the days, and not when they are written."""
        days = {name: given.get(name) for name in ("first_on", "last_on")}
        is_moved = self.instance.pk and days != {name: self.initial.get(name) for name in days}
        act = Act(timezone.now(), given["announced_on"])
        if is_moved and (refusal := refusal_to_move(self.instance, act, **days)):
            self.add_error(None, refusal)

    def clean_announced_on(self) -> date:
        day: date = self.cleaned_data["announced_on"] or timezone.localdate()
        if day > timezone.localdate():
            raise forms.ValidationError(_("Deze dag ligt in de toekomst."))
        return day


@admin.register(Occasion)
class OccasionAdmin(SeenAdmin[Occasion]):
    """Days are written by `occasions.move_occasion`, so that every term that hangs on the occasion moves with it."""

    form = OccasionForm
    list_display = ("name", "first_on", "last_on")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    inlines = (OccasionDateInline,)
    readonly_fields = ("meeting",)

    def save_model(self, request: HttpRequest, obj: Occasion, form: Any, change: bool) -> None:
        first_on, last_on = obj.first_on, obj.last_on
        obj.first_on, obj.last_on = (form.initial.get(name) if change else None for name in ("first_on", "last_on"))
        hold_with_terms(Occasion.objects.filter(pk=obj.pk))
        with said_by(cast(User, request.user), form.cleaned_data["reason"]):
            super().save_model(request, obj, form, change)
        if (first_on, last_on) == (obj.first_on, obj.last_on):
            return
        told = form.cleaned_data
        act = Act(timezone.now(), told["announced_on"], by=cast(User, request.user), note=told["reason"])
        moved = move_occasion(obj, act, first_on=first_on, last_on=last_on)
        words = ngettext("%(count)d termijn schoof mee.", "%(count)d termijnen schoven mee.", moved)
        messages.success(request, words % {"count": moved})
