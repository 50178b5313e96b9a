"""Reading the register for digests: each distinct list once, whoever follows it, and what happened once for all."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from commitments.as_of import still_said
from commitments.choices import AWAITED, EventKind, Status, Visibility
from commitments.citations import format_citation
from commitments.models import Commitment, CommitmentEvent, DeadlineChange, Dossier
from commitments.querysets import CommitmentQuerySet
from digests.choices import Grouping, PeriodKind
from digests.composing import LOOK_BACK, compose
from digests.content import NEWS, Content, Happening, Row, Told, Wish
from digests.known import Known
from digests.models import Subscription
from digests.payload import Listed, to_payload, told_in, with_list
from digests.procedure import Agenda
from digests.rappel_content import compose_rappel
from digests.saved_list import followed_whatever_standing
from digests.weeks import day_of

COLUMNS = (
    "id",
    "number",
    "title",
    "status",
    "standing",
    "deadline",
    "deadline_wording",
    "minister_now",
    "ministry__name",
    "committee__name",
    "committee_id",
    "source_document__identifier",
    "source_document__visibility",
    "dossier__number",
    "dossier__suffix",
    "meeting__kind",
    "meeting__held_on",
    "dossier__is_example",
)
EVENT_COLUMNS = (
    "id",
    "commitment_id",
    "kind",
    "happened_on",
    "recorded_at",
    "document__identifier",
    "document__visibility",
    "deadline_change__sequence",
)
Terms = dict[tuple[int, int], tuple[str, date | None]]
"""Commitment and sequence to the words and the day of a term."""
NO_TERM: tuple[str, date | None] = ("", None)
WATCHED = (*AWAITED, Status.CONTINUING)


class Gathering:
    """The register as it stands at one moment, read as far as the digests ask for it: equal lists are read once.

    `foreseen` are the subscriptions that it will be asked about: what they need beside their lists is looked up for all
    of them at once, so that a run makes one statement for each list that differs from the others and some twenty more.
    """

    def __init__(self, as_of: datetime, foreseen: "QuerySet[Subscription] | None" = None) -> None:
        self.as_of = as_of
        self.on: date = day_of(as_of)
        self._known = Known(Subscription.objects.none() if foreseen is None else foreseen)
        self._agenda = Agenda(self.on)
        self._lists: dict[tuple[str, int | None], tuple[list[Row], list[str]]] = {}
        self._rows: dict[Any, list[Row]] = {}
        self._told: dict[Any, dict[str, Any]] = {}
        self._payloads: dict[Any, dict[str, Any]] = {}

    def payload(self, subscription: Subscription, told_before: dict[str, Any] | None) -> dict[str, Any]:
        """What this subscription is to be told, as its row keeps it: one object for all who are told it alike.

        `told_before` is the payload of the last mail that told it something. Raises BrokenList.
        """
        if subscription.kind != PeriodKind.WEEKLY:
            told_before = None  # the whole list each time, for a meeting or a ministry
        told = json.dumps([told_before["told"], told_before["as_of"]]) if told_before else ""
        key = (subscription.kind, subscription.query, subscription.user_id, subscription.grouping, told)
        if key not in self._told:
            self._told[key] = to_payload(self.content(subscription, told_in(told_before)))
        listed = Listed(subscription.name, subscription.query, subscription.language)
        if (key, listed) not in self._payloads:
            self._payloads[key, listed] = with_list(self._told[key], listed)
        return self._payloads[key, listed]

    def content(self, subscription: Subscription, told: Told) -> Content:
        """What this subscription is to be told. Raises BrokenList."""
        key = (subscription.query, subscription.user_id)
        if key not in self._lists:
            self._lists[key] = self._read(subscription)
        rows, standings = self._lists[key]
        by_committee = subscription.grouping == Grouping.COMMITTEE
        is_whole = subscription.kind != PeriodKind.WEEKLY
        wish = Wish(standings, self._known.interest(subscription.user), by_committee, is_whole)
        if subscription.kind == PeriodKind.RAPPEL:
            return compose_rappel(rows, wish, as_of=self.as_of)
        content = compose(rows, self.happenings, wish, told=told, as_of=self.as_of)
        return replace(content, meeting=self._agenda.upcoming(subscription))

    def _read(self, subscription: Subscription) -> tuple[list[Row], list[str]]:
        """The rows of a list whatever their standing, and the standings that it asks for."""
        seen = Commitment.objects.filter(self._known.visible(subscription.user))
        listed, standings = followed_whatever_standing(subscription.query, self.on, seen, self._known.named)
        return self.rows(listed), standings

    def rows(self, listed: CommitmentQuerySet) -> list[Row]:
        """What is awaited, continuing, or was closed lately; one query for equal lists, whoever follows them."""
        closed = CommitmentEvent.objects.filter(
            commitment=OuterRef("pk"), kind__in=[EventKind.FULFILLED, EventKind.LAPSED], recorded_at__gt=self._horizon
        )
        rows = (
            listed.filter(Q(status__in=WATCHED) | Exists(closed))
            .with_standing(self.on)
            .annotate(minister_now=Coalesce("responsible__title", "minister__title"))
            .order_by("id")
            .values_list(*COLUMNS)
        )
        statement = rows.query.sql_with_params()
        if statement not in self._rows:
            self._rows[statement] = [_row(*values) for values in rows]
        return self._rows[statement]

    @property
    def _horizon(self) -> datetime:
        return self.as_of - LOOK_BACK

    @cached_property
    def happenings(self) -> Sequence[Happening]:
        """What was put off, moved or settled lately, in the whole register: two queries for all lists."""
        events = still_said(CommitmentEvent.objects.filter(kind__in=NEWS, recorded_at__gt=self._horizon), self.on)
        terms = _terms(events)
        return [_happening(terms, *values) for values in events.order_by("id").values_list(*EVENT_COLUMNS)]


def _terms(events: "QuerySet[CommitmentEvent]") -> Terms:
    changes = DeadlineChange.objects.filter(commitment__in=events.values("commitment"))
    values = changes.values_list("commitment", "sequence", "deadline_wording", "deadline")
    return {(commitment, sequence): (wording, deadline) for commitment, sequence, wording, deadline in values}


def _happening(terms: Terms, *values: Any) -> Happening:
    *known, identifier, visibility, sequence = values
    before = terms.get((known[1], sequence - 1), NO_TERM) if sequence else NO_TERM
    return Happening._make((*known, paper(identifier, visibility), *before))


def _row(*values: Any) -> Row:
    (*facts, committee, committee_id, identifier, visibility, number, suffix, meeting_kind, met_on, is_example) = values
    return Row._make(
        (
            *facts,
            committee or "",
            committee_id,
            paper(identifier, visibility) or Dossier(number=number, suffix=suffix).citation,
            meeting_kind or "",
            met_on,
            is_example,
        )
    )


def paper(identifier: str | None, visibility: str | None) -> str:
    """The citation of a paper that everybody may see, else ""."""
    return format_citation(identifier) if identifier and visibility == Visibility.PUBLIC else ""
