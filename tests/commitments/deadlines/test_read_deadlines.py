"""`manage.py read_deadlines`: one JSON line for each question, and a clear sentence for what cannot be read."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.services import CORPUS, SHARED

ROOT = Path(__file__).resolve().parents[3]
PHRASES = CORPUS / "dev" / "deadlines.jsonl"
SCORE = SHARED / "tools" / "score_reading.py"
KEYS = {"latest", "earliest", "basis", "explanation", "rule", "precision", "calendar_row", "confirmed"}


def answers(path: Path) -> list[dict[str, object]]:
    out = io.StringIO()
    call_command("read_deadlines", str(path), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_one_answer_a_line(tmp_path: Path) -> None:
    asked = tmp_path / "asked.jsonl"
    asked.write_text(
        '{"phrase": "voor het zomerreces", "document_date": "2021-03-15"}\n\n'
        '{"phrase": "voor 1 mei", "document_date": "2021-03-15", "sentence": "Dat komt niet voor 1 mei."}\n'
        '{"phrase": "voor het zomerreces", "document_date": "2021-03-15", "chamber": "senate"}\n'
    )
    recess, day, senate = answers(asked)
    assert recess.keys() >= KEYS
    assert (recess["latest"], recess["basis"], recess["confirmed"]) == ("2021-07-08", "recess", False)
    assert senate["latest"] == "2021-07-15"
    assert (day["earliest"], day["latest"]) == ("2021-05-01", None)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"phrase": ', "regel 2: dit is geen JSON"),
        ("[1]", "regel 2: dit is geen JSON-object"),
        ('{"document_date": "2021-03-15"}', "regel 2: de sleutel phrase ontbreekt"),
        ('{"phrase": "x"}', "regel 2: de sleutel document_date ontbreekt"),
        ('{"phrase": "x", "document_date": "2021-02-30"}', "regel 2: '2021-02-30' is geen dag"),
        ('{"phrase": "x", "document_date": "2021-02-20", "sentence": 3}', "regel 2: de sleutel sentence is geen tekst"),
        ('{"phrase": "x", "document_date": "2021-02-20", "chamber": "tk"}', "regel 2: de kamer is house of senate"),
    ],
)
def test_a_line_that_cannot_be_read(line: str, said: str, tmp_path: Path) -> None:
    asked = tmp_path / "asked.jsonl"
    asked.write_text(f'{{"phrase": "in mei", "document_date": "2021-03-15"}}\n{line}\n')
    out = io.StringIO()
    with pytest.raises(CommandError, match=said):
        call_command("read_deadlines", str(asked), stdout=out)
    assert out.getvalue() == ""


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="is niet te lezen"):
        call_command("read_deadlines", str(tmp_path / "none.jsonl"))


@pytest.mark.corpus
def test_the_annotated_phrases(tmp_path: Path) -> None:
    """At least .97 of the certain ones and .85 of all, by the scorer that comes with them."""
    told = tmp_path / "when.jsonl"
    told.write_text("\n".join(json.dumps(answer) for answer in answers(PHRASES)))
    floors = ["--require", "deadlines.certain=0.97", "--require", "deadlines.all=0.85"]
    scored = subprocess.run(
        [sys.executable, SCORE, "deadlines", PHRASES, told, *floors], capture_output=True, text=True, check=False
    )
    assert scored.returncode == 0, scored.stdout + scored.stderr
