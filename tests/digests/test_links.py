"""What the links of a mail open: agreeing, managing, leaving in one step, and what is no longer of use."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail as outside
from django.test import Client
from django.urls import reverse

from digests.choices import PeriodKind
from digests.models import DigestMail, Subscription
from digests.sending import send_due
from digests.tokens import CONFIRM, LEAVE, MANAGE, token_for
from tests.digests.factories import MONDAY, Clock, make_mail, make_subscription
from tests.digests.opening import addresses, sent_mail
from tests.factories import TODAY, make_commitment

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["subscription", "digest", "digest_html", "confirm", "leave"])
def test_a_link_that_was_not_made_here_opens_nothing(name: str, outsider_client: Client) -> None:
    mail = sent_mail(make_subscription())
    address = addresses(mail)[name]
    number, signature = re.search(r"/(\d+)\.([\w-]+)/", address).groups()  # type: ignore[union-attr]
    for forged in (f"{int(number) + 1}.{signature}", f"{number}.{signature[:-1]}_", number, f"{number}.", "x"):
        assert outsider_client.get(address.replace(f"{number}.{signature}", forged)).status_code == 404


@pytest.mark.parametrize("name", ["subscription", "digest", "confirm", "leave"])
def test_a_link_that_was_not_copied_whole_says_so(name: str, outsider_client: Client) -> None:
    address = addresses(sent_mail(make_subscription()))[name]
    page = outsider_client.get(re.sub(r"\.[\w-]+/", ".x/", address)).content.decode()
    assert "<h1>Deze link is onvolledig</h1>" in page


@pytest.mark.parametrize("name", ["digest", "digest_html", "confirm"])
def test_a_link_of_a_subscription_that_ended_says_so_and_offers_the_list(name: str, outsider_client: Client) -> None:
    mail = sent_mail(make_subscription(query="status=late"))
    outsider_client.post(addresses(mail)["leave"])
    answer = outsider_client.get(addresses(mail)[name])
    assert answer.status_code == 410
    assert 'href="/abonnementen/nieuw/?status=late"' in answer.content.decode()


@pytest.mark.parametrize("kind", [PeriodKind.AGENDA, PeriodKind.RAPPEL])
def test_a_list_that_would_come_back_as_another_kind_is_not_offered_again(
    kind: PeriodKind, outsider_client: Client
) -> None:
    ended = make_subscription(kind=kind, query="ministerie=ienw", ended_at=MONDAY)
    page = outsider_client.get(reverse("subscription_weeks", args=[token_for(ended, MANAGE)])).content.decode()
    assert "is gestopt" in page
    assert "/abonnementen/nieuw/" not in page
    assert "vraag het dan de griffie" in page


@pytest.mark.parametrize("name", ["subscription", "confirm", "leave"])
def test_a_link_of_a_request_that_was_dropped_is_of_no_use_anymore(name: str, outsider_client: Client) -> None:
    mail = sent_mail(make_subscription())
    links = addresses(mail)
    DigestMail.objects.all().delete()
    Subscription.objects.all().delete()
    answer = outsider_client.get(links[name])
    assert answer.status_code == 410
    assert "<h1>Deze link werkt niet meer</h1>" in answer.content.decode()


def test_a_pause_is_said(outsider_client: Client) -> None:
    found = make_subscription(paused_until=TODAY + timedelta(days=30))
    for page, purpose in (("subscription", MANAGE), ("confirm", CONFIRM)):
        with time_machine.travel(MONDAY):
            shown = outsider_client.get(reverse(page, args=[token_for(found, purpose)])).content.decode()
        assert "Gepauzeerd: er komt geen mail tot" in shown
        assert "het eerste komt op" not in shown


def test_a_link_to_leave_manages_nothing(outsider_client: Client) -> None:
    subscription = make_subscription()
    for purpose in (LEAVE, CONFIRM):
        assert outsider_client.get(reverse("subscription", args=[token_for(subscription, purpose)])).status_code == 404


def test_leaving_in_one_step() -> None:
    """RFC 8058: no cookies, no CSRF token, no redirect, and again is fine."""
    subscription = make_subscription()
    address = reverse("leave", args=[token_for(subscription, LEAVE)])
    for _time in range(2):
        provider = Client(enforce_csrf_checks=True)
        answer = provider.post(address, {"List-Unsubscribe": "One-Click"})
        assert (answer.status_code, answer.has_header("Location")) == (200, False)
        assert "U krijgt deze mail niet meer" in answer.content.decode()
    subscription.refresh_from_db()
    assert subscription.ended_at is not None


@pytest.mark.parametrize("agent", ["", "Mozilla/5.0", "Barracuda Sentinel", "curl/8", "GoogleImageProxy"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_scanner_changes_nothing(agent: str, method: str) -> None:
    subscription = make_subscription()
    asked = make_subscription(confirmed_at=None)
    scanner = Client(headers={"user-agent": agent})
    assert getattr(scanner, method)(reverse("leave", args=[token_for(subscription, LEAVE)])).status_code == 200
    assert getattr(scanner, method)(reverse("confirm", args=[token_for(asked, CONFIRM)])).status_code == 200
    subscription.refresh_from_db()
    asked.refresh_from_db()
    assert (subscription.is_running, asked.is_running) == (True, False)


def test_nothing_is_sent_after_leaving() -> None:
    make_commitment(deadline=TODAY - timedelta(days=5))
    mail = make_mail()
    Client().post(reverse("leave", args=[token_for(mail.subscription, LEAVE)]))
    send_due(Clock(MONDAY))
    assert outside.outbox == []
