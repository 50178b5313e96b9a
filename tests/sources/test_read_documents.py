"""`read_documents`: papers in, one JSON object each out; a bad file is named and the others are still read."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sources.text import MOST_BYTES

LETTER = "Den Haag, 10 maart 2026\n\nIk zal uw Kamer voor het zomerreces informeren."
METADATA = """<?xml version="1.0" encoding="UTF-8"?>
<metadata_gegevens>
<metadata name="DC.identifier" scheme="" content="kst-31409-12"/>
<metadata name="OVERHEIDop.datumBrief" scheme="" content="2026-04-01"/>
</metadata_gegevens>"""


@pytest.fixture
def paper(tmp_path: Path) -> Callable[..., Path]:
    """Make a file in the test's folder."""

    def make(name: str, content: str | bytes = LETTER) -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


def run(capsys: pytest.CaptureFixture[str], *paths: Path) -> list[dict[str, object]]:
    call_command("read_documents", *map(str, paths), "--format", "jsonl")
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_file_gives_one_line_and_needs_no_database(
    capsys: pytest.CaptureFixture[str], paper: Callable[..., Path]
) -> None:
    (answer,) = run(capsys, paper("brief.txt"))
    assert answer["file"] == "brief.txt"
    assert isinstance(answer["commitments"], list)
    assert answer["commitments"][0]["deadline"]["latest"] == "2026-07-02"


def test_a_folder_gives_its_papers_by_name_and_passes_the_rest_over(
    capsys: pytest.CaptureFixture[str], paper: Callable[..., Path], tmp_path: Path
) -> None:
    for name in ("b.txt", "a.html", "gold.jsonl", "lijst.csv", "map/c.txt"):
        paper(name, "<p>Ik zal uw Kamer informeren.</p>" if name.endswith("html") else LETTER)
    assert [answer["file"] for answer in run(capsys, tmp_path)] == ["a.html", "b.txt", "c.txt"]


def test_metadata_beside_a_paper_is_used(capsys: pytest.CaptureFixture[str], paper: Callable[..., Path]) -> None:
    paper("metadata.xml", METADATA)
    (answer,) = run(capsys, paper("tekst.txt", "Ik zal uw Kamer voor het zomerreces informeren."))
    assert isinstance(answer["metadata"], dict)
    assert answer["metadata"] | {"dossier": "31409", "ondernummer": "12", "date": "2026-04-01"} == answer["metadata"]


def test_metadata_beside_several_papers_belongs_to_none(
    capsys: pytest.CaptureFixture[str], paper: Callable[..., Path], tmp_path: Path
) -> None:
    for name in ("een.txt", "twee.txt"):
        paper(name, "Ik zal uw Kamer informeren.")
    paper("metadata.xml", METADATA)
    assert all(answer["metadata"]["dossier"] is None for answer in run(capsys, tmp_path))  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("leeg.txt", "", "Het bestand is leeg."),
        ("kapot.pdf", b"%PDF-1.4 dit is geen pdf", "PDF"),
        ("kapot.docx", b"PK geen docx", "docx"),
        ("tabel.xlsx", b"PK", "worden niet gelezen"),
    ],
)
def test_a_bad_file_is_named_and_the_others_are_still_read(
    capsys: pytest.CaptureFixture[str], paper: Callable[..., Path], name: str, content: str | bytes, sentence: str
) -> None:
    bad, good = paper(name, content), paper("goed.txt")
    with pytest.raises(CommandError):
        call_command("read_documents", str(bad), str(good))
    told = capsys.readouterr()
    assert [json.loads(line)["file"] for line in told.out.splitlines()] == ["goed.txt"]
    assert str(bad) in told.err
    assert sentence.lower() in told.err.lower()


def test_a_missing_path_is_named(
    capsys: pytest.CaptureFixture[str], paper: Callable[..., Path], tmp_path: Path
) -> None:
    with pytest.raises(CommandError):
        call_command("read_documents", str(tmp_path / "weg.txt"), str(paper("goed.txt")))
    told = capsys.readouterr()
    assert "weg.txt: Dit bestand of deze map bestaat niet." in told.err
    assert len(told.out.splitlines()) == 1


def test_a_huge_file_is_refused_before_it_is_opened(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    huge = tmp_path / "groot.txt"
    with huge.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(CommandError):
        call_command("read_documents", str(huge))
    assert "Het bestand is groter dan 50 MB." in capsys.readouterr().err
