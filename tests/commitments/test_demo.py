"""Loading the demo: on whatever day every state can be seen in its example, and who may log in."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from commitments.access import ROLES, may_log
from commitments.calendars import Calendar
from commitments.choices import Standing, Status
from commitments.demo import DEMO_ACCOUNTS, DemoLoaded, load_demo
from commitments.demo.almanac import Almanac
from commitments.demo.letters import move_letter
from commitments.models import (
    Commitment,
    Document,
    FollowUp,
    Member,
    User,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
LOADING_DAYS = [TODAY, date(2026, 12, 31), date(2027, 1, 2), date(2027, 7, 18), date(2028, 2, 29), date(2026, 9, 15)]
REAL, EXAMPLE = ("33783", "33694"), ("99901", "99902")


def at(day: date) -> datetime:
    return datetime.combine(day, time(9), UTC)


def load(day: date = TODAY, *, with_accounts: bool = False) -> DemoLoaded:
    return load_demo(day, now=at(day), with_accounts=with_accounts)


def example(day: date) -> Any:
    return Commitment.objects.filter(dossier__number__in=EXAMPLE).with_standing(day)


# which day it is matters to the rules, not to the engine
@pytest.mark.parametrize("day", LOADING_DAYS if connection.vendor == "sqlite" else LOADING_DAYS[:1])
def test_the_example_is_full_on_whatever_day_it_is_loaded(day: date) -> None:
    load(day)
    assert_every_standing_is_there(day)
    assert_there_is_news(day)
    assert_quotes_point_into_the_texts(day)


def assert_every_standing_is_there(day: date) -> None:
    rows = list(example(day))
    assert {row.standing for row in rows} == {name.value for name in Standing}
    assert any(row.status == Status.PARTLY_FULFILLED for row in rows)
    assert len({row.ministry_id for row in rows}) >= 6


def assert_there_is_news(day: date) -> None:
    week = timedelta(days=7)
    late = example(day).filter(standing=Standing.LATE)
    assert late.filter(deadline__gte=day - week).count() >= 2
    assert len({(day - row.deadline).days // 30 for row in late}) >= 4
    assert example(day).due_between(day, day + 2 * week).count() >= 2
    assert example(day).filter(status=Status.FULFILLED, closed_on__gte=day - week).count() >= 2
    assert example(day).awaited().filter(deadline__gt=day + 4 * week).count() >= 5


def assert_quotes_point_into_the_texts(day: date) -> None:
    for promise in example(day).exclude(quote="").select_related("source_document"):
        assert promise.source_document.text[promise.quote_start : promise.quote_end] == promise.quote
        assert promise.deadline_wording in promise.quote or promise.term_moved
    for answer in FollowUp.objects.filter(document__dossiers__number__in=EXAMPLE):
        assert answer.quote
        assert answer.document.text[answer.quote_start : answer.quote_end] == answer.quote
    written = "".join(Document.objects.values_list("text", flat=True))
    assert not set("[]{}") & set(written)


@pytest.mark.parametrize(("days", "passages"), [({"31 februari": "{-1}"}, {}), ({}, {"k": "Dit staat er niet."})])
def test_a_letter_from_which_the_demo_has_drifted_is_named(days: dict[str, str], passages: dict[str, str]) -> None:
    letter = Document(identifier="kst-99901-1", signed_on=TODAY)
    with pytest.raises(ValueError, match="kst-99901-1"):
        move_letter(letter, days, passages, Almanac(TODAY, Calendar()))


# ── accounts ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_no_accounts_where_debug_is_off(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="DEBUG"):
        load(with_accounts=True)
    call_command("load_demo")
    assert "without demo accounts" in capsys.readouterr().out
    assert Commitment.objects.exists()
    assert not User.objects.exists()


@override_settings(DEBUG=True)
def test_the_accounts_of_the_demo() -> None:
    assert load(with_accounts=True).accounts == 4
    assert load(with_accounts=True).accounts == 0
    users = {user.email: user for user in User.objects.all()}
    assert set(users) == {account.email for account in DEMO_ACCOUNTS}
    for account in DEMO_ACCOUNTS:
        assert users[account.email].check_password(account.password)
        assert [group.name for group in users[account.email].groups.all()] == [account.role]
    assert {account.role for account in DEMO_ACCOUNTS} == set(ROLES)
    assert may_log(users["griffier@gestand.example"])
    assert not may_log(users["lezer@gestand.example"])
    assert users["kamerlid@gestand.example"].member == Member.objects.get(slug="voorbeeldlid-a")
    assert [user.email for user in users.values() if user.is_staff] == ["beheerder@gestand.example"]
    assert not any(user.is_superuser for user in users.values()), "the demo shows what a role gives"
