"""Who changes rows, and why, for the length of a block: so that a row's history can name them without every caller.

A `RowChange` takes both from here. The triggers that write a `RowTrace` cannot, so the person is told to the database,
for this transaction alone: PostgreSQL has a setting for that; SQLite, which has one writer at a time, a row that is
empty again before anybody else can write. What nobody said, raw SQL among it, has no person.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Optional

from django.db import connection, transaction

if TYPE_CHECKING:
    from commitments.models import User

Said = tuple[Optional["User"], str]
_SAID: ContextVar[Said] = ContextVar("said_by", default=(None, ""))
SETTING = "gestand.acting"
_TELL = {
    "sqlite": "INSERT INTO commitments_acting (id, person) VALUES (1, %s) "
    "ON CONFLICT (id) DO UPDATE SET person = EXCLUDED.person",
    "postgresql": f"SELECT set_config('{SETTING}', COALESCE(%s::bigint::text, ''), true)",
}


@contextmanager
def said_by(user: Optional["User"], reason: str = "") -> Iterator[None]:
    """Every row that is changed within was changed by this person, for this reason; None is the register itself."""
    outside, _reason = who_and_why()
    before = _SAID.set((user, reason))
    try:
        if user == outside:
            yield
        else:
            with transaction.atomic():  # which takes back what was told when the block fails
                _tell(user)
                yield
                _tell(outside)
    finally:
        _SAID.reset(before)


def _tell(user: Optional["User"]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_TELL[connection.vendor], [user.pk if user else None])


def who_and_why() -> Said:
    return _SAID.get()
