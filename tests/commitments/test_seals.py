"""Seals on the history: what was changed, removed or slipped in behind the back of the triggers is named."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client

from commitments import kept, lifecycle, seals
from commitments.append_only import guard
from commitments.choices import EventKind
from commitments.models import (
    Commitment,
    CommitmentEvent,
    CommitmentLink,
    HistorySeal,
    Occasion,
    Recess,
    RowChange,
    SealCount,
)
from commitments.reference import load_reference
from commitments.seals import seal_history, verify_history
from tests.factories import NOW, TODAY, act, make_commitment

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise() -> Commitment:
    """Five events under two seals, the second of the row of an occasion and an event."""
    promise = make_commitment(deadline=TODAY)
    lifecycle.keep_open(promise, act(note="de commissie wacht"))
    seal_history(NOW)
    lifecycle.report_progress(promise, act(note="er komt een brief"))
    Occasion.objects.create(slug="conferentie", name="Conferentie")
    seal_history(NOW + timedelta(minutes=1))
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
    seal_history(NOW + timedelta(minutes=2))
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
    seal_history(NOW)
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


def test_many_rows_take_many_seals(promise: Commitment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seals, "MOST_ROWS", 2)
    for _ in range(5):
        lifecycle.report_progress(promise, act())
    before = HistorySeal.objects.count()
    assert seal_history(NOW) == 10  # each with the trace of its row
    assert HistorySeal.objects.count() == before + 6
    assert seal_history(NOW) == 0
    assert not verify_history().broken


# ── rows that are no commitments ──────────────────────────────────────────────────────────────────────────────────────
def a_recess() -> Recess:
    return Recess.objects.create(kind="herfstreces", first_on="2026-10-16", last_on="2026-10-25", source="jaarplanning")


WRITERS: dict[str, tuple[Callable[[], object], int]] = {
    "save": (lambda: a_recess().save(), 1),
    "update": (lambda: a_recess() and Recess.objects.update(last_on="2026-10-26"), 2),
    "bulk_create": (lambda: Recess.objects.bulk_create([Recess(kind="x", first_on=TODAY, last_on=TODAY)]), 1),
    "delete": (lambda: a_recess() and Recess.objects.all().delete(), 2),
    "delete one": (lambda: a_recess().delete(), 2),
    "link": (lambda: make_commitment().links_out.create(target=make_commitment(), kind="repeats"), 1),
    "link unlinked": (
        lambda: CommitmentLink.objects.create(
            source=make_commitment(), target=make_commitment(), kind="repeats"
        ).delete(),
        2,
    ),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_every_writer_leaves_a_row(writer: str) -> None:
    write, count = WRITERS[writer]
    write()
    assert RowChange.objects.count() == count


def test_who_and_why_of_a_calendar_row(administrator_client: Client) -> None:
    recess = a_recess()
    given = {"chamber": "house", "kind": recess.kind, "first_on": "2026-10-16", "last_on": "2026-10-26"}
    administrator_client.post(
        f"/admin/commitments/recess/{recess.pk}/change/",
        given | {"source": recess.source, "reason": "De Kamer besloot anders."},
    )
    change = RowChange.objects.latest("id")
    assert (str(change.actor), change.reason) == ("Beheerder", "De Kamer besloot anders.")
    assert change.data == {"last_on": ["2026-10-25", "2026-10-26"]}


def test_a_load_says_that_it_is_one(tmp_path: Path) -> None:
    load_reference()
    assert set(RowChange.objects.values_list("reason", flat=True)) == {"load_reference"}
    sheet = tmp_path / "recessen.csv"
    recess = Recess.objects.order_by("-first_on")[0]
    sheet.write_text((Path("fixtures") / "recesses.csv").read_text().replace(str(recess.source), "Een andere bron"))
    call_command("import_calendar", str(sheet), "--apply")
    assert RowChange.objects.latest("id").reason == "import_calendar recessen.csv"
