"""`import_calendar`: all rows or none, shown first, refused in words."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from commitments.models import BudgetDay, Recess
from commitments.rulebook import rulebook
from tests.factories import make_commitment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]
RECESSES = "chamber,kind,first_on,last_on,source,confirmed"
DAYS = "kind,chapter,year,first_on,last_on,source,confirmed"
SUMMER = 'house,zomerreces,2026-07-10,2026-08-31,"tweedekamer.nl, recessen 2025-2026",true'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kalender.csv"


def summer() -> Recess:
    return Recess.objects.get(kind="zomerreces", first_on__year=2026, chamber="house")


def run(file: Path, heading: str, *rows: str, apply: bool = True) -> str:
    file.write_text("\n".join([heading, *rows, ""]), encoding="utf-8")
    out = io.StringIO()
    call_command("import_calendar", str(file), *(["--apply"] if apply else []), stdout=out)
    return out.getvalue()


def test_it_is_shown_first(file: Path) -> None:
    make_commitment(term=rulebook().term("voor het zomerreces", date(2026, 3, 2)))
    before = list(Recess.objects.values())
    shown = run(file, RECESSES, SUMMER, "senate,herfstreces,2026-10-16,2026-10-26,eerstekamer.nl,true", apply=False)
    assert "gewijzigd: zomerreces 2026 house, 2026-07-03 – 2026-08-31 (niet bevestigd)" in shown
    assert "→ 2026-07-10 – 2026-08-31 [tweedekamer.nl, recessen 2025-2026]" in shown
    assert "nieuw: herfstreces 2026 senate, 2026-10-16 – 2026-10-26" in shown
    assert "2 rijen, waarvan 2 anders. Er rust 1 termijn op die rijen" in shown
    assert "Er is niets overgenomen" in shown
    assert list(Recess.objects.values()) == before


def test_it_is_taken_over_and_a_second_time_nothing_is_left_to_do(file: Path) -> None:
    count = Recess.objects.count()
    assert "Overgenomen." in run(file, RECESSES, SUMMER)
    assert (summer().first_on, summer().confirmed) == (date(2026, 7, 10), True)
    assert Recess.objects.count() == count
    assert rulebook().term("voor het zomerreces", date(2026, 3, 2)).deadline == date(2026, 7, 9)
    assert "waarvan 0 anders" in run(file, RECESSES, SUMMER)


def test_budget_days_with_semicolons_and_a_byte_order_mark(file: Path) -> None:
    heading = "\ufeff" + DAYS.replace(",", ";")
    run(file, heading, "begrotingsbehandeling;XII;2026;2026-11-10;2026-11-12;tweedekamer.nl, agenda;true")
    day = BudgetDay.objects.get(kind="begrotingsbehandeling", chapter="XII", year=2026)
    assert (day.first_on, day.source) == (date(2026, 11, 10), "tweedekamer.nl, agenda")


@pytest.mark.parametrize(
    ("heading", "row", "said"),
    [
        (RECESSES, "house,zomerreces,2026-07-10,2026-07-01,x,true", "regel 3.*eindigt op 2026-07-01, vóór het begin"),
        (RECESSES, "house,extra reces,2026-08-31,2026-09-07,x,true", "extra reces 2026 begint op 2026-08-31, terwijl"),
        (RECESSES, "lagerhuis,meireces,2026-04-24,2026-05-11,x,true", "regel 3.*kamer 'lagerhuis' bestaat niet"),
        (RECESSES, "house,meireces,24 april,2026-05-11,x,true", "regel 3.*'24 april' is geen dag"),
        (RECESSES, "house,meireces,2026-04-24,2026-05-11,,true", "regel 3.*de soort of de bron ontbreekt"),
        (RECESSES, "house,meireces,2026-04-24,2026-05-11,x,misschien", "regel 3.*confirmed is niet true of false"),
        (RECESSES, "house,meireces", "regel 3.*'' is geen dag"),
        (RECESSES, SUMMER, "zomerreces 2026 staat er meer dan eens in"),
        ("EGIN:VCALENDAR", "BEGIN:VEVENT", r"dit is een agenda \(iCalendar\)"),
        ("kamer,reces,van,tot", "house,meireces,2026-04-24,2026-05-11", "de eerste regel noemt de kolommen niet"),
    ],
)
def test_one_bad_row_refuses_all(heading: str, row: str, said: str, file: Path) -> None:
    before = list(Recess.objects.values())
    with pytest.raises(CommandError, match=said):
        run(file, heading, SUMMER, row)
    assert list(Recess.objects.values()) == before


def test_the_year_of_a_budget_day_is_that_of_its_days(file: Path) -> None:
    with pytest.raises(CommandError, match="het jaar 2027 is niet dat van de eerste dag, 2026-09-15"):
        run(file, DAYS, "prinsjesdag,,2027,2026-09-15,2026-09-15,Grondwet,true")


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_named(content: bytes | None, file: Path) -> None:
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError, match=r"kalender\.csv is niet te lezen"):
        call_command("import_calendar", str(file))
