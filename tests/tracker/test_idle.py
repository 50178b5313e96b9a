"""A clerk who is away for half an hour is logged out, and loses nothing typed."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import quote

import pytest
import time_machine
from axes.models import AccessLog
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from commitments.typed import KEPT, MOST_ASIDE, words_in
from commitments.visitors import MOST_AN_HOUR
from tests.commitments.test_pages_changes import as_shown
from tests.factories import NOW, make_commitment
from tests.pages import words
from tracker.tasks import forget

pytestmark = pytest.mark.django_db
LOGIN = {"password": "een lange wachtzin"}


@pytest.mark.parametrize(
    ("name", "value", "is_shown"),
    [
        ("note", "Toegezegd in het debat.", True),
        ("3-note", "Toegezegd in het debat.", True),
        ("minister", "12", False),
        ("seen", '{"title": "x"}', False),
        ("3-seen", '{"title": "x"}', False),
        ("shown-TZ202603-001", '{"version": 3}', False),
        ("volgorde", "tekst", False),
        ("edited", "7?title=x", False),
        ("outcome", "fulfils", False),
    ],
)
def test_what_was_sent_is_known_again_by_what_was_typed(name: str, value: str, is_shown: bool) -> None:
    assert words_in([(name, value)]) == [value] * is_shown


@pytest.mark.parametrize(("sent", "shown"), [("2020-07-02", "2 juli 2020"), ("2020-07-45", "2020-07-45")])
def test_a_day_that_was_typed_is_shown_as_people_write_it(sent: str, shown: str) -> None:
    assert words_in([("happened_on", sent)]) == [shown]


def come_back(client: Client, email: str, address: str) -> str:
    """Log in by the page that the browser was sent to; the page where that leads."""
    answer = client.post(f"/inloggen/?next={address}", LOGIN | {"username": email, "next": address}, follow=True)
    assert answer.redirect_chain[-1][0] == address
    return answer.content.decode()


@pytest.mark.parametrize(
    ("email", "is_back"), [("clerk@gestand.example", True), ("administrator@gestand.example", False)]
)
def test_what_was_typed_is_there_again_for_the_same_person(
    clerk_client: Client, administrator_client: Client, email: str, is_back: bool
) -> None:
    with time_machine.travel(NOW, tick=False):
        promise = make_commitment()
        address = f"/bureau/toezeggingen/{promise.number}/vervallen/"
        typed = as_shown(clerk_client, promise, "vervallen") | {"note": "Het kabinet viel."}
    with time_machine.travel(NOW + timedelta(minutes=31), tick=False):
        answer = clerk_client.post(address, typed)
        assert answer["Location"].startswith("/inloggen/")
        page = come_back(clerk_client, email, address)
        assert ("Het kabinet viel." in page) is is_back
        assert ("Wat u typte voordat u was uitgelogd" in page) is is_back
        assert "Het kabinet viel." not in clerk_client.get(address).content.decode()
        promise.refresh_from_db()
        assert promise.version == 1


def test_who_asks_in_time_stays(clerk_client: Client) -> None:
    for minutes in (0, 29, 58):
        with time_machine.travel(NOW + timedelta(minutes=minutes), tick=False):
            clerk_client.post("/ingelogd-blijven/")
            assert 'data-idle-seconds="1800"' in clerk_client.get("/bureau/").content.decode()


def test_a_reader_is_not_logged_out(reader_client: Client) -> None:
    for minutes in (0, 90):
        with time_machine.travel(NOW + timedelta(minutes=minutes), tick=False):
            assert reader_client.get("/wachtwoord/").status_code == 200


def test_too_much_of_a_stranger_is_not_kept_and_is_given_back(outsider_client: Client) -> None:
    answer = outsider_client.post("/bureau/opnemen/", {"title": "x" * 100_001})
    assert "x" * 100_001 in answer.content.decode()
    assert KEPT not in outsider_client.session


TYPED = "De evaluatie <b>toezenden</b>\nvoor de zomer."
FORMS: dict[str, dict[str, str]] = {
    "/bureau/opnemen/": {"title": TYPED, "minister": "12", "seen": '{"title": "x"}', "csrfmiddlewaretoken": "k" * 64},
    "/admin/commitments/member/1/change/?_popup=1": {"name": TYPED, "_save": "Opslaan"},
}
"""Addresses to what is sent there, of which one thing was typed."""


@pytest.mark.parametrize("address", FORMS)
def test_what_is_not_kept_of_a_stranger_is_given_back_with_what_to_do(outsider_client: Client, address: str) -> None:
    for _time in range(MOST_AN_HOUR):
        assert Client().post(address, FORMS[address]).status_code == 302
    answer = outsider_client.post(address, FORMS[address])
    assert answer.status_code == 403
    assert "niet vastgelegd en ook niet bewaard" in words(answer)
    (shown,) = re.findall(r"<textarea[^>]* readonly[^>]*>(.*?)</textarea>", answer.content.decode(), re.DOTALL)
    assert unescape(shown) == TYPED, "what was typed, and nothing that the form carried along"
    assert "<b>toezenden" not in answer.content.decode()
    assert f'href="/inloggen/?next={quote(address, safe="")}" target="_blank"' in answer.content.decode()
    assert answer["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert Session.objects.count() == MOST_AN_HOUR


def test_a_stranger_who_typed_nothing_is_sent_to_log_in(outsider_client: Client) -> None:
    for _time in range(MOST_AN_HOUR + 1):
        assert outsider_client.post("/bureau/opnemen/", {"title": "", "minister": "12"}).status_code == 302


def test_files_that_nobody_keeps_are_named(outsider_client: Client) -> None:
    for _time in range(MOST_AN_HOUR):
        Client().post("/bureau/", {"papers": SimpleUploadedFile("brief.txt", b"tekst")})
    answer = outsider_client.post("/bureau/", {"papers": SimpleUploadedFile("brief.txt", b"tekst")})
    assert "Kies deze bestanden opnieuw: brief.txt" in words(answer)


def test_what_was_sent_from_several_tabs_is_all_there_again(clerk_client: Client) -> None:
    lapse, entry = "/bureau/toezeggingen/{}/vervallen/", "/bureau/opnemen/"
    with time_machine.travel(NOW, tick=False):
        promise = make_commitment()
        lapse = lapse.format(promise.number)
        typed = as_shown(clerk_client, promise, "vervallen") | {"note": "Het kabinet viel."}
    with time_machine.travel(NOW + timedelta(minutes=31), tick=False):
        clerk_client.post(lapse, typed)
        for title in ("De ene brief", "De andere brief"):
            clerk_client.post(entry, {"title": title})
        assert "Het kabinet viel." in come_back(clerk_client, "clerk@gestand.example", lapse)
        first, second = (clerk_client.get(entry).content.decode() for _time in range(2))
        assert ("De ene brief" in first, "Hier wacht nog een formulier" in first) == (True, True)
        assert ("De andere brief" in second, "Hier wacht nog een formulier" in second) == (True, False)


def test_what_an_older_process_kept_while_a_release_goes_in_breaks_no_page(clerk_client: Client) -> None:
    """It kept one form under "typed", in another shape."""
    session = clerk_client.session
    session["typed"] = {"path": "/bureau/opnemen/", "fields": {"title": ["Een brief"]}, "files": [], "by": None}
    session.save()
    assert clerk_client.get("/bureau/opnemen/").status_code == 200


def test_more_tabs_than_wait_at_once_are_given_back(clerk_client: Client) -> None:
    with time_machine.travel(NOW, tick=False):
        clerk_client.get("/bureau/")
    with time_machine.travel(NOW + timedelta(minutes=31), tick=False):
        for number in range(MOST_ASIDE):
            assert clerk_client.post("/bureau/opnemen/", {"title": f"Brief {number}"}).status_code == 302
        assert "De laatste brief" in words(clerk_client.post("/bureau/opnemen/", {"title": "De laatste brief"}))


@pytest.mark.parametrize("address", ["/admin/password_change/", "/admin/commitments/user/add/", "/bureau/opnemen/"])
@pytest.mark.parametrize("name", ["old_password", "new_password1", "password2"])
def test_no_password_is_kept(clerk_client: Client, address: str, name: str) -> None:
    with time_machine.travel(NOW, tick=False):
        clerk_client.get("/bureau/")
    with time_machine.travel(NOW + timedelta(minutes=31), tick=False):
        clerk_client.post(address, {name: "een lange wachtzin", "title": "x"})
        assert "left" in clerk_client.session
        assert "een lange wachtzin" not in str(dict(clerk_client.session))


def test_the_password_is_changed_on_one_page(administrator_client: Client) -> None:
    assert administrator_client.get("/admin/password_change/").headers["Location"] == "/wachtwoord/"


def test_a_stranger_does_not_fill_the_sessions() -> None:
    for _time in range(MOST_AN_HOUR + 3):
        Client().post("/bureau/opnemen/", {"title": "x"})
    assert Session.objects.count() == MOST_AN_HOUR


def test_what_nobody_needs_any_more_is_forgotten(clerk_client: Client, reader_client: Client) -> None:
    def log_in(days: int) -> None:
        at = timezone.now() - timedelta(days=days)
        AccessLog.objects.create(username="lezer@gestand.example", ip_address="192.0.2.1")
        AccessLog.objects.filter(pk=AccessLog.objects.latest("pk").pk).update(attempt_time=at)

    log_in(days=91)
    log_in(days=89)
    Session.objects.filter(pk=reader_client.session.session_key).update(expire_date=timezone.now())
    assert forget() == 1
    assert list(Session.objects.values_list("pk", flat=True)) == [clerk_client.session.session_key]
    assert AccessLog.objects.count() == 1
