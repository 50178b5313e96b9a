"""The made-up register: marked, the same for the same seed, every state in it, and a history that tells its rows."""

import re
from contextlib import closing
from datetime import UTC, date, datetime
from io import StringIO
from random import Random

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client, override_settings

from commitments import append_only, overdue
from commitments.access import CLERK
from commitments.choices import AWAITED, EventKind, Standing
from commitments.demo import DEMO_ACCOUNTS, keep_example_read, load_demo
from commitments.models import (
    Commitment,
    CommitmentEvent,
    CommitmentRecipient,
    DeadlineChange,
    Document,
    DocumentPlace,
    Dossier,
    FollowUp,
    Meeting,
    Member,
    Minister,
    Occasion,
    OccasionDate,
    ParliamentaryGroup,
    User,
)
from commitments.rulebook import rulebook
from commitments.search import index
from commitments.search.query import read
from commitments.synthetic import RegisterInUse, make_register
from commitments.synthetic.terms import KINDS, first_term
from digests.models import Subscription
from digests.saved_list import followed
from tests.factories import make_commitment, make_user

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def facts(on: date) -> list[tuple[object, ...]]:
    rows = Commitment.objects.with_standing(on).order_by("pk")
    return list(rows.values_list(*("pk", "standing", "status", "deadline", "term_moved", "last_word_on", "ministry")))


def told(on: date) -> list[tuple[object, ...]]:
    then = ("status_then", "deadline_then", "term_moved_then", "last_word_then", "ministry_then")
    return list(Commitment.objects.as_of(on).with_standing(on).order_by("pk").values_list("pk", "standing", *then))


class TestTheRegister:
    @pytest.fixture(autouse=True)
    def _made(self) -> None:
        make_register(400, seed=7, today=DAY)

    def test_the_history_tells_the_rows_of_today(self) -> None:
        assert len(facts(DAY)) == 400
        assert told(DAY) == facts(DAY)

    def test_every_standing_and_kind_of_paper_is_there(self) -> None:
        standings = {row.standing for row in Commitment.objects.with_standing(DAY)}
        assert set(Standing) - {Standing.AWAITING_OCCASION, Standing.DIVIDED} <= standings
        assert FollowUp.objects.exists()
        kinds = set(CommitmentEvent.objects.values_list("kind", flat=True))
        assert {EventKind.POSTPONED, EventKind.TRANSFERRED, EventKind.MOVED_WITH_OCCASION, EventKind.REOPENED} <= kinds
        assert Commitment.objects.values("ministry").distinct().count() >= 10

    def test_the_nightly_flag_finds_nothing_that_was_forgotten(self) -> None:
        assert CommitmentEvent.objects.filter(kind=EventKind.DEADLINE_PASSED).exists()
        assert overdue.flag_overdue(DAY, now=NOW) == 0

    def test_a_passage_stands_where_it_says(self) -> None:
        for promise in Commitment.objects.select_related("source_document"):
            assert promise.source_document is not None
            assert promise.source_document.text[promise.quote_start : promise.quote_end] == promise.quote

    def test_everything_is_marked(self) -> None:
        assert not Commitment.objects.exclude(number__startswith="SY", title__endswith="(synthetisch)").exists()
        assert not Dossier.objects.filter(is_example=False).exists()
        assert not Document.objects.exclude(title__endswith="(synthetisch)").exists()

    def test_committees_have_met_and_will_meet(self) -> None:
        held, coming = Meeting.objects.filter(held_on__lt=DAY), Meeting.objects.filter(held_on__gte=DAY)
        assert {meeting.committees.count() for meeting in (*held, *coming)} == {1}
        assert coming.values("committees").distinct().count() >= 10
        assert Meeting.objects.filter(committees__name="Defensie", ministers__title="Minister van Defensie").exists()
        assert not Meeting.objects.exclude(subject__regex="^[A-Z].*synthetisch").exists()

    def test_a_second_one_is_refused(self) -> None:
        with pytest.raises(RegisterInUse, match="already"):
            make_register(1, seed=1, today=DAY)

    def test_what_a_clerk_adds_next_has_a_number_of_its_own(self) -> None:
        assert make_commitment().pk == 401

    def test_the_real_demo_dossier_keeps_out_of_it(self) -> None:
        load_demo(DAY, now=NOW, with_accounts=False)
        assert Commitment.objects.count() == 400

    @override_settings(DEBUG=True)
    def test_the_accounts_of_the_demo_can_log_in_to_it(self) -> None:
        assert load_demo(DAY, now=NOW, with_accounts=True).accounts == len(DEMO_ACCOUNTS)
        member = User.objects.get(email="kamerlid@gestand.example").member
        assert member is not None
        assert member.slug == "synthetisch-lid-001"

    def test_every_page_says_so(self, outsider_client: Client) -> None:
        for address in ("/", "/toezeggingen/", "/bestaat-niet/"):
            assert "Verzonnen register." in outsider_client.get(address).content.decode()

    def test_what_is_awaited_has_one_term_in_force_and_the_rest_none(self) -> None:
        in_force = DeadlineChange.objects.filter(ended_at=None).values_list("commitment", flat=True)
        assert sorted(in_force) == sorted(Commitment.objects.filter(status__in=AWAITED).values_list("pk", flat=True))

    def test_its_dossiers_are_read_every_day(self) -> None:
        tomorrow = date(2026, 11, 24)
        assert keep_example_read(tomorrow) == Dossier.objects.filter(checked_until=tomorrow).count() > 0


