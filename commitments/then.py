"""Loaded commitments as they stood on a past day: for showing, never for saving, which `Commitment.save` refuses."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model, Q

from commitments.choices import CLOSED, EventKind, Status
from commitments.models import (
    Commitment,
    CommitmentEvent,
    Committee,
    DeadlineChange,
    Document,
    Dossier,
    Meeting,
    Ministry,
)
from commitments.terms import FIELDS, NO_TERM

TOLD_AGAIN = ("number", "title", "description", "commitment_class", "paragraph", "how_house_knows", "visibility")
"""What an amendment, a publication or a new number keeps word for word, so that a past day can tell it as it was."""
PLACE_MODELS: dict[str, type[Model]] = {
    "committee": Committee,
    "dossier": Dossier,
    "meeting": Meeting,
    "source_document": Document,
}
NOT_OF_THEN: dict[str, Any] = {"source_status": "", "review_on": None}
"""What speaks of today only."""


def then(rows: Iterable[Commitment], on: date, *, recorded_by: date | None = None) -> list[Commitment]:
    """The rows of `as_of(on, recorded_by)` as they stood: words, number, place, status, term, last word.

    Takes three queries, however many rows there are, and one more for each kind of place that changed.
    """
    turned = list(rows)
    words = _words(turned, on, recorded_by)
    terms = DeadlineChange.everything.select_related("occasion").in_bulk(vars(row)["change_then"] for row in turned)
    ministries = Ministry.objects.in_bulk({vars(row)["ministry_then"] for row in turned})
    for row in turned:
        found = vars(row)
        term = terms.get(found["change_then"], NO_TERM)
        columns = {name: getattr(term, name) for name in FIELDS} | _settled(found) | NOT_OF_THEN | words.get(row.pk, {})
        columns["ministry"] = ministries[found["ministry_then"]]
        columns["shown_as_of"] = on
        for name, value in columns.items():
            setattr(row, name, value)
    _stand_where_they_stood(turned)
    for row in turned:
        _leave_out_later_paper(row, on)
    return turned


def _stand_where_they_stood(rows: list[Commitment]) -> None:
    """Committee, dossier, meeting and paper as `as_of` found them; only what changed since is looked up."""
    for name in PLACE_MODELS:
        moved = [row for row in rows if vars(row)[f"{name}_then"] != getattr(row, f"{name}_id")]
        keys = {vars(row)[f"{name}_then"] for row in moved} - {None}
        there = PLACE_MODELS[name]._default_manager.in_bulk(keys) if keys else {}
        for row in moved:
            setattr(row, name, there.get(vars(row)[f"{name}_then"]))


def _words(rows: list[Commitment], on: date, recorded_by: date | None) -> dict[int, dict[str, str]]:
    """By commitment what was changed since in the words and the number: the value before the first of those changes."""
    later = Q(happened_on__gt=on)
    if recorded_by is not None:
        later |= Q(recorded_at__date__gt=recorded_by)
    of_these = Q(commitment__in=[row.pk for row in rows])
    changed = Q(kind__in=(EventKind.AMENDED, EventKind.RENUMBERED))
    # what was entered afterwards had no visibility on that day
    known = CommitmentEvent.objects.filter(
        of_these, kind=EventKind.REGISTERED, recorded_at__date__lte=recorded_by or on
    )
    changed |= Q(kind=EventKind.PUBLISHED, commitment__in=known.values("commitment"))
    events = CommitmentEvent.objects.filter(later, of_these, changed)
    found: dict[int, dict[str, str]] = {}
    for pk, data in events.order_by("-happened_on", "-id").values_list("commitment", "data"):
        before = {name: values[0] for name, values in data.items() if name in TOLD_AGAIN}
        found.setdefault(pk, {}).update(before)
    return found


def _settled(found: dict[str, Any]) -> dict[str, Any]:
    """What `as_of` found, under the names of the row's own columns."""
    status = found["status_then"]
    closed: dict[str, Any] = {"closed_on": found["turned_on"] if status in CLOSED else None}
    if status != Status.WITHDRAWN:
        closed["merged_into"] = None
    if found["responsible_then"] is None:
        closed["responsible"] = None
    return closed | {
        "status": status,
        "term_moved": found["term_moved_then"],
        "last_word_on": found["last_word_then"],
    }


def _leave_out_later_paper(row: Commitment, on: date) -> None:
    """Without the paper that was not there yet, as the report of a debate."""
    paper = row.source_document
    if paper is not None and not (paper.happened_on and paper.happened_on <= on):
        row.source_document = None
        row.paragraph, row.quote, row.quote_start, row.quote_end = "", "", None, None
