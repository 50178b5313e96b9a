"""Sending what is due: claim, make, hand over, settle; mail by mail, so that a poisoned one fails alone."""

import logging
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from digests import outbox
from digests.choices import MailState, Reason
from digests.delivery import InDoubt, Post, Refused, ServerAway, TryLater, said
from digests.gathering import Gathering
from digests.message import build_message
from digests.models import DigestMail, Subscription
from digests.payload import to_payload, told_in
from digests.saved_list import BrokenList
from digests.weeks import day_of

logger = logging.getLogger(__name__)
Clock = Callable[[], datetime]
MOST_FAULTS = 5
"""Attempts after which a mail that cannot be made is given up."""
_chance = random.SystemRandom()


class LostClaim(Exception):
    """Somebody else has the mail now, or its subscriber has just left."""


def send_due(clock: Clock, *, until: datetime | None = None) -> Counter[MailState]:
    """Send what is due, beginning nothing new after `until`; returns how many mails came to rest in each state."""
    rested: Counter[MailState] = Counter()
    with Post() as post:
        run = _Run(post, Gathering(clock()), clock, rested)
        while (until is None or clock() < until) and (mails := outbox.claim(clock())):
            if not run.go_through(mails):
                break
    return rested


def unwanted(mail: DigestMail, now: datetime) -> Reason | None:
    """Why this mail must not go out (any more), whatever was true when its row was made."""
    subscription = mail.subscription
    if not subscription.is_running or not subscription.address:
        return Reason.LEFT
    if subscription.user and not subscription.user.is_active:
        return Reason.ACCOUNT_CLOSED
    if subscription.paused_until and day_of(now) < subscription.paused_until:
        return Reason.PAUSED
    return Reason.TOO_LATE if now - mail.due_at >= timedelta(weeks=1) else None


@dataclass
class _Run:
    post: Post
    gathering: Gathering
    clock: Clock
    rested: Counter[MailState]

    def go_through(self, mails: list[DigestMail]) -> bool:
        """Work through claimed mails; False when the server takes nothing now, so that there is no use in going on."""
        for position, mail in enumerate(mails):
            try:
                self.work(mail)
            except ServerAway as error:
                logger.warning("the mail server takes no mail now: %s", error)
                for waiting in mails[position:]:
                    self.later(waiting, str(error))
                return False
        return True

    def work(self, mail: DigestMail) -> None:
        """Bring one claimed mail as far as it comes. Raises ServerAway only."""
        try:
            self.send(mail)
        except ServerAway:
            raise
        except LostClaim:
            if Subscription.objects.filter(pk=mail.subscription_id, ended_at__isnull=False).exists():
                self.rest(mail, MailState.SUPPRESSED, Reason.LEFT)
        except (Refused, BrokenList) as error:
            reason = Reason.REFUSED if isinstance(error, Refused) else Reason.BROKEN_LIST
            self.rest(mail, MailState.FAILED, reason, str(error))
        except (TryLater, InDoubt) as error:
            self.later(mail, str(error), in_doubt=isinstance(error, InDoubt))
        except Exception as error:
            logger.exception("mail %s could not be made", mail.message_id)
            in_doubt = mail.state == MailState.DATA
            self.later(mail, said(error), most=MOST_FAULTS, reason=Reason.NOT_MADE, in_doubt=in_doubt)

    def send(self, mail: DigestMail) -> None:
        if reason := unwanted(mail, self.clock()):
            self.rest(mail, MailState.SUPPRESSED, reason)
        elif not self.freeze(mail):
            self.rest(mail, MailState.EMPTY, Reason.NO_NEWS)
        else:
            self.post.deliver(build_message(mail), before_data=lambda: self.begin_data(mail))
            if outbox.settle_sent(mail, self.clock()):
                self.rested[MailState.SENT] += 1

    def freeze(self, mail: DigestMail) -> bool:
        """Fix what the mail says, once; False when there is nothing to say."""
        if mail.payload is None:
            told_before = getattr(mail, "told_before", None)
            content = self.gathering.content(mail.subscription, told_in(told_before))
            if not outbox.freeze(mail, to_payload(content)):
                raise LostClaim
        return bool(mail.payload and mail.payload["sections"])

    def begin_data(self, mail: DigestMail) -> None:
        if not outbox.begin_data(mail, self.clock()):
            raise LostClaim
        mail.state = MailState.DATA

    def rest(self, mail: DigestMail, state: MailState, reason: Reason, detail: str = "") -> None:
        if outbox.settle_unsent(mail, state, reason, self.clock(), detail):
            self.rested[state] += 1

    def later(
        self,
        mail: DigestMail,
        detail: str,
        *,
        most: int = outbox.MOST_ATTEMPTS,
        reason: Reason = Reason.NO_ANSWER,
        in_doubt: bool = False,
    ) -> None:
        """Put the mail back to be tried again, or give it up after `most` attempts."""
        if mail.attempt < most:
            outbox.put_back(mail, self.clock(), spread=_chance.random(), detail=detail, in_doubt=in_doubt)
        else:
            self.rest(mail, MailState.FAILED, reason, detail)
