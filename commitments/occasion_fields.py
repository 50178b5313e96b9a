"""Choosing the occasion on which a term hangs, and making one that the register does not have yet."""

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from commitments.fields import DayField, with_day
from commitments.models import Meeting, Occasion
from commitments.planned import as_occasion

_MEETING = "vergadering-"
"""Before the key of a planned meeting, among the keys of occasions."""


class _WithMeetings(ModelChoiceIterator[Occasion]):
    def __iter__(self) -> Iterator[Any]:
        yield from super().__iter__()
        rows = cast("OccasionField", self.field).meetings or ()
        if meetings := [(f"{_MEETING}{row.pk}", with_day(row)) for row in rows]:
            yield _("Geplande vergaderingen"), meetings


class OccasionField(forms.ModelChoiceField[Occasion]):
    """Cleans to an Occasion; of a planned meeting to the one that it is, or to one that is not saved yet.

    Meetings are taken only where `meetings` says which ones are offered.
    """

    iterator = _WithMeetings
    meetings: QuerySet[Meeting] | None = None

    def prepare_value(self, value: Any) -> Any:
        """A planned meeting that is no occasion yet goes by its own key."""
        if isinstance(value, Occasion) and value._state.adding and value.meeting:
            return f"{_MEETING}{value.meeting.pk}"
        return super().prepare_value(value)

    def to_python(self, value: Any) -> Occasion | None:
        key = str(value or "").removeprefix(_MEETING)
        if self.meetings is None or key == str(value or ""):
            found: Occasion | None = super().to_python(value)
            return found
        rows = Meeting.objects.filter(is_cancelled=False)
        meeting = rows.filter(pk=key).first() if key.isascii() and key.isdecimal() and len(key) < 18 else None
        if meeting is None:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return as_occasion(meeting)


class MakeOccasionForm(forms.Form):
    """An event that terms can hang on. Its address is made of its name, unless a program gives one."""

    name = forms.CharField(label=_("Naam"), max_length=200, help_text=_("Zoals het stuk haar noemt, zonder dag."))
    first_on = DayField(label=_("Eerste dag"), required=False, help_text=_("Leeg: nog niet bekend."))
    last_on = DayField(label=_("Laatste dag"), required=False, help_text=_("Leeg: dezelfde dag."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["slug"] = cleaned.get("slug") or slugify(cleaned.get("name", ""))[:80]
        if not cleaned["slug"] and not self.errors:
            self.add_error("name", _("Uit deze naam is geen adres te maken."))
        if cleaned.get("last_on") and not cleaned.get("first_on"):
            self.add_error("first_on", _("Geef ook de eerste dag."))
        return cleaned

    def occasion(self) -> Occasion:
        """The unsaved occasion, as `make_occasion` takes it."""
        given = self.cleaned_data
        first_on = given["first_on"]
        return Occasion(slug=given["slug"], name=given["name"], first_on=first_on, last_on=given["last_on"] or first_on)
