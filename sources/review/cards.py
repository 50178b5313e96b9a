"""What the review of a paper shows: a card for each suggestion, in the order that the clerk wants, one in hand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commitments.choices import CommitmentClass, DeadlineBasis, ProposalOutcome
from commitments.meanwhile import Meanwhile, shown, shown_at
from commitments.models import Commitment, Document, FollowUp, Proposal, User
from commitments.passages import Passage, stands
from sources.answering import Answer
from sources.desk import may_undo
from sources.learning.ranking import place
from sources.models import Ranker, SuggestedOutcome, Suggestion, SuggestionKind, Verdict, VerdictOutcome
from sources.review.proposals import SuggestedCommitment
from sources.verdicts import fired

TEXT, CERTAINTY = "tekst", "zekerheid"
ORDERS = {TEXT: _("volgorde van het stuk"), CERTAINTY: _("zekerste eerst")}
OF_LIST = ORDERS | {TEXT: _("slotlijst eerst, dan de volgorde van het stuk")}
"""The same of a report with a list that the chair read out."""
CERTAIN, LIKELY = 4, 2
"""The least weight of a suggestion that is called so."""

KEPT = {
    SuggestedOutcome.FULFILS: ("kept", _("nagekomen")),
    SuggestedOutcome.PARTIAL: ("kept", _("deels nagekomen")),
    SuggestedOutcome.POSTPONES: ("put-off", _("uitgesteld")),
}
MADE = {
    CommitmentClass.DELIVERABLE: ("open", _("nieuwe toezegging")),
    CommitmentClass.RECURRING: ("open", _("terugkerende toezegging")),
    CommitmentClass.EFFORT: ("continuing", _("doorlopende inzet")),
}
READ_BY_CHAIR, OWN_WORDS, NOT_LISTED, CORRECTED = "read-by-chair", "own-words", "not-listed", "corrected"


@dataclass(frozen=True, slots=True)
class Typed:
    """What a clerk typed and is not decided yet: bound forms, a reason to reject, and why it was not taken."""

    form: Any = None
    late_form: Any = None
    missed_form: Any = None
    reason: str = ""
    why_undone: str = ""
    problem: str = ""
    chosen: Commitment | None = None
    carried: str = ""
    """What the page said of the commitment that was chosen."""
    meanwhile: Meanwhile | None = None
    asked_of: int = 0
    """How many of what would be entered at once have something unusual that is asked."""
    order: str = ""
    """That of the cards on the page from which it was sent."""

    def refused(self, why: object) -> "Typed":
        return replace(self, problem=str(why))

    def overtaken(self, why: object, since: Meanwhile) -> "Typed":
        """Somebody else changed what was chosen: the page says how it stands now, which counts from here on."""
        return replace(self, problem=str(why), chosen=since.commitment, carried="", meanwhile=since)


NOTHING = Typed()


@dataclass(slots=True)
class Card:
    """A suggestion with what the register has of it. `number` counts from 1 in the order shown."""

    suggestion: Suggestion
    held: list[Commitment]
    user: User
    number: int = 0
    is_in_hand: bool = False
    proposal: SuggestedCommitment | None = None
    same: Sequence[Answer] = ()
    answers: Sequence[Answer] = ()
    form: Any = None
    late_form: Any = None
    typed: Typed = NOTHING
    said: list[str] = field(default_factory=list)
    proposals: Sequence[Proposal] = ()
    """What was proposed of this passage to another clerk, the last one last."""

    @property
    def is_answer(self) -> bool:
        return self.suggestion.kind == SuggestionKind.FULFILMENT

    @property
    def look(self) -> tuple[str, "str | Promise"]:
        """Its tone and its kind in words."""
        if self.is_answer:
            return KEPT[SuggestedOutcome(self.suggestion.outcome)]
        return MADE[CommitmentClass(self.suggestion.commitment_class or CommitmentClass.DELIVERABLE)]

    @property
    def certainty(self) -> "str | Promise":
        score = self.suggestion.score
        return _("zeker") if score >= CERTAIN else _("waarschijnlijk") if score >= LIKELY else _("misschien")

    @property
    def verdict(self) -> Verdict | None:
        return self.suggestion.verdict

    @property
    def is_decided(self) -> bool:
        verdict = self.verdict
        return bool(self.held) or (verdict is not None and verdict.outcome == VerdictOutcome.REJECTED)

    @property
    def proposal_waits(self) -> Proposal | None:
        """What another clerk is to confirm before the register has it."""
        return next((row for row in self.proposals if not row.outcome), None)

    @property
    def is_sent_back(self) -> bool:
        """Another clerk did not confirm it, so that it is open again."""
        last = self.proposals[-1] if self.proposals else None
        return bool(last and last.outcome == ProposalOutcome.SENT_BACK and not self.is_decided)

    @property
    def may_be_undone(self) -> bool:
        """By who looks at the page."""
        last, row = self.suggestion.to_undo, self.suggestion
        return self.is_decided and last is not None and may_undo(self.user, last, row.reading.document)

    @property
    def undoing_shows(self) -> tuple[str, str] | None:
        """What the page carries along of the commitment that an undoing would change: its number and how it stood."""
        last = self.suggestion.to_undo
        promise = last.about if last else None
        if last is None or promise is None:
            return None
        told = self.typed.meanwhile is not None
        return promise.number, shown(promise) if told else shown_at(promise, last.decided_at, self.user)

    @property
    def is_folded(self) -> bool:
        """An effort that hangs on no moment is shown behind a click, unless it is the one in hand."""
        row = self.suggestion
        is_effort = not self.is_answer and row.commitment_class == CommitmentClass.EFFORT
        return is_effort and row.deadline_basis == DeadlineBasis.NONE and not self.is_in_hand

    @property
    def is_undisputed(self) -> bool:
        """On the chair's list as it stands, by a minister that we know, and not in the register yet."""
        is_known = self.proposal is not None and self.proposal.is_complete
        return self.is_listed and not self.is_corrected and is_known and not (self.is_decided or self.same)

    @property
    def is_listed(self) -> bool:
        return self.has_rule(READ_BY_CHAIR)

    @property
    def is_unlisted(self) -> bool:
        return self.has_rule(NOT_LISTED)

    @property
    def is_corrected(self) -> bool:
        return self.has_rule(CORRECTED)

    def has_rule(self, rule: str) -> bool:
        return any(reason["rule"] == rule for reason in self.suggestion.reasons)


