"""Loaded commitments as they stood on a past day: for showing, never for saving, which `Commitment.save` refuses."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from commitments.choices import CLOSED, Status
from commitments.models import Commitment, DeadlineChange, Ministry
from commitments.terms import FIELDS, NO_TERM


def then(rows: Iterable[Commitment], on: date) -> list[Commitment]:
    """The rows of `as_of(on)` with status, term, last word and ministry as they stood, in two queries more."""
    turned = list(rows)
    terms = DeadlineChange.objects.select_related("occasion").in_bulk(vars(row)["change_then"] for row in turned)
    ministries = Ministry.objects.in_bulk({vars(row)["ministry_then"] for row in turned})
    for row in turned:
        found = vars(row)
        term = terms.get(found["change_then"], NO_TERM)
        columns = {name: getattr(term, name) for name in FIELDS} | _settled(found) | _told(row, on)
        columns["ministry"] = ministries[found["ministry_then"]]
        columns["shown_as_of"] = on
        for name, value in columns.items():
            setattr(row, name, value)
    return turned


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
