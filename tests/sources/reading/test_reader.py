"""Whole papers: the samples of this project, the form of the answer, and the annotated papers where they are."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from commitments.deadlines import Basis
from sources.reading.reader import Reading, ReadingContext, as_json, read_document
from sources.reading.spans import SuggestionClass
from sources.records import ReadableText
from tests.services import CORPUS, SHARED
from tests.sources.reading.papers import ROOT, calendar, read

SAMPLES = sorted((ROOT / "fixtures" / "letters").glob("*.txt"))
NUCLEAR_RISKS = CORPUS / "letters" / "kst-33783-46.txt"
ANNOTATED = CORPUS / "dev"


def read_file(path: Path) -> Reading:
    text = path.read_text(encoding="utf-8")
    return read_document(ReadableText(text=text, kind="txt"), ReadingContext(calendar(), name=path.name))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_paper_says_that_it_is_an_example_and_names_no_person(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("VOORBEELD – fictief")
    assert read_file(path).metadata.dossier == "99901"


@pytest.mark.parametrize(
    ("number", "classes", "kinds"),
    [
        (1, ["effort", "deliverable", "deliverable", "deliverable"], ["fulfils"]),
        (2, ["deliverable", "deliverable"], ["postpones"]),
        (3, ["deliverable"] * 4, []),
        (4, [], []),
        (5, ["recurring", "deliverable", "deliverable", "effort"], []),
        (6, ["deliverable", "deliverable", "effort"], ["fulfils"]),
    ],
)
def test_the_sample_papers_are_read(number: int, classes: list[str], kinds: list[str]) -> None:
    reading = read_file(ROOT / "fixtures" / "letters" / f"kst-99901-{number}.txt")
    assert [str(item.kind) for item in reading.commitments] == classes
    assert [str(item.kind) for item in reading.fulfilments] == kinds


def test_the_answer_has_the_form_of_the_contract() -> None:
    path = ROOT / "fixtures" / "letters" / "kst-99901-2.txt"
    answer = json.loads(json.dumps(as_json(path.name, read_file(path))))
    assert list(answer) == ["file", "metadata", "commitments", "fulfilments", "references", "other_references"]
    assert answer["metadata"] == {
        "dossier": "99901",
        "ondernummer": "2",
        "vergaderjaar": "2025-2026",
        "date": "2026-03-09",
        "kind": "brief",
        "sender": "Staatssecretaris van Financiën",
    }
    promise = answer["commitments"][1]
    assert promise["reasons"][0] == {
        "rule": "house-receives",
        "weight": 4,
        "start": promise["start"] + len("Uw Kamer "),
        "end": promise["end"] - 1,
    }
    (put_off,) = answer["fulfilments"]
    assert put_off["refers_to"]["date"] == "2026-01-14"
    assert (put_off["deadline"]["phrase"], put_off["deadline"]["latest"]) == ("eind april", "2026-04-30")


def test_a_paper_without_a_day_has_promises_without_terms() -> None:
    (promise,) = read("Ik zal uw Kamer voor het zomerreces informeren.").commitments
    assert promise.deadline is None


def test_an_empty_paper_holds_nothing() -> None:
    reading = read(" ")
    assert (reading.commitments, reading.fulfilments, reading.references) == ((), (), ())


@pytest.mark.corpus
def test_the_letter_on_nuclear_risks() -> None:
    reading = read_file(NUCLEAR_RISKS)
    (kept,) = reading.fulfilments
    assert (str(kept.kind), kept.refers_to.kamerstuk, str(kept.refers_to.day)) == ("fulfils", "33783-41", "2020-01-29")
    deliverable = [item.text for item in reading.commitments if item.kind is SuggestionClass.DELIVERABLE]
    efforts = [item.text for item in reading.commitments if item.kind is SuggestionClass.EFFORT]
    assert len(deliverable) == 1
    assert "haalbaarheid" in deliverable[0]
    assert "onder de aandacht brengen" in deliverable[0]
    (conference,) = (item for item in reading.commitments if "actieplan" in item.text)
    assert conference.deadline is not None
    assert conference.deadline.basis is Basis.OCCASION
    for word in ("actieplan", "NAVO", "kernwapenvrije wereld", "risicoverlagende maatregelen"):
        assert any(word in text for text in efforts)


@pytest.mark.corpus
def test_the_annotated_papers_are_read_as_well_as_before(tmp_path: Path) -> None:
    answers = tmp_path / "read.jsonl"
    lines = (json.dumps(as_json(path.name, read_file(path))) for path in sorted(ANNOTATED.glob("*.txt")))
    answers.write_text("\n".join(lines), encoding="utf-8")
    floors = (
        "commitments=0.95",
        "commitments.debate=0.95",
        "commitments.recall_at_3=0.95",
        "commitments.deadline_latest=0.9",
        "fulfilments=0.9",
        "fulfilments.kind=0.9",
        "fulfilments.kamerstuk=0.9",
        "fulfilments.date=0.9",
        "offsets.wrong=0",
    )
    score = subprocess.run(
        [sys.executable, str(SHARED / "tools" / "score_reading.py"), "documents", str(ANNOTATED), str(answers)]
        + [part for floor in floors for part in ("--require", floor)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert score.returncode == 0, score.stdout + score.stderr
