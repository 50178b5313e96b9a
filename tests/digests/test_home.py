"""A restored copy of the register sends nothing until somebody releases it."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from digests import home
from digests.models import Anchor, Home
from digests.sending import send_due
from tests.digests.factories import MONDAY, Clock, make_mail

pytestmark = pytest.mark.django_db


def restore_older() -> None:
    """As a restored dump looks: the rows of then, in a database that has gone on since."""
    if connection.vendor == "sqlite":
        then = Home.objects.get().witness
        home.move_on()
        Home.objects.update(witness=then)
    else:
        laid_at = Anchor.objects.get().laid_at
        Anchor.objects.all().delete()
        with connection.cursor() as cursor:  # a transaction id of its own, as a restore has
            cursor.execute("SAVEPOINT restoring")
            Anchor.objects.create(pk=1, laid_at=laid_at)


def test_a_database_of_its_own_sends() -> None:
    assert [home.may_send(MONDAY) for _time in range(2)] == [True, True]
    home.move_on()
    assert home.may_send(MONDAY)


def test_a_restored_copy_is_mute_until_released() -> None:
    make_mail()
    assert home.may_send(MONDAY)
    restore_older()
    assert send_due(Clock(MONDAY)) == {}
    assert home.muted_since() == MONDAY
    said = StringIO()
    call_command("release_mail", stdout=said)
    assert said.getvalue().startswith("mute since")
    call_command("release_mail", "--release", stdout=said)
    assert home.muted_since() is None
    assert sum(send_due(Clock(MONDAY)).values()) == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="files are SQLite's")
def test_a_copied_file_is_another_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert home.may_send(MONDAY)
    monkeypatch.setattr(home, "_inode", lambda: "another")
    assert not home.may_send(MONDAY)


def test_a_database_can_be_muted_by_hand() -> None:
    call_command("release_mail", "--mute", stdout=StringIO())
    assert not home.may_send(MONDAY)
