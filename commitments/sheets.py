"""What a spreadsheet is given: text that stays text, in a file whose accents it reads."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.http import HttpResponse, StreamingHttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

BOM = "\ufeff"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""The full-width forms too: some spreadsheets take them for their narrow kin."""


def cell(value: object) -> object:
    """Text stays text: a spreadsheet would take a cell that begins like a formula for one."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_SIGNS) else value


def streamed_csv(name: str, lines: Iterable[Iterable[object]]) -> StreamingHttpResponse:
    """A download in UTF-8 with a mark at the start, of any length: each line leaves before the next is made."""
    response = StreamingHttpResponse(_written(lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _written(lines: Iterable[Iterable[object]]) -> Iterator[str]:
    yield BOM
    for line in lines:
        text = io.StringIO()
        csv.writer(text).writerow([cell(value) for value in line])
        yield text.getvalue()


def xlsx_file(name: str, lines: Iterable[Iterable[str]]) -> HttpResponse:
    """A workbook of one sheet in which every cell is text, whatever it begins with."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(name)
    for line in lines:
        cells = [WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)) for value in line]
        for one in cells:
            one.data_type = "s"
        sheet.append(cells)
    file = io.BytesIO()
    book.save(file)
    response = HttpResponse(file.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
