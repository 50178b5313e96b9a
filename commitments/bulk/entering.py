"""The rows of a sheet into the register: all of them or none, and what is there already is not entered twice.

The preview does the same as the entering and takes it back, so that it can promise nothing that is refused later.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from commitments.access import is_at_desk
from commitments.bulk.sheet import SheetRow
from commitments.choices import CommitmentClass, Visibility
from commitments.fields import day_typed
from commitments.forms import LogForm
from commitments.lifecycle import ChangeRefused
from commitments.models import (
    Commitment,
    Committee,
    Dossier,
    Member,
    Minister,
    Ministry,
    ParliamentaryGroup,
    User,
    is_valid_on,
)
from commitments.numbers import hold_numbers, is_taken
from commitments.row_order import hold
from commitments.said_by import said_by

PLAIN = {
    "nummer": "number",
    "toezegging": "title",
    "omschrijving": "description",
    "dossier": "dossier",
    "stuk": "source_document",
    "plaats_in_stuk": "paragraph",
    "passage": "quote",
    "toegezegd_op": "promised_on",
    "termijn": "term_wording",
    "termijn_dag": "term_day",
}
"""Column to the field of the form that takes it as it is typed."""

CHOICES: dict[str, tuple[str, type[models.TextChoices], str]] = {
    "soort": ("commitment_class", CommitmentClass, CommitmentClass.DELIVERABLE),
    "zichtbaarheid": ("visibility", Visibility, Visibility.DRAFT),
}
"""Column to field, vocabulary, and what an empty cell means."""

ROWS: dict[str, tuple[str, type[models.Model], tuple[str, ...]]] = {
    "bewindspersoon": ("minister", Minister, ("slug", "title", "name")),
    "ministerie": ("ministry", Ministry, ("code", "name", "short_name")),
    "commissie": ("committee", Committee, ("slug", "name", "short_name")),
    "leden": ("members", Member, ("slug", "name")),
    "fracties": ("groups", ParliamentaryGroup, ("slug", "name")),
}
"""Column to field, table, and the columns of it by which a row may be named."""

MANY = ("leden", "fracties")

Problem = tuple[str, str]
"""The column that is wrong, "" for the row as a whole, and why in words."""

Called = Callable[[type[models.Model], tuple[str, ...]], dict[str, set[int]]]
"""Table and its columns of names, to the keys of the rows by each name; see `_called`."""


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What one row of the sheet does: `same` is there already, `problems` say why it is refused."""

    row: SheetRow
    problems: tuple[str, ...] = ()
    same: str = ""
    commitment: Commitment | None = None

    @property
    def is_new(self) -> bool:
        return self.commitment is not None


def enter(rows: Sequence[SheetRow], by: User, now: datetime, *, preview: bool) -> list[RowOutcome]:
    """What each row does. Nothing is kept in a preview, nor when any row is refused."""
    with transaction.atomic():
        _wait_for_others(rows)
        lines: dict[tuple[str, ...], int] = {}
        with said_by(by):
            called = cache(_called)
            outcomes = [_enter(row, called, by, now, lines) for row in rows]
        if preview or any(outcome.problems for outcome in outcomes):
            transaction.set_rollback(True)
    return outcomes


def _wait_for_others(rows: Sequence[SheetRow]) -> None:
    """Hold the dossiers, so that the same sheet sent twice at once finds the second time what the first entered."""
    numbers = {"".join(filter(str.isdigit, row.cell("dossier")))[:5] for row in rows}
    hold(Dossier.objects.filter(number__in=numbers))
    hold_numbers(
        (day, False) for row in rows if not row.cell("nummer") and (day := day_typed(row.cell("toegezegd_op")))
    )


def _enter(row: SheetRow, called: Called, by: User, now: datetime, lines: dict[tuple[str, ...], int]) -> RowOutcome:
    """`lines` has the first line of each new number, and of the facts of each row without one."""
    fields, problems = _fields(row, called)
    number = fields.pop("number")
    if number and (first := lines.get((number.casefold(),))):
        return RowOutcome(row, (_("nummer: dit nummer staat ook op regel %(n)d") % {"n": first},))
    if number and is_taken(number):
        return RowOutcome(row, same=_held(number))
    if number:
        lines[(number.casefold(),)] = row.line
    form = LogForm(fields | {"number": number, "without_term": "on", "is_one": "on"})
    if not form.is_valid() or problems:
        return RowOutcome(row, _said([*problems, *_faults(form, {column for column, _words in problems})]))
    promise = form.commitment()
    key = (promise.title.casefold(), str(promise.dossier_id), str(promise.promised_on), promise.minister.slug)
    if not number and lines.setdefault(key, row.line) != row.line:
        return RowOutcome(row, same=_("staat ook op regel %(n)d") % {"n": lines[key]})
    if not number and (held := Commitment.objects.like(promise).first()):
        return RowOutcome(row, same=_held(held.number))
    if not is_at_desk(by, promise.committee):
        return RowOutcome(row, (_("Deze commissie is niet van uw bureau."),))
    return _log(row, form, promise, by, now)


