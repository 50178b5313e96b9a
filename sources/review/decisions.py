"""What a clerk decides about a suggestion. Each decision is one transaction: the register and the verdict, or neither.

A suggestion is decided once: whoever comes second is told what the first did, and nothing is entered twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from commitments import lifecycle
from commitments.access import is_at_desk
from commitments.choices import Status, Visibility
from commitments.forms import term_in_words
from commitments.lifecycle import Act, ChangeRefused
from commitments.lifecycle.writing import refuse_stale
from commitments.models import Commitment, Committee, Document, Meeting, Occasion, User
from commitments.numbers import chamber_of, hold_numbers, is_official
from commitments.row_order import hold
from commitments.terms import NO_TERM
from sources.desk import is_paper_at_desk, may_undo
from sources.models import OUTCOMES, Reading, Suggestion, SuggestionKind, Verdict, VerdictOutcome
from sources.review.forms import EntryForm, LateEntryForm, PassageAnswerForm
from sources.verdicts import of_reading


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides, and when; `seen` is the key of the last verdict on the page, "" for none, None without a page."""

    by: User
    now: datetime
    seen: str | None = None

    def at_desk(self, committee: Committee | None) -> None:
        """Refuse what is of a committee to which the clerk's account does not reach."""
        if not is_at_desk(self.by, committee):
            raise ChangeRefused(_("Deze commissie is niet van uw bureau."))

    def has_at_desk(self, paper: Document) -> None:
        """Refuse to decide about a paper of a committee to which the clerk's account does not reach."""
        if not is_paper_at_desk(self.by, paper):
            raise ChangeRefused(_("Dit stuk is niet van uw bureau."))

    def act(self, note: str, version: int) -> Act:
        """What is said of the register today, of a commitment that was seen in that version."""
        return Act(self.now, timezone.make_naive(self.now).date(), by=self.by, note=note, version=version)

    def verdict(self, suggestion: Suggestion, outcome: str, reason: str = "", about: Commitment | None = None) -> None:
        """Keep what was decided, with the commitment that it wrote or says again, and the rules that it speaks of."""
        Verdict.objects.create(
            suggestion=suggestion,
            commitment=about,
            user=self.by,
            outcome=outcome,
            reason=reason,
            decided_at=self.now,
            **of_reading(suggestion, suggestion.reading),
        )


@transaction.atomic
def enter(suggestion: Suggestion, form: EntryForm, decider: Decider, *, once_more: bool = False) -> Commitment:
    """Log the commitment that the form describes; `once_more` when the passage holds another one beside it.

    Raises ChangeRefused with a sentence for the clerk.
    """
    decider.has_at_desk(suggestion.reading.document)
    held = _locked(suggestion, decider, undecided=not once_more)
    _hold([form])
    promise = form.commitment()
    decider.at_desk(promise.committee)
    form.hold_occasion(Act(decider.now, timezone.make_naive(decider.now).date(), by=decider.by))
    form.log(promise, decider.by, decider.now)
    if held.commitment is None:
        held.commitment = promise
        held.save(update_fields=["commitment"])
    decider.verdict(
        held, VerdictOutcome.EDITED if form.is_edited or once_more else VerdictOutcome.ACCEPTED, about=promise
    )
    return promise


@transaction.atomic
def call_the_same(suggestion: Suggestion, commitment: Commitment, decider: Decider, *, version: int) -> None:
    """The passage says again what the register holds already, as the page showed it in that version."""
    decider.has_at_desk(suggestion.reading.document)
    decider.at_desk(commitment.committee)
    held = _locked(suggestion, decider)
    refuse_stale(Commitment.objects.select_for_update(no_key=True).get(pk=commitment.pk), version)
    held.commitment = commitment
    held.save(update_fields=["commitment"])
    words = _("Zelfde als %(number)s") % {"number": commitment.number}
    decider.verdict(held, VerdictOutcome.ACCEPTED, words, about=commitment)


@transaction.atomic
def answer(suggestion: Suggestion, form: PassageAnswerForm, decider: Decider) -> None:
    """The paper answers this commitment in the way that the form says. Raises ChangeRefused.

    The desk is that of the commitment: what settles it may come in a paper of another one.
    """
    held = _locked(suggestion, decider)
    decider.at_desk(form.commitment.committee)
    form.save(decider.by, decider.now)
    held.commitment = form.commitment
    held.save(update_fields=["commitment"])
    kept = form.cleaned_data["outcome"] == OUTCOMES.get(held.outcome)
    decider.verdict(held, VerdictOutcome.ACCEPTED if kept else VerdictOutcome.EDITED, about=form.commitment)