CASTS = re.compile(r"::(?:text|character varying)(?:\[\])?|[()]")


def built() -> set[tuple[object, ...]]:
    """Every index and trigger of the database, in the words that made it.

    PostgreSQL writes one condition in two ways, by where in a list of texts it says that they are texts.
    """
    words = {
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE type IN ('index', 'trigger')",
        "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' "
        "UNION SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(words[connection.vendor])
        return {(name, CASTS.sub("", made)) for name, made in cursor.fetchall() if made}


def test_what_is_built_afterwards_stands_as_it_stood() -> None:
    stood = built()
    make_register(60, seed=7, today=DAY)
    assert built() == stood
    assert index.differences() == 0
    some = Commitment.objects.visible_to(AnonymousUser())
    found = index.found_by(read("synthetisch"), some).count()
    assert found == some.count() > 0


def test_the_same_seed_gives_the_same_register() -> None:
    rows = ("number", "title", "status", "deadline", "quote_start", "ministry__code")

    def made(seed: int) -> list[tuple[object, ...]]:
        make_register(60, seed=seed, today=DAY)
        return list(Commitment.objects.order_by("number").values_list(*rows))

    first = made(7)
    _empty()
    assert made(7) == first
    _empty()
    assert made(8) != first


def _empty() -> None:
    """Take the made-up rows away again: the guard of the history stands aside."""
    append_only.lift(connection)
    for model in (
        *(Meeting.committees.through, Meeting.ministers.through),
        *(CommitmentEvent, FollowUp, DeadlineChange, CommitmentRecipient, Commitment, Meeting, DocumentPlace),
        *(OccasionDate, Occasion, Document, Dossier, Member.committees.through, Member, ParliamentaryGroup, Minister),
    ):
        model._default_manager.all()._raw_delete("default")
    append_only.guard(connection)


def test_real_entries_refuse_it() -> None:
    make_commitment()
    with pytest.raises(CommandError, match="1 real commitments"):
        call_command("make_register", commitments=10, stdout=StringIO())
    assert Commitment.objects.count() == 1


@pytest.mark.parametrize("asked", [{"commitments": 0}, {"commitments": 3_000_000}, {"subscriptions": -1}])
def test_senseless_numbers_are_refused(asked: dict[str, int]) -> None:
    with pytest.raises(CommandError, match="must be from"):
        call_command("make_register", stdout=StringIO(), **asked)


def test_the_command_makes_followers_of_lists_that_can_be_read() -> None:
    call_command("make_register", commitments=20, subscriptions=30, seed=3, stdout=StringIO())
    assert Subscription.objects.running().count() == 30
    viewer = make_user(CLERK)
    for query in set(Subscription.objects.values_list("query", flat=True)):
        followed(query, viewer, DAY).count()


def test_the_words_of_a_term_mean_the_day_that_it_has() -> None:
    call_command("load_reference", verbosity=0)
    rules, chance = rulebook(), Random(5)
    for month in range(1, 13):
        said_on = date(2025, month, 7)
        terms = [kind(date(2026, month, 17)) for kind in KINDS] + [first_term(chance, said_on) for _ in range(6)]
        for term in terms:
            read = rules.term(term.wording, said_on)
            assert (read.deadline, term.wording) == (term.deadline, term.wording)


def test_the_command_says_who_would_wait_until_it_is_done() -> None:
    def told() -> str:
        said = StringIO()
        with transaction.atomic():
            call_command("make_register", "--commitments", "1", stdout=StringIO(), stderr=said)
            transaction.set_rollback(True)
        return said.getvalue()

    assert told() == ""
    if connection.vendor == "postgresql":
        with closing(connection.copy()) as other, other.cursor(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_stat_clear_snapshot()"
            )  # a transaction sees who was connected when it first asked
            assert told() == "Connected to this database beside this command: 1. They wait until it is filled.\n"
