"""The register as it stood on a past day: what had happened by then, and nothing that came later.

`on` asks for what had happened, whenever the clerks entered it; `recorded_by` asks what the register itself knew at the
end of that day. Everything is read from the history; the row of the commitment speaks of today only.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from django.apps import apps
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Exists,
    F,
    Field,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, Coalesce, NullIf

from commitments.choices import UNDOING, EventKind, MovedBy, Status, TermMoved
from commitments.drift import PUT_OFF_BY

if TYPE_CHECKING:
    from commitments.querysets import CommitmentQuerySet

Commitments = TypeVar("Commitments", bound="CommitmentQuerySet")

STATUS_AFTER = {
    EventKind.REGISTERED: Status.OPEN,
    EventKind.CONTINUED: Status.CONTINUING,
    EventKind.PARTLY_FULFILLED: Status.PARTLY_FULFILLED,
    EventKind.FULFILLED: Status.FULFILLED,
    EventKind.LAPSED: Status.LAPSED,
    EventKind.REOPENED: Status.OPEN,
    EventKind.SPLIT: Status.DIVIDED,
    EventKind.MERGED: Status.WITHDRAWN,
    EventKind.WITHDRAWN: Status.WITHDRAWN,
}
"""The event that made a commitment's status, to that status."""

WORD = (EventKind.POSTPONED, EventKind.PROGRESS_REPORTED, EventKind.PARTLY_FULFILLED, EventKind.FULFILLED)
"""Events in which parliament heard something."""

PLACES = ("committee", "dossier", "meeting", "source_document")
"""Rows that it stands under, which an amendment can change."""

BEFORE, AFTER = 0, 1
"""The places of a value in the data of an event."""


def as_of(commitments: Commitments, on: date, recorded_by: date | None) -> Commitments:
    """The commitments that had been made by `on`, annotated with how they stood then (`..._then`)."""
    known = Q() if recorded_by is None else Q(recorded_at__date__lte=recorded_by)
    seen_on = on if recorded_by is None else min(on, recorded_by)
    by_then = Q(known, happened_on__lte=on)
    every = apps.get_model("commitments", "CommitmentEvent")._default_manager.filter(commitment=OuterRef("pk"))
    terms = apps.get_model("commitments", "DeadlineChange").everything.filter(commitment=OuterRef("pk"))
    events = every.filter(by_then)
    return commitments.filter(Exists(events.filter(kind=EventKind.REGISTERED)), promised_on__lte=on).annotate(
        **_amendable_then(every.exclude(by_then).filter(kind=EventKind.AMENDED)),
        **_status_then(still_said(events, seen_on)),
        **_term_then(terms.filter(known, not_taken_back_by(seen_on), announced_on__lte=on)),
        **_handover_then(every.filter(kind=EventKind.TRANSFERRED), by_then),
    )


def _amendable_then(amended: QuerySet[Any]) -> dict[str, Combinable]:
    """What was amended after it, as it was before."""
    return {
        **{f"{name}_then": _place(amended, name) for name in PLACES},
        "commitment_class_then": _before(amended, "commitment_class", CharField()),
        "checked_until_then": _checked_until(),
    }


def _status_then(said: QuerySet[Any]) -> dict[str, Combinable]:
    turned = said.filter(kind__in=STATUS_AFTER).order_by("-happened_on", "-id")
    words = said.filter(kind__in=WORD).order_by("-happened_on")
    return {
        "status_then": Subquery(turned.annotate(status=_status()).values("status")[:1]),
        "turned_on": Subquery(turned.values("happened_on")[:1]),
        "last_word_then": Subquery(words.values("happened_on")[:1]),
    }


def _term_then(changes: QuerySet[Any]) -> dict[str, Combinable]:
    term = changes.order_by("-announced_on", "-sequence")
    put_off = term.filter(moved_by__in=PUT_OFF_BY)
    with_occasion = Exists(changes.filter(moved_by=MovedBy.OCCASION))
    return {
        "change_then": Subquery(term.values("pk")[:1]),
        "deadline_then": Subquery(term.values("deadline")[:1]),
        "wording_then": Subquery(term.values("deadline_wording")[:1]),
        "occasion_then": Subquery(term.values("occasion")[:1]),
        "term_moved_then": Coalesce(
            Subquery(put_off.annotate(moved=_moved()).values("moved")[:1]),
            Case(
                When(with_occasion, then=Value(TermMoved.WITH_OCCASION.value)),
                default=Value(TermMoved.NEVER.value),
                output_field=CharField(),
            ),
        ),
    }


def _handover_then(transfers: QuerySet[Any], by_then: Q) -> dict[str, Combinable]:
    """Who had it after the last handover by then, or else before the first one."""
    later = transfers.exclude(by_then)
    return {
        "ministry_then": Coalesce(
            _ministry(transfers.filter(by_then).order_by("-happened_on", "-id"), AFTER),
            _ministry(transfers.order_by("happened_on", "id"), BEFORE),
            F("ministry_id"),
            output_field=BigIntegerField(),
        ),
        "responsible_then": Case(
            When(~Exists(later.filter(data__has_key="minister")), then=F("responsible_id")),
            output_field=BigIntegerField(),
        ),
    }


def not_taken_back_by(day: date) -> Q:
    """The terms and answers that a clerk had not taken back by that day."""
    return Q(taken_back_on__isnull=True) | Q(taken_back_on__gt=day)


def still_said(events: QuerySet[Any], on: date) -> QuerySet[Any]:
    """These events without those of which it was said by `on` that they were entered by mistake."""
    event = apps.get_model("commitments", "CommitmentEvent")
    undoing = event._default_manager.filter(kind__in=UNDOING, happened_on__lte=on).order_by()
    named = undoing.annotate(named=Cast(f"data__undoes__{BEFORE}", BigIntegerField()))
    return events.exclude(pk__in=named.values("named"))


def before_the_first(amended: QuerySet[Any], name: str, kind: Field[Any, Any]) -> Subquery:
    """The value that the first of these amendments changed."""
    told = amended.filter(data__has_key=name).order_by("happened_on", "id")
    return Subquery(
        told.annotate(named=Cast(KeyTextTransform(BEFORE, KeyTransform(name, "data")), kind)).values("named")[:1]
    )


def _before(amended: QuerySet[Any], name: str, kind: Field[Any, Any]) -> Coalesce:
    return Coalesce(before_the_first(amended, name, kind), F(name), output_field=kind)


def _place(amended: QuerySet[Any], name: str) -> NullIf:
    """The key of the committee, dossier, meeting or paper that it stood under; null for none."""
    key = before_the_first(amended, f"{name}_id", BigIntegerField())
    return NullIf(Coalesce(key, F(f"{name}_id"), output_field=BigIntegerField()), Value(0))


def _checked_until() -> Subquery:
    dossier = apps.get_model("commitments", "Dossier")
    return Subquery(dossier._default_manager.filter(pk=OuterRef("dossier_then")).values("checked_until")[:1])


def _ministry(transfers: QuerySet[Any], side: int) -> Subquery:
    """The ministry before or after the first of these transfers."""
    named = transfers.annotate(named=Cast(f"data__ministry_id__{side}", BigIntegerField()))
    return Subquery(named.values("named")[:1])


def _status() -> Case:
    whens = [When(kind=kind, then=Value(status.value)) for kind, status in STATUS_AFTER.items()]
    return Case(*whens, output_field=CharField())


def _moved() -> Case:
    return Case(
        When(said_late=True, then=Value(TermMoved.LATE.value)),
        default=Value(TermMoved.IN_TIME.value),
        output_field=CharField(),
    )
