"""Reading a sheet, CSV or XLSX, into rows of text; what is wrong with it as a whole is said in words."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from zipfile import ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from commitments.handed_csv import separator_of, wrong_names

COLUMNS = (
    *("nummer", "toezegging", "omschrijving", "soort", "dossier", "stuk", "plaats_in_stuk", "passage"),
    *("toegezegd_op", "bewindspersoon", "ministerie", "commissie", "leden", "fracties"),
    *("termijn", "termijn_dag", "zichtbaarheid"),
)
NEEDED = ("toezegging", "dossier", "toegezegd_op", "bewindspersoon")
MOST_BYTES = 2 * 1024 * 1024
MOST_UNPACKED = 20 * 1024 * 1024
MOST_PARTS = 200
MOST_ROWS = 500
LONGEST_CELL = 4000
ZIP_MARK = b"PK\x03\x04"


class BadSheet(ValueError):
    """The sheet as a whole cannot be read; the message is a sentence for the clerk."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line of the sheet: its number as a spreadsheet shows it, and its cells by the name of their column."""

    line: int
    cells: dict[str, str]

    def cell(self, column: str) -> str:
        return self.cells.get(column, "")


def read_sheet(name: str, data: bytes) -> list[SheetRow]:
    """The rows of a file that are not empty, XLSX when it begins as one, else CSV. Raises BadSheet."""
    if len(data) > MOST_BYTES:
        raise BadSheet(_("%(name)s is groter dan 2 MB.") % {"name": name})
    lines = _xlsx_lines(name, data) if data.startswith(ZIP_MARK) else _csv_lines(name, data)
    return rows_of(lines)


def rows_of(lines: Iterable[tuple[int, list[str]]]) -> list[SheetRow]:
    """Lines with their numbers, the first of which names the columns. Raises BadSheet."""
    numbered = iter(lines)
    _first, names = next(numbered, (0, []))
    while names and not names[-1]:
        names.pop()
    _check_names(names)
    rows: list[SheetRow] = []
    for number, cells in numbered:
        if not any(cells):
            continue
        if any(cells[len(names) :]):
            raise BadSheet(_("Regel %(n)d heeft meer cellen dan er kolommen zijn.") % {"n": number})
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise BadSheet(_("Regel %(n)d heeft een cel van meer dan 4000 tekens.") % {"n": number})
        if len(rows) == MOST_ROWS:
            raise BadSheet(_("Dit blad heeft meer dan %(most)d regels; verdeel het.") % {"most": MOST_ROWS})
        rows.append(SheetRow(number, dict(zip(names, cells, strict=False))))
    if not rows:
        raise BadSheet(_("Dit blad heeft onder de namen van de kolommen geen regels."))
    return rows


def _check_names(names: list[str]) -> None:
    known = ", ".join(COLUMNS)
    wrong = wrong_names(names, known=COLUMNS, needed=NEEDED)
    if wrong.missing:
        words = _("In de eerste regel ontbreekt: %(names)s. Bekende kolommen: %(all)s.")
        raise BadSheet(words % {"names": ", ".join(wrong.missing), "all": known})
    if wrong.unknown:
        words = _("Onbekende kolom: %(names)s. Bekende kolommen: %(all)s.")
        raise BadSheet(words % {"names": ", ".join(name[:40] for name in wrong.unknown), "all": known})
    if wrong.double:
        raise BadSheet(_("Een kolom staat er meer dan eens in."))


# ── CSV ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _csv_lines(name: str, data: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadSheet(_("%(name)s is geen XLSX en geen tekst in UTF-8.") % {"name": name}) from None
    if not text.strip() or "\0" in text:
        raise BadSheet(_("%(name)s is leeg of geen blad.") % {"name": name})
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator_of(text.splitlines()[0]), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, [_plain(cell) for cell in cells]
    except csv.Error as error:
        words = _("Regel %(n)d is geen CSV: %(error)s.")
        raise BadSheet(words % {"n": reader.line_num, "error": error}) from None


# ── XLSX ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _xlsx_lines(name: str, data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The first sheet, as values; never more than a known number of lines and columns of it."""
    try:
        _refuse_hostile(name, data)
        sheet = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False).worksheets[0]
        rows = sheet.iter_rows(max_row=MOST_ROWS * 4, max_col=len(COLUMNS) + 1, values_only=True)
        return iter([(number, [_plain(value) for value in row]) for number, row in enumerate(rows, 1)])
    except BadSheet:
        raise
    except Exception:  # a broken workbook fails in as many ways as it can be broken
        raise BadSheet(_("%(name)s is beschadigd of geen XLSX.") % {"name": name}) from None


def _refuse_hostile(name: str, data: bytes) -> None:
    """No zip bomb, no encrypted parts, and no XML that declares things of its own."""
    with ZipFile(BytesIO(data)) as parts:
        held = parts.infolist()
        if len(held) > MOST_PARTS or sum(part.file_size for part in held) > MOST_UNPACKED:
            raise BadSheet(_("%(name)s wordt uitgepakt te groot.") % {"name": name})
        for part in held:
            if b"<!DOCTYPE" in parts.read(part).replace(b"\0", b"").upper():
                raise BadSheet(_("%(name)s bevat XML die hier niet wordt gelezen.") % {"name": name})


def _plain(value: object) -> str:
    """A cell as text in one form: days as the register writes them, whole numbers without a fraction."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()
