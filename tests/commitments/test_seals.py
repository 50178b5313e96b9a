"""Seals on the history: what was changed, removed or slipped in behind the back of the triggers is named."""

import re
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from commitments import kept, lifecycle, seals
from commitments.append_only import guard
from commitments.choices import EventKind
from commitments.models import (
    Commitment,
    CommitmentEvent,
    HistorySeal,
    Occasion,
    ReplacedText,
    SealCount,
)
from commitments.noted_seals import first_other
from commitments.seals import seal_history, verify_history
from tests.factories import NOW, TODAY, act, make_commitment, make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise() -> Commitment:
    """Five events under two seals, the second of the row of an occasion and an event."""
    promise = make_commitment(deadline=TODAY)
    lifecycle.keep_open(promise, act(note="de commissie wacht"))
    seal_history(lambda: NOW)
    lifecycle.report_progress(promise, act(note="er komt een brief"))
    Occasion.objects.create(slug="conferentie", name="Conferentie")
    seal_history(lambda: NOW + timedelta(minutes=1))
    return promise


def one_byte(promise: Commitment) -> None:
    CommitmentEvent.objects.filter(kind=EventKind.KEPT_OPEN).update(note="de commissie wachT")


def the_term(promise: Commitment) -> None:
    promise.deadline_changes.update(said_late=True)


def removed(promise: Commitment) -> None:
    CommitmentEvent.objects.filter(kind=EventKind.KEPT_OPEN).delete()


def a_seal_removed(promise: Commitment) -> None:
    first = HistorySeal.objects.order_by("id")[0]
    HistorySeal.objects.filter(previous=first).update(previous=None)
    HistorySeal.objects.filter(pk=first.pk).delete()


def test_what_nobody_touched_holds(promise: Commitment) -> None:
    verdict = verify_history()
    assert (verdict.broken, verdict.unsealed) == ((), 0)
    assert verdict.rows == sum(model._default_manager.count() for model in seals.SEALED)
    lifecycle.lapse(promise, act(note="vervallen"))
    assert (verify_history().broken, verify_history().unsealed) == ((), 3)  # an event, and a trace of two rows
    last = HistorySeal.head()
    assert last
    call_command("verify_history", seal=last.digest)


@pytest.mark.usefixtures("unguarded_history")
@pytest.mark.parametrize(
    ("tamper", "words"),
    [
        (one_byte, "gewijzigd"),
        (the_term, "gewijzigd"),
        (removed, "verwijderd"),
        (a_seal_removed, "verzegeld"),
    ],
)
def test_tampering_is_named_with_its_range(promise: Commitment, tamper: Callable[..., None], words: str) -> None:
    first = CommitmentEvent.objects.order_by("id")[0].pk
    tamper(promise)
    with pytest.raises(CommandError, match=rf"commitments_commitmentevent \d+-\d+.*({words})") as refusal:
        call_command("verify_history")
    if tamper is not a_seal_removed:  # which the count of seals tells as well
        assert f"-{first + 2}:" in str(refusal.value)
        assert len(verify_history().broken) == 1


@pytest.mark.usefixtures("unguarded_history")
def test_the_last_seals_do_not_go_unnoticed(promise: Commitment) -> None:
    """Their rows are sealed anew within a minute, as if they had just come; the count tells, and a noted seal."""
    last = HistorySeal.head()
    assert last
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM commitments_historyseal WHERE previous_id IS NOT NULL")
    promise.events.filter(kind=EventKind.PROGRESS_REPORTED).update(note="iets anders")
    seal_history(lambda: NOW + timedelta(minutes=2))
    with pytest.raises(CommandError, match="zegels zijn er"):
        call_command("verify_history")
    with pytest.raises(CommandError, match="is er niet"):
        call_command("verify_history", seal=last.digest)


DROPPED = {
    "sqlite": (
        "DROP TRIGGER commitments_rowtrace_no_update",
        "DROP TRIGGER commitments_sealcount_no_delete",
        "DROP TRIGGER trace_recess_update",
    ),
    "postgresql": (
        "DROP TRIGGER commitments_rowtrace_no_change ON commitments_rowtrace",
        "ALTER TABLE commitments_sealcount DISABLE TRIGGER commitments_sealcount_no_change",
        "CREATE OR REPLACE FUNCTION trace_recess_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN END $$",
    ),
}[connection.vendor]
"""Each takes one trigger away, or its force; its name is in it."""


