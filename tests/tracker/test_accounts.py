"""The ways in: by password, by a link in a mail, by an invitation; and the ways that stay shut."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from commitments.access import ADMINISTRATOR, CLERK, MEMBER, READER
from commitments.demo.accounts import DEMO_ACCOUNTS
from commitments.models import User
from commitments.visitors import MOST_AN_HOUR
from tests.factories import make_member, make_user
from tracker.accounts.addresses import behind_proxy

pytestmark = pytest.mark.django_db
PASSWORD = "een lange wachtzin"
NEW_PASSWORD = "paard batterij nietje"


@pytest.fixture
def roles(db: None) -> None:
    """Every role as a group, as `load_reference` makes them."""
    for role in (CLERK, MEMBER, READER, ADMINISTRATOR):
        make_user(role)


def link_in(message: mail.EmailMessage) -> str:
    """The path of the one link in a mail."""
    (url,) = re.findall(r"https?://\S+", str(message.body))
    assert url.startswith(settings.SITE_URL + "/")
    return str(url.removeprefix(settings.SITE_URL))


def choose_password(client: Client, path: str, password: str = NEW_PASSWORD) -> int:
    """Open a link, fill in the form behind it; the status of the answer to the form."""
    page = client.get(path, follow=True)
    form = {"new_password1": password, "new_password2": password}
    return client.post(page.request["PATH_INFO"], form).status_code


def is_logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


# ── log in ────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("address", ["clerk@gestand.example", "Clerk@Gestand.Example"])
def test_log_in_by_address_however_it_is_written(clerk: User, address: str, client: Client) -> None:
    client.post(reverse("login"), {"username": address, "password": PASSWORD})
    assert is_logged_in(client)


def test_login_page_tells_a_password_manager_what_to_fill_in(client: Client) -> None:
    page = client.get(reverse("login")).content.decode()
    assert re.search(r'<input type="email" name="username"[^>]*autocomplete="username"', page)
    assert re.search(r'<input type="password" name="password"[^>]*autocomplete="current-password"', page)


def test_a_wrong_password_says_so_and_keeps_the_address(clerk: User, client: Client) -> None:
    response = client.post(reverse("login"), {"username": clerk.email, "password": "verkeerd"})
    page = response.content.decode()
    assert "horen niet bij elkaar" in page
    assert f'value="{clerk.email}"' in page
    assert not is_logged_in(client)


def test_an_unknown_address_reads_as_a_wrong_password(clerk: User, client: Client) -> None:
    known = client.post(reverse("login"), {"username": clerk.email, "password": "verkeerd"})
    unknown = client.post(reverse("login"), {"username": "niemand@gestand.example", "password": "verkeerd"})
    assert str(known.context["form"].errors) == str(unknown.context["form"].errors)


def test_a_closed_account_stays_shut(clerk: User, client: Client) -> None:
    User.objects.update(is_active=False)
    client.post(reverse("login"), {"username": clerk.email, "password": PASSWORD})
    assert not is_logged_in(client)


def test_the_admin_has_no_door_of_its_own(client: Client) -> None:
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1] == (f"{reverse('login')}?next=%2Fadmin%2F", 302)


def test_lock_out_after_ten_tries_ends_after_a_quarter_of_an_hour(
    clerk: User, client: Client, settings: Settings
) -> None:
    settings.AXES_ENABLED = True
    wrong = {"username": clerk.email, "password": "verkeerd"}
    right = wrong | {"password": PASSWORD}
    answers = [client.post(reverse("login"), wrong).status_code for _ in range(settings.AXES_FAILURE_LIMIT)]
    assert answers[:-1] == [200] * (settings.AXES_FAILURE_LIMIT - 1)
    locked = client.post(reverse("login"), right)
    assert (answers[-1], locked.status_code) == (429, 429)
    assert "Even gesloten" in locked.content.decode()
    elsewhere = Client(REMOTE_ADDR="203.0.113.7")
    elsewhere.post(reverse("login"), right)
    assert is_logged_in(elsewhere), "a stranger must not lock a clerk out of her own desk"
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        client.post(reverse("login"), right)
        assert is_logged_in(client)


@pytest.mark.parametrize("debug", [True, False])
def test_demo_accounts_open_only_where_debug_is_on(client: Client, settings: Settings, debug: bool) -> None:
    settings.DEBUG = debug
    demo = DEMO_ACCOUNTS[0]
    User.objects.create_user(demo.email, demo.password)
    client.post(reverse("login"), {"username": demo.email, "password": demo.password})
    assert is_logged_in(client) is debug


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [("198.51.100.1", "198.51.100.1"), ("192.0.2.9, 198.51.100.1", "198.51.100.1"), ("", "203.0.113.7")],
)
def test_behind_a_proxy_the_visitor_is_whom_the_proxy_saw(rf: RequestFactory, forwarded: str, address: str) -> None:
    request = rf.get("/", REMOTE_ADDR="203.0.113.7", headers={"X-Forwarded-For": forwarded})
    assert behind_proxy(request) == address


def test_log_out_is_a_post(clerk_client: Client) -> None:
    assert clerk_client.get(reverse("logout")).status_code == 405
    clerk_client.post(reverse("logout"))
    assert not is_logged_in(clerk_client)


# ── passwords ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_forgotten_password_is_set_anew_by_a_link_that_works_once(clerk: User, client: Client) -> None:
    client.post(reverse("password_reset"), {"email": clerk.email})
    path = link_in(mail.outbox[0])
    assert choose_password(client, path) == 302
    assert client.login(username=clerk.email, password=NEW_PASSWORD)
    assert "verlopen of al gebruikt" in Client().get(path, follow=True).content.decode()


@pytest.mark.parametrize("address", ["niemand@gestand.example", "geen adres"])
def test_nobody_learns_by_the_reset_page_who_has_an_account(clerk: User, address: str, client: Client) -> None:
    client.post(reverse("password_reset"), {"email": address})
    assert mail.outbox == []


def test_a_stranger_cannot_bury_an_account_in_reset_mails(clerk: User, client: Client) -> None:
    asked = [client.post(reverse("password_reset"), {"email": clerk.email}) for _time in range(MOST_AN_HOUR + 1)]
    assert [answer.status_code for answer in asked] == [302] * MOST_AN_HOUR + [429]
    assert asked[-1]["Retry-After"] == "3600"
    assert len(mail.outbox) == MOST_AN_HOUR


def test_the_reset_mail_speaks_the_language_of_the_account(clerk: User, client: Client) -> None:
    User.objects.update(language="en")
    client.post(reverse("password_reset"), {"email": clerk.email})
    assert mail.outbox[0].subject == "A new password for Gestand"


@pytest.mark.parametrize(
    ("password", "language", "why"),
    [
        ("kort", "nl", "te kort: er zijn ten minste 12 tekens"),
        ("kort", "en", "too short: it needs at least 12 characters"),
        ("q1w2e3r4t5y6", "nl", "te algemeen"),
        ("clerk@gestand.example", "nl", "lijkt te veel op"),
        (NEW_PASSWORD, "nl", ""),
    ],
)
def test_passwords_that_are_taken(clerk_client: Client, password: str, language: str, why: str) -> None:
    form = {"old_password": PASSWORD, "new_password1": password, "new_password2": password}
    response = clerk_client.post(reverse("password_change"), form, headers={"accept-language": language})
    assert response.status_code == (200 if why else 302)
    assert why in response.content.decode()
    assert User.objects.get(email="clerk@gestand.example").check_password(password) is not bool(why)


# ── invitations ───────────────────────────────────────────────────────────────────────────────────────────────────────
def invitation(role: str, **fields: object) -> dict[str, object]:
    from django.contrib.auth.models import Group

    return {
        "email": "nieuw@gestand.example",
        "full_name": "Nieuwe Collega",
        "role": Group.objects.get(name=role).pk,
        "member": "",
    } | fields


@pytest.mark.usefixtures("roles")
def test_an_invitation_opens_an_account_once(clerk_client: Client, client: Client) -> None:
    clerk_client.post(reverse("invitations"), invitation(CLERK))
    path = link_in(mail.outbox[0])
    assert mail.outbox[0].to == ["nieuw@gestand.example"]
    assert "nieuw@gestand.example" in clerk_client.get(reverse("invitations")).content.decode()

    assert choose_password(client, path) == 302
    assert is_logged_in(client)
    assert client.get(reverse("invitations")).status_code == 200, "a clerk may do what clerks may do"
    late = Client().get(path, follow=True).content.decode()
    assert "verlopen of al gebruikt" in late


@pytest.mark.usefixtures("roles")
@pytest.mark.parametrize(("days", "works"), [(13, True), (15, False)])
def test_an_invitation_lasts_fourteen_days(clerk_client: Client, days: int, works: bool) -> None:
    clerk_client.post(reverse("invitations"), invitation(READER))
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        page = Client().get(link_in(mail.outbox[0]), follow=True).content.decode()
    assert ("Kies een wachtwoord" in page) is works


@pytest.mark.usefixtures("roles")
def test_an_invitation_of_one_account_does_not_open_another(clerk_client: Client) -> None:
    clerk_client.post(reverse("invitations"), invitation(READER))
    clerk_client.post(reverse("invitations"), invitation(READER, email="ander@gestand.example"))
    first, second = (link_in(message).rstrip("/").rsplit("/", 1) for message in mail.outbox)
    page = Client().get(f"{first[0]}/{second[1]}/", follow=True).content.decode()
    assert "verlopen of al gebruikt" in page


@pytest.mark.usefixtures("roles")
def test_an_invitation_that_went_to_a_mistyped_address_ends_when_the_address_is_corrected(
    clerk_client: Client, administrator_client: Client
) -> None:
    clerk_client.post(reverse("invitations"), invitation(READER, email="neiuw@gestand.example"))
    account = User.objects.get(email="neiuw@gestand.example")
    account.email = "nieuw@gestand.example"
    account.save()
    page = Client().get(link_in(mail.outbox[0]), follow=True).content.decode()
    assert "verlopen of al gebruikt" in page
    administrator_client.post(reverse("invitations"), invitation(READER))
    page = Client().get(link_in(mail.outbox[1]), follow=True).content.decode()
    assert "Kies een wachtwoord" in page


@pytest.mark.usefixtures("roles")
def test_an_invited_account_cannot_be_opened_by_a_reset(clerk_client: Client, client: Client) -> None:
    clerk_client.post(reverse("invitations"), invitation(READER))
    client.post(reverse("password_reset"), {"email": "nieuw@gestand.example"})
    assert len(mail.outbox) == 1


@pytest.mark.usefixtures("roles")
def test_inviting_again_sends_a_new_link_to_the_same_account(clerk_client: Client) -> None:
    clerk_client.post(reverse("invitations"), invitation(READER))
    clerk_client.post(reverse("invitations"), invitation(CLERK))
    account = User.objects.get(email="nieuw@gestand.example")
    assert [group.name for group in account.groups.all()] == [CLERK]
    assert len(mail.outbox) == 2


@pytest.mark.usefixtures("roles")
def test_who_waits_in_a_role_is_not_invited_again_by_who_cannot_give_it(
    clerk_client: Client, administrator_client: Client
) -> None:
    administrator_client.post(reverse("invitations"), invitation(ADMINISTRATOR))
    page = clerk_client.post(reverse("invitations"), invitation(READER)).content.decode()
    assert "een rol die u niet kunt geven" in page
    account = User.objects.get(email="nieuw@gestand.example")
    assert ([group.name for group in account.groups.all()], account.is_staff) == ([ADMINISTRATOR], True)
    assert len(mail.outbox) == 1
    administrator_client.post(reverse("invitations"), invitation(READER))
    assert [group.name for group in account.groups.all()] == [READER]


@pytest.mark.usefixtures("roles")
@pytest.mark.parametrize(
    ("role", "fields", "words"),
    [
        (READER, {"email": "clerk@gestand.example"}, "heeft al een account"),
        (READER, {"email": "geen adres"}, "geldig"),
        (MEMBER, {}, "Kies wie dit is"),
    ],
)
def test_invitations_that_are_refused(clerk_client: Client, role: str, fields: dict[str, object], words: str) -> None:
    response = clerk_client.post(reverse("invitations"), invitation(role, **fields))
    assert words in response.content.decode()
    assert mail.outbox == []


@pytest.mark.usefixtures("roles")
def test_a_member_is_invited_as_one_member_of_parliament(clerk_client: Client) -> None:
    seat = make_member()
    clerk_client.post(reverse("invitations"), invitation(MEMBER, member=seat.pk))
    assert User.objects.get(email="nieuw@gestand.example").member == seat
    other = clerk_client.post(reverse("invitations"), invitation(MEMBER, member=seat.pk, email="ander@gestand.example"))
    assert "Dit Kamerlid heeft al een account" in other.content.decode()
    assert not User.objects.filter(email="ander@gestand.example").exists()


@pytest.mark.usefixtures("roles")
def test_only_an_administrator_makes_administrators(clerk_client: Client, administrator_client: Client) -> None:
    clerk_client.post(reverse("invitations"), invitation(ADMINISTRATOR))
    assert not User.objects.filter(email="nieuw@gestand.example").exists()
    administrator_client.post(reverse("invitations"), invitation(ADMINISTRATOR))
    assert User.objects.get(email="nieuw@gestand.example").is_staff


@pytest.mark.usefixtures("roles")
def test_when_the_mail_cannot_go_nothing_is_kept(clerk_client: Client, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there
    response = clerk_client.post(reverse("invitations"), invitation(READER))
    assert "er is niets opgeslagen" in response.content.decode()
    assert not User.objects.filter(email="nieuw@gestand.example").exists()


@pytest.mark.parametrize(("person", "status"), [("clerk", 200), ("member", 403), ("reader", 403), ("outsider", 302)])
def test_who_may_invite(cast: dict[str, Client], person: str, status: int) -> None:
    assert cast[person].get(reverse("invitations")).status_code == status


# ── language ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_language_is_chosen_by_anybody_and_remembered_by_an_account(
    clerk: User, clerk_client: Client, client: Client
) -> None:
    for browser in (clerk_client, client):
        browser.post(reverse("set_language"), {"language": "en", "next": reverse("login")})
        assert '<html lang="en"' in browser.get(reverse("password_reset")).content.decode()
    clerk.refresh_from_db()
    assert clerk.language == "en"
    elsewhere = Client()
    elsewhere.post(reverse("login"), {"username": clerk.email, "password": PASSWORD})
    assert '<html lang="en"' in elsewhere.get(reverse("password_change")).content.decode()


def test_the_language_of_an_account_is_not_changed_from_elsewhere(clerk: User) -> None:
    """A stranger needs no token: what he changes is in his own browser alone."""
    stranger, known = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    known.force_login(clerk)
    answers = [browser.post(reverse("set_language"), {"language": "en"}).status_code for browser in (stranger, known)]
    assert answers == [302, 403]
    clerk.refresh_from_db()
    assert clerk.language == "nl"


def test_the_language_switch_leads_nowhere_else(client: Client) -> None:
    response = client.post(reverse("set_language"), {"language": "en", "next": "https://elders.example/"})
    assert response.headers["Location"] == "/"
