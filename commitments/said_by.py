"""Who changes rows, and why, for the length of a block: so that a row's history can name them without every caller."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Optional

if TYPE_CHECKING:
    from commitments.models import User

Said = tuple[Optional["User"], str]
_SAID: ContextVar[Said] = ContextVar("said_by", default=(None, ""))


@contextmanager
def said_by(user: Optional["User"], reason: str = "") -> Iterator[None]:
    """Every row that is changed within was changed by this person, for this reason; None is the register itself."""
    before = _SAID.set((user, reason))
    try:
        yield
    finally:
        _SAID.reset(before)


def who_and_why() -> Said:
    return _SAID.get()
