"""What a spreadsheet is given: text that stays text, in a file whose accents it reads."""

import csv
from collections.abc import Iterable

from django.http import HttpResponse

BOM = "\ufeff"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""The full-width forms too: some spreadsheets take them for their narrow kin."""


def cell(value: object) -> object:
    """Text stays text: a spreadsheet would take a cell that begins like a formula for one."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_SIGNS) else value


def csv_file(name: str, lines: Iterable[Iterable[object]]) -> HttpResponse:
    """A download in UTF-8 with a mark at the start."""
    response = HttpResponse(BOM, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    csv.writer(response).writerows([cell(value) for value in line] for line in lines)
    return response
