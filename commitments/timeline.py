"""The whole story of a commitment on one line: what was promised, heard, moved, repeated, and what is to come."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from commitments.choices import AWAITED, SAID_BY, EventKind, LinkKind
from commitments.models import Commitment, CommitmentEvent, CommitmentLink, FollowUp

ANSWERED_BY = {event: outcome for outcome, event in SAID_BY.items()}
"""The event that came with an answer, to the outcome of that answer."""
HANDED_OVER = ("ministry", "minister")
"""What a handover names in its data, before and after."""


@dataclass(frozen=True, slots=True)
class TimelinePoint:
    """One point of the line. `kind` is that of the event, or "link" or "ahead"; `other` a commitment it leads to."""

    on: date
    kind: str
    words: str
    event: CommitmentEvent | None = None
    answer: FollowUp | None = None
    other: Commitment | None = None
    handovers: list[tuple[str, str]] = field(default_factory=list)


def timeline(
    commitment: Commitment,
    events: Sequence[CommitmentEvent],
    answers: Sequence[FollowUp],
    links: Iterable[CommitmentLink],
    on: date,
) -> list[TimelinePoint]:
    """The story up to day `on`, in the order of its days, and last the day that is still to come."""
    told = {(answer.happened_on, answer.document_id, answer.outcome): answer for answer in answers}
    past = [*_happened(commitment, events, told), *_linked(commitment, links)]
    past += [_answered(answer) for answer in told.values()]  # those that no event took along
    ahead = [_due(commitment)] if commitment.status in AWAITED and (commitment.deadline or on) > on else []
    return sorted(past, key=lambda moment: (moment.on, moment.kind == "link")) + ahead


def _happened(
    commitment: Commitment,
    events: Iterable[CommitmentEvent],
    told: dict[tuple[date, int, str], FollowUp],
) -> Iterator[TimelinePoint]:
    events = list(events)
    undone = {event.data["undoes"][0] for event in events if "undoes" in event.data}
    for event in events:
        outcome = ANSWERED_BY.get(EventKind(event.kind))
        answer = None
        if outcome and event.document_id and event.pk not in undone:
            answer = told.pop((event.happened_on, event.document_id, outcome.value), None)
        is_promise = event.kind == EventKind.REGISTERED and not commitment.parent_id
        words = _("Toegezegd") if is_promise else capfirst(event.get_kind_display())
        words = _("%(what)s (ten onrechte)") % {"what": words} if event.pk in undone else words
        yield TimelinePoint(event.happened_on, event.kind, words, event, answer, handovers=_handovers(event))


def _answered(answer: FollowUp) -> TimelinePoint:
    return TimelinePoint(answer.happened_on, "answer", capfirst(answer.get_outcome_display()), answer=answer)


def _linked(commitment: Commitment, links: Iterable[CommitmentLink]) -> Iterator[TimelinePoint]:
    """A link is told on the day of the later of the two, and leads to the other one."""
    for link in links:
        made = link.source_id == commitment.pk
        other = link.target if made else link.source
        words = capfirst(link.get_kind_display()) if made else _told_of(link)
        yield TimelinePoint(max(commitment.promised_on, other.promised_on), "link", words, other=other)


def _told_of(link: CommitmentLink) -> str:
    """The link, from the side of the one that is repeated, changed or supplemented."""
    return {
        LinkKind.REPEATS: _("Herhaald door"),
        LinkKind.CHANGES: _("Gewijzigd door"),
        LinkKind.SUPPLEMENTS: _("Aangevuld door"),
    }[LinkKind(link.kind)]


def _due(commitment: Commitment) -> TimelinePoint:
    assert commitment.deadline  # noqa: S101  the caller asked
    return TimelinePoint(commitment.deadline, "ahead", _("Uiterste dag"))


def _handovers(event: CommitmentEvent) -> list[tuple[str, str]]:
    """From whom to whom, as the event names them."""
    if event.kind != EventKind.TRANSFERRED:
        return []
    pairs = [event.data[name] for name in HANDED_OVER if name in event.data]
    return [(before, after) for before, after in pairs if before != after]