@transaction.atomic
def log_late(suggestion: Suggestion, form: LateEntryForm, decider: Decider) -> Commitment:
    """Log the promise that the passage speaks of and that the register did not hold, on its own day: once.

    The passage still waits for what the paper does with it. Raises ChangeRefused.
    """
    decider.has_at_desk(suggestion.reading.document)
    held = _locked(suggestion, decider, late=True)
    given, paper = form.cleaned_data, suggestion.reading.document
    decider.at_desk(given["late_committee"])
    source: Document | None = given["late_document"]
    meeting = getattr(source, "meeting", None)
    dossier = source.dossiers.first() if source else None
    promise = Commitment(
        title=given["late_title"],
        promised_on=given["late_promised_on"],
        minister=given["late_minister"],
        ministry=given["late_ministry"] or given["late_minister"].ministry,
        committee=given["late_committee"],
        dossier=given["late_dossier"] or dossier or paper.dossiers.first(),
        source_document=source,
        meeting=meeting,
        number=given["late_number"],
        chamber=chamber_of(given["late_number"]) or paper.chamber,
        visibility=Visibility.PUBLIC if paper.visibility == Visibility.PUBLIC else Visibility.DRAFT,
    )
    if promise.dossier_id is None:
        raise ChangeRefused(_("Dit stuk staat nog in geen dossier; zet het er eerst in, boven aan deze bladzijde."))
    words = given["late_term"]
    term = term_in_words(words, promise.promised_on, promise.chamber) if words else NO_TERM
    lifecycle.log(promise, Act(decider.now, promise.promised_on, by=decider.by), term=term)
    held.commitment = promise
    held.save(update_fields=["commitment"])
    decider.verdict(held, VerdictOutcome.LATE, promise.number, about=promise)
    return promise


@transaction.atomic
def reject(suggestion: Suggestion, reason: str, decider: Decider) -> None:
    """This passage is no commitment, or no answer; the reason, without which it is refused, teaches which rules err."""
    decider.has_at_desk(suggestion.reading.document)
    held = _locked(suggestion, decider)
    if not reason.strip():
        raise ChangeRefused(_("Geef een reden: daaraan is te zien welke regels van de lezer zich vergissen."))
    decider.verdict(held, VerdictOutcome.REJECTED, reason)


@transaction.atomic
def undo(suggestion: Suggestion, reason: str, decider: Decider, *, version: int) -> bool:
    """Take back what was decided last and still stands, in the register too: a new entry there.

    `version` is that of the commitment as the page showed it; ChangedMeanwhile when it has another by now.
    Returns whether the register held what was decided; False when that was taken back there before. Raises
    ChangeRefused.
    """
    held = _locked(suggestion, decider, undecided=False)
    last = held.to_undo
    if last is None:
        raise ChangeRefused(_("Hier is niets besloten dat ongedaan kan worden gemaakt."))
    if not may_undo(decider.by, last, held.reading.document):
        raise ChangeRefused(_("Dit stuk is niet van uw bureau."))
    if not reason.strip():
        raise ChangeRefused(_("Geef een reden: die wordt bij de toezegging bewaard."))
    promise = last.about
    was_held = promise is None or _undo_in_register(held, promise, decider.act(reason, version))
    held.commitment = _left(held)
    held.save(update_fields=["commitment"])
    decider.verdict(held, VerdictOutcome.UNDONE, reason, about=promise)
    return was_held


def _left(held: Suggestion) -> Commitment | None:
    """What the passage still speaks of without its last decision; of an answer, only what was logged late."""
    before = held.standing[:-1]
    if not before or (held.kind == SuggestionKind.FULFILMENT and before[-1].outcome != VerdictOutcome.LATE):
        return None
    return before[-1].commitment


