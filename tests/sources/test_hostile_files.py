"""Files made to harm whoever opens them: each gives a text or a sentence, and the next file is read as ever."""

import io
import re
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sources.sandbox
from sources.reading.reader import ReadingContext, read_document
from sources.records import Unreadable
from sources.sandbox import TOO_MUCH, RulesBroke, Sandbox
from sources.text import text_of
from tests.sources.reading.papers import ROOT, calendar

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def entities(*definitions: str, use: str) -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE a [{"".join(definitions)}]><a>{use}</a>'.encode()


def archive(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members:
            packed.writestr(name, data)
    return made.getvalue()


def pdf(stream: bytes, filters: str = "", catalog: str = "") -> bytes:
    """A page with this content stream; no cross-reference table, so that readers must repair it."""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        f"<</Length {len(stream)}{filters}>>stream\n".encode() + stream + b"\nendstream",
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, made) for number, made in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"


def packed(data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


LINK = zipfile.ZipInfo("word/document.xml")
LINK.external_attr = 0o120777 << 16
HOSTILE: dict[str, tuple[str, bytes]] = {
    "billion laughs": (
        "a.xml",
        entities('<!ENTITY a "ha">', *(f'<!ENTITY b{n} "{"&a;" * 10}">' for n in range(9)), use="&b8;"),
    ),
    "quadratic blow-up": ("a.xml", entities(f'<!ENTITY a "{"x" * 50_000}">', use="&a;" * 5_000)),
    "external file": ("a.xml", entities('<!ENTITY a SYSTEM "file:///etc/passwd">', use="&a;")),
    "external address": ("a.xml", entities('<!ENTITY a SYSTEM "http://127.0.0.1:9/x">', use="&a;")),
    "parameter entity": ("a.xml", entities('<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd">%a;', use="x")),
    "deep elements": ("a.xml", b"<a>" * 200_000),
    "deep page": ("a.html", b"<div>" * 200_000 + b"x"),
    "page of attributes": ("a.html", b"<p " + b"a='b' " * 300_000 + b">x"),
    "Word of zeros": ("a.docx", archive(("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"\0" * 150_000_000))),
    "Word of many parts": ("a.docx", archive(*((f"word/{number}.xml", b"") for number in range(10_000)))),
    "Word that climbs": ("a.docx", archive(("../../../tmp/gestand", b"x"), ("[Content_Types].xml", b"<a/>"))),
    "Word inside Word": ("a.docx", archive(("word/document.xml", archive(("b", b"\0" * 9_000_000))))),
    "PDF of zeros": ("a.pdf", pdf(packed(b" " * 400_000_000, 1), "/Filter/FlateDecode")),
    "PDF packed thrice": ("a.pdf", pdf(packed(b" " * 60_000_000, 3), "/Filter[" + "/FlateDecode" * 3 + "]")),
    "PDF that loops": ("a.pdf", pdf(b"").replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")),
    "PDF with script": ("a.pdf", pdf(b"", catalog="/OpenAction<</S/JavaScript/JS(app.alert(1))>>")),
    "PDF that launches": ("a.pdf", pdf(b"", catalog="/OpenAction<</S/Launch/F(/bin/sh)>>")),
    "PDF that claims pages": ("a.pdf", pdf(b"").replace(b"/Count 1", b"/Count 2000000000")),
    "archive called PDF": ("a.pdf", archive(("a", b"x"))),
    "PDF called Word": ("a.docx", pdf(b"")),
    "virus test": ("a.txt", EICAR),
    "long name": ("x" * 300 + ".txt", b"tekst"),
    "turned name": ("fdp.\u202etxt", b"tekst"),
    "name that climbs": ("../../etc/passwd.txt", b"tekst"),
    "noughts": ("a.html", b"\0" * 1_000_000),
}


START = sources.sandbox._start


@pytest.fixture(scope="module", autouse=True)
def as_in_production() -> Iterator[None]:
    """Other tests have their children forked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sources.sandbox._start", START)
        yield


@pytest.fixture(scope="module")
def sandbox(as_in_production: None) -> Iterator[Sandbox]:
    with Sandbox() as opened:
        yield opened


@pytest.mark.parametrize(("name", "data"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_harms_nobody(sandbox: Sandbox, name: str, data: bytes) -> None:
    started = time.monotonic()
    try:
        told = sandbox.text_of(name, data).text
    except Unreadable as trouble:
        told = str(trouble)
    assert told
    assert "root:" not in told
    assert time.monotonic() - started < 20
    assert sandbox.text_of("brief.txt", b"De volgende brief.").text == "De volgende brief."


def test_a_child_that_hangs_is_ended_and_the_clerk_hears_why() -> None:
    with Sandbox(wall_seconds=0.0) as hurried, pytest.raises(Unreadable) as caught:
        hurried.text_of("brief.txt", b"tekst")
    assert str(caught.value) == TOO_MUCH


class Once:
    """Stands for a calendar; it is made in the child, by what it is told to do there."""

    def __init__(self, act: Callable[..., object], *given: object) -> None:
        self.act = act, given

    def __reduce__(self) -> Any:
        return self.act


@pytest.mark.parametrize("endless", [Once(time.sleep, 60), Once(re.search, "(a|a)*b", "a" * 60)])
def test_rules_that_take_too_long_end_in_a_sentence(endless: Any) -> None:
    with Sandbox(wall_seconds=2.0) as hurried:
        started = time.monotonic()
        with pytest.raises(Unreadable) as caught:
            hurried.read("brief.txt", b"tekst", ReadingContext(endless))
        assert (str(caught.value), time.monotonic() - started < 20) == (TOO_MUCH, True)


def test_a_child_is_followed_by_another_before_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or else the paper in hand at that moment would be called unreadable."""
    started: list[subprocess.Popen[bytes]] = []

    def start(pipe: int) -> subprocess.Popen[bytes]:
        code = f"import sources.sandbox.child as child; child.LIFE_SECONDS = 15; child.main({pipe})"
        started.append(subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, pass_fds=(pipe,)))
        return started[-1]

    monkeypatch.setattr("sources.sandbox._start", start)
    with Sandbox() as short_lived:
        for _time in range(2):
            assert short_lived.text_of("brief.txt", b"tekst").text == "tekst"
    assert len(started) == 2


def test_rules_that_break_say_where(sandbox: Sandbox) -> None:
    broken: Any = Once(int, "geen getal")
    with pytest.raises(RulesBroke, match=r"invalid literal for int.*geen getal"):
        sandbox.read("brief.txt", b"tekst", ReadingContext(broken))


FIXTURES, DATA = ROOT / "fixtures" / "letters", ROOT / "tests" / "sources" / "data"
READ = [*sorted(FIXTURES.glob("*.txt")), *sorted(DATA.glob("[dk]*.xml"))]


@pytest.mark.parametrize("path", READ, ids=lambda path: path.name)
def test_what_is_read_within_is_what_is_read_without(sandbox: Sandbox, path: Path) -> None:
    context = ReadingContext(calendar(), name=path.name, given=MappingProxyType({"vergaderjaar": "2025-2026"}))
    paper = text_of(path.name, path.read_bytes())
    assert sandbox.read(path.name, path.read_bytes(), context) == (paper, read_document(paper, context))


@pytest.mark.parametrize(
    ("act", "told"),
    [
        ("import socket; socket.create_connection(('127.0.0.1', 9))", "PermissionError"),
        ("import subprocess; subprocess.run(['true'])", "PermissionError"),
        ("open('/tmp/gestand-child', 'w')", "PermissionError"),
        ("import os; os.open('/tmp/gestand-child', os.O_CREAT | os.O_WRONLY)", "PermissionError"),
        ("bytearray(600_000_000)", "MemoryError"),
    ],
)
def test_inside_there_is_nothing_to_reach(act: str, told: str) -> None:
    code = f"import sources.sandbox.child as child, resource; child._shut_in(); {act}"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert told in done.stderr


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1).filter(str.strip))
def test_text_comes_through_unchanged(sandbox: Sandbox, text: str) -> None:
    assert sandbox.text_of("brief.txt", text.encode()).text == text
