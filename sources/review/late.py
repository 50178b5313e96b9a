"""What a promise that the register lacks would be, as far as the paper that answers it and its passage say.

What neither says stays empty; the clerk changes what is not right.
"""

import re
from datetime import date
from typing import Any

from commitments.models import Document, Dossier, Minister
from commitments.numbers import OFFICIAL, is_taken
from sources.models import Suggestion
from sources.review.proposals import REPORTS, Proposer
from sources.review.titles import promised_title

_NUMBER = re.compile(rf"\b(?:{OFFICIAL.pattern})\b")


def late_proposal(suggestion: Suggestion) -> dict[str, Any]:
    """Field name of a `LateEntryForm` to what it begins with."""
    proposer = Proposer(suggestion.reading)
    source = named_paper(suggestion)
    said_on = suggestion.refers_to_on or _said_on(source)
    sender = proposer.minister_in(suggestion.quote)
    promiser = _then(sender, said_on)
    dossier = _dossier(source) or proposer.dossier
    return {
        "late_title": promised_title(suggestion.quote),
        "late_promised_on": said_on,
        "late_minister": promiser,
        "late_ministry": sender.ministry if sender and promiser and sender.ministry != promiser.ministry else None,
        "late_committee": (source and source.committee) or proposer.committee_for(sender),
        "late_dossier": dossier.citation if dossier else "",
        "late_document": source.citation if source else "",
        "late_number": _official_number(suggestion.quote),
    }


def named_paper(suggestion: Suggestion) -> Document | None:
    """The paper in which it was promised, when the register has it."""
    rows = Document.objects.select_related("meeting", "committee").defer("text")
    return rows.filter(identifier=suggestion.refers_to).first() if suggestion.refers_to else None


def _said_on(source: Document | None) -> date | None:
    """The day of the debate; of a letter the day on which it was signed; of another report none is known."""
    if source is None:
        return None
    if meeting := getattr(source, "meeting", None):
        day: date = meeting.held_on
        return day
    return None if source.kind in REPORTS else source.signed_on


def _dossier(source: Document | None) -> Dossier | None:
    return source.dossiers.order_by("number", "suffix").first() if source else None


def _then(sender: Minister | None, said_on: date | None) -> Minister | None:
    """Who sends the answer, or who held that office on the day of the promise, when there was just one."""
    if sender is None or said_on is None or sender.is_in_office(said_on):
        return sender
    same = Minister.objects.filter(ministry=sender.ministry, role=sender.role).select_related("ministry")
    there = same.in_office(said_on)[:2]
    return there[0] if len(there) == 1 else None


def _official_number(words: str) -> str:
    """The one that the passage names, when the register has no commitment of that number."""
    named = set(_NUMBER.findall(words))
    return "" if len(named) != 1 or is_taken(number := named.pop()) else number
