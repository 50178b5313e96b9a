"""Seals on the history: each closes a range of rows with a hash that takes in the seal before it.

Rows are written by one statement for many, as fast as ever; within a minute a task seals what came since.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from commitments import append_only
from commitments.models import CommitmentEvent, HistorySeal, ReplacedText, RowChange, RowTrace, SealCount

SEALED: tuple[type[models.Model], ...] = (CommitmentEvent, RowChange, RowTrace, ReplacedText)
MOST_ROWS = 5000
"""In one seal: so much is in memory at once, and so far a broken seal points."""
TERM = tuple(
    f"deadline_change__{name}"
    for name in ("sequence", "deadline_earliest", "deadline", "moved_by", "reason", "announced_on", "said_late")
)
"""What an event says of the term that it set, which stands in a row of its own."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A seal that no longer fits what it sealed."""

    table: str
    first_row: int
    last_row: int
    why: str

    def __str__(self) -> str:
        return f"{self.table} {self.first_row}-{self.last_row}: {self.why}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was checked: seals that hold, those that do not, and rows that no seal covers yet."""

    seals: int
    rows: int
    unsealed: int
    broken: tuple[Broken, ...]
    without_guard: tuple[str, ...] = ()
    """Triggers that do not stand: what they keep could be changed, or go unseen, without breaking a seal."""


def seal_history(clock: Callable[[], datetime]) -> int:
    """Seal what was recorded since the last time; returns how many rows. Safe to repeat and to run twice at once.

    The clock is read for each seal: a first sealing of a large register takes long.
    """
    return sum(_seal_table(model, clock) for model in SEALED)


def _seal_table(model: type[models.Model], clock: Callable[[], datetime]) -> int:
    """A transaction for each seal, so that who writes waits for one at most, however much there is to seal."""
    done = rows = _seal_next(model, clock)
    while rows == MOST_ROWS:
        rows = _seal_next(model, clock)
        done += rows
    return done


@transaction.atomic
def _seal_next(model: type[models.Model], clock: Callable[[], datetime]) -> int:
    """Close the next rows with a seal; returns how many."""
    _hold_writers(model)
    after = _sealed_until(model)
    rows = list(_contents(model, after=after, most=MOST_ROWS))
    if not rows:
        return 0
    previous = HistorySeal.head()
    span = (after + 1, int(rows[-1]["id"]))
    HistorySeal.objects.create(
        table=model._meta.db_table,
        first_row=span[0],
        last_row=span[1],
        rows=len(rows),
        digest=digest_of(model._meta.db_table, *span, rows, previous.digest if previous else ""),
        previous=previous,
        sealed_at=clock(),
    )
    SealCount.objects.get_or_create(pk=1)
    SealCount.objects.filter(pk=1).update(seals=models.F("seals") + 1)
    return len(rows)


def _hold_writers(model: type[models.Model]) -> None:
    """Wait for who is writing: a lower number must not be committed after a higher one was sealed.

    SQLite has one writer at a time anyway; here a write takes its turn before the rows are read.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {HistorySeal._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
            cursor.execute(f"LOCK TABLE {model._meta.db_table} IN SHARE MODE")


def _sealed_until(model: type[models.Model]) -> int:
    seals = HistorySeal.objects.filter(table=model._meta.db_table)
    return int(seals.aggregate(last=models.Max("last_row"))["last"] or 0)


def _contents(
    model: type[models.Model], *, after: int, until: int | None = None, most: int | None = None
) -> Iterator[dict[str, Any]]:
    """The rows of a range as they are hashed, in the order of their numbers.

    A trace that names nobody is hashed as in the days when none did: what was sealed then still holds. Whole papers
    are read one at a time and stand for themselves by their hash, so that a seal on many fits in memory.
    """
    names = [field.attname for field in model._meta.concrete_fields]
    rows = model._default_manager.filter(pk__gt=after)
    if until is not None:
        rows = rows.filter(pk__lte=until)
    terms = TERM if model is CommitmentEvent else ()
    at_once = 1 if model is ReplacedText else 2000
    for row in rows.order_by("pk").values(*names, *terms)[:most].iterator(chunk_size=at_once):
        if row.get("by_id", 0) is None:
            del row["by_id"]
        if model is ReplacedText:
            row["text"] = hashlib.sha256(row["text"].encode()).hexdigest()
        yield row


def digest_of(table: str, first: int, last: int, rows: Iterable[dict[str, Any]], previous: str) -> str:
    """SHA-256 over the seal before, the range and every column of every row; the same on every database."""
    hashed = hashlib.sha256(f"{previous}\n{table} {first} {last}\n".encode())
    for row in rows:
        hashed.update(json.dumps(row, sort_keys=True, default=_plain, ensure_ascii=False).encode() + b"\n")
    return hashed.hexdigest()


def _plain(value: Any) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)


# ── checking ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def verify_history() -> Verdict:
    """Check every seal against the rows and the seal before it, and that the triggers which guard them stand."""
    seals = list(HistorySeal.objects.order_by("id"))
    broken = [fault for before, seal in zip([None, *seals], seals, strict=False) if (fault := _fault(before, seal))]
    missing = _removed(len(seals))
    missing += [fault for model in SEALED if (fault := _gap(model._meta.db_table, seals))]
    missing += [fault for model in SEALED if (fault := _before_all(model))]
    unsealed = sum(model._default_manager.filter(pk__gt=_sealed_until(model)).count() for model in SEALED)
    return Verdict(
        len(seals),
        sum(seal.rows for seal in seals),
        unsealed,
        (*broken, *missing),
        tuple(append_only.missing(connection)),
    )


def _before_all(model: type[models.Model]) -> Broken | None:
    """The database counts from 1: what has a lower number was slipped in, out of sight of every seal."""
    first = model._default_manager.filter(pk__lt=1).aggregate(first=models.Min("pk"))["first"]
    return None if first is None else Broken(model._meta.db_table, first, 0, _("er is een rij tussengevoegd"))


def _removed(there: int) -> list[Broken]:
    """Fewer seals than were ever put: also the last one cannot go unnoticed."""
    ever = SealCount.objects.filter(pk=1).values_list("seals", flat=True).first() or 0
    why = _("van de %(ever)d zegels zijn er %(there)d over") % {"ever": ever, "there": there}
    return [Broken(HistorySeal._meta.db_table, there + 1, ever, why)] if there < ever else []


def _fault(before: HistorySeal | None, seal: HistorySeal) -> Broken | None:
    models_by_table = {model._meta.db_table: model for model in SEALED}
    span = (seal.table, seal.first_row, seal.last_row)
    if seal.table not in models_by_table:
        return Broken(*span, _("deze tabel wordt niet verzegeld"))
    if seal.previous_id != (before.pk if before else None):
        return Broken(*span, _("het vorige zegel ontbreekt"))
    rows = list(_contents(models_by_table[seal.table], after=seal.first_row - 1, until=seal.last_row))
    if digest_of(*span, rows, before.digest if before else "") == seal.digest:
        return None
    if len(rows) < seal.rows:
        return Broken(*span, _("er is een rij verwijderd"))
    if len(rows) > seal.rows:
        return Broken(*span, _("er is een rij tussengevoegd"))
    return Broken(*span, _("er is een rij gewijzigd"))


def _gap(table: str, seals: list[HistorySeal]) -> Broken | None:
    """The ranges of one table follow each other without a hole."""
    expected = 1
    for seal in seals:
        if seal.table == table:
            if seal.first_row != expected:
                return Broken(table, expected, seal.first_row - 1, _("deze rijen zijn niet verzegeld"))
            expected = seal.last_row + 1
    return None
