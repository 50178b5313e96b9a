"""A register with something in every bar, made by the lifecycle with a fixed chance."""

from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from commitments import lifecycle
from commitments.choices import DelayReason, Visibility
from commitments.lifecycle import Act
from commitments.models import Commitment, Committee, Dossier, Minister
from commitments.terms import NO_TERM, fixed_term
from tests.factories import make_commitment, make_committee, make_dossier, make_minister, make_ministry

TODAY = date(2026, 11, 25)  # a Wednesday: the first week ahead is a part of one
PROMISED = date(2025, 3, 3)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAYS = (-500, -366, -365, -200, -92, -91, -31, -30, -8, -7, -1, 0, 1, 4, 5, 14, 15, 60, 88, 89, 300)
"""Days from today to a term: both sides of every boundary."""


def at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=AMSTERDAM)


def said(day: date, note: str = "") -> Act:
    return Act(now=at_noon(day), happened_on=day, note=note)


def make_register(size: int = 70, committee: Committee | None = None) -> list[Commitment]:
    """Commitments of four ministries, in dossiers read until today, until last year and never, some not public."""
    chance = Random(33783)
    ministers = [
        make_minister(ministry=make_ministry(code=code, short_name=code.upper())) for code in ("bz", "def", "vws", "ez")
    ]
    committee = committee or make_committee()
    dossiers = [
        *(make_dossier(checked_until=TODAY, is_example=example) for example in (False, True)),
        make_dossier(checked_until=TODAY - timedelta(days=400)),
        make_dossier(checked_until=None),
    ]
    return [
        _make_one(chance, chance.choice(ministers), chance.choices(dossiers, [6, 3, 1, 1])[0], committee)
        for _ in range(size)
    ]


def _make_one(chance: Random, minister: Minister, dossier: Dossier, committee: Committee) -> Commitment:
    deadline = TODAY + timedelta(days=chance.choice(DAYS))
    commitment = make_commitment(
        promised_on=PROMISED,
        now=at_noon(PROMISED),
        minister=minister,
        dossier=dossier,
        committee=committee,
        visibility=chance.choices(list(Visibility), [8, 1, 1])[0],
        term=chance.choices([NO_TERM, fixed_term(deadline)], [1, 9])[0],
    )
    _say(chance, commitment)
    return commitment


def _say(chance: Random, commitment: Commitment) -> None:
    """Let something happen to about half of them, before or after the term."""
    day = PROMISED + timedelta(days=chance.randrange((TODAY - PROMISED).days))
    later = fixed_term(day + timedelta(days=chance.choice([20, 100, 400])))
    match chance.randrange(12):
        case 0:
            lifecycle.fulfil(commitment, said(day))
        case 1:
            lifecycle.report_progress(commitment, said(TODAY))
        case 2 | 3:
            lifecycle.postpone(commitment, said(day), term=later, reason=DelayReason.WORKLOAD)
        case 4:
            lifecycle.move_with_occasion(commitment, said(day), term=later)
        case 5:
            lifecycle.withdraw(commitment, said(day, note="dubbel"))
        case 6:
            lifecycle.make_continuing(commitment, said(day))
