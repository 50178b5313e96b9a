"""Decisions of the clerks' office and the committee; what belongs to the commitment goes along."""

from django.utils.translation import gettext as _

from commitments.choices import EventKind, ProposedVerb, Status
from commitments.lifecycle.acts import Act, ChangeRefused
from commitments.lifecycle.order import along
from commitments.lifecycle.second_eyes import waits_for_another
from commitments.lifecycle.writing import changing, close, record, require_reason, save
from commitments.models import Commitment, Minister, Ministry, Reminder


def keep_open(commitment: Commitment, act: Act) -> None:
    """The committee looked and decided that it still waits."""
    with changing(commitment, "keep_open", act):
        record(commitment, EventKind.KEPT_OPEN, act)


def remind(commitment: Commitment, act: Act, *, rappel_list: str) -> bool:
    """The ministry was asked how things stand; whether it is the first time on that day."""
    return _asked(commitment, "remind", act, rappel_list)


def keep_reminder(commitment: Commitment, act: Act, *, rappel_list: str) -> bool:
    """The same of what a mail has asked already, whatever became of the commitment since."""
    return _asked(commitment, "keep_reminder", act, rappel_list)


def _asked(commitment: Commitment, verb: str, act: Act, rappel_list: str) -> bool:
    if commitment.reminders.filter(asked_on=act.happened_on).exists():
        return False
    with changing(commitment, verb, act):
        Reminder.objects.create(
            commitment=commitment,
            rappel_list=rappel_list,
            asked_on=act.happened_on,
            actor=act.by,
            recorded_at=act.now,
        )
        record(commitment, EventKind.REMINDED, act, data={"list": ["", rappel_list]})
    return True


def make_continuing(commitment: Commitment, act: Act) -> None:
    """There is no end to wait for: the committee follows it without a deadline."""
    with changing(commitment, "make_continuing", act):
        commitment.status = Status.CONTINUING
        record(commitment, EventKind.CONTINUED, act)


def lapse(commitment: Commitment, act: Act) -> None:
    """Nobody waits for it any more, nor for its instances; the note says why. May be a proposal first."""
    with changing(commitment, "lapse", act):
        require_reason(act)
        if waits_for_another(commitment, ProposedVerb.LAPSE, act):
            return
        close(commitment, Status.LAPSED, act)
        record(commitment, EventKind.LAPSED, act)
        for part in commitment.parts.awaited():
            lapse(part, along(part, "lapse", act))


def reopen(commitment: Commitment, act: Act) -> None:
    """It was closed too early; the note says why. Its deadline counts again."""
    with changing(commitment, "reopen", act):
        require_reason(act)
        commitment.status, commitment.closed_on = Status.OPEN, None
        record(commitment, EventKind.REOPENED, act)


def transfer(commitment: Commitment, act: Act, *, ministry: Ministry, minister: Minister | None = None) -> None:
    """Another ministry answers for it from now on; who made the promise stays."""
    with changing(commitment, "transfer", act):
        data: dict[str, list[object]] = {
            "ministry": [str(commitment.ministry), str(ministry)],
            "ministry_id": [commitment.ministry_id, ministry.pk],
        }
        if minister is not None:
            data["minister"] = [str(commitment.responsible or commitment.minister), str(minister)]
        commitment.ministry, commitment.responsible = ministry, minister or commitment.responsible
        record(commitment, EventKind.TRANSFERRED, act, data=data)
        for part in commitment.parts.awaited():
            transfer(part, along(part, "transfer", act), ministry=ministry, minister=minister)


def merge(commitment: Commitment, act: Act, *, into: Commitment) -> None:
    """The same promise was logged twice: this entry is kept, marked and out of the counts."""
    with changing(commitment, "merge", act):
        if into.pk == commitment.pk or into.status == Status.WITHDRAWN:
            raise ChangeRefused(_("Kies een andere toezegging die nog in het register staat."))
        if commitment.pk != into.parent_id and into.status == Status.DIVIDED and commitment.status != Status.DIVIDED:
            raise ChangeRefused(_("Die toezegging is gesplitst: kies het onderdeel dat hetzelfde is."))
        _refuse_last_component(commitment)
        _refuse_to_lose(commitment)
        commitment.merged_into = into
        close(commitment, Status.WITHDRAWN, act)
        record(commitment, EventKind.MERGED, act, data={"merged_into": ["", into.number]})
        save(commitment)
        for part in commitment.parts.counted():
            merge(part, along(part, "merge", act), into=into)


def withdraw(commitment: Commitment, act: Act) -> None:
    """It was logged by mistake; the note says why. It stays, marked and out of the counts."""
    with changing(commitment, "withdraw", act):
        require_reason(act)
        _refuse_to_lose(commitment)
        _refuse_last_component(commitment)
        close(commitment, Status.WITHDRAWN, act)
        record(commitment, EventKind.WITHDRAWN, act)
        save(commitment)
        for part in commitment.parts.counted():
            withdraw(part, along(part, "withdraw", act))


def _refuse_last_component(commitment: Commitment) -> None:
    """Without a component the whole would count nowhere."""
    whole = commitment.parent if commitment.is_component else None
    others = whole and whole.parts.counted().exclude(pk=commitment.pk)
    if whole and whole.status == Status.DIVIDED and not others:
        raise ChangeRefused(
            _("Dit is het enige onderdeel dat telt van %(number)s: trek die toezegging zelf in.")
            % {"number": whole.number}
        )


def _refuse_to_lose(commitment: Commitment) -> None:
    """What others were merged into is the only entry of their promise that counts."""
    if numbers := ", ".join(commitment.merged.order_by("number").values_list("number", flat=True)):
        raise ChangeRefused(
            _("Met deze toezegging is samengevoegd: %(numbers)s. Zij blijft daarom in het register.")
            % {"numbers": numbers}
        )
