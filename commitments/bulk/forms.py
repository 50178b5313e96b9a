"""What a clerk hands in to enter many commitments, or says to hand many over."""

import json
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from commitments.bulk.sheet import COLUMNS, BadSheet, SheetRow, read_sheet, rows_of

MOST_CARRIED = settings.DATA_UPLOAD_MAX_MEMORY_SIZE - 64 * 1024
"""Bytes: the preview carries the rows, and its form is refused when it is larger than a request may be."""


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
            rows = read_sheet(file.name, file.read())
        except BadSheet as bad:
            raise ValidationError(str(bad)) from None
        if len(SeenRowsForm.packed(rows).encode()) > MOST_CARRIED:
            raise ValidationError(_("Dit blad bevat te veel tekst om in één keer op te nemen; verdeel het."))
        return rows


class SeenRowsForm(forms.Form):
    """The rows that the preview showed, sent back to be entered."""

    rows = forms.CharField(widget=forms.HiddenInput)

    @staticmethod
    def packed(rows: list[SheetRow]) -> str:
        lines: list[Any] = [[0, list(COLUMNS)]]
        lines += [[row.line, [row.cell(name) for name in COLUMNS]] for row in rows]
        return json.dumps(lines, ensure_ascii=False)

    def clean_rows(self) -> list[SheetRow]:
        try:
            lines = json.loads(self.cleaned_data["rows"])
            return rows_of((int(line), [str(cell) for cell in cells]) for line, cells in lines)
        except (ValueError, TypeError, OverflowError, RecursionError):
            raise ValidationError(_("Dit blad is onderweg beschadigd. Kies het bestand opnieuw.")) from None
