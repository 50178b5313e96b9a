"""What commitments are told apart by that stands in no column: when they were settled, how often the term was put off,
what kind of term they have, and where they were made. The figures count by it and the list finds by it."""

from datetime import date

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from commitments.as_of import not_taken_back_by
from commitments.choices import DeadlineBasis, DocumentKind, Origin, Status
from commitments.drift import PUT_OFF_BY
from commitments.models import DeadlineChange, Document
from commitments.querysets import CommitmentQuerySet
from commitments.standing import TODAY, Columns

IN_WRITING = (DocumentKind.WRITTEN_CONSULTATION, DocumentKind.ANSWERS)
IN_LETTERS = (DocumentKind.LETTER, DocumentKind.DELAY_NOTICE, DocumentKind.ATTACHMENT)
IN_DEBATE = (DocumentKind.DEBATE_REPORT, DocumentKind.PROCEEDINGS)
OFTEN = 3
TIMES_PUT_OFF = (
    ("0", _("nooit uitgesteld")),
    ("1", _("1 keer uitgesteld")),
    ("2", _("2 keer uitgesteld")),
    (str(OFTEN), _("3 keer of vaker uitgesteld")),
)
"""How often a term was put off, as it is told apart: from OFTEN times on no longer."""


def settled_on(commitments: CommitmentQuerySet) -> Case:
    """The day on which each was fulfilled or lapsed, empty for what was not."""
    columns = commitments.columns
    day = "closed_on" if columns is TODAY else "turned_on"
    is_settled = Q((f"{columns.status}__in", (Status.FULFILLED, Status.LAPSED)))
    return Case(When(is_settled, then=F(day)), output_field=DateField())


def basis_of_term(commitments: CommitmentQuerySet, on: date) -> Coalesce:
    """Where the deadline in force comes from, as `DeadlineBasis` names it; NONE where there never was one."""
    in_force = _terms(on).order_by("-announced_on", "-sequence").values("deadline_basis")[:1]
    basis = F("deadline_basis") if commitments.columns is TODAY else Subquery(in_force)
    return Coalesce(basis, Value(DeadlineBasis.NONE.value), output_field=CharField())


def ever_dated(on: date) -> Exists:
    """Whether a day was ever the term."""
    return Exists(_terms(on).filter(deadline__isnull=False))


def times_put_off(on: date) -> Coalesce:
    """How often the minister or the committee moved the term; an occasion that moves and a correction are no delay."""
    moves = _terms(on).order_by().filter(moved_by__in=PUT_OFF_BY).values("commitment").annotate(moves=Count("pk"))
    return Coalesce(Subquery(moves.values("moves"), output_field=IntegerField()), 0)


def origin(commitments: CommitmentQuerySet) -> Case:
    """Where each was made, as `Origin` names it."""
    columns = commitments.columns
    in_meeting = Q((f"{columns.meeting}__isnull", False))
    return Case(
        When(_stands_in(columns, IN_WRITING), then=Value(Origin.WRITING.value)),
        When(in_meeting | _stands_in(columns, IN_DEBATE), then=Value(Origin.DEBATE.value)),
        When(_stands_in(columns, IN_LETTERS), then=Value(Origin.LETTER.value)),
        default=Value(Origin.OTHER.value),
        output_field=CharField(),
    )


def _stands_in(columns: Columns, kinds: tuple[DocumentKind, ...]) -> Q:
    """Whether the paper is one of these kinds; of a past day only its key is known, and there is no join."""
    if columns is TODAY:
        return Q(source_document__kind__in=kinds)
    return Q((f"{columns.source_document}__in", Document.objects.filter(kind__in=kinds).values("pk")))


def _terms(on: date) -> "QuerySet[DeadlineChange]":
    return DeadlineChange.everything.filter(not_taken_back_by(on), commitment=OuterRef("pk"), announced_on__lte=on)
