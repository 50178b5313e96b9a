"""Report a mistake: kept, answered at the desk, mailed to whoever left an address, shown as handled."""

from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from commitments.automatic_mail import AutomaticMail
from commitments.mistakes import TRY_AGAIN_AFTER, answer, mail_answers, report
from commitments.models import MistakeReport, User
from commitments.visitors import MOST_AN_HOUR
from tests.factories import NOW

pytestmark = pytest.mark.django_db
WORDS = {"page": "/dossiers/33783/?stand=2020-03-01", "words": "De dag is 6 juli.", "email": "lezer@voorbeeld.example"}


def test_from_the_page_to_the_answer(outsider_client: Client, clerk_client: Client) -> None:
    page = outsider_client.get("/dossiers/").content.decode()
    assert 'href="/melden/?pagina=/dossiers/"' in page
    response = outsider_client.post("/melden/", WORDS, follow=True)
    own = response.request["PATH_INFO"]
    assert "De griffie heeft uw melding" in response.content.decode()
    assert "De dag is 6 juli." in clerk_client.get("/bureau/meldingen/").content.decode()
    made = MistakeReport.objects.get()
    answered = clerk_client.post(f"/bureau/meldingen/{made.pk}/", {"answer": "Dank, verbeterd."}, follow=True)
    assert "Alles is beantwoord" in answered.content.decode()
    assert "Dank, verbeterd." in outsider_client.get(own).content.decode()
    assert "afgehandeld op" in outsider_client.get(own).content.decode()
    mail_answers(NOW)
    assert [(sent.to, WORDS["page"] in sent.body) for sent in mail.outbox] == [([WORDS["email"]], True)]
    assert "Dank, verbeterd." in mail.outbox[0].body
    assert own in mail.outbox[0].body
    made.refresh_from_db()
    assert made.email == ""


@pytest.mark.parametrize("site", ["https://gestand.example/register", "https://gestand.example:8443"])
def test_an_answer_is_named_after_the_host_alone(site: str, settings: Settings, clerk: User) -> None:
    settings.SITE_URL = site
    made = report(**WORDS, language="nl", now=NOW)
    answer(made, "Dank, verbeterd.", by=clerk, now=NOW)
    mail_answers(NOW)
    assert mail.outbox[0].extra_headers["Message-ID"] == f"<mistake-{made.pk}@gestand.example>"
    assert site + made.get_absolute_url() in mail.outbox[0].body


def test_a_second_answer_does_not_take_the_place_of_the_first(outsider_client: Client, clerk_client: Client) -> None:
    outsider_client.post("/melden/", WORDS | {"email": ""})
    made = MistakeReport.objects.get()
    for words in ("Eerst.", "Daarna."):
        page = clerk_client.post(f"/bureau/meldingen/{made.pk}/", {"answer": words}, follow=True)
    made.refresh_from_db()
    assert made.answer == "Eerst."
    assert "Een collega was u voor" in page.content.decode()
    assert mail_answers(NOW) == 0


def test_an_answer_that_cannot_be_mailed_is_tried_again(
    outsider_client: Client, clerk_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    outsider_client.post("/melden/", WORDS)
    clerk_client.post(f"/bureau/meldingen/{MistakeReport.objects.get().pk}/", {"answer": "Verbeterd."})

    def refuse(*_arguments: object, **_options: object) -> int:
        raise SMTPException

    with monkeypatch.context() as patched:
        patched.setattr("commitments.mistakes.AutomaticMail.send", refuse)
        assert mail_answers(NOW) == 0
    assert "mail gaat nog uit" in clerk_client.get("/bureau/meldingen/").content.decode()
    assert mail_answers(NOW + TRY_AGAIN_AFTER) == 1


@pytest.mark.parametrize(
    ("error", "most"),
    [(SMTPRecipientsRefused({WORDS["email"]: (550, b"5.1.1 unknown")}), 1), (SMTPException(), 20)],
    ids=["for good", "for days"],
)
def test_an_answer_that_is_refused_is_given_up_and_its_address_forgotten(
    error: SMTPException, most: int, clerk: User, clerk_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = report("/", "Fout.", email=WORDS["email"], language="nl", now=NOW)
    answer(made, "Verbeterd.", by=clerk, now=NOW)
    tries = 0

    def refuse(*_arguments: object, **_options: object) -> int:
        nonlocal tries
        tries += 1
        raise error

    monkeypatch.setattr("commitments.mistakes.AutomaticMail.send", refuse)
    for minutes in range(0, 4 * 24 * 60, 5):
        assert mail_answers(NOW + timedelta(minutes=minutes)) == 0
    made.refresh_from_db()
    assert (made.email, made.mailed_at, tries <= most) == ("", None, True)
    assert "kon niet worden gemaild" in clerk_client.get("/bureau/meldingen/").content.decode()


def test_two_workers_mail_an_answer_once(
    outsider_client: Client, clerk_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second comes while the first is handing the mail over."""
    outsider_client.post("/melden/", WORDS)
    clerk_client.post(f"/bureau/meldingen/{MistakeReport.objects.get().pk}/", {"answer": "Verbeterd."})
    send = AutomaticMail.send
    second: list[int] = []

    def meet(message: AutomaticMail, *arguments: Any) -> int:
        if not second:
            second.append(mail_answers(NOW))
        return send(message, *arguments)

    monkeypatch.setattr(AutomaticMail, "send", meet)
    assert (mail_answers(NOW), second) == (1, [0])
    assert len(mail.outbox) == 1


def test_a_page_elsewhere_is_none_of_ours(outsider_client: Client) -> None:
    for page in ("https://elders.example/", "//elders.example/", "/\\elders.example/", "javascript:alert(1)", ""):
        outsider_client.post("/melden/", WORDS | {"page": page})
    assert set(MistakeReport.objects.values_list("page", flat=True)) == {"/"}


@pytest.mark.parametrize("mistake", [{"words": ""}, {"words": "x" * 2001}, {"email": "geen adres"}])
def test_a_mistake_in_the_form_is_said(outsider_client: Client, mistake: dict[str, str]) -> None:
    page = outsider_client.post("/melden/", WORDS | mistake)
    assert page.status_code == 200
    assert page.context["form"].errors
    assert not MistakeReport.objects.exists()


def test_one_visitor_reports_a_few_times_an_hour() -> None:
    visitor = Client(REMOTE_ADDR="203.0.113.9")
    answers = [visitor.post("/melden/", WORDS).status_code for _number in range(MOST_AN_HOUR + 1)]
    assert answers == [302] * MOST_AN_HOUR + [429]
    assert Client(REMOTE_ADDR="203.0.113.10").post("/melden/", WORDS).status_code == 302
