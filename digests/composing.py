"""Choosing what a digest says from the rows of a list and what happened to them, compared with what was told before.

Pure: rows and happenings go in, a frozen `Content` comes out. A commitment stands in one section only, the first that
fits. That it is late, or due soon, is told once for each term. What a mail has no room for is told by the next one.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial

from commitments.soon import soon
from digests.content import (
    CLOSED,
    EVERYTHING,
    NEWS,
    OVERDUE,
    Content,
    Happening,
    Kind,
    Row,
    Section,
    Told,
    Wish,
    line_of,
)
from digests.weeks import day_of

MOST_LINES = 60
"""So many lines, of the longest titles too, stay below the 100 kB at which mail programs cut; the rest comes next."""
FEWEST = 5
"""Each section has room for so many, however many the ones before it have."""
FIRST_LOOK_BACK = timedelta(days=7)
"""What was put off or settled in these days is news to a new subscriber."""
LOOK_BACK = timedelta(days=60)
"""What was put off or settled longer ago is no news to anybody, however long a subscription was paused."""
STILL_BEING_WRITTEN = timedelta(hours=1)
"""An event is looked for again this long before the last digest: it may have been under way when that was made."""
Found = Mapping[Kind, list[tuple[Row, Happening | None]]]
"""What each section could tell, in the order of the sections and of their lines."""


def compose(
    rows: Iterable[Row], happenings: Iterable[Happening], wish: Wish = EVERYTHING, *, told: Told, as_of: datetime
) -> Content:
    """The digest of one list from its `rows`, whatever their standing.

    What was told as late and left a narrowed list is told too: it was put off or settled.
    """
    on = day_of(as_of)
    once = {row.id: row for row in rows}
    listed = {row.id: row for row in once.values() if not wish.standings or row.standing in wish.standings}
    news = [happening for happening in _since(happenings, told, as_of) if happening.commitment_id in once]
    found = _choose(once.values(), listed, news, told, on)
    room = _room(found, wish)
    cut = {kind: pairs[room[kind] :] for kind, pairs in found.items()}
    is_first = told.at is None or told.goes_on
    return Content(
        as_of=as_of,
        on=on,
        sections=tuple(
            Section(kind, tuple(line_of(*pair, wish) for pair in pairs[: room[kind]]), len(pairs))
            for kind, pairs in found.items()
        ),
        standings=dict(Counter(row.standing for row in listed.values())),
        told=Told(
            late=_late_now(once.values(), listed.keys() - _rows_of(cut, *OVERDUE), told),
            due=_due_now(once.values(), _rows_of(found, Kind.DUE) - _rows_of(cut, Kind.DUE), told, on),
            events=frozenset(one.id for one in news if one.recorded_at > as_of - STILL_BEING_WRITTEN),
            left=frozenset(one.id for kind in NEWS.values() for _row, one in cut.get(kind, ()) if one),
            goes_on=is_first and bool(cut.get(Kind.LATE)),
            at=as_of,
        ),
        is_first=is_first,
    )


def _since(happenings: Iterable[Happening], told: Told, as_of: datetime) -> Iterator[Happening]:
    """What happened since it was told, and what had no room then, oldest first."""
    since = max(told.at - STILL_BEING_WRITTEN, as_of - LOOK_BACK) if told.at else as_of - FIRST_LOOK_BACK
    for one in sorted(happenings):
        if one.id in told.left or (one.recorded_at > since and one.id not in told.events):
            yield one


def _choose(rows: Iterable[Row], listed: Collection[int], news: Iterable[Happening], told: Told, on: date) -> Found:
    """Each row that has something to tell, under its section; of several happenings the last counts.

    What had no room before comes first, then by term.
    """
    last = {happening.commitment_id: happening for happening in news}
    told_late = {key.partition(":")[0] for keys in told.late.values() for key in keys}
    found = defaultdict(list)
    for row in rows:
        happening = last.get(row.id)
        kind = _kind(row, happening, told, on)
        is_known = str(row.id) in told_late or (happening is not None and happening.id in told.left)
        if kind and (row.id in listed or (kind in NEWS.values() and is_known)):
            found[kind].append((row, happening))
    return {kind: sorted(found[kind], key=partial(_place, told)) for kind in Kind if kind in found}


def _place(told: Told, pair: tuple[Row, Happening | None]) -> tuple[bool, date, int]:
    row, happening = pair
    return happening is None or happening.id not in told.left, row.deadline or date.max, row.id


def _room(found: Found, wish: Wish) -> dict[Kind, int]:
    """How many lines each section has: the first few of each, then, from the first section on, as many as there are."""
    if wish.is_whole:
        return {kind: len(pairs) for kind, pairs in found.items()}
    room = {kind: min(FEWEST, len(pairs)) for kind, pairs in found.items()}
    for kind, pairs in found.items():
        room[kind] += min(len(pairs) - room[kind], MOST_LINES - sum(room.values()))
    return room


def _rows_of(found: Found, *kinds: Kind) -> set[int]:
    return {row.id for kind in kinds for row, _happening in found.get(kind, ())}


def _kind(row: Row, happening: Happening | None, told: Told, on: date) -> Kind | None:
    if row.standing in OVERDUE and _newly_late(row, told):
        return Kind(row.standing)
    if happening and _still_holds(row, happening):
        return NEWS[happening.kind]
    return Kind.DUE if _is_due(row, on) and term_key(row) not in told.due else None


def _is_due(row: Row, on: date) -> bool:
    if row.standing in OVERDUE or row.status in CLOSED or row.deadline is None:
        return False
    first, last = soon(on)
    return first <= row.deadline <= last


def _newly_late(row: Row, told: Told) -> bool:
    key = term_key(row)
    if row.standing == Kind.NOT_CHECKED:  # nothing new about a commitment that was told as late before
        return not any(key in keys for keys in told.late.values())
    return key not in told.late.get(row.standing, ())


def _still_holds(row: Row, happening: Happening) -> bool:
    if NEWS[happening.kind] == Kind.SETTLED:
        return row.status == happening.kind
    return row.status not in CLOSED


def term_key(row: Row) -> str:
    """What stands for a commitment with the term that it has now."""
    return f"{row.id}:{row.deadline}"


def _late_now(rows: Iterable[Row], named: Collection[int], told: Told) -> dict[str, list[str]]:
    """What the next digest need not tell again: as long as it is late, it was told under each name it had."""
    late = {term_key(row): row for row in rows if row.standing in OVERDUE}
    return {
        kind.value: [
            key
            for key, row in late.items()
            if key in told.late.get(kind, ()) or (row.standing == kind and row.id in named)
        ]
        for kind in OVERDUE
    }


def _due_now(rows: Iterable[Row], named: Collection[int], told: Told, on: date) -> frozenset[str]:
    """What was told as due, now or before, for as long as it is due on that day."""
    due = {term_key(row): row.id for row in rows if _is_due(row, on)}
    return frozenset(key for key, number in due.items() if number in named or key in told.due)
