"""Recording that a deadline passed: once a deadline, in one statement, however often it runs or was missed.

Pages do not read these events to tell what is late (`commitments/standing.py` does that from the day); they are the
history, and the weekly digest's news.
"""

import logging
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, F, Func, JSONField, OuterRef, Q, QuerySet, Value
from django.db.models.fields import CharField, DateField, DateTimeField
from django.db.models.functions import Coalesce, TruncDate

from commitments.choices import AWAITED, EventKind
from commitments.kept import ahead, versions
from commitments.models import Commitment, CommitmentEvent, DeadlineChange, TermAhead
from commitments.moments import begin_of


class _DayAfter(Func):
    """The next day by the database's own calendar: SQLite would ask Python for each row."""

    output_field = DateField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="date(%(expressions)s, '+1 day')", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="(%(expressions)s + 1)", **context)


log = logging.getLogger(__name__)
COLUMNS = ("commitment_id", "kind", "happened_on", "recorded_at", "deadline_change_id", "note", "data")


def flag_overdue(today: date, *, now: datetime, of: Commitment | None = None) -> int:
    """Record each deadline that has passed before `today` (of one commitment alone); returns how many were new.

    Who asks it of one has written of it already; the night takes the version first (`commitments.row_order`).
    """
    if of:
        return _record(_passed(_over(today).filter(commitment=of), now))
    noted = TermAhead.objects.filter(deadline__lt=today)
    with transaction.atomic():
        if not noted.exists():
            return 0
        versions.take(connection)
        _joined("off")
        over = _over(today).filter(pk__in=noted.values("pk"))
        count = _record(_passed(over, now))
        # what did not pass by now has ended, or its commitment waits no more
        noted.filter(pk__in=over.values("pk")).delete()
        _joined("DEFAULT")
        return count


def _joined(whole: str) -> None:
    """PostgreSQL would read the terms of all years for the few that are noted; "off" has each looked up by its key."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL enable_hashjoin = {whole}; SET LOCAL enable_mergejoin = {whole}")


def _over(today: date) -> "QuerySet[DeadlineChange]":
    """The terms whose day is over and that were in the register before today."""
    began = Coalesce("counts_since", "recorded_at")
    everything = DeadlineChange.everything.alias(began=began)
    return everything.filter(deadline__lt=today, began__lt=begin_of(today)).order_by()


def reconcile() -> int:
    """Look whether just the terms that may pass are noted; what differs is mended and said in the log. How many did."""
    lacking, astray = ahead.lacking(connection), ahead.astray(connection)
    if lacking:
        log.error("%s terms had not been noted as ahead; they are now", lacking)
    if astray:
        log.error("%s notes of terms ahead had no such term; they are gone", astray)
    if lacking or astray:
        with transaction.atomic():
            versions.take(connection)
            ahead.mend(connection)
    return lacking + astray


def _record(passed: "QuerySet[DeadlineChange, tuple[object, ...]]") -> int:
    select, parameters = passed.query.sql_with_params()
    columns = ", ".join(connection.ops.quote_name(name) for name in COLUMNS)
    with connection.cursor() as cursor:
        # S608: the table and column names are ours, every value is a parameter
        cursor.execute(
            f"INSERT INTO {CommitmentEvent._meta.db_table} ({columns}) {select} ON CONFLICT DO NOTHING",
            parameters,
        )
        return int(cursor.rowcount)


def _passed(terms: "QuerySet[DeadlineChange]", now: datetime) -> "QuerySet[DeadlineChange, tuple[object, ...]]":
    """One row of COLUMNS for each of these terms that passed and is not yet recorded as passed. All of them are over.

    A term passed when it was in force in the register on some night after its last day, also when it was moved,
    settled or taken back since. One that was entered and ended between two nights was never late in the register.
    """
    in_force = Q(ended_at__isnull=True, commitment__status__in=AWAITED)
    was_in_force = Q(ended_at__date__gt=F("deadline")) & Q(ended_at__date__gt=TruncDate("began"))
    recorded = CommitmentEvent.objects.filter(deadline_change=OuterRef("pk"), kind=EventKind.DEADLINE_PASSED)
    return terms.filter(in_force | was_in_force, ~Exists(recorded)).values_list(
        "commitment_id",
        Value(EventKind.DEADLINE_PASSED.value, output_field=CharField()),
        _DayAfter("deadline"),
        Value(now, output_field=DateTimeField()),
        "id",
        Value("", output_field=CharField()),
        Value({}, output_field=JSONField()),
    )
