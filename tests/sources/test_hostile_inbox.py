"""A batch full of files made to harm, through the page and the worker: each gets one sentence, the papers are read."""

import io
import re
import zipfile
from html import unescape
from typing import Any

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from commitments.models import Document
from sources.models import Suggestion, Upload, UploadState
from sources.sandbox import TOO_MUCH, Sandbox
from tests.sources.reviewing import DESK
from tests.sources.test_hostile_files import HOSTILE, archive, entities
from tests.sources.test_store import PROMISE, letter

pytestmark = pytest.mark.django_db

SCRIPT = b"<html><body><script>alert(1)</script><p onclick='alert(2)'>Een brief.</p><img src=x onerror=alert(3)></body>"
MEGABYTES_60 = 60 * 1024 * 1024


def locked_pdf() -> bytes:
    made, out = pypdf.PdfWriter(), io.BytesIO()
    made.add_blank_page(100, 100)
    made.encrypt("geheim", algorithm="RC4-128")
    made.write(out)
    return out.getvalue()


def locked_zip() -> bytes:
    """What an archive says of an entry that is encrypted: a bit in both of its headers."""
    packed = bytearray(archive(("dicht.txt", b"tekst")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(mark) + offset] |= 1
    return bytes(packed)


def spoilt_zip() -> bytes:
    """The first of two files has a byte turned over in what was packed; the directory is whole."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("rot.txt", b"Een brief over veren. " * 40)
        packed.writestr("heel.txt", letter(PROMISE, number="6").encode())
    spoilt = bytearray(made.getvalue())
    start = spoilt.index(b"rot.txt") + len("rot.txt")
    spoilt[start : start + 4] = b"\xff\xff\xff\xff"
    return bytes(spoilt)


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("bom.txt", b"0" * MEGABYTES_60)
    return made.getvalue()


LONG_TEXTS = {
    "txt": b"Ik stuur uw Kamer een brief. " * 60_000,
    "html": b"<p>Ik stuur uw Kamer een brief.</p>" * 60_000,
}
"""By their ending: more text than is read."""
GROOT = "Het bestand is groter dan 50 MB."
REFUSED: dict[str, tuple[bytes, str]] = {
    "dicht.pdf": (locked_pdf(), "De PDF is met een wachtwoord beveiligd."),
    "dicht.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096,
        "Het Word-bestand is beschadigd of beveiligd en kan niet worden gelezen.",
    ),
    "dicht.zip": (locked_zip(), "Dit bestand in de zip is versleuteld."),
    "half.pdf": (locked_pdf()[:200], "De PDF is beschadigd en kan niet worden gelezen."),
    "half.docx": (archive(("word/document.xml", b"<a/>"))[:60], "beschadigd of beveiligd"),
    "half.zip": (archive(("a.txt", b"x" * 99))[:40], "Dit is geen zip-bestand, of het is beschadigd."),
    "half.xml": (b"<?xml version='1.0'?><a><b>tekst", "XML"),
    "leeg.txt": (b"", "Het bestand is leeg."),
    "wit.txt": (b" \n\t ", "Het bestand is leeg."),
    "pdf.docx": (b"%PDF-1.4 x", "beschadigd of beveiligd"),
    "docx.pdf": (archive(("word/document.xml", b"<a/>")), "De PDF is beschadigd"),
    "foto.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "tekst"),
    "programma.exe": (b"MZ", "Dit soort bestand wordt niet gelezen"),
    "zonder": (b"tekst", "Dit soort bestand wordt niet gelezen"),
    "groot.txt": (b"x" * MEGABYTES_60, GROOT),
    "groot.pdf": (b"%PDF-1.4" + b"\0" * MEGABYTES_60, GROOT),
    "bom.zip": (bomb(), "De zip bevat te veel bestanden of pakt te groot uit; bied de stukken los aan."),
    "lach.xml": (HOSTILE["billion laughs"][1], "XML"),
    "buiten.xml": (entities('<!ENTITY a SYSTEM "file:///etc/passwd">', use="&a;"), "XML"),
    "nul.docx": (HOSTILE["Word of zeros"][1], "te groot"),
    "lus.pdf": (HOSTILE["PDF that loops"][1], "PDF"),
}
"""Name to the bytes, and words of the sentence that the clerk gets."""
LONG = "x" * 300 + ".txt"
READ: dict[str, tuple[bytes, str]] = {
    "eerste.txt": (letter(PROMISE, number="1").encode(), "eerste.txt"),
    LONG: (letter(PROMISE, number="2").encode(), "x" * 200),
    "../../etc/passwd.txt": (letter(PROMISE, number="3").encode(), "passwd.txt"),
    "C:\\Windows\\brief.txt": (letter(PROMISE, number="4").encode(), "brief.txt"),
    "script.html": (SCRIPT, "script.html"),
    "laatste.txt": (letter(PROMISE, number="5").encode(), "laatste.txt"),
}
"""Odd names and an odd page that hold a paper nevertheless, and what the inbox calls them."""


def shown(page: str) -> dict[str, str]:
    """What the inbox says of each file: its name to the words after it."""
    items = re.findall(r"<li>\s*<strong>(.*?)</strong>(.*?)</li>", page, re.DOTALL)
    plain = {unescape(name): unescape(re.sub(r"<[^>]+>", " ", words)) for name, words in items}
    return {name: re.sub(r"\s+", " ", words) for name, words in plain.items()}


def test_each_is_refused_in_one_sentence_and_the_rest_is_read(
    clerk_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    first, *others = READ.items()
    batch = [first, *REFUSED.items(), *others]
    files = [SimpleUploadedFile(name, data) for name, (data, _words) in batch]
    with django_capture_on_commit_callbacks(execute=True):
        clerk_client.post(DESK, {"papers": files})
    page = clerk_client.get(DESK).content.decode()
    told = shown(page)
    wrong = {}
    for name, (_data, sentence) in REFUSED.items():
        said = told.get("dicht.txt" if name == "dicht.zip" else name, "niets")
        problem = said.partition("niet te lezen: ")[2].strip()
        if sentence not in problem or problem.count(". ") or not problem.endswith("."):
            wrong[name] = said
    assert wrong == {}
    read = [name for name, words in told.items() if "passage" in words or "gelezen" in words.split(" · ")[0].split()]
    for name, (_data, called) in READ.items():
        assert any(called in label for label in read), name
    assert Document.objects.filter(identifier__startswith="kst-41200-").count() == 5
    assert Suggestion.objects.count() == 5
    assert not Upload.objects.filter(state=UploadState.WAITING).exists()
    assert not [upload for upload in Upload.objects.all() if bytes(upload.content)], "no bytes are kept"
    assert "etc/" not in page
    assert TOO_MUCH not in page


def test_texts_too_long_to_be_read_in_time_are_refused_before_any_other_is_read(
    clerk_client: Client, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Handed in between papers, they do not wait for these, nor these for them."""
    still_waiting = []

    def read(sandbox: Sandbox, name: str, *given: Any) -> Any:
        still_waiting.append((name, Upload.objects.filter(state=UploadState.WAITING).count()))
        return read_by_the_rules(sandbox, name, *given)

    read_by_the_rules = Sandbox.read
    monkeypatch.setattr(Sandbox, "read", read)
    long = {f"lang{number}.{kind}": content for number in range(4) for kind, content in LONG_TEXTS.items()}
    batch = {"voor.txt": letter(PROMISE, number="1").encode()} | long | {"na.txt": letter(PROMISE, number="2").encode()}
    with django_capture_on_commit_callbacks(execute=True):
        clerk_client.post(DESK, {"papers": [SimpleUploadedFile(name, data) for name, data in batch.items()]})
    assert still_waiting == [("voor.txt", 2), ("na.txt", 1)], "the rules never begin on one that is too long"
    told = shown(clerk_client.get(DESK).content.decode())
    assert {told[name].partition("niet te lezen: ")[2].strip() for name in long} == {
        "Het bestand bevat meer dan anderhalf miljoen tekens tekst; splits het en bied de delen los aan."
    }
    assert Suggestion.objects.count() == 2


def test_a_large_file_that_breaks_what_measures_it_keeps_nothing_else_from_being_read(
    clerk_client: Client, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Sandbox, "text_of", breaks)
    files = [SimpleUploadedFile("lang.txt", LONG_TEXTS["txt"]), SimpleUploadedFile("na.txt", letter(PROMISE).encode())]
    with django_capture_on_commit_callbacks(execute=True):
        clerk_client.post(DESK, {"papers": files})
    assert Suggestion.objects.count() == 1
    assert not Upload.objects.filter(state=UploadState.WAITING).exists()


def test_a_spoilt_entry_keeps_nothing_else_from_being_read(
    clerk_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        clerk_client.post(DESK, {"papers": SimpleUploadedFile("twee.zip", spoilt_zip())})
    assert "beschadigd" in shown(clerk_client.get(DESK).content.decode())["rot.txt"]
    assert Document.objects.filter(identifier="kst-41200-6").exists()


def test_a_folder_of_more_than_a_hundred_files_is_taken(clerk_client: Client) -> None:
    files = [SimpleUploadedFile(f"{number}.txt", b"") for number in range(120)]
    assert clerk_client.post(DESK, {"papers": files}).status_code == 302


def test_the_script_of_a_page_is_text_or_nothing(clerk_client: Client, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        clerk_client.post(DESK, {"papers": SimpleUploadedFile("script.html", SCRIPT), "is_published": "on"})
    paper = Document.objects.get()
    for address in (DESK, f"{DESK}{paper.identifier}/", paper.get_absolute_url()):
        page = clerk_client.get(address)
        assert "alert(" not in page.content.decode()
        assert "script-src 'self'" in page["Content-Security-Policy"]
    text = clerk_client.get(f"{paper.get_absolute_url()}tekst/")
    assert text["Content-Disposition"].startswith("attachment")
    assert text["X-Content-Type-Options"] == "nosniff"
    assert text["Content-Type"].startswith("text/plain")
