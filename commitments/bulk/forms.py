"""What a clerk hands in to enter many commitments, or says to hand many over."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from commitments.bulk.sheet import COLUMNS, BadSheet, SheetRow, read_sheet, rows_of


class SheetForm(forms.Form):
    """A sheet to look at first."""

    sheet = forms.FileField(
        label=_("Blad"),
        max_length=255,
        help_text=_("Een bestand .csv of .xlsx, tot 2 MB en 500 regels; van een XLSX het eerste blad."),
        error_messages={"empty": _("Het bestand is leeg.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def clean_sheet(self) -> list[SheetRow]:
        file = self.cleaned_data["sheet"]
        try:
            return read_sheet(file.name, file.read())
        except BadSheet as bad:
            raise ValidationError(str(bad)) from None


class SeenRowsForm(forms.Form):
    """The rows that the preview showed, sent back to be entered."""

    rows = forms.CharField(widget=forms.HiddenInput)

    @staticmethod
    def packed(rows: list[SheetRow]) -> str:
        lines: list[Any] = [[0, list(COLUMNS)]]
        return json.dumps(lines + [[row.line, [row.cell(name) for name in COLUMNS]] for row in rows])

    def clean_rows(self) -> list[SheetRow]:
        try:
            lines = json.loads(self.cleaned_data["rows"])
            return rows_of((int(line), [str(cell) for cell in cells]) for line, cells in lines)
        except (ValueError, TypeError, OverflowError, RecursionError):
            raise ValidationError(_("Dit blad is onderweg beschadigd. Kies het bestand opnieuw.")) from None
