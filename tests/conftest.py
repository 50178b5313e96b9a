"""What every test may ask for: the cast, logged in or not, and the services that some tests need.

The cast: `clerk` (griffier), `member` (Kamerlid), `reader` (lezer), `administrator` (beheerder) are accounts;
`clerk_client` and so on are browsers in which they are logged in; `outsider_client` is anybody's.
"""

import secrets
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
import time_machine
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client, TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as properties
from psycopg.sql import SQL, Identifier
from pytest_django.plugin import DjangoDbBlocker

from commitments import append_only, kept
from commitments.access import ADMINISTRATOR, CLERK, MEMBER, READER
from commitments.counters import cells
from commitments.facets import values
from commitments.models import User
from commitments.reference import load_reference
from tests import quick_children, services
from tests.factories import NOW, make_committee, make_member, make_user
from tests.servers import Mailbox, redis_server

# How long an example takes says how busy the machine is, not whether the rule holds.
properties.register_profile("rules", deadline=None, suppress_health_check=[HealthCheck.too_slow])
properties.load_profile("rules")


@pytest.fixture
def clerk(db: None) -> User:
    return make_user(CLERK, email="clerk@gestand.example", full_name="Griffier van dienst")


@pytest.fixture
def member(db: None) -> User:
    """A member of one committee: `member.member.committees`."""
    seat = make_member()
    seat.committees.add(make_committee())
    return make_user(MEMBER, email="member@gestand.example", full_name="Lid van de Kamer", member=seat)


@pytest.fixture
def reader(db: None) -> User:
    return make_user(READER, email="reader@gestand.example", full_name="Lezer van buiten")


@pytest.fixture
def administrator(db: None) -> User:
    return make_user(ADMINISTRATOR, email="administrator@gestand.example", full_name="Beheerder", is_staff=True)


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """What earlier tests asked for is not held against this one."""
    for cache in caches.all(initialized_only=True):
        cache.clear()
    cells.cache_clear()
    values.cache_clear()


@pytest.fixture(scope="session", autouse=True)
def quickly_read() -> Iterator[None]:
    """A paper that is handed in is opened by a child that is there at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sources.sandbox._start", quick_children.start)
        yield


@pytest.fixture
def on_the_day() -> Iterator[None]:
    """It is NOW, the moment for which the factories make what stands in the register."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(autouse=True)
def in_dutch() -> None:
    """A page in another language leaves its thread in that language."""
    translation.activate(settings.LANGUAGE_CODE)


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def clerk_client(clerk: User) -> Client:
    return logged_in(clerk)


@pytest.fixture
def member_client(member: User) -> Client:
    return logged_in(member)


@pytest.fixture
def reader_client(reader: User) -> Client:
    return logged_in(reader)


@pytest.fixture
def administrator_client(administrator: User) -> Client:
    return logged_in(administrator)


@pytest.fixture
def outsider_client(db: None) -> Client:
    return Client()


@pytest.fixture
def cast(
    clerk_client: Client, member_client: Client, reader_client: Client, outsider_client: Client
) -> dict[str, Client]:
    """Everybody before whom a page is shown: name to browser."""
    return {"clerk": clerk_client, "member": member_client, "reader": reader_client, "outsider": outsider_client}


@pytest.fixture
def lifted_history(transactional_db: None) -> Iterator[None]:
    """For tests that really commit: the history is guarded while they run and opened only to empty the tables after.

    Emptying them ends with `post_migrate`, which puts the guard back and counts anew.
    """
    yield
    append_only.lift(connection)
    kept.lift(connection)


@pytest.fixture
def unguarded_history(db: None) -> Iterator[None]:
    """For tests that tamper: the triggers are away until the test ends."""
    append_only.lift(connection)
    yield
    append_only.guard(connection)


LONG = ("processes",)
"""Marks of the tests that take longest: where several processes share the tests, none should begin them last."""


@contextmanager
def _held(blocker: DjangoDbBlocker) -> Iterator[None]:
    """One transaction for many tests: each undoes what it wrote itself, the end undoes the rest."""
    with blocker.unblock():
        whole = transaction.atomic()
        whole.__enter__()
    yield
    with blocker.unblock():
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)