@pytest.mark.parametrize("statement", DROPPED)
def test_a_trigger_that_is_gone_is_named_and_comes_back(promise: Commitment, statement: str) -> None:
    call_command("verify_history")
    with connection.cursor() as cursor:
        cursor.execute(statement)
    with pytest.raises(CommandError) as refusal:
        call_command("verify_history")
    (name,) = re.findall(r"^(\w+) on \w+$", str(refusal.value), re.MULTILINE)
    assert name in statement
    guard(connection)
    kept.install(connection)
    call_command("verify_history")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE commitments_sealcount SET seals = seals - 1",
        "UPDATE commitments_sealcount SET seals = 99",
        "DELETE FROM commitments_sealcount",
    ],
)
def test_the_count_of_seals_only_goes_on(promise: Commitment, statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.usefixtures("unguarded_history")
def test_a_row_slipped_into_a_gap_is_named(promise: Commitment) -> None:
    """Numbers have gaps, where a transaction was rolled back; a row put there later breaks the seal around it."""
    gone = CommitmentEvent.objects.order_by("id").last()
    assert gone
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM commitments_historyseal WHERE previous_id IS NOT NULL")
    SealCount.objects.update(seals=HistorySeal.objects.count())
    CommitmentEvent.objects.filter(pk=gone.pk).update(id=gone.pk + 5)
    seal_history(lambda: NOW)
    assert not verify_history().broken
    slipped = CommitmentEvent(pk=gone.pk + 2, commitment=promise, kind="lapsed", happened_on=TODAY, recorded_at=NOW)
    slipped.save(force_insert=True)
    (fault,) = verify_history().broken
    assert (fault.first_row, fault.last_row, fault.why) == (gone.pk, gone.pk + 5, "er is een rij tussengevoegd")


def test_a_row_below_every_seal_is_named(promise: Commitment) -> None:
    slipped = CommitmentEvent(pk=-3, commitment=promise, kind="lapsed", happened_on=TODAY, recorded_at=NOW)
    slipped.save(force_insert=True)
    (fault,) = verify_history().broken
    assert (fault.first_row, fault.why) == (-3, "er is een rij tussengevoegd")


# ── texts of papers that were replaced ───────────────────────────────────────────────────────────────────────────────
def replaced(text: str) -> ReplacedText:
    return ReplacedText(document=make_document(), text=text, text_sha256="0" * 64, replaced_at=NOW)


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> list[ReplacedText]:
    """Three, under one seal that is not the first: an earlier release sealed no texts."""
    rows = ReplacedText.objects.bulk_create([replaced("De brief komt."), replaced("De brief komt niet."), replaced("")])
    with monkeypatch.context() as before:
        before.setattr(seals, "SEALED", tuple(model for model in seals.SEALED if model is not ReplacedText))
        make_commitment()
        seal_history(lambda: NOW)
        assert not verify_history().broken
    assert (verify_history().broken, verify_history().unsealed) == ((), 3)
    assert seal_history(lambda: NOW) == 3
    assert (verify_history().broken, verify_history().unsealed) == ((), 0)
    return rows


TEXTS_TAMPERED: dict[str, tuple[Callable[[list[ReplacedText]], object], str]] = {
    "a word": (lambda rows: ReplacedText.objects.filter(pk=rows[1].pk).update(text="De brief komt wel."), "gewijzigd"),
    "its day": (
        lambda rows: ReplacedText.objects.filter(pk=rows[1].pk).update(replaced_at=NOW + timedelta(days=1)),
        "gewijzigd",
    ),
    "its paper": (lambda rows: ReplacedText.objects.update(document=rows[0].document), "gewijzigd"),
    "gone": (lambda rows: ReplacedText.objects.filter(pk=rows[1].pk).delete(), "verwijderd"),
}


@pytest.mark.usefixtures("unguarded_history")
@pytest.mark.parametrize("way", TEXTS_TAMPERED)
def test_tampering_with_a_replaced_text_is_named(texts: list[ReplacedText], way: str) -> None:
    tamper, words = TEXTS_TAMPERED[way]
    tamper(texts)
    last = texts[-1].pk
    with pytest.raises(CommandError, match=rf"commitments_replacedtext \d+-{last}: .*{words}"):
        call_command("verify_history")


@pytest.mark.usefixtures("unguarded_history")
def test_a_replaced_text_that_is_slipped_in_is_named(texts: list[ReplacedText]) -> None:
    late = replaced("Er stond iets anders.")
    late.pk = -1
    late.save(force_insert=True)
    (fault,) = verify_history().broken
    assert (fault.table, fault.why) == ("commitments_replacedtext", "er is een rij tussengevoegd")


# ── seals kept elsewhere ──────────────────────────────────────────────────────────────────────────────────────────────
def noted(tmp_path: Path) -> str:
    """A file with every seal, as whoever keeps it elsewhere made it."""
    file = tmp_path / "zegels.txt"
    with file.open("w") as out:
        call_command("list_seals", stdout=out)
    return str(file)


@pytest.mark.usefixtures("unguarded_history")
def test_who_seals_everything_anew_is_found_out_by_seals_kept_elsewhere(promise: Commitment, tmp_path: Path) -> None:
    """Whoever may write everything can make the seals fit again: then they are no longer those of before."""
    kept_elsewhere = noted(tmp_path)
    lifecycle.report_progress(promise, act())
    seal_history(lambda: NOW + timedelta(minutes=2))
    with Path(kept_elsewhere).open() as lines:
        assert first_other(lines) is None
    promise.events.filter(kind=EventKind.PROGRESS_REPORTED).update(note="iets anders")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE commitments_historyseal SET previous_id = NULL")
        cursor.execute("DELETE FROM commitments_historyseal")
    SealCount.objects.update(seals=0)
    seal_history(lambda: NOW)
    guard(connection)
    call_command("verify_history")
    with pytest.raises(CommandError, match=r"commitments_commitmentevent 1-\d+: .*noteerde"):
        call_command("verify_history", noted=kept_elsewhere)


@pytest.mark.parametrize(("words", "told"), [("", "geen zegel"), ("geen zegel\n", "Regel 1"), (None, "niet te lezen")])
def test_a_file_without_seals_is_refused(words: str | None, told: str, tmp_path: Path) -> None:
    file = tmp_path / "zegels.txt"
    if words is not None:
        file.write_text(words)
    with pytest.raises(CommandError, match=told):
        call_command("verify_history", noted=str(file))


def test_many_rows_take_many_seals(promise: Commitment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seals, "MOST_ROWS", 2)
    for _ in range(5):
        lifecycle.report_progress(promise, act())
    before = HistorySeal.objects.count()
    assert seal_history(lambda: NOW) == 10  # each with the trace of its row
    assert HistorySeal.objects.count() == before + 6
    assert seal_history(lambda: NOW) == 0
    assert not verify_history().broken


def test_each_seal_bears_its_own_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a long sealing too: the next seal was written later than the one before it."""
    monkeypatch.setattr(seals, "MOST_ROWS", 2)
    promise = make_commitment()
    for _ in range(5):
        lifecycle.report_progress(promise, act())
    moments = count()
    seal_history(lambda: NOW + timedelta(minutes=next(moments)))
    sealed_at = list(HistorySeal.objects.order_by("id").values_list("sealed_at", flat=True))
    assert sealed_at == [NOW + timedelta(minutes=minute) for minute in range(len(sealed_at))]
    assert len(sealed_at) > 3
    assert not verify_history().broken


def test_what_was_sealed_before_an_accident_stays_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each seal is a transaction of its own: who writes waits for one of them, not for all."""
    promise = make_commitment()
    for _ in range(5):
        lifecycle.report_progress(promise, act())
    digest_of = seals.digest_of

    def of_the_first_alone(*contents: Any) -> str:
        if HistorySeal.objects.exists():
            raise MemoryError
        return digest_of(*contents)

    with monkeypatch.context() as patched:
        patched.setattr(seals, "MOST_ROWS", 2)
        patched.setattr(seals, "digest_of", of_the_first_alone)
        with pytest.raises(MemoryError):
            seal_history(lambda: NOW)
    assert [seal.rows for seal in HistorySeal.objects.all()] == [2]
    seal_history(lambda: NOW)
    assert (verify_history().unsealed, verify_history().broken) == (0, ())
