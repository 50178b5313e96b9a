"""The pages: who may open what, following a list by mail, the post for the clerks."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail as outside
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from commitments.choices import Visibility
from commitments.models import User
from commitments.visitors import MOST_AN_HOUR
from digests.choices import MailState, PeriodKind, Reason
from digests.models import DigestMail, DigestPeriod, Subscription
from digests.periods import ensure_periods
from digests.sending import send_due
from digests.tokens import MANAGE, token_for
from digests.weeks import Week
from tests.conftest import logged_in
from tests.digests.factories import MONDAY, Clock, make_mail, make_subscription
from tests.digests.opening import addresses, sent_mail
from tests.digests.registers import make_register
from tests.factories import TODAY, make_commitment, make_user

pytestmark = pytest.mark.django_db
CHOSEN = {"name": "Te laat", "weekday": 1, "hour": 7, "language": "nl", "grouping": "ministry"}


def answers(client: Client, mail: DigestMail) -> dict[str, int]:
    return {name: client.get(address).status_code for name, address in addresses(mail).items()}


OPEN = {"subscriptions": 200, "follow": 200, "confirm": 200, "leave": 200}
OWN = {"subscription": 200, "digest": 200, "digest_html": 200}
POST = {"post": 200, "post_mail": 200, "post_mail_html": 200}


def refused(names: dict[str, int], code: int) -> dict[str, int]:
    return dict.fromkeys(names, code)


def test_an_accounts_subscription_opens_for_that_account_only(
    cast: dict[str, Client], administrator_client: Client, reader: User
) -> None:
    mail = sent_mail(make_subscription(reader))
    seen = {who: answers(client, mail) for who, client in (cast | {"administrator": administrator_client}).items()}
    assert seen == {
        "reader": OPEN | OWN | refused(POST, 403),
        "member": OPEN | refused(OWN, 404) | refused(POST, 403),
        "clerk": OPEN | refused(OWN, 404) | POST,
        "administrator": OPEN | refused(OWN, 404) | POST,
        "outsider": OPEN | refused(OWN, 302) | refused(POST, 302),
    }


def test_an_addresss_subscription_opens_with_its_link(outsider_client: Client) -> None:
    mail = sent_mail(make_subscription())
    assert answers(outsider_client, mail) == OPEN | OWN | refused(POST, 302)


def test_a_stranger_follows_a_list_by_mail(
    outsider_client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    make_commitment(deadline=TODAY - timedelta(days=5))
    page = outsider_client.get(reverse("follow") + "?status=late&sorteer=oudste").content.decode()
    assert 'name="query" value="status=late"' in page
    fields = CHOSEN | {"query": "status=late", "email": "Volger@Voorbeeld.example"}
    with django_capture_on_commit_callbacks(execute=True):
        answer = outsider_client.post(reverse("follow"), fields)
    assert "Kijk in uw mail" in answer.content.decode()
    subscription = Subscription.objects.get()
    assert (subscription.email, subscription.is_running) == ("volger@voorbeeld.example", False)
    (question,) = outside.outbox
    link = re.search(r"https?://\S+/bevestigen/\S+/", str(question.body))
    assert link
    path = "/" + link[0].split("/", 3)[3]
    assert "Ja, ik wil deze lijst volgen" in outsider_client.get(path).content.decode()
    assert "U volgt “Te laat”" in outsider_client.post(path).content.decode()
    subscription.refresh_from_db()
    assert subscription.is_running


def test_one_visitor_asks_for_few_addresses_an_hour() -> None:
    def status(number: int, visitor: str) -> int:
        fields = CHOSEN | {"query": "", "email": f"volger{number}@voorbeeld.example"}
        return Client(REMOTE_ADDR=visitor).post(reverse("follow"), fields).status_code

    assert [status(number, "203.0.113.7") for number in range(12)] == [200] * MOST_AN_HOUR + [429] * 2
    assert Subscription.objects.count() == MOST_AN_HOUR
    assert [status(number, f"2001:db8::{number:x}") for number in range(20, 31)][-1] == 429
    assert status(40, "203.0.113.8") == 200


def test_behind_a_proxy_the_visitor_is_whom_the_proxy_saw(settings: Settings) -> None:
    settings.AXES_CLIENT_IP_CALLABLE = "tracker.accounts.addresses.behind_proxy"

    def ask(number: int, forwarded: str) -> Any:
        visitor = Client(REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": forwarded})
        return visitor.post(reverse("follow"), CHOSEN | {"query": "", "email": f"volger{number}@voorbeeld.example"})

    claims = [ask(number, f"192.0.2.{number}, 203.0.113.7") for number in range(11)]
    assert [claims[-2].status_code, claims[-1].status_code] == [200, 429]
    assert "dit uur al 10 keer gevraagd" in claims[-1].content.decode()
    assert claims[-1]["Retry-After"] == "3600"
    assert ask(12, "203.0.113.8").status_code == 200


def test_an_account_follows_at_once_and_changes_it(reader_client: Client, reader: User) -> None:
    assert reader_client.post(reverse("follow"), CHOSEN | {"query": "status=late"}).status_code == 302
    subscription = Subscription.objects.get()
    assert (subscription.user, subscription.is_running) == (reader, True)
    assert "Te laat" in reader_client.get(reverse("subscriptions")).content.decode()
    address = reverse("subscription", args=[token_for(subscription, MANAGE)])
    reader_client.post(address, CHOSEN | {"name": "Anders", "weekday": 5, "hour": 16})
    subscription.refresh_from_db()
    assert (subscription.name, subscription.weekday, subscription.hour) == ("Anders", 5, 16)
    pause = reverse("pause", args=[token_for(subscription, MANAGE)])
    reader_client.post(pause, {"paused_until": "2099-01-01"})
    assert "gepauzeerd tot" in reader_client.get(reverse("subscriptions")).content.decode()
    reader_client.post(pause, {"paused_until": "onzin"})
    subscription.refresh_from_db()
    assert str(subscription.paused_until) == "2099-01-01"


@pytest.mark.parametrize(
    "fields",
    [
        {"query": "status=onzin"},
        {"query": "q=" + "x" * 2000},
        {"name": "een\ntwee"},
        {"hour": 24},
        {"weekday": 0},
        {"name": ""},
    ],
)
def test_what_cannot_be_followed_is_said(fields: dict[str, object], reader_client: Client) -> None:
    answer = reader_client.post(reverse("follow"), CHOSEN | {"query": ""} | fields)
    assert answer.status_code == 400
    assert "Dit is nog niet opgeslagen" in answer.content.decode()
    assert not Subscription.objects.exists()


def test_an_address_longer_than_the_register_keeps_is_refused(outsider_client: Client) -> None:
    address = f"volger@{'.'.join(['veren' * 10] * 5)}.example"
    answer = outsider_client.post(reverse("follow"), CHOSEN | {"query": "", "email": address})
    assert (len(address) > 254, answer.status_code) == (True, 400)
    assert not Subscription.objects.exists()


def test_a_list_that_makes_no_sense_is_said(reader_client: Client) -> None:
    answer = reader_client.get(reverse("follow") + "?ministerie=onzin")
    assert answer.status_code == 400
    assert "Deze lijst kan niet worden gevolgd" in answer.content.decode()


def test_a_member_is_offered_what_was_promised_to_the_member(member_client: Client, member: User) -> None:
    assert member.member
    page = member_client.get(reverse("subscriptions")).content.decode()
    assert f"?lid={member.member.slug}" in page
    make_subscription(member, query=f"lid={member.member.slug}")
    assert "U volgt nog niet" not in member_client.get(reverse("subscriptions")).content.decode()


def test_the_page_of_my_digests_says_why_none_came(outsider_client: Client) -> None:
    subscription = make_subscription()
    make_mail(subscription)
    send_due(Clock(MONDAY))
    page = outsider_client.get(reverse("subscription", args=[token_for(subscription, MANAGE)])).content.decode()
    assert "niets te melden: er was niets nieuws" in " ".join(page.split())


def test_the_post_shows_the_mail_as_it_was(clerk_client: Client, reader: User) -> None:
    mail = sent_mail(make_subscription(reader))
    post = " ".join(clerk_client.get(reverse("post")).content.decode().split())
    assert reader.email in post
    shown = clerk_client.get(reverse("post_mail", args=[mail.pk]))
    assert "Brief met &lt;script&gt;" in shown.content.decode()
    assert "frame-src 'self'" in shown["Content-Security-Policy"]
    alone = clerk_client.get(reverse("post_mail_html", args=[mail.pk]))
    policy = alone["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox allow-popups" in policy
    assert "script-src" not in policy
    assert alone["X-Frame-Options"] == "SAMEORIGIN"


def test_nobody_can_act_for_a_subscriber_from_the_post(clerk_client: Client, reader: User) -> None:
    mail = sent_mail(make_subscription(reader))
    for name in ("post_mail", "post_mail_html"):
        page = clerk_client.get(reverse(name, args=[mail.pk])).content.decode()
        assert "/stoppen/" not in page
        assert token_for(mail.subscription, MANAGE) not in page


def test_the_post_filters_by_week_and_bears_nonsense(clerk_client: Client) -> None:
    make_mail(make_subscription(name="Deze week"))
    make_mail(make_subscription(name="Vorige week"), week="2026-W47")
    page = clerk_client.get(reverse("post") + "?week=2026-W47").content.decode()
    assert ("Vorige week" in page, "2026-W48 Deze week" in page) == (True, False)
    assert clerk_client.get(reverse("post") + "?page=-4").status_code == 200
    for nonsense in ("onzin", "%00", "2026-W54", "2026-W48%0A"):
        assert clerk_client.get(f"{reverse('post')}?week={nonsense}").status_code == 404


@pytest.mark.parametrize("week", ["onzin", "%00", "2026-W54", "2026-W47"])
def test_a_week_without_a_mail_is_not_there(week: str, outsider_client: Client) -> None:
    mail = sent_mail(make_subscription())
    there = reverse("digest", args=[token_for(mail.subscription, MANAGE), "2026-W48"])
    assert outsider_client.get(there).status_code == 200
    assert outsider_client.get(there.replace("2026-W48", week)).status_code == 404


def test_a_member_who_lost_the_seat_is_told_no_secrets(member: User) -> None:
    assert member.member
    committee = member.member.committees.get()
    make_commitment(deadline=TODAY - timedelta(days=5), visibility=Visibility.CONFIDENTIAL, committee=committee)
    member.member.committees.clear()
    make_mail(make_subscription(member))
    send_due(Clock(MONDAY))
    assert DigestMail.objects.get().state == MailState.EMPTY


def test_every_mail_goes_to_its_own_address_only() -> None:
    make_register()
    followers = [make_subscription(make_user()), make_subscription()]
    for follower in followers:
        make_mail(follower)
    send_due(Clock(MONDAY))
    assert sorted(message.recipients() for message in outside.outbox) == sorted([one.address] for one in followers)


def test_a_week_that_was_skipped_is_told_with_its_reason(reader: User, reader_client: Client) -> None:
    subscription = make_subscription(reader)
    ensure_periods(MONDAY - timedelta(weeks=3))
    ensure_periods(MONDAY)
    with time_machine.travel(MONDAY, tick=False):
        page = reader_client.get(reverse("subscription", args=[token_for(subscription, MANAGE)])).content.decode()
    rows = re.findall(r'class="nowrap">(?:<a [^>]*>)?(2026-W\d\d)', page)
    assert rows == ["2026-W48", "2026-W47", "2026-W46", "2026-W45"]
    assert page.count("het register stond stil toen het aan de beurt was") == 2


def test_every_week_stands_on_a_page_with_its_state_and_reason(outsider_client: Client) -> None:
    """The first half-year on the page of the subscription, from where a link leads to all."""
    long_ago = MONDAY - timedelta(weeks=70)
    subscription = make_subscription(scheduled_at=long_ago)
    for number in range(60):
        due_at = MONDAY - timedelta(weeks=number)
        ended = {"state": MailState.EMPTY, "reason": Reason.NO_NEWS} if number % 2 else {"state": MailState.SENT}
        payload: dict[str, Any] = {"sections": []}
        make_mail(subscription, week=str(Week.of(due_at)), due_at=due_at, settled_at=due_at, payload=payload, **ended)
    ensure_periods(MONDAY + timedelta(weeks=2))  # a week in which nothing ran
    token = token_for(subscription, MANAGE)
    with time_machine.travel(MONDAY + timedelta(weeks=2), tick=False):
        first = outsider_client.get(reverse("subscription", args=[token])).content.decode()
        every = reverse("subscription_weeks", args=[token])
        assert f'<a href="{every}">Alle berichten (62)</a>' in first
        pages = [outsider_client.get(f"{every}?page={number}").content.decode() for number in (1, 2, 3)]
    rows = [re.findall(r'class="nowrap">(?:<a [^>]*>)?(\d{4}-W\d\d)', page) for page in [first, *pages]]
    assert list(map(len, rows)) == [26, 26, 26, 10]
    shown = [week for page in rows[1:] for week in page]
    assert (shown[0], shown[-1], len(set(shown))) == ("2026-W50", str(Week.of(MONDAY - timedelta(weeks=59))), 62)
    assert "niets te melden: er was niets nieuws" in " ".join(pages[2].split())
    assert "het register stond stil toen het aan de beurt was" in pages[0]


def test_a_ministry_is_not_told_of_rappels_that_others_got(outsider_client: Client) -> None:
    subscription = make_subscription(kind=PeriodKind.RAPPEL)
    DigestPeriod.objects.create(kind=PeriodKind.RAPPEL, iso_week="2027-H1", created_at=MONDAY)
    with time_machine.travel(MONDAY + timedelta(weeks=10), tick=False):
        page = outsider_client.get(reverse("subscription_weeks", args=[token_for(subscription, MANAGE)]))
    assert "Er is nog geen bericht gemaakt." in page.content.decode()


def test_why_a_week_was_skipped_is_said_in_the_language_of_the_page() -> None:
    client = logged_in(make_user(is_staff=True, is_superuser=True))
    make_subscription()
    ensure_periods(MONDAY - timedelta(weeks=3))
    ensure_periods(MONDAY)
    for name in ("watch_post", "post", "admin:digests_digestperiod_changelist"):
        dutch = client.get(reverse(name)).content.decode()
        english = client.get(reverse(name), headers={"accept-language": "en"}).content.decode()
        assert "Het register stond stil toen deze week aan de beurt was." in dutch
        assert "Het register stond stil" not in english
        assert "The register stood still when this week was due." in english