def _undo_in_register(held: Suggestion, promise: Commitment, act: Act) -> bool:
    """Whether what the decision wrote was there to take back; a promise that the passage only says again is left."""
    paper = held.reading.document
    hold(Commitment.objects.with_parts([promise.pk]))
    if held.kind == SuggestionKind.COMMITMENT:
        is_made_here = promise.source_document == paper and _overlaps(held, promise)
        if is_made_here and promise.status == Status.WITHDRAWN:
            return False
        if is_made_here and is_official(promise.number):
            lifecycle.free_number(promise, act)
            act = replace(act, version=None)
        if is_made_here:
            lifecycle.withdraw(promise, act)
        return True
    if promise.proposals.filter(document=paper, outcome="").exists():
        lifecycle.send_back(promise, act)
        return True
    return lifecycle.take_back_passage(promise, act, document=paper, passage=(held.start, held.end))


def _overlaps(held: Suggestion, promise: Commitment) -> bool:
    return (promise.quote_start or 0) < held.end and (promise.quote_end or 0) > held.start


@transaction.atomic
def point_out(reading: Reading, start: int, end: int, decider: Decider) -> Suggestion:
    """A passage that the reader missed becomes a suggestion that no rule made, and waits like any other.

    Raises ChangeRefused.
    """
    decider.has_at_desk(reading.document)
    found, is_new = Suggestion.objects.get_or_create(
        reading=reading,
        kind=SuggestionKind.COMMITMENT,
        start=start,
        end=end,
        defaults={
            "quote": reading.document.text[start:end],
            "score": 0,
            "explanation": _("Aangewezen door de griffie."),
            "commitment_class": "deliverable",
        },
    )
    if is_new:
        Verdict.objects.create(
            document=reading.document,
            quote_start=start,
            outcome=VerdictOutcome.MISSED,
            ruleset=reading.ruleset,
            user=decider.by,
            decided_at=decider.now,
        )
    return found


def enter_all(forms: Iterable[tuple[Suggestion, EntryForm]], decider: Decider) -> list[Commitment]:
    """Log everything that is undisputed; all of it or nothing. Raises ChangeRefused."""
    entries = list(forms)
    with transaction.atomic():
        hold(Suggestion.objects.filter(pk__in=[suggestion.pk for suggestion, _form in entries]))
        _hold([form for _suggestion, form in entries])
        return [enter(suggestion, form, decider) for suggestion, form in entries]


def _hold(forms: Iterable[EntryForm]) -> None:
    """Whatever else their entering takes, in the order of `commitments.row_order`."""
    given = [form.cleaned_data for form in forms]
    chosen = [fields["occasion"] for fields in given if fields["occasion"]]
    hold(Meeting.objects.filter(pk__in=[one.meeting_id for one in chosen if one.pk is None]))
    hold(Occasion.objects.filter(pk__in=[one.pk for one in chosen if one.pk]))
    hold_numbers((fields["promised_on"], fields["meeting"] is not None) for fields in given if not fields["number"])


def _locked(suggestion: Suggestion, decider: Decider, *, undecided: bool = True, late: bool = False) -> Suggestion:
    """The row under lock, so that two clerks do not enter the same passage twice, nor undo what they did not see."""
    held = Suggestion.objects.select_for_update(no_key=True).get(pk=suggestion.pk)
    if late:
        _refuse_late_again(held)
    if undecided and held.commitment is not None and not held.is_undecided:
        raise ChangeRefused(
            _("Iemand anders heeft over deze passage al besloten: zie %(number)s.") % {"number": held.commitment.number}
        )
    last = held.verdict
    if decider.seen is not None and last and decider.seen != str(last.pk):
        raise ChangeRefused(
            _("Iemand anders heeft over deze passage al besloten: %(verdict)s.") % {"verdict": _told(last)}
        )
    return held


def _refuse_late_again(held: Suggestion) -> None:
    """What was logged late is there until it is withdrawn, whatever was decided since."""
    said = held.verdicts.filter(outcome=VerdictOutcome.LATE)
    if there := said.exclude(commitment__status=Status.WITHDRAWN, commitment__merged_into=None).last():
        words = _("Deze toezegging is al opgenomen als %(number)s. Leg hier vast wat het stuk ermee doet.")
        raise ChangeRefused(words % {"number": there.commitment.number if there.commitment else there.reason})


def _told(verdict: Verdict) -> str:
    """What was decided, why and by whom."""
    words = [verdict.get_outcome_display(), verdict.reason]
    return f"{': '.join(filter(None, words))} ({verdict.by})"
