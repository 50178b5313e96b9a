"""`read_documents --store`: what a run keeps, counts and says, on the real letter too."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from commitments.choices import Visibility
from commitments.demo import load_demo
from commitments.models import Document
from sources.models import ImportRun, Suggestion
from tests.factories import TODAY
from tests.services import CORPUS
from tests.sources.test_store import PROMISE, everything, letter

pytestmark = pytest.mark.django_db
REAL_LETTER = CORPUS / "letters" / "kst-33783-46.txt"


@pytest.mark.corpus
def test_the_real_letter_finds_the_rows_of_the_demo(capsys: pytest.CaptureFixture[str]) -> None:
    load_demo(TODAY, now=datetime(2026, 11, 23, 9, tzinfo=UTC), with_accounts=False)
    call_command("read_documents", str(REAL_LETTER), "--store")
    assert capsys.readouterr().out.startswith("33\u00a0783, nr.\u00a046: tekst vastgelegd, 4 passages bij toezeggingen")
    letter = Document.objects.get(identifier="kst-33783-46")
    assert letter.text == REAL_LETTER.read_text(encoding="utf-8")
    telling = {"haalbaarheid", "onder de aandacht", "actieplan", "NAVO"}
    promises = letter.commitments.order_by("id")
    assert [next(word for word in telling if word in promise.quote) for promise in promises] == [
        "haalbaarheid",
        "onder de aandacht",
        "actieplan",
        "NAVO",
    ]
    assert letter.follow_ups.get().quote.startswith("Zoals toegezegd")
    assert all(citation.start is not None for citation in letter.citations.all())
    assert letter.citations.count() == 6

    before = everything()
    call_command("read_documents", str(REAL_LETTER), "--store")
    assert "niets nieuws" in capsys.readouterr().out
    assert everything() == before


def test_a_run_is_counted_with_its_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "goed.txt").write_text(letter(PROMISE), encoding="utf-8")
    (tmp_path / "leeg.txt").write_text("", encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("read_documents", str(tmp_path), "--store")
    run = ImportRun.objects.get()
    assert (run.papers, run.changed) == (1, 1)
    assert [problem.partition(":")[0] for problem in run.problems] == ["leeg.txt"]
    assert run.ended_at is not None
    assert Document.objects.count() == 1


def test_a_paper_that_the_database_refuses_is_named_and_the_others_are_stored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], refusing: None
) -> None:
    for number in ("7", "8"):
        (tmp_path / f"{number}.txt").write_text(letter(PROMISE, number=number), encoding="utf-8")
    with pytest.raises(CommandError, match=r"Niet gelezen: 1\."):
        call_command("read_documents", str(tmp_path), "--store", "--published")
    [line] = capsys.readouterr().err.splitlines()
    assert "7.txt: Dit stuk past niet bij wat het register al heeft" in line
    assert [paper.identifier for paper in Document.objects.all()] == ["kst-41200-8"]
    assert Document.objects.get().visibility == Visibility.PUBLIC
    run = ImportRun.objects.get()
    assert (run.papers, len(run.problems), run.ended_at is not None) == (1, 1, True)


def test_a_run_that_breaks_off_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the disk is full")

    (tmp_path / "brief.txt").write_text(letter(PROMISE), encoding="utf-8")
    monkeypatch.setattr(Suggestion.objects, "bulk_create", fail)
    with pytest.raises(RuntimeError):
        call_command("read_documents", str(tmp_path), "--store")
    assert ImportRun.objects.get().ended_at is not None


def test_json_says_what_was_stored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(letter(PROMISE), encoding="utf-8")
    call_command("read_documents", str(path), "--store", "--format", "jsonl")
    assert '"stored": {"document": "kst-41200-7", "new": true' in capsys.readouterr().out
