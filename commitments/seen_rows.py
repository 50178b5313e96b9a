"""Two people change the rows in the page of another row: each row is watched as a row by itself is (`SeenForm`)."""

from typing import Any

from django import forms
from django.forms.formsets import INITIAL_FORM_COUNT
from django.forms.models import BaseInlineFormSet
from django.http import QueryDict
from django.utils.translation import gettext as _

OF_THE_ROW_GONE = ("id", "seen", "DELETE")
"""Fields that say which row it was, and mean nothing for a new one."""


class SeenInlineFormSet(BaseInlineFormSet[Any, Any, Any]):
    """Rows with a `SeenForm`. What was typed in a row that somebody else took away becomes a new row, after asking.

    One that somebody else changed is not thrown away unseen either.
    """

    gone = 0
    """How many rows of the page are no longer there."""

    def __init__(self, data: QueryDict | None = None, *args: Any, **options: Any) -> None:
        super().__init__(data, *args, **options)
        if data is not None and self.management_form.is_valid():
            self._renew(data)

    def _renew(self, data: QueryDict) -> None:
        """Rows that are gone go behind those that are there, among the new ones."""
        there = {str(row.pk) for row in self.get_queryset()}
        count = self.initial_form_count()
        rows = [self._row(data, index) for index in range(self.total_form_count())]
        gone = [row for row in rows[:count] if row.get("id", [""])[0] not in there]
        if not gone:
            return
        kept = [row for row in rows[:count] if row not in gone]
        wanted = [row for row in gone if not row.get("DELETE")]
        new = [{name: row[name] for name in row if name not in OF_THE_ROW_GONE} for row in wanted]
        nothing: list[dict[str, list[str]]] = [{}] * (len(gone) - len(wanted))
        self.gone = len(wanted)
        self.data = self._with(data, [*kept, *new, *rows[count:], *nothing])
        self.data[f"{self.prefix}-{INITIAL_FORM_COUNT}"] = str(len(kept))
        del self.management_form

    def _row(self, data: QueryDict, index: int) -> dict[str, list[str]]:
        start = f"{self.add_prefix(index)}-"
        return {name[len(start) :]: values for name, values in data.lists() if name.startswith(start)}

    def _with(self, data: QueryDict, rows: list[dict[str, list[str]]]) -> QueryDict:
        """The same with these rows instead."""
        made = data.copy()
        for index in range(len(rows)):
            for name in self._row(data, index):
                del made[f"{self.add_prefix(index)}-{name}"]
        for index, row in enumerate(rows):
            for name, values in row.items():
                made.setlist(f"{self.add_prefix(index)}-{name}", values)
        return made

    def clean(self) -> None:
        super().clean()
        if any(form.is_overtaken for form in self.deleted_forms):
            words = _("Iemand anders heeft een regel gewijzigd die u weghaalt. Sla opnieuw op en hij gaat weg.")
            raise forms.ValidationError(words)
        if self.gone:
            words = _(
                "Iemand anders heeft intussen een regel weggehaald. Hier staat hij als nieuwe regel, met wat u typte: "
                "sla opnieuw op en hij komt terug, of maak hem leeg."
            )
            raise forms.ValidationError(words)
