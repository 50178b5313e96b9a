"""Many papers handed in at once: files, a zip, a pasted text."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client

from commitments import lifecycle
from commitments.access import CLERK
from commitments.models import Document, Minister, User
from sources import uploads
from sources.desk import committees_of_paper
from sources.models import Original, Upload, UploadState
from sources.parcels import pasted
from sources.reading.reader import Reading, ReadingContext
from sources.records import ReadableText
from sources.sandbox import Sandbox
from tests.factories import NOW, TODAY, act, make_commitment, make_committee, make_document, make_ministry, make_user
from tests.pages import words
from tests.sources.reviewing import DESK
from tests.sources.test_store import PROMISE, letter


def zipped(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("Ik zal u informeren.", "txt"),
        ("  <?xml version='1.0'?><kamerstuk/>", "xml"),
        ("<!DOCTYPE html><p>", "html"),
        ("<html>", "html"),
    ],
)
def test_what_is_pasted_is_read_as_what_it_is(text: str, ending: str) -> None:
    assert pasted(text, "geplakt").name == f"geplakt.{ending}"


def test_a_pasted_letter_keeps_its_title_and_headings(
    clerk_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    """A browser ends each line of what is typed in a form as Windows does; so does a file that was made there."""
    with django_capture_on_commit_callbacks(execute=True):
        clerk_client.post(DESK, {"text": letter(PROMISE).replace("\n", "\r\n")})
    paper = Document.objects.get()
    assert (paper.title, paper.text) == ("Veerdiensten", letter(PROMISE))


def test_many_papers_at_once_and_the_bad_ones_do_not_hold_up_the_others(
    clerk_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    archive = zipped(**{"map/een.txt": letter(PROMISE, number="1").encode(), "foto.jpg": b"x", "leeg.txt": b""})
    files = [
        SimpleUploadedFile("twee.txt", letter(PROMISE, number="2").encode()),
        SimpleUploadedFile("alles.zip", archive),
        SimpleUploadedFile("kapot.zip", b"PK nee"),
        SimpleUploadedFile("programma.exe", b"MZ"),
        SimpleUploadedFile("kapot.pdf", b"%PDF-1.7 kapot"),
    ]
    with django_capture_on_commit_callbacks(execute=True):
        page = clerk_client.post(DESK, {"papers": files, "text": letter(PROMISE, number="3")}, follow=True)
    assert "4 stukken zijn aangeboden." in words(page)
    states = {row.file_name: row.state for row in Upload.objects.all()}
    assert {name for name, state in states.items() if state == UploadState.READ} == {
        "een.txt", "twee.txt", "geplakte tekst.txt",
    }  # fmt: skip
    refused = {row.file_name: row.problem for row in Upload.objects.filter(state=UploadState.UNREADABLE)}
    assert set(refused) == {"leeg.txt", "foto.jpg", "kapot.zip", "programma.exe", "kapot.pdf"}
    assert all(refused.values())
    assert Document.objects.count() == 3


@pytest.mark.parametrize(
    ("archive", "sentence"),
    [
        (zipped(**{"foto.jpg": b"x"}), "In de zip staat niets dat gelezen kan worden."),
        (zipped(**{"bom.txt": b"0" * 60_000_000}), "De zip bevat te veel bestanden of pakt te groot uit"),
        (zipped(**{f"{number}.txt": b"x" for number in range(501)}), "De zip bevat te veel bestanden"),
        (zipped(**{"../../etc/passwd.txt": b""}), "passwd.txt"),
        (zipped(**{"foto.jpg": b"x"}), "foto.jpg Griffier van dienst"),
        (zipped(**{".": b"x", "foto.jpg": b"x"}), "foto.jpg Griffier van dienst"),
        (zipped(**{"meer.zip": b"x"}), "Een zip in een zip wordt niet geopend; bied die los aan."),
    ],
)
def test_a_zip_is_opened_under_limits(clerk_client: Client, archive: bytes, sentence: str) -> None:
    page = clerk_client.post(DESK, {"papers": SimpleUploadedFile("stukken.zip", archive)}, follow=True)
    assert sentence in words(page)
    assert "etc" not in words(page)
    assert not Document.objects.exists()


def test_what_is_no_paper_is_named_but_not_without_end(clerk_client: Client) -> None:
    photographs = {f"{number:02}.jpg": b"x" for number in range(25)}
    own = {".DS_Store": b"x", "__MACOSX/._01.jpg": b"x"}
    clerk_client.post(DESK, {"papers": SimpleUploadedFile("map.zip", zipped(**photographs | own))})
    told = {row.file_name: row.problem for row in Upload.objects.all()}
    assert set(told) == {"map.zip"} | {f"{number:02}.jpg" for number in range(21)}
    assert "Dit soort bestand wordt niet gelezen; wel .txt" in told["19.jpg"]
    assert told["20.jpg"] == "Dit soort bestand wordt niet gelezen, en zo nog 4 andere bestanden niet."


def test_nothing_at_all_is_asked_about(clerk_client: Client) -> None:
    assert "Kies een bestand of plak een tekst." in words(clerk_client.post(DESK, {}))


def test_the_file_itself_is_kept_and_only_given_as_a_download(clerk: User, cast: dict[str, Client]) -> None:
    page = b"<html><body><script>alert(1)</script><p>Ik stuur uw Kamer voor 1 mei een brief.</p></body></html>"
    for _time in range(2):
        upload = uploads.hand_in("bri\u00ebf.html", page, by=clerk, now=NOW, is_published=False)
        uploads.read_waiting(today=TODAY, now=NOW)
    paper, original = Document.objects.get(), Original.objects.get()
    upload.refresh_from_db()
    assert (bytes(upload.content), bytes(original.content), original.size) == (b"", page, len(page))
    address = f"{paper.get_absolute_url()}bestanden/{original.pk}/"
    assert address in cast["clerk"].get(paper.get_absolute_url()).content.decode()
    answer = cast["clerk"].get(address)
    assert answer.content == page
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''bri%C3%ABf.html")
    assert (answer["X-Content-Type-Options"], answer["Content-Security-Policy"][:8]) == ("nosniff", "sandbox;")
    assert cast["outsider"].get(address).status_code == 404
    Document.objects.update(visibility="public")
    assert cast["outsider"].get(address).status_code == 200


@pytest.fixture
def published(clerk: User) -> Document:
    """A public letter that was handed in, of which a promise was entered."""
    uploads.hand_in("brief.txt", letter(PROMISE).encode(), by=clerk, now=NOW, is_published=True)
    uploads.read_waiting(today=TODAY, now=NOW)
    paper = Document.objects.get()
    promise = make_commitment(source_document=paper, dossier=paper.dossiers.get(), title="Overzicht")
    start = paper.text.index(PROMISE)
    lifecycle.attach_passage(promise, act(TODAY), start=start, end=start + len(PROMISE))
    return paper


OTHER_WORDS = letter("Dit concept is van niemand anders. " * 20).encode()


def hand_in_again(by: User, *, replaces_text: bool) -> Upload:
    row = uploads.hand_in("concept.txt", OTHER_WORDS, by=by, now=NOW, replaces_text=replaces_text)
    uploads.read_waiting(today=TODAY, now=NOW)
    row.refresh_from_db()
    return row


@pytest.mark.parametrize("is_of_another_desk", [False, True])
def test_a_file_whose_text_was_not_taken_over_is_not_kept(
    published: Document, clerk: User, cast: dict[str, Client], is_of_another_desk: bool
) -> None:
    if is_of_another_desk:
        Document.objects.update(committee=make_committee())
        clerk.desk_committees.add(make_committee())
    refused = hand_in_again(clerk, replaces_text=is_of_another_desk)
    assert (refused.reading, refused.document) == (None, published)
    assert f'href="{published.get_absolute_url()}"' in cast["clerk"].get(f"{DESK}aangeboden/").content.decode()
    assert [file.file_name for file in published.originals.all()] == ["brief.txt"]
    for client in cast.values():
        assert "concept.txt" not in client.get(published.get_absolute_url()).content.decode()


def test_the_file_of_a_replaced_text_is_for_the_desk_alone(
    published: Document, clerk: User, cast: dict[str, Client]
) -> None:
    hand_in_again(clerk, replaces_text=True)
    page, first = published.get_absolute_url(), published.originals.get(file_name="brief.txt")
    present = published.originals.get(file_name="concept.txt")
    for name, may_see in (("clerk", True), ("member", False), ("outsider", False)):
        assert ("brief.txt" in cast[name].get(page).content.decode()) == may_see
        assert cast[name].get(f"{page}bestanden/{first.pk}/").status_code == (200 if may_see else 404)
        assert cast[name].get(f"{page}bestanden/{present.pk}/").content == OTHER_WORDS
    other = make_committee()
    clerk.desk_committees.add(other)
    Document.objects.update(committee=make_committee())
    assert cast["clerk"].get(f"{page}bestanden/{first.pk}/").status_code == 404


def test_a_letter_is_of_the_committees_that_deal_with_the_ministry(minister: Minister) -> None:
    dealing, renamed = make_committee(), make_ministry()
    make_committee(name=minister.ministry.name)
    dealing.ministries.add(renamed)
    minister.ministry.successors.add(renamed)
    assert committees_of_paper(make_document(minister=minister)) == {dealing}


def test_who_is_refused_is_refused_again(published: Document) -> None:
    """A paper of no committee is of who handed it in first, and of nobody by trying twice."""
    other = make_user(CLERK)
    other.desk_committees.add(make_committee())
    for _time in range(2):
        assert "niet van uw bureau" in hand_in_again(other, replaces_text=True).problem
    text = published.text
    published.refresh_from_db()
    assert published.text == text


def test_each_file_of_a_zip_is_kept_before_the_next(clerk_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was taken in stays when the rest breaks off."""

    def breaks(*given: Any, **named: Any) -> Upload:
        if Upload.objects.exists():
            raise OperationalError("disk full")
        return uploads.hand_in(*given, **named)

    monkeypatch.setattr("sources.views.papers.hand_in", breaks)
    archive = zipped(**{f"{number}.txt": letter(PROMISE, number=str(number)).encode() for number in (1, 2)})
    with pytest.raises(OperationalError):
        clerk_client.post(DESK, {"papers": SimpleUploadedFile("alles.zip", archive)})
    assert Upload.objects.get().file_name == "1.txt"


