"""Faults in the log, mailed to ADMINS: the same one once in a while, and none that a visitor makes up."""

import logging
import subprocess
import sys
from typing import Any

import pytest
from django.core import mail as outside
from pytest_django.fixtures import Settings

from tests.servers import ROOT
from tests.tracker.test_keys_in_logs import traced
from tracker.fault_mail import AGAIN_AFTER, FaultMail


@pytest.fixture(autouse=True)
def _somebody_to_tell(settings: Settings) -> None:
    settings.ADMINS = [("", "beheer@gestand.example")]


def fault(words: str, at: float, *, line: int = 1, exc_info: Any = None) -> logging.LogRecord:
    made = logging.LogRecord("django.request", logging.ERROR, "views.py", line, "%s", (words,), exc_info)
    made.created = at
    return made


def test_the_same_fault_is_mailed_once_in_a_while_and_counted_in_between() -> None:
    handler = FaultMail()
    for second in range(25):
        handler.emit(fault(f"/pagina/{second}/", at=second))
    assert len(outside.outbox) == 1
    assert "times more" not in outside.outbox[0].body
    handler.emit(fault("/pagina/", at=AGAIN_AFTER))
    handler.emit(fault("/pagina/", at=2 * AGAIN_AFTER))
    bodies = [message.body for message in outside.outbox]
    assert len(bodies) == 3
    assert "the same came 24 times more" in bodies[1]
    assert "times more" not in bodies[2]


def test_another_fault_is_mailed_at_once() -> None:
    handler = FaultMail()
    handler.emit(fault("a", at=1))
    handler.emit(fault("a", at=2, line=2))
    handler.emit(fault("a", at=3, exc_info=traced("een")))
    handler.emit(fault("b", at=4, exc_info=traced("twee")))
    assert len(outside.outbox) == 3, "the last two were raised in the same line"


def test_a_mail_server_that_is_away_is_not_asked_for_each_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def away(*words: str) -> None:
        asked.append(words)
        raise OSError("nobody there")

    monkeypatch.setattr("tracker.fault_mail.tell_administrators", away)
    handler = FaultMail()
    for second in range(5):
        handler.emit(fault("a", at=second))
    assert len(asked) == 1


SCRIPT = """
import logging.config
from django.conf import settings
settings.ADMINS = [("", "beheer@gestand.example")]
from tracker.settings import LOGGING
logging.config.dictConfig(LOGGING)
from django.test import Client
from django.core import mail
mail.outbox = []
statuses = {Client(headers={"host": f"vreemd{n}.example"}).get("/robots.txt").status_code for n in range(25)}
print(statuses, len(mail.outbox))
"""


def test_a_stranger_fills_nobodys_inbox() -> None:
    """With the settings' own LOGGING, in a process of its own: 25 requests for another host."""
    start = "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'; import django; django.setup()"
    done = subprocess.run([sys.executable, "-c", start + SCRIPT], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.split("\n")[-2] == "{400} 0"
    assert done.stderr.count("Invalid HTTP_HOST header") >= 25, "it stands in the log all the same"
