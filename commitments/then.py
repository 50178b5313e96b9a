"""Loaded commitments as they stood on a past day: for showing, never for saving, which `Commitment.save` refuses."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from commitments.choices import CLOSED, EventKind, Status
from commitments.models import Commitment, CommitmentEvent, DeadlineChange, Ministry
from commitments.terms import FIELDS, NO_TERM

TOLD_AGAIN = ("number", "title", "description", "commitment_class", "paragraph", "how_house_knows")
"""What an amendment or a new number keeps word for word, so that a past day can tell it as it was."""


def then(rows: Iterable[Commitment], on: date, *, recorded_by: date | None = None) -> list[Commitment]:
    """The rows of `as_of(on, recorded_by)` with words, number, status, term, last word and ministry as they stood.

    Takes three queries, however many rows there are.
    """
    turned = list(rows)
    words = _words(turned, on, recorded_by)
    terms = DeadlineChange.objects.select_related("occasion").in_bulk(vars(row)["change_then"] for row in turned)
    ministries = Ministry.objects.in_bulk({vars(row)["ministry_then"] for row in turned})
    for row in turned:
        found = vars(row)
        term = terms.get(found["change_then"], NO_TERM)
        columns = (
            {name: getattr(term, name) for name in FIELDS} | _settled(found) | _told(row, on) | words.get(row.pk, {})
        )
        columns["ministry"] = ministries[found["ministry_then"]]
        columns["shown_as_of"] = on
        for name, value in columns.items():
            setattr(row, name, value)
    return turned


def _words(rows: list[Commitment], on: date, recorded_by: date | None) -> dict[int, dict[str, str]]:
    """By commitment what was changed since in the words and the number: the value before the first of those changes."""
    later = Q(happened_on__gt=on)
    if recorded_by is not None:
        later |= Q(recorded_at__date__gt=recorded_by)
    changed = (EventKind.AMENDED, EventKind.RENUMBERED)
    events = CommitmentEvent.objects.filter(later, commitment__in=[row.pk for row in rows], kind__in=changed)
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


def _told(row: Commitment, on: date) -> dict[str, Any]:
    """Without the paper that was not there yet, as the report of a debate, and without what speaks of today only."""
    paper = row.source_document
    hidden: dict[str, Any] = {"source_status": "", "review_on": None}
    if paper is not None and not (paper.happened_on and paper.happened_on <= on):
        hidden |= {"source_document": None, "paragraph": "", "quote": "", "quote_start": None, "quote_end": None}
    return hidden
