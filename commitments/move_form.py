"""New days for an occasion at the clerks' desk: the form, and what the second of two clerks at once sees."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from commitments.change_forms.conflict import Conflict, differences, read_seen
from commitments.fields import DayField, DocumentField
from commitments.lifecycle import Act
from commitments.models import Occasion, OccasionDate, RowTrace, User


class MoveOccasionForm(forms.Form):
    """New days for an occasion, or word that it has none; every term that hangs on it moves along."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    first_on = DayField(label=_("Eerste dag"), required=False)
    last_on = DayField(label=_("Laatste dag"), required=False, help_text=_("Leeg: dezelfde dag."))
    no_date = forms.BooleanField(label=_("Er is geen nieuwe datum"), required=False)
    announced_on = DayField(label=_("Bekendgemaakt op"))
    document = DocumentField(label=_("Gemeld in stuk"), max_length=60, required=False)
    note = forms.CharField(label=_("Reden"), max_length=300, required=False)

    def __init__(self, *args: Any, occasion: Occasion, on: date, **options: Any) -> None:
        self.event, self.on = occasion, on
        days = {"first_on": occasion.first_on, "last_on": occasion.last_on}
        more = {"version": occasion.version, "seen": json.dumps(self.shown())}
        options["initial"] = days | more | {"announced_on": on}
        super().__init__(*args, **options)

    def shown(self) -> dict[str, str]:
        """The days as a browser sends them."""
        return {name: str(getattr(self.event, name) or "") for name in ("first_on", "last_on")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if {"first_on", "last_on"} & self.errors.keys():
            return cleaned
        days = self.days()
        if cleaned["no_date"] and {"first_on", "last_on"} & set(self.changed_data) and cleaned["first_on"]:
            self.add_error("no_date", _("Er zijn wel nieuwe dagen ingevuld."))
        elif not (cleaned["no_date"] or days["last_on"]):
            self.add_error("no_date", _("Er is geen dag ingevuld. Klopt dat, zet dan dit vinkje."))
        elif days["last_on"] and not days["first_on"]:
            self.add_error("first_on", _("Geef ook de eerste dag."))
        elif days == {"first_on": self.event.first_on, "last_on": self.event.last_on}:
            self.add_error(None, _("Er is niets gewijzigd aan de dagen."))
        return cleaned

    def act(self, by: User, now: datetime) -> Act:
        """Who says it, where it was made known, and which days they saw."""
        given = self.cleaned_data
        return Act(
            now, given["announced_on"], by=by, document=given["document"], note=given["note"], version=given["version"]
        )

    def days(self) -> dict[str, date | None]:
        """First and last day, as `move_occasion` takes them."""
        if self.cleaned_data["no_date"]:
            return {"first_on": None, "last_on": None}
        first_on, last_on = self.cleaned_data["first_on"], self.cleaned_data["last_on"]
        return {"first_on": first_on, "last_on": last_on or first_on}


@dataclass(frozen=True, slots=True)
class Move:
    """Days that an occasion was given, and by whom; None for the register itself."""

    days: OccasionDate
    by: User | None


def moved_meanwhile(form: MoveOccasionForm) -> Conflict:
    """For a form that came too late: the moves since it was opened, and the form to go on with."""
    now = Occasion.objects.get(pk=form.event.pk)
    fresh, seen = MoveOccasionForm(occasion=now, on=form.on), read_seen(form.data.get("seen", ""))
    again = cast(QueryDict, form.data).copy()
    again["version"], again["seen"] = str(now.version), json.dumps(fresh.shown())
    bound = MoveOccasionForm(again, occasion=now, on=form.on)
    bound.full_clean()
    return Conflict(bound, tuple(differences(bound, seen, fresh.shown())), _moves(now, form.cleaned_data["version"]))


def _moves(occasion: Occasion, version: int) -> tuple[Move, ...]:
    """The moves since that version; who made them is known from the traces that they left."""
    rows = list(occasion.dates.order_by("id")[min(version, occasion.version) :])
    traces = RowTrace.objects.filter(table=OccasionDate._meta.db_table, row__in=[row.pk for row in rows])
    by = {trace.row: trace.by for trace in traces.select_related("by").order_by("-id")}
    return tuple(Move(row, by.get(row.pk)) for row in rows)