def own_words(suggestion: Suggestion, text: str) -> list[str]:
    """What the minister said in the debate about an item of the chair's list."""
    return [text[reason["start"] : reason["end"]] for reason in suggestion.reasons if reason["rule"] == OWN_WORDS]


def in_order(cards: Iterable[Card], order: str) -> list[Card]:
    """The cards numbered in that order, those that are folded last; what is surest is learned from earlier verdicts.

    In the order of a report the chair's list comes first, wherever it stands: it is what is registered of the debate.
    """
    placed = sorted(cards, key=lambda card: (not card.is_listed, card.suggestion.start, card.suggestion.pk))
    if order == CERTAINTY:
        newest = Ranker.objects.first()
        weights = newest.weights if newest and newest.is_kept else {}
        placed.sort(key=lambda card: place(fired(card.suggestion), card.suggestion.score, weights), reverse=True)
    placed.sort(key=lambda card: card.is_folded)
    for number, card in enumerate(placed, start=1):
        card.number = number
    return placed


def held_by(rows: Sequence[Suggestion], document: Document) -> dict[int, list[Commitment]]:
    """For each suggestion (by its key) what the register has of its passage, also from after the reading."""
    there = document.commitments.in_passages()
    promises = [(row, row.quote_start, row.quote_end) for row in there if stands(row, document.text)]
    answers = FollowUp.objects.filter(document=document).select_related("commitment").order_by("id")
    answered = proposed_for(document) | {answer.commitment_id for answer in answers}
    kept = [(row.commitment, row.quote_start, row.quote_end) for row in answers if stands(row, document.text)]
    found = {}
    for row in rows:
        places = promises if row.kind == SuggestionKind.COMMITMENT else kept
        here = [held for held, start, end in places if (start or 0) < row.end and (end or 0) > row.start]
        counts = row.kind == SuggestionKind.COMMITMENT or row.commitment_id in answered
        found[row.pk] = list(dict.fromkeys(here)) or ([row.commitment] if row.commitment and counts else [])
    return found


def proposed_for(document: Document) -> set[int | None]:
    """The keys of the commitments that wait for another clerk, who is to confirm what this paper does to them."""
    return set(Proposal.objects.filter(document=document, outcome="").values_list("commitment", flat=True))


def marks(cards: Iterable[Card], address: str) -> Iterator[Passage]:
    """The passages in the paper: each leads to its card, the one in hand is framed."""
    for card in cards:
        row, (tone, words) = card.suggestion, card.look
        kind = {"kept": "kept", "put-off": "put-off", "continuing": "continuing"}.get(tone, "promise")
        kind = f"{kind} passage-in-hand" if card.is_in_hand else kind
        yield Passage(row.start, row.end, kind, f"passage-{row.pk}", f"{address}voorstel={row.pk}#in-hand", str(words))
