"""Form fields in which a clerk types what papers print: a dossier's number, a citation, an official number, a day."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import Model
from django.forms.models import ModelChoiceIterator
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from commitments.citations import parse_citation
from commitments.day_range import refuse_outside
from commitments.models import Document, Dossier, Meeting
from commitments.numbers import is_official, is_taken

DAY_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
_MONTH = re.compile(r"([12][0-9]{3})-(0[1-9]|1[0-2])")
MEETINGS_OFFERED = 200
_DOSSIER = re.compile(r"(\d{2})[\s.]?(\d{3})(?:[\s-]+([0-9A-Z]{1,8}))?", re.IGNORECASE)


def dossier_number(typed: str) -> tuple[str, str] | None:
    """Number and suffix of `33783`, `33 783`, `36600-XVI` or `21501-02`; None for what is no dossier's number."""
    match = _DOSSIER.fullmatch(" ".join(typed.split()))
    return (match[1] + match[2], (match[3] or "").upper()) if match else None


def find_dossier(typed: str) -> Dossier | None:
    """The dossier with the number that was typed, when the register has it."""
    parts = dossier_number(typed)
    return Dossier.objects.filter(number=parts[0], suffix=parts[1]).first() if parts else None


class DossierField(forms.CharField):
    """Cleans to a Dossier, or None when nothing was typed."""

    known: Mapping[str, Model] = {}
    """As `commitments.named` has it."""

    def clean(self, value: Any) -> Dossier | None:
        typed = super().clean(value)
        if not typed:
            return None
        found = self.known.get(typed) or find_dossier(typed)
        if found is None:
            raise forms.ValidationError(_("Dossier %(typed)s staat niet in dit register."), params={"typed": typed})
        return cast(Dossier, found)

    def look_up(self, values: Iterable[str]) -> dict[str, Model]:
        """What was typed to the dossier that bears that number."""
        parts = {typed: number for typed in values if (number := dossier_number(typed))}
        found = Dossier.objects.filter(number__in={number for number, _suffix in parts.values()})
        by_number = {(dossier.number, dossier.suffix): dossier for dossier in found}
        return {typed: by_number[number] for typed, number in parts.items() if number in by_number}


class DocumentField(forms.CharField):
    """Cleans to a Document, or None when nothing was typed. Citations are understood in any form."""

    def clean(self, value: Any) -> Document | None:
        typed = super().clean(value)
        if not typed:
            return None
        found = Document.objects.filter(identifier__in=[typed, parse_citation(typed) or typed]).first()
        if found is None:
            raise forms.ValidationError(_("Stuk %(typed)s staat niet in dit register."), params={"typed": typed})
        return found


def with_day(meeting: Meeting) -> str:
    """A meeting among others to choose from: many bear the same name."""
    return f"{capfirst(str(meeting))} ({date_format(meeting.held_on, 'j F Y')})"


class MeetingSelect(forms.Select):
    """Offers the newest meetings held and the one that is chosen: there are thousands, each with words to be made."""

    until: date
    """The last day of a meeting that is offered; whose form it is says so before it is drawn."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        choices = cast(ModelChoiceIterator[Any], self.choices)
        there = choices.queryset
        held = there.filter(held_on__lte=self.until).values_list("pk", flat=True)
        chosen = [key for key in value if key.isdecimal() and len(key) < 19]
        choices.queryset = there.filter(pk__in=[*held[:MEETINGS_OFFERED], *chosen])
        return super().optgroups(name, value, attrs)


class MeetingField(forms.ModelChoiceField[Meeting]):
    """Cleans to a Meeting, or None when none was chosen; one that is not offered may be chosen too."""

    widget = MeetingSelect

    def __init__(self, **options: Any) -> None:
        told = {"label": _("Vergadering"), "empty_label": _("niet in een vergadering")}
        super().__init__(Meeting.objects.all(), required=False, **told | options)

    def label_from_instance(self, obj: Meeting) -> str:
        return with_day(obj)

    def offer(self, until: date) -> None:
        """Let the newest meetings held until that day be chosen from."""
        cast(MeetingSelect, self.widget).until = until


class MonthField(forms.CharField):
    """Cleans `2026-03` to the first day of that month, or None when nothing was typed."""

    def clean(self, value: Any) -> date | None:
        typed = super().clean(value)
        if not typed:
            return None
        match = _MONTH.fullmatch(typed)
        if match is None:
            raise forms.ValidationError(_("Schrijf een maand als 2026-03."))
        first = date(int(match[1]), int(match[2]), 1)
        refuse_outside(first)
        return first


class OfficialNumberField(forms.CharField):
    """Cleans to the number that the House or the Senate gave, free in this register; "" when nothing was typed."""

    def __init__(self, **options: Any) -> None:
        told = {
            "label": _("Officieel nummer"),
            "help_text": _("Zoals TZ202603-130 of T02867; leeg als de Kamer er geen gaf."),
        }
        super().__init__(required=False, max_length=20, **told | options)

    def clean(self, value: Any) -> str:
        number = str(super().clean(value))
        if number and not is_official(number):
            raise forms.ValidationError(_("Een officieel nummer ziet eruit als TZ202603-130 of T02867."))
        if is_taken(number):
            raise forms.ValidationError(_("Nummer %(number)s staat al in het register."), params={"number": number})
        return number


def day_typed(typed: str | None) -> date | None:
    """The day that was typed, as `DayField` takes it; None for what that refuses, and for nothing."""
    try:
        return cast("date | None", DayField(required=False).clean(typed))
    except forms.ValidationError:
        return None


class DayField(forms.DateField):
    """A day that the register can keep, picked or typed as dd-mm-jjjj."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(input_formats=DAY_FORMATS, widget=widget, validators=[refuse_outside], **options)
