"""Doors for the worker; the rules are elsewhere. A message only wakes: what is to be done stands in the database."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from celery import shared_task
from celery.exceptions import Ignore
from django.utils import timezone

from digests import alarms, confirming, heartbeats, home, members, periods, rappel_sent, sending, stopping, subscribing
from digests.choices import MailState
from digests.one_sender import only_sender

logger = logging.getLogger(__name__)
BUDGET = timedelta(minutes=4)
"""No new mail is begun after this, well within the time limit of a task; the next tick goes on."""

FOR_QUESTIONS = timedelta(seconds=30)
"""The same for questions, which come before the mails; with a minute between two runs less than makes `ready` red."""


@shared_task(name="digests.send_digests")
def send_digests() -> dict[str, int]:
    """Make and send what is due. Every minute and at start; safe to repeat, to miss, and to run twice at once.

    Raises Ignore while its worker sends already: who is skipped leaves no mark of having run.
    """
    with only_sender() as it_is_us:
        if not it_is_us:
            raise Ignore
        return _run()


def _run() -> dict[str, int]:
    """Every step, whatever befalls another: what is wrong with one holds no mail and no alarm up.

    Raises what went wrong at the end, so that the job does not count as having run.
    """
    rested: Counter[MailState] = Counter()
    faults: list[Exception] = []
    for name, step in STEPS.items():
        try:
            rested.update(step(timezone.now()) or {})
        except Exception as fault:
            logger.exception("the digests could not %s", name)
            faults.append(fault)
    if faults:
        raise ExceptionGroup("steps of the digests failed", faults)
    return {state.value: count for state, count in rested.items()}


def _forget(now: datetime) -> None:
    subscribing.forget(now)


def _ask(now: datetime) -> None:
    if home.may_send(now) and not stopping.asked():
        confirming.ask_for_confirmation(timezone.now, until=now + FOR_QUESTIONS)


def _owe(now: datetime) -> None:
    periods.ensure_periods(now)


def _send(now: datetime) -> Counter[MailState]:
    return sending.send_due(timezone.now, until=now + BUDGET, beat=_between_mails)


def _between_mails() -> None:
    """Who wants to follow a list waits for the question; a run takes minutes."""
    now = timezone.now()
    heartbeats.beat(send_digests.name, now)
    try:
        _ask(now)
    except Exception:  # the next run asks again, and says that it went wrong
        logger.exception("no question could be asked between two mails")


def _remind(now: datetime) -> None:
    rappel_sent.record_reminders(now)


def _alarm(now: datetime) -> None:
    alarms.raise_alarms(now)


STEPS: dict[str, Callable[[datetime], Counter[MailState] | None]] = {
    "forget addresses": _forget,
    "follow for members": members.ensure_members_follow,
    "ask for consent": _ask,
    "owe what is due": _owe,
    "send": _send,
    "keep what a rappel asked": _remind,
    "raise alarms": _alarm,
}
"""What is done in one run, in this order."""
