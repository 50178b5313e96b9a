"""Seeing and erasing what is held: while following, after leaving, when the address is forgotten, and on paper."""

import json
import re
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from commitments.mistakes import report
from commitments.models import MistakeReport, User
from digests import trouble
from digests.choices import MailState
from digests.models import AddressTrouble, Subscription
from digests.subscribing import FORGET_AFTER
from digests.tasks import send_digests
from digests.tokens import LEAVE, MANAGE, token_for
from tests.digests.factories import MONDAY, make_mail, make_subscription
from tracker.tasks import forget

pytestmark = pytest.mark.django_db
ADDRESS, MOMENT = "volger@voorbeeld.example", timedelta(seconds=1)


@pytest.fixture
def left() -> Subscription:
    """Left on MONDAY by the button of a mail program."""
    subscription = make_subscription(email=ADDRESS, name="Te laat")
    make_mail(subscription, state=MailState.SENT, settled_at=MONDAY, payload={"sections": []})
    with time_machine.travel(MONDAY, tick=False):
        Client().post(reverse("leave", args=[token_for(subscription, LEAVE)]), {"List-Unsubscribe": "One-Click"})
    return subscription


def links(subscription: Subscription) -> dict[str, str]:
    names = ("subscription", "subscription_weeks", "export_subscriptions", "erase_subscriptions", "pause")
    return {name: reverse(name, args=[token_for(subscription, MANAGE)]) for name in names}


def test_who_left_still_sees_and_gets_what_is_held(left: Subscription, outsider_client: Client) -> None:
    with time_machine.travel(MONDAY + FORGET_AFTER - MOMENT, tick=False):
        page = outsider_client.get(links(left)["subscription"])
        held = outsider_client.get(links(left)["export_subscriptions"]).json()
        others = [outsider_client.get(links(left)["subscription_weeks"]), outsider_client.post(links(left)["pause"])]
        others.append(outsider_client.post(links(left)["subscription"], {"name": "Anders"}))
    words = " ".join(page.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())
    assert page.status_code == 200
    assert "U krijgt deze mail niet meer" in words
    assert re.search("Uw adres wordt gewist op <[^>]*>21 december 2026<", words)
    assert links(left)["export_subscriptions"] in words
    assert links(left)["erase_subscriptions"] in words
    assert "Pauze" not in words
    assert "Opslaan" not in words
    assert (held["address"], len(held["subscriptions"]), len(held["subscriptions"][0]["mails"])) == (ADDRESS, 1, 1)
    assert [answer.status_code for answer in others] == [410] * 3


def test_who_left_still_erases(left: Subscription, outsider_client: Client) -> None:
    also, other = make_subscription(email=ADDRESS.upper()), make_subscription()
    assert outsider_client.post(links(left)["erase_subscriptions"]).status_code == 302
    assert set(Subscription.objects.values_list("email", flat=True)) == {"", other.email}
    also.refresh_from_db()
    assert also.ended_at is not None
    for name in ("subscription", "export_subscriptions"):
        assert outsider_client.get(links(left)[name]).status_code == 410
    assert outsider_client.post(links(left)["erase_subscriptions"]).status_code == 410


def test_the_run_wipes_the_address_after_four_weeks_and_the_link_ends(
    left: Subscription, outsider_client: Client
) -> None:
    for after, address, code in ((timedelta(), ADDRESS, 200), (MOMENT, "", 410)):
        with time_machine.travel(MONDAY + FORGET_AFTER + after, tick=False):
            send_digests()
            left.refresh_from_db()
            assert left.email == address
            assert outsider_client.get(links(left)["subscription"]).status_code == code
            assert outsider_client.get(links(left)["export_subscriptions"]).status_code == code
    assert outsider_client.post(links(left)["erase_subscriptions"]).status_code == 410


def test_an_account_that_left_sees_its_own_and_nobody_elses(
    reader: User, reader_client: Client, outsider_client: Client, clerk_client: Client
) -> None:
    ended = make_subscription(reader, ended_at=MONDAY)
    page = reader_client.get(links(ended)["subscription"])
    assert page.status_code == 200
    assert "wordt gewist" not in page.content.decode()
    assert reader_client.get(links(ended)["export_subscriptions"]).json()["address"] == reader.email
    assert outsider_client.get(links(ended)["export_subscriptions"]).status_code == 302
    assert clerk_client.get(links(ended)["export_subscriptions"]).status_code == 404


def test_the_page_of_leaving_says_where_ones_data_are(left: Subscription, outsider_client: Client) -> None:
    address = reverse("leave", args=[token_for(left, LEAVE)])
    assert "met de link “Aanpassen” onder elke mail" in outsider_client.get(address).content.decode()
    assert token_for(left, MANAGE) not in outsider_client.get(address).content.decode()
    Subscription.objects.update(email="")
    assert "met de link “Aanpassen”" not in outsider_client.get(address).content.decode()


# ── mails that came back ──────────────────────────────────────────────────────────────────────────────────────────────
def test_a_complaint_outlives_the_address_and_not_for_ever(left: Subscription, outsider_client: Client) -> None:
    trouble.count(left.mails.get(), trouble.COMPLAINT, MONDAY)
    (came_back,) = outsider_client.get(links(left)["export_subscriptions"]).json()["came_back"]
    assert (came_back["code"], came_back["for_good"]) == (trouble.COMPLAINT, True)
    outsider_client.post(links(left)["erase_subscriptions"])
    for after, there in ((timedelta(), True), (MOMENT, False)):
        with time_machine.travel(MONDAY + trouble.FORGET_AFTER + after, tick=False):
            forget()
            assert bool(trouble.troubled([ADDRESS], MONDAY)) is there
    assert not AddressTrouble.objects.exists()


# ── an operator, on a request in writing ──────────────────────────────────────────────────────────────────────────────
def command(*words: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("forget_address", *words, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_an_operator_sees_and_erases(left: Subscription) -> None:
    other = make_subscription()
    make_subscription(email="", ended_at=MONDAY)
    report("/dossiers/", "Fout.", email=ADDRESS, language="nl", now=MONDAY)
    said, _nothing = command(ADDRESS.upper())
    held = json.loads(said)
    assert [one["name"] for one in held["subscriptions"]] == ["Te laat"]
    assert held["mistakes"][0]["words"] == "Fout."
    assert held["account"] is False
    left.refresh_from_db()
    assert left.email == ADDRESS
    assert command(ADDRESS, "--erase")[1] == "erased\n"
    left.refresh_from_db()
    assert left.email == ""
    assert MistakeReport.objects.get().email == ""
    assert json.loads(command(ADDRESS)[0])["subscriptions"] == []
    assert json.loads(command("")[0])["subscriptions"] == []
    assert Subscription.objects.get(pk=other.pk).is_running


def test_an_operator_is_told_that_an_account_stays(reader: User) -> None:
    followed = make_subscription(reader)
    said, done = command(reader.email, "--erase")
    assert json.loads(said)["account"] is True
    assert "its account is closed in the administration" in done
    followed.refresh_from_db()
    assert followed.ended_at is not None
