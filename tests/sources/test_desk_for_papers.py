"""A clerk hands in a paper, sees what was read in it, and decides."""

import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commitments import lifecycle
from commitments.choices import Visibility
from commitments.models import Commitment, Document, User
from sources import uploads
from sources.models import Suggestion, Upload, UploadState, Verdict
from sources.sandbox import RulesBroke, Sandbox
from sources.tasks import read_uploads
from sources.text import MOST_BYTES
from tests.factories import NOW, TODAY, act, make_commitment
from tests.pages import words
from tests.sources.test_store import OTHER_PROMISE, PROMISE, letter

DESK = "/bureau/stukken/"
PAPER = f"{DESK}kst-41200-7/"
DRAFT: dict[str, Any] = {"visibility": Visibility.DRAFT}
"""What is promised in a draft paper."""


def hand_in(client: Client, data: bytes, name: str = "brief.txt") -> Any:
    """Hand in a paper; tests run the worker's job when the request commits."""
    return client.post(DESK, {"papers": SimpleUploadedFile(name, data)}, follow=True)


@pytest.fixture
def read(clerk: User) -> Document:
    """A letter with two promises, handed in and read."""
    uploads.hand_in("brief.txt", letter(PROMISE, OTHER_PROMISE).encode(), by=clerk, now=NOW)
    read_uploads()
    return Document.objects.get()


@pytest.mark.parametrize("address", [DESK, f"{DESK}aangeboden/", PAPER])
def test_who_sees_the_desk_for_papers(read: Document, cast: dict[str, Client], address: str) -> None:
    statuses = {name: client.get(address).status_code for name, client in cast.items()}
    assert statuses == {"clerk": 200, "member": 403, "reader": 403, "outsider": 302}


def test_nobody_else_hands_in_or_rejects(read: Document, cast: dict[str, Client]) -> None:
    suggestion = Suggestion.objects.first()
    assert suggestion
    for name in ("member", "reader", "outsider"):
        hand_in(cast[name], b"tekst")
        cast[name].post(f"{DESK}voorstellen/{suggestion.pk}/afwijzen/", {"reason": "nee"})
    assert (Upload.objects.count(), Verdict.objects.count()) == (1, 0)


def test_a_paper_is_handed_in_and_read(clerk_client: Client, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        response = hand_in(clerk_client, letter(PROMISE).encode())
    assert "brief.txt is aangeboden en wordt gelezen." in words(response)
    upload = Upload.objects.get()
    assert (upload.state, bytes(upload.content)) == (UploadState.READ, b"")
    assert upload.reading
    assert upload.reading.document.identifier == "kst-41200-7"
    assert "1 passage gevonden, 1 onbeslist" in words(clerk_client.get(DESK))
    assert PROMISE in words(clerk_client.get(PAPER))


def test_what_waits_is_shown_as_such_and_renews_itself(clerk: User, clerk_client: Client) -> None:
    uploads.hand_in("brief.txt", letter(PROMISE).encode(), by=clerk, now=NOW)
    page = clerk_client.get(DESK).content.decode()
    assert "wordt gelezen" in page
    assert 'hx-trigger="every 1s"' in page
    for address in (f"{DESK}aangeboden/", "/bureau/"):
        with CaptureQueriesContext(connection) as asked:
            clerk_client.get(address)
        counted = [query["sql"] for query in asked if query["sql"].startswith("SELECT COUNT")]
        assert not [sql for sql in counted if "sources_suggestion" in sql], "the papers that wait are not shown there"
    read_uploads()
    assert "hx-trigger" not in clerk_client.get(f"{DESK}aangeboden/").content.decode()


def test_a_long_inbox_has_pages(clerk: User, clerk_client: Client) -> None:
    for number in range(5):
        uploads.hand_in(f"{number}.txt", letter(PROMISE, number=str(number + 7)).encode(), by=clerk, now=NOW)
    read_uploads()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sources.views.papers.ON_A_PAGE", 2)
        for address in ("/bureau/", DESK):
            page = clerk_client.get(address, {"aangeboden": "2", "wachtend": "3", "x": "1"}).content.decode()
            assert re.findall(r"<strong>(\d\.txt)</strong>", page) == ["2.txt", "1.txt"]
            assert 'href="?aangeboden=3&amp;wachtend=3&amp;x=1#aangeboden"' in page
        assert 'href="?aangeboden=2&amp;wachtend=2&amp;x=1#wachtend"' in page
        assert len(clerk_client.get(DESK, {"wachtend": "3"}).context["waiting"]) == 1


def test_a_file_is_read_once_however_often_the_worker_wakes(clerk: User) -> None:
    uploads.hand_in("brief.txt", letter(PROMISE).encode(), by=clerk, now=NOW)
    assert [read_uploads(), read_uploads()] == [1, 0]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("brief.txt", b"", "Het bestand is leeg."),
        ("brief.exe", b"MZ", "Dit soort bestand wordt niet gelezen"),
        ("brief.txt", b"x" * (MOST_BYTES + 1), "Het bestand is groter dan 50 MB."),
    ],
)
def test_what_cannot_be_read_is_told_at_once_and_not_kept(
    clerk_client: Client, name: str, data: bytes, sentence: str
) -> None:
    assert sentence in words(hand_in(clerk_client, data, name))
    refused = Upload.objects.get()
    assert (refused.state, bytes(refused.content)) == (UploadState.UNREADABLE, b"")


