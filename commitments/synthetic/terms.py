"""Made-up terms: the words that ministers use most, and the day that they mean (a test reads them with the engine)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from django.conf import settings

from commitments.calendars import CHRISTMAS, SUMMER, Calendar
from commitments.choices import DeadlineBasis
from commitments.rulebook import calendar_from_files

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"),
    *("september", "oktober", "november", "december"),
)
QUARTERS = ("eerste", "tweede", "derde", "vierde")
WEEKS = {"twee": 2, "vier": 4, "zes": 6, "acht": 8, "twaalf": 12}
LAST_MONTH_BEFORE_SUMMER = 6
OPEN_WORDS = ("zo spoedig mogelijk", "op korte termijn", "te zijner tijd", "zodra dat kan", "")


@dataclass(frozen=True, slots=True)
class MadeTerm:
    wording: str = ""
    earliest: date | None = None
    deadline: date | None = None
    basis: str = DeadlineBasis.NONE
    occasion: int | None = None
    relation: str = ""


NO_TERM = MadeTerm()


def in_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def on_day(day: date) -> MadeTerm:
    return MadeTerm(f"uiterlijk {in_words(day)}", None, day, DeadlineBasis.DATE)


def before_month(day: date) -> MadeTerm:
    first = day.replace(day=1)
    return MadeTerm(f"voor {in_words(first)}", None, first - timedelta(days=1), DeadlineBasis.DATE)


def in_month(day: date) -> MadeTerm:
    first = day.replace(day=1)
    return MadeTerm(f"in {MONTHS[day.month - 1]} {day.year}", first, _last_of_month(first), DeadlineBasis.PERIOD)


def in_quarter(day: date) -> MadeTerm:
    quarter = (day.month - 1) // 3
    first = date(day.year, quarter * 3 + 1, 1)
    last = _last_of_month(date(day.year, quarter * 3 + 3, 1))
    return MadeTerm(f"in het {QUARTERS[quarter]} kwartaal van {day.year}", first, last, DeadlineBasis.PERIOD)


def before_new_year(day: date) -> MadeTerm:
    return MadeTerm(f"voor het einde van {day.year}", None, date(day.year, 12, 31), DeadlineBasis.PERIOD)


def before_recess(day: date) -> MadeTerm:
    """Before the summer or the Christmas recess of that year."""
    kind = SUMMER if day.month <= LAST_MONTH_BEFORE_SUMMER else CHRISTMAS
    recess = _calendar().recess(kind, day.year)
    last = recess.first - timedelta(days=1) if recess else None
    return MadeTerm(f"voor het {kind} van {day.year}", None, last, DeadlineBasis.RECESS)


KINDS: tuple[Callable[[date], MadeTerm], ...] = (
    *(on_day, before_month, in_month, in_quarter, before_new_year, before_recess),
)


def first_term(chance: Random, made_on: date) -> MadeTerm:
    """The term of a promise: most have a day, one in six gives none."""
    luck = chance.random()
    if luck < 0.17:
        return MadeTerm(chance.choice(OPEN_WORDS))
    if luck < 0.25:
        word = chance.choice(list(WEEKS))
        due = made_on + timedelta(weeks=WEEKS[word])
        return MadeTerm(f"binnen {word} weken", None, due, DeadlineBasis.PERIOD)
    return _dated(chance, made_on)


def put_off_to(chance: Random, on: date) -> MadeTerm:
    return MadeTerm("zo spoedig mogelijk") if chance.random() < 0.06 else _dated(chance, on)


def _dated(chance: Random, on: date) -> MadeTerm:
    aim = on + timedelta(days=chance.choice((30, 45, 60, 90, 120, 150, 200, 270)) + chance.randint(0, 30))
    term = chance.choice(KINDS)(aim)
    return term if term.deadline and term.deadline >= on else on_day(aim)


@cache
def _calendar() -> Calendar:
    """The one that the register begins with."""
    return calendar_from_files(Path(settings.BASE_DIR) / "fixtures")


@cache
def _last_of_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