def _log(row: SheetRow, form: LogForm, promise: Commitment, by: User, now: datetime) -> RowOutcome:
    try:
        form.log(promise, by, now)
    except ChangeRefused as refusal:
        return RowOutcome(row, (str(refusal),))
    return RowOutcome(row, commitment=promise)


def _held(number: str) -> str:
    return _("staat al in het register: %(number)s") % {"number": number}


# ── from cells to the form ────────────────────────────────────────────────────────────────────────────────────────────
def _fields(row: SheetRow, called: Called) -> tuple[dict[str, Any], list[Problem]]:
    """What the row says in the names of the form, and what is wrong with each cell that names nothing known."""
    fields: dict[str, Any] = {field: row.cell(column) for column, field in PLAIN.items()}
    problems = []
    for column, (field, vocabulary, default) in CHOICES.items():
        fields[field] = _choice(row.cell(column), vocabulary, default)
    for column, (field, model, names) in ROWS.items():
        typed = row.cell(column).split("|") if column in MANY else [row.cell(column)]
        on = row.cell("toegezegd_op")
        found = [_find(model, names, called, one.strip(), on) for one in typed if one.strip()]
        problems += [(column, one) for one in found if isinstance(one, str)]
        keys = [one.pk for one in found if isinstance(one, models.Model)]
        fields[field] = keys if column in MANY else next(iter(keys), None)
    return fields, problems


def _choice(typed: str, vocabulary: type[models.TextChoices], default: str) -> str:
    """A value by its own name or its Dutch one; what is unknown goes on to the form, which says so."""
    names = {word.casefold(): value.value for value in vocabulary for word in (value.value, str(value.label))}
    return names.get(typed.casefold(), typed) or default


def _called(model: type[models.Model], names: tuple[str, ...]) -> dict[str, set[int]]:
    """The rows by all their names, for a whole sheet; in any case, which SQLite knows of ASCII alone."""
    found = defaultdict[str, set[int]](set)
    for key, *its in model._default_manager.values_list("pk", *names):
        for name in its:
            found[name.casefold()].add(key)
    return found


def _find(model: type[models.Model], names: tuple[str, ...], called: Called, typed: str, on: str) -> models.Model | str:
    """The row that is called so, or a sentence; of several ministers or ministries the one that was it on that day."""
    found = list(model._default_manager.filter(pk__in=called(model, names).get(typed.casefold(), ()))[:20])
    if len(found) > 1:
        found = [one for one in found if _was_it(one, on)] or found
    if len(found) == 1:
        return found[0]
    if not found:
        return _("“%(typed)s” staat niet in het register.") % {"typed": typed[:60]}
    slugs = ", ".join(sorted(str(getattr(one, names[0])) for one in found))
    return _("“%(typed)s” kan meer dan een zijn; schrijf een van: %(names)s.") % {"typed": typed[:60], "names": slugs}


def _was_it(row: models.Model, on: str) -> bool:
    """Whether the register knows that it was; of a row without days it does not."""
    day = day_typed(on)
    if day is None or not isinstance(row, Minister | Ministry):
        return False
    return bool(row.valid_from or row.valid_until) and is_valid_on(row, day)


COLUMN_OF = {field: column for column, field in PLAIN.items()} | {
    **{field: column for column, (field, _vocabulary, _default) in CHOICES.items()},
    **{field: column for column, (field, _model, _names) in ROWS.items()},
}


def _faults(form: LogForm, named: set[str]) -> list[Problem]:
    """The faults of the form; not of the columns `named` already."""
    faults = [(COLUMN_OF.get(name, ""), str(error)) for name, errors in form.errors.items() for error in errors]
    return [fault for fault in faults if fault[0] not in named]


def _said(problems: Iterable[Problem]) -> tuple[str, ...]:
    return tuple(f"{column}: {words}" if column else words for column, words in problems)