def test_what_turns_out_unreadable_says_so_and_nothing_is_stored(clerk: User, clerk_client: Client) -> None:
    uploads.hand_in("kapot.pdf", b"%PDF-1.7 kapot", by=clerk, now=NOW)
    uploads.hand_in("brief.txt", letter(PROMISE).encode(), by=clerk, now=NOW)
    assert read_uploads() == 2
    broken = Upload.objects.get(file_name="kapot.pdf")
    assert (broken.state, bytes(broken.content)) == (UploadState.UNREADABLE, b"")
    assert broken.problem
    assert broken.problem in words(clerk_client.get(DESK))
    assert Document.objects.count() == 1


def test_a_file_on_which_the_reader_breaks_does_not_hold_up_the_next(
    clerk: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    uploads.hand_in("eerste.txt", letter(PROMISE).encode(), by=clerk, now=NOW)
    uploads.hand_in("tweede.txt", letter(PROMISE).encode(), by=clerk, now=NOW)

    def breaks(sandbox: Sandbox, name: str, data: bytes, context: Any) -> Any:
        if name == "eerste.txt":
            raise RulesBroke
        return read(sandbox, name, data, context)

    read = Sandbox.read
    monkeypatch.setattr(Sandbox, "read", breaks)
    assert read_uploads() == 2
    assert [row.state for row in Upload.objects.order_by("id")] == [UploadState.UNREADABLE, UploadState.READ]


def test_a_paper_that_the_database_refuses_does_not_hold_up_the_next(clerk: User, refusing: None) -> None:
    for number in ("7", "8"):
        uploads.hand_in(f"{number}.txt", letter(PROMISE, number=number).encode(), by=clerk, now=NOW)
    assert read_uploads() == 2
    refused, stored = Upload.objects.order_by("id")
    assert (refused.state, stored.state) == (UploadState.UNREADABLE, UploadState.READ)
    assert "Bij het lezen ging iets mis." in refused.problem


def test_when_the_database_is_away_the_file_waits(clerk: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    uploads.hand_in("brief.txt", letter(PROMISE).encode(), by=clerk, now=NOW)
    monkeypatch.setattr("sources.uploads.store_reading", away)
    with pytest.raises(OperationalError):
        read_uploads()
    assert bytes(Upload.objects.get(state=UploadState.WAITING).content)


def test_an_english_clerk_reads_in_english_why_a_file_was_not_read(clerk: User, clerk_client: Client) -> None:
    uploads.hand_in("kapot.pdf", b"%PDF-1.7 kapot", by=clerk, now=NOW)
    read_uploads()
    assert "De PDF is beschadigd en kan niet worden gelezen." in words(clerk_client.get(DESK))
    clerk_client.cookies["django_language"] = "en"
    assert "The PDF is damaged and cannot be read." in words(clerk_client.get(DESK))


# ── draft and public ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_number_in_the_head_does_not_make_a_paper_public(
    read: Document, clerk_client: Client, outsider_client: Client
) -> None:
    assert outsider_client.get(read.get_absolute_url()).status_code == 404
    assert "Veerdiensten" not in words(outsider_client.get("/dossiers/"))
    assert "Dit stuk is een concept" in words(clerk_client.get(PAPER))


def test_a_clerk_makes_a_draft_public_from_the_desk(
    read: Document, clerk: User, clerk_client: Client, outsider_client: Client
) -> None:
    page = words(clerk_client.post(f"{PAPER}publiceren/", follow=True))
    assert "41 200, nr. 7 is nu openbaar." in page
    assert "Maak dit stuk openbaar" not in page
    assert outsider_client.get(read.get_absolute_url()).status_code == 200
    assert "Veerdiensten" in words(outsider_client.get("/dossiers/"))
    assert LogEntry.objects.get().user == clerk


def test_a_clerk_says_at_once_that_a_paper_is_published(
    clerk_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    paper = SimpleUploadedFile("brief.txt", letter(PROMISE).encode())
    with django_capture_on_commit_callbacks(execute=True):
        clerk_client.post(DESK, {"papers": paper, "is_published": "on"})
    assert Document.objects.get().visibility == Visibility.PUBLIC


def test_a_copy_that_lacks_a_passage_is_told_on_the_desk_and_replaces_only_when_asked(
    read: Document, clerk_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    promise = make_commitment(source_document=read, dossier=read.dossiers.get(), title="Overzicht", **DRAFT)
    start = read.text.index(PROMISE)
    lifecycle.attach_passage(promise, act(TODAY), start=start, end=start + len(PROMISE))
    other = letter(OTHER_PROMISE, "Meer." * 90)
    with django_capture_on_commit_callbacks(execute=True):
        hand_in(clerk_client, other.encode())
    assert "De tekst in het register is gebleven" in words(clerk_client.get(DESK))
    with django_capture_on_commit_callbacks(execute=True):
        clerk_client.post(DESK, {"papers": SimpleUploadedFile("brief.txt", other.encode()), "replaces_text": "on"})
    read.refresh_from_db()
    assert read.text == other
    assert "passages niet meer waarnaar het register verwijst (1)" in words(clerk_client.get(DESK))
    assert f"staat niet meer in de tekst van het stuk: {PROMISE}"[:70] in words(clerk_client.get(PAPER))
    page = clerk_client.get(read.get_absolute_url())
    assert "passage-promise" not in page.content.decode()
    assert "passage staat niet meer in de tekst" in words(page)


def test_what_was_entered_by_hand_is_recognised(read: Document, clerk_client: Client) -> None:
    promise = make_commitment(source_document=read, dossier=read.dossiers.get(), title="Overzicht", **DRAFT)
    start = read.text.index(PROMISE)
    lifecycle.attach_passage(promise, act(TODAY), start=start, end=start + len(PROMISE))
    page = words(clerk_client.get(PAPER))
    assert f"Staat in het register: {promise.number} Overzicht" in page


def test_rejecting_keeps_the_reason_and_takes_it_from_the_list(
    read: Document, clerk: User, clerk_client: Client
) -> None:
    for suggestion in Suggestion.objects.all():
        clerk_client.post(f"{DESK}voorstellen/{suggestion.pk}/afwijzen/", {"reason": "staand beleid"})
    verdict = Verdict.objects.first()
    assert verdict
    assert (verdict.user, verdict.reason) == (clerk, "staand beleid")
    assert "Afgewezen: staand beleid" in words(clerk_client.get(PAPER))
    assert "Er wachten geen voorstellen" in words(clerk_client.get(DESK))
    assert not Commitment.objects.exists()


def test_a_paper_without_promises_says_so(clerk: User, clerk_client: Client) -> None:
    uploads.hand_in("brief.txt", letter("De boot vaart.").encode(), by=clerk, now=NOW)
    read_uploads()
    assert "In dit stuk is geen toezegging gevonden" in words(clerk_client.get(PAPER))


def test_the_door_stands_on_the_desk(clerk_client: Client) -> None:
    assert f'href="{DESK}"' in clerk_client.get("/bureau/").content.decode()