# ── reading ───────────────────────────────────────────────────────────────────────────────────────────────────────────
class Watched(Sandbox):
    """Notes for each file whether it was opened within a transaction, for which others would wait."""

    def __init__(self) -> None:
        super().__init__()
        self.within: dict[str, bool] = {}

    def read(self, file_name: str, data: bytes, context: ReadingContext) -> tuple[ReadableText, Reading]:
        self.within[file_name] = connection.in_atomic_block
        return super().read(file_name, data, context)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("name", "data"), [("brief.txt", letter(PROMISE).encode()), ("kapot.pdf", b"%PDF-1.7 kapot")])
def test_nobody_waits_for_the_reader(lifted_history: None, clerk: User, name: str, data: bytes) -> None:
    """A file is opened and read before the transaction that stores what it says."""
    upload = uploads.hand_in(name, data, by=clerk, now=NOW)
    with Watched() as sandbox:
        assert uploads.read_upload(upload.pk, sandbox, today=TODAY, now=NOW)
        assert sandbox.within == {name: False}
        assert not uploads.read_upload(upload.pk, sandbox, today=TODAY, now=NOW)
    upload.refresh_from_db()
    assert (upload.state == UploadState.READ) == (name == "brief.txt")
    assert bytes(upload.content) == b""


class Overtaken(Sandbox):
    """While it opens a file, another worker opens, reads and stores it."""

    def read(self, file_name: str, data: bytes, context: ReadingContext) -> tuple[ReadableText, Reading]:
        with Sandbox() as other:
            for pk in Upload.objects.filter(state=UploadState.WAITING).values_list("pk", flat=True):
                assert uploads.read_upload(pk, other, today=TODAY, now=NOW)
        return super().read(file_name, data, context)


