"""What triggers keep: counts exact after any writes, one version for each transaction, back after a migration."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.test import Client

from commitments import counters, kept, lifecycle
from commitments.choices import Visibility
from commitments.kept.triggers import postgresql, sqlite, standing
from commitments.kept.versions import register_version
from commitments.models import Commitment, Document, FormerNumber, Member, StandingCount
from tests.factories import NOW, TODAY, act, make_commitment, make_dossier, make_member


@pytest.mark.django_db
def test_triggers_that_were_gone_come_back_and_what_they_missed_is_counted() -> None:
    counters.count_for(TODAY)
    stood = standing(connection)
    kept.lift(connection)
    make_commitment()
    counted = StandingCount.objects.all()
    assert not counted
    kept.install(connection)
    assert standing(connection) == stood
    assert [row.count for row in counted.all()] == [1]


@pytest.mark.django_db
def test_those_of_an_earlier_version_of_the_register_go() -> None:
    stood = standing(connection)
    former = kept.FORMER[0]
    body = "DELETE FROM commitments_publiccount"
    made = sqlite if connection.vendor == "sqlite" else postgresql
    with connection.cursor() as cursor:
        for statement in made(former.name, former.table, "insert", body).statements:
            cursor.execute(statement)
    assert former.name in standing(connection)
    kept.install(connection)
    assert standing(connection) == stood


@pytest.mark.django_db
class TestTheVersion:
    def test_every_write_to_the_register_changes_it(self) -> None:
        promise = make_commitment()
        seen = [register_version()[0]]
        for change in (
            lambda: lifecycle.fulfil_partly(promise, act()),
            lambda: Commitment.objects.update(title="Anders"),
            lambda: make_member(),
            lambda: Member.objects.update(name="Ander lid"),
            lambda: Document.objects.create(identifier="kst-1-1", title="Brief"),
        ):
            change()
            seen.append(register_version()[0])
        assert seen == sorted(set(seen))

    @pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL truncates")
    def test_emptying_a_table_changes_it_and_no_commitment_can_go_so(self) -> None:
        FormerNumber.objects.create(number="TZ202603-130", commitment=make_commitment())
        before = register_version()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("TRUNCATE commitments_formernumber")
            assert register_version() > before
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                cursor.execute("TRUNCATE commitments_commitment CASCADE")

    def test_what_writes_nothing_leaves_it(self) -> None:
        make_commitment()
        before = register_version()
        Commitment.objects.filter(pk=0).update(title="niemand")
        assert register_version() == before

    def test_what_is_taken_back_leaves_it(self) -> None:
        make_commitment()
        before = register_version()
        with transaction.atomic():
            make_commitment()
            transaction.set_rollback(True)
        assert register_version() == before


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite counts every statement")
@pytest.mark.usefixtures("lifted_history")
def test_a_transaction_counts_once_on_postgresql() -> None:
    make_commitment()
    before = register_version()[0]
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL gestand.every_statement = off")  # as in production
        make_commitment()
        make_dossier()
    assert register_version()[0] - before == 1
    make_dossier()
    assert register_version()[0] - before >= 2


# ── not sent twice ────────────────────────────────────────────────────────────────────────────────────────────────────
class TestNotSentTwice:
    @pytest.fixture(autouse=True)
    def _on_the_day(self) -> Iterator[None]:
        with time_machine.travel(NOW, tick=False):
            yield

    def test_a_stranger_gets_the_page_once(self, outsider_client: Client, django_assert_num_queries: object) -> None:
        make_commitment()
        outsider_client.get("/toezeggingen/")  # from here on the browser has its cookie
        tag = outsider_client.get("/toezeggingen/")["ETag"]
        with django_assert_num_queries(1):  # type: ignore[operator]
            again = outsider_client.get("/toezeggingen/", headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")

    def test_what_the_page_rests_on_makes_it_another(self, outsider_client: Client) -> None:
        make_commitment()
        outsider_client.get("/toezeggingen/")
        tag = outsider_client.get("/toezeggingen/")["ETag"]

        def status(address: str = "/toezeggingen/", **headers: str) -> int:
            return outsider_client.get(address, headers={"If-None-Match": tag, **headers}).status_code

        assert status() == 304
        assert status("/toezeggingen/?status=late") == 200
        assert status(**{"Accept-Language": "en"}) == 200
        assert status(**{"HX-Request": "true"}) == 200
        with time_machine.travel(NOW + timedelta(days=1), tick=False):
            assert status() == 200
        make_commitment()
        assert status() == 200

    def test_who_is_known_is_told_nothing_of_the_kind(self, clerk_client: Client, reader_client: Client) -> None:
        assert not clerk_client.get("/toezeggingen/").has_header("ETag")
        assert not reader_client.get("/toezeggingen/").has_header("ETag")


@pytest.mark.django_db
class TestKeptForStrangers:
    """A page drawn for one stranger is given to the next, and never to or from anybody who is known."""

    @pytest.fixture(autouse=True)
    def _on_the_day(self) -> Iterator[None]:
        with time_machine.travel(NOW, tick=False):
            yield

    def test_the_next_stranger_gets_the_page_as_it_was_drawn(self, django_assert_num_queries: object) -> None:
        make_commitment()
        first = Client().get("/toezeggingen/")
        with django_assert_num_queries(1):  # type: ignore[operator]  # the version
            second = Client().get("/toezeggingen/")
        assert second.content == first.content
        assert {name: second[name] for name in ("ETag", "Vary", "Cache-Control")} == {
            name: first[name] for name in ("ETag", "Vary", "Cache-Control")
        }

    def test_it_is_no_one_visitors_own(self) -> None:
        page = Client().get("/toezeggingen/")
        assert not page.cookies
        assert "csrfmiddlewaretoken" not in page.content.decode()

    @pytest.mark.parametrize("address", ["/toezeggingen/", "/toezeggingen/?status=no_term", "/toezeggingen/?q=beleid"])
    def test_a_write_is_on_the_next_page(self, outsider_client: Client, address: str) -> None:
        promise = make_commitment(title="Eerste brief over beleid")
        assert "Eerste brief" in outsider_client.get(address).content.decode().replace("<mark>", "")
        Commitment.objects.filter(pk=promise.pk).update(visibility=Visibility.CONFIDENTIAL)
        assert "Eerste brief" not in outsider_client.get(address).content.decode().replace("<mark>", "")

    @pytest.mark.parametrize("first", ["clerk", "outsider"])
    def test_strangers_and_clerks_get_each_their_own(
        self, clerk_client: Client, outsider_client: Client, first: str
    ) -> None:
        make_commitment(title="Vertrouwelijke brief", visibility=Visibility.CONFIDENTIAL)
        browsers = [clerk_client, outsider_client] if first == "clerk" else [outsider_client, clerk_client]
        pages = {browser: browser.get("/toezeggingen/").content.decode() for browser in browsers}
        for words in ("Vertrouwelijke brief", "Bureau", "Uitloggen", "csrfmiddlewaretoken"):
            assert words in pages[clerk_client]
            assert words not in pages[outsider_client]

    def test_a_message_is_for_one(self, outsider_client: Client) -> None:
        make_commitment()
        outsider_client.get("/toezeggingen/")
        outsider_client.cookies["messages"] = "anything"
        assert not outsider_client.get("/toezeggingen/").has_header("ETag")

    def test_language_day_and_part_each_have_their_page(self, outsider_client: Client) -> None:
        make_commitment()
        asked: list[dict[str, str]] = [{}, {"Accept-Language": "en"}, {"HX-Request": "true"}]
        pages = [outsider_client.get("/toezeggingen/", headers=headers).content for headers in asked]
        pages.append(outsider_client.get("/toezeggingen/?stand=2026-03-01").content)
        assert len(set(pages)) == len(pages)
        with time_machine.travel(NOW + timedelta(days=1), tick=False):
            assert outsider_client.get("/toezeggingen/").content not in pages

    def test_what_makes_no_sense_is_not_kept(self, outsider_client: Client) -> None:
        for _time in range(2):
            answer = outsider_client.get("/toezeggingen/?status=nonsens")
            assert (answer.status_code, answer.context is not None) == (400, True)