@pytest.fixture(scope="module")
def module_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[DjangoDbBlocker]:
    """For fixtures of a module: what they write, within `module_db.unblock()`, is there for all its tests.

    Only where no test of the module really commits.
    """
    with _held(django_db_blocker):
        yield django_db_blocker


@pytest.fixture(scope="module")
def reference(module_db: DjangoDbBlocker) -> dict[str, int]:
    """The reference data, loaded once for a module: what `load_reference` said of it."""
    with module_db.unblock():
        return load_reference()


@pytest.fixture(scope="class")
def class_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[DjangoDbBlocker]:
    """The same for the fixtures of a class."""
    with _held(django_db_blocker):
        yield django_db_blocker


# ── servers ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@contextmanager
def scratch_database(like: str = "template1") -> Iterator[str]:
    """The address of a new database on PostgreSQL, a copy of the one that is called `like`; dropped afterwards."""
    name = f"gestand_scratch_{secrets.token_hex(4)}"
    with psycopg.connect(services.POSTGRES_URL, autocommit=True) as server:
        server.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(like)))
        yield urlsplit(services.POSTGRES_URL)._replace(path=f"/{name}").geturl()
        server.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


@pytest.fixture
def scratch_postgres() -> Iterator[str]:
    """The address of an empty database. For tests marked `postgres`."""
    with scratch_database() as url:
        yield url


@pytest.fixture
def scratch_redis(tmp_path: Path) -> Iterator[str]:
    """The address of a Redis of this test alone. For tests marked `redis`."""
    with redis_server(tmp_path) as url:
        yield url


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A real SMTP server that keeps what it gets."""
    with Mailbox() as box:
        yield box


# ── services ──────────────────────────────────────────────────────────────────────────────────────────────────────────
not_tested = pytest.StashKey[Counter[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[not_tested] = Counter()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes long begins first. On another database than SQLite, only what touches it is worth a second run."""
    items.sort(key=lambda item: next((place for place, name in enumerate(LONG) if item.get_closest_marker(name)), 9))
    if connection.vendor == "sqlite":
        return
    kept: list[pytest.Item] = []
    rest: list[pytest.Item] = []
    for item in items:
        is_twice = _touches_the_database(item) and item.get_closest_marker("one_engine") is None
        (kept if is_twice else rest).append(item)
    config.hook.pytest_deselected(items=rest)
    items[:] = kept


def _touches_the_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "lifted_history"} & set(getattr(item, "fixturenames", ()))
    is_case = issubclass(getattr(item, "cls", None) or object, TransactionTestCase)
    return bool(fixtures) or is_case or item.get_closest_marker("django_db") is not None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose service is not there; with REQUIRE_SERVICES=1 that is a failure."""
    missing = services.missing({mark.name for mark in item.iter_markers()})
    if not missing:
        return
    required = [service for service in missing if services.REQUIRED and service.may_be_had]
    if required:
        words = "; ".join(f"{service.name} is not there: {service.how}" for service in required)
        pytest.fail(f"REQUIRE_SERVICES is set and {words}", pytrace=False)
    for service in missing:
        item.config.stash[not_tested][service.marker] += 1
    pytest.skip("needs " + " and ".join(service.name for service in missing))


def not_tested_lines(counts: Counter[str]) -> Iterator[str]:
    """One line for each service that tests were skipped for: how many, and how to get it."""
    for service in services.SERVICES:
        if number := counts[service.marker]:
            yield f"NOT TESTED with {service.name}: {number} skipped. To test it: {service.how}."


def pytest_sessionfinish(session: pytest.Session) -> None:
    """One of several processes says what it skipped to the one that reports."""
    if hasattr(session.config, "workeroutput"):
        skipped: Counter[str] = session.config.stash[not_tested]
        session.config.workeroutput["not_tested"] = dict(skipped)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """A process that died says nothing; pytest-xdist then fails the run."""
    node.config.stash[not_tested].update(getattr(node, "workeroutput", {}).get("not_tested", {}))


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """After pytest's own summary, so that what was not tested is the last thing read."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    for line in not_tested_lines(config.stash[not_tested]):
        if reporter:
            reporter.write_line(line, yellow=True)
