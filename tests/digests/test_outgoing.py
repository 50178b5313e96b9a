"""A restored copy sends nothing at all: every kind of mail asks at the one way out."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from email import message_from_string
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.mail import EmailMessage
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from commitments.access import READER
from commitments.models import User
from digests import home
from digests.outgoing import Muted
from digests.sending import send_due
from tests.conftest import logged_in
from tests.digests.factories import MONDAY, Clock, make_mail
from tests.digests.test_signed import OTHER_KINDS, a_fault
from tests.factories import TODAY, make_commitment
from tests.servers import ROOT, an_operators_environment, free_port

pytestmark = pytest.mark.django_db
UNREACHABLE = """
import logging, django
django.setup()
from django.core.mail import EmailMessage
logging.getLogger("django.request").error("the database is away")
try:
    EmailMessage("Aan een lezer", to=["lezer@x.example"]).send()
except Exception as error:
    print(type(error).__name__)
"""


@pytest.fixture
def letters(settings: Settings, tmp_path: Path) -> Callable[[], list[str]]:
    """What went out so far, by the backend that the product has."""
    settings.ADMINS = [("", "beheer@gestand.example")]
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "digests.outgoing.Files", str(tmp_path)
    return lambda: [path.read_text() for path in sorted(tmp_path.iterdir())]


def a_digest(clerk: User) -> None:
    make_commitment(deadline=TODAY)
    make_mail()
    send_due(Clock(MONDAY))


@pytest.mark.parametrize("sent", [a_digest, *OTHER_KINDS])
def test_no_kind_of_mail_leaves_a_restored_copy(
    sent: Callable[[User], None], clerk: User, letters: Callable[[], list[str]]
) -> None:
    home.mute(MONDAY)
    with suppress(Muted):
        sent(clerk)
    assert letters() == []


@pytest.mark.parametrize("sent", [a_digest, *OTHER_KINDS])
def test_every_kind_of_mail_leaves_a_register_that_is_at_home(
    sent: Callable[[User], None], clerk: User, letters: Callable[[], list[str]]
) -> None:
    sent(clerk)
    assert len(letters()) == 1


def test_a_copy_is_silent_about_a_transaction_that_failed_as_well(letters: Callable[[], list[str]]) -> None:
    home.mute(MONDAY)
    with suppress(DatabaseError), transaction.atomic():
        with suppress(IntegrityError):
            Group.objects.create(pk=Group.objects.create(name="griffie").pk, name="bode")
        EmailMessage("Een fout", to=["beheer@gestand.example"]).send()
    assert letters() == []


def test_a_mail_server_is_not_even_called(settings: Settings) -> None:
    home.mute(MONDAY)
    settings.EMAIL_BACKEND = "digests.outgoing.Smtp"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    with pytest.raises(Muted, match="release_mail"):
        EmailMessage("Onderwerp", to=["lezer@x.example"]).send()
    home.release(MONDAY)
    with pytest.raises(ConnectionRefusedError):
        EmailMessage("Onderwerp", to=["lezer@x.example"]).send()


def test_who_invites_from_a_copy_reads_why_not(clerk: User, letters: Callable[[], list[str]]) -> None:
    home.mute(MONDAY)
    role = Group.objects.get_or_create(name=READER)[0]
    fields = {"email": "nieuw@gestand.example", "full_name": "N. Ieuw", "role": role.pk}
    page = logged_in(clerk).post(reverse("invitations"), fields).content.decode()
    assert "Dit is een teruggezette kopie, waaruit geen mail gaat" in page
    assert not User.objects.filter(email="nieuw@gestand.example").exists()


def test_who_forgot_a_password_learns_nothing_from_a_copy(clerk: User, letters: Callable[[], list[str]]) -> None:
    home.mute(MONDAY)
    clerk.set_password("vier woorden achter elkaar")
    clerk.save()
    known, unknown = (
        Client().post(reverse("password_reset"), {"email": address}) for address in (clerk.email, "niemand@x.example")
    )
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert letters() == []


def test_a_fault_that_cannot_be_mailed_is_no_other_fault(
    clerk: User, letters: Callable[[], list[str]], caplog: pytest.LogCaptureFixture
) -> None:
    home.mute(MONDAY)
    a_fault(clerk)
    assert letters() == []
    assert "a fault could not be mailed to the administrators: Muted" in caplog.text


def test_while_the_database_is_away_the_administrators_alone_are_told(tmp_path: Path) -> None:
    """Whether this is a copy cannot be asked; the addresses of everybody else stand in that database."""
    environment = an_operators_environment() | {
        "DJANGO_SETTINGS_MODULE": "tracker.settings",
        "DATABASE_URL": f"postgres://gestand@127.0.0.1:{free_port()}/gestand",
        "ADMINS": "beheer@gestand.example",
        "VAR_DIR": str(tmp_path),
        "PATH": os.environ["PATH"],
    }
    said = subprocess.run(
        [sys.executable, "-c", UNREACHABLE], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    (letter,) = (message_from_string(path.read_text()) for path in (tmp_path / "mail").iterdir())
    assert (letter["To"], letter["Auto-Submitted"]) == ("beheer@gestand.example", "auto-generated")
    assert said.stdout.split() == ["OperationalError"]
