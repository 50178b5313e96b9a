"""Draws one mail of each kind for docs/mails.md, as a mail program shows it: `make screenshots`.

    python -m tests.browser.mail_pictures [--to docs/mails] [--width 600] [--scheme light]

Each is sent by the register itself, from the demo's data, in a database of its own; a Chromium draws what went out.
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.servers import ROOT

MOST_BYTES = 60_000
HIGHEST = 900
"""Pixels; the rest of a long mail is more of the same."""
PLAIN = """<!DOCTYPE html><html lang="nl"><meta name="color-scheme" content="light dark"><title>{subject}</title>
<style>body {{ font: 12px/1.5 "DejaVu Sans Mono", monospace; margin: 24px; white-space: pre-wrap;
overflow-wrap: anywhere }}</style><body>{text}</body></html>"""
"""A mail without HTML."""


def mails() -> Iterator[tuple[str, Any]]:
    """The name of each kind, and the mail that went out (an EmailMultiAlternatives)."""
    from django.core import mail

    for name, send in KINDS.items():
        mail.outbox.clear()
        send()
        (sent,) = mail.outbox
        yield name, sent


def a_digest(kind: str, **fields: Any) -> Callable[[], None]:
    def send() -> None:
        from digests.models import DigestPeriod
        from digests.periods import owe_to
        from digests.sending import send_due
        from tests.digests.factories import MONDAY, Clock, make_subscription

        label = "2026-H2" if kind == "rappel" else "2026-W48"
        period, _made = DigestPeriod.objects.get_or_create(kind=kind, iso_week=label, defaults={"created_at": MONDAY})
        owe_to(period, [(make_subscription(kind=kind, **fields), MONDAY)])
        send_due(Clock(MONDAY))

    return send


def before_a_meeting() -> None:
    from commitments.choices import MeetingKind
    from commitments.models import Commitment, Committee
    from tests.factories import TODAY, make_meeting

    counted = {one.pk: Commitment.objects.filter(committee=one).count() for one in Committee.objects.all()}
    committee = Committee.objects.get(pk=max(counted, key=lambda pk: counted[pk]))
    make_meeting(committee, kind=MeetingKind.PROCEDURE, held_on=TODAY.replace(day=TODAY.day + 2))
    a_digest("agenda", name=f"Procedurevergadering {committee}", query=f"commissie={committee.slug}")()


def a_rappel() -> None:
    from commitments.models import Commitment

    ministry = Commitment.objects.filter(dossier__is_example=True).order_by("pk")[0].ministry
    assert ministry
    a_digest("rappel", name=f"Rappel {ministry}", query=f"ministerie={ministry.code}")()


def a_question() -> None:
    from digests.confirming import question
    from tests.digests.factories import MONDAY, make_subscription

    question(make_subscription(query="status=late", confirmed_at=None), MONDAY).send()


def an_invitation() -> None:
    from django.contrib.auth.models import Group

    from commitments.access import CLERK
    from commitments.models import User
    from tests.digests.factories import MONDAY
    from tracker.accounts.invitations import invite

    role = Group.objects.get(name=CLERK)
    clerk = User.objects.filter(groups=role).order_by("pk")[0]
    invite(email="nieuw@gestand.example", full_name="N. de Nieuwe", role=role, member=None, inviter=clerk, now=MONDAY)


def a_new_password() -> None:
    from django.test import Client
    from django.urls import reverse

    from commitments.demo.accounts import DEMO_ACCOUNTS

    Client().post(reverse("password_reset"), {"email": DEMO_ACCOUNTS[0].email})


def an_answer() -> None:
    from commitments.mistakes import answer, mail_answers, report
    from commitments.models import User
    from tests.digests.factories import MONDAY

    words = "De termijn van de tweede toezegging is volgens mij het voorjaar, niet het najaar."
    mistake = report("/dossiers/99901/", words, email="lezer@gestand.example", language="nl", now=MONDAY)
    said = "Dank u wel, dat klopt: de termijn is hersteld. De geschiedenis van de toezegging noemt de verbetering."
    answer(mistake, said, by=User.objects.order_by("pk")[0], now=MONDAY)
    mail_answers(MONDAY)


def an_alarm() -> None:
    from datetime import timedelta

    from digests.alarms import raise_alarms
    from tests.digests.factories import MONDAY, make_mail

    make_mail(week="2026-W47")
    raise_alarms(MONDAY - timedelta(days=6))


KINDS: dict[str, Callable[[], None]] = {
    "weekly": a_digest("weekly", name="Alle toezeggingen"),
    "weekly-en": a_digest("weekly", name="All commitments", language="en"),
    "before-a-meeting": before_a_meeting,
    "rappel": a_rappel,
    "question": a_question,
    "invitation": an_invitation,
    "answer": an_answer,
    "password": a_new_password,
    "alarm": an_alarm,
}


def html_of(message: Any) -> str:
    from django.utils.html import escape

    for alternative in getattr(message, "alternatives", []):
        return str(alternative[0])
    return PLAIN.format(subject=escape(message.subject), text=escape(message.body))


def draw(folder: Path, width: int, scheme: Any) -> None:
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import QUIET
    from tests.browser.screenshots import picture_of
    from tests.services import chromium

    drawn = [(name, html_of(message)) for name, message in mails()]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        page = browser.new_context(viewport={"width": width, "height": 200}, color_scheme=scheme).new_page()
        for name, html in drawn:
            page.set_content(html)
            height = min(HIGHEST, page.evaluate("document.documentElement.scrollHeight"))
            page.set_viewport_size({"width": width, "height": height})
            picture = picture_of(page)
            assert len(picture) <= MOST_BYTES, f"{name}: {len(picture)} bytes"
            (folder / f"{name}.png").write_bytes(picture)
            page.set_viewport_size({"width": width, "height": 200})
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "mails")
    parser.add_argument("--width", type=int, default=600)
    parser.add_argument("--scheme", choices=["light", "dark"], default="light")
    asked = parser.parse_args()
    asked.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "VAR_DIR": folder,
            "ADMINS": "beheer@gestand.example",
        }
        os.environ |= {"DATABASE_URL": f"sqlite:///{folder}/mails.sqlite3", "SITE_URL": "https://gestand.example"}
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        import django

        django.setup()
        from django.core.management import call_command
        from django.test.utils import setup_test_environment

        from commitments.demo import load_demo
        from tests.factories import NOW, TODAY

        setup_test_environment()
        call_command("migrate", verbosity=0)
        call_command("load_reference", verbosity=0)
        load_demo(TODAY, now=NOW, with_accounts=True)
        draw(asked.to, asked.width, asked.scheme)


if __name__ == "__main__":
    main()
