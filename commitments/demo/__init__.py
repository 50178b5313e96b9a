"""The demo data: the real dossier 33 783, and a fictitious example in which every state can be seen on the first day.

A file is loaded whole, once: a dossier in which commitments stand is left alone, on every later day too.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from commitments.demo.accounts import DEMO_ACCOUNTS, make_accounts
from commitments.demo.almanac import Almanac
from commitments.demo.stage import set_stage
from commitments.demo.story import Story
from commitments.kept.versions import register_version
from commitments.lifecycle import Act
from commitments.models import Commitment, Dossier
from commitments.recurring import ensure_instances
from commitments.reference import load_reference
from commitments.rulebook import rulebook
from commitments.synthetic import keep_read

__all__ = ["DEMO_ACCOUNTS", "DemoLoaded", "keep_example_read", "load_demo"]

READ_DAILY = "99901"
MEETINGS = Path(settings.BASE_DIR) / "fixtures" / "example_meetings.toml"
"""Those of the example that are still to come on the day of loading."""


@dataclass(frozen=True, slots=True)
class DemoLoaded:
    """What one run added."""

    commitments: int
    accounts: int


@transaction.atomic
def load_demo(today: date, *, now: datetime, with_accounts: bool) -> DemoLoaded:
    """Add the demo data that are not there yet, the example dated from `today` (Amsterdam).

    `with_accounts` must be false where DEBUG is off; raises ValueError otherwise.
    """
    if with_accounts and not settings.DEBUG:
        raise ValueError("demo accounts exist only with DEBUG on")
    load_reference()
    _number, is_synthetic = register_version()
    stories = () if is_synthetic else (("demo", False), ("example", True))  # nothing real among what is made up
    commitments = sum(_load(name, today, now, is_example=is_example) for name, is_example in stories)
    return DemoLoaded(commitments, make_accounts() if with_accounts else 0)


def keep_example_read(today: date) -> int:
    """The example dossier 99901 has no papers outside the register, so it is always read up to today.

    Those of a made-up register neither. Returns how many were moved on; 99902 lies unread on purpose.
    """
    example = Dossier.objects.filter(number=READ_DAILY, is_example=True, checked_until__lt=today)
    return example.update(checked_until=today) + keep_read(today)


def _load(name: str, today: date, now: datetime, *, is_example: bool) -> int:
    path = Path(settings.BASE_DIR) / "fixtures" / f"{name}.toml"
    story = tomllib.loads(path.read_text(encoding="utf-8"))
    story["meetings"] += tomllib.loads(MEETINGS.read_text(encoding="utf-8"))["meetings"] if is_example else []
    numbers = [dossier["number"] for dossier in story["dossiers"]]
    if Commitment.objects.filter(dossier__number__in=numbers).exists():
        return 0
    rules = rulebook()
    almanac = Almanac(today, rules.calendar)
    passages = set_stage(story, almanac, is_example=is_example)
    logged = Story(almanac, rules, now, is_example, passages).play(story)
    return logged + ensure_instances(Act(now, today))