def test_what_another_worker_read_meanwhile_is_stored_once(clerk: User) -> None:
    upload = uploads.hand_in("brief.txt", letter(PROMISE).encode(), by=clerk, now=NOW)
    with Overtaken() as sandbox:
        assert not uploads.read_upload(upload.pk, sandbox, today=TODAY, now=NOW)
    assert Document.objects.get().readings.count() == 1


def test_a_paper_of_another_desk_is_read_and_left_as_it_is(clerk: User, clerk_client: Client) -> None:
    """Its text stays, it is not published, and the inbox says why; what is new to the register is taken in."""
    uploads.hand_in("een.txt", letter(PROMISE).encode(), by=clerk, now=NOW)
    uploads.read_waiting(today=TODAY, now=NOW)
    paper = Document.objects.get()
    Document.objects.update(committee=make_committee())
    clerk.desk_committees.add(make_committee())
    again = letter(PROMISE, "Dit is een verbeterde herdruk.").encode()
    uploads.hand_in("twee.txt", again, by=clerk, now=NOW, is_published=True, replaces_text=True)
    uploads.hand_in("drie.txt", letter(PROMISE, number="9").encode(), by=clerk, now=NOW)
    uploads.read_waiting(today=TODAY, now=NOW)
    assert "Dit stuk is niet van uw bureau" in words(clerk_client.get(DESK))
    before = (paper.text, paper.visibility)
    paper.refresh_from_db()
    assert (paper.text, paper.visibility) == before
    assert Document.objects.count() == 2
