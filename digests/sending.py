"""Sending what is due: claim, make, hand over, settle; mail by mail, so that a poisoned one fails alone."""

import logging
import random
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from smtplib import SMTPException

from digests import breaker, heartbeats, home, outbox, stopping, trouble
from digests.choices import MailState, Reason
from digests.delivery import BadAddress, InDoubt, Post, Refused, SenderRefused, ServerAway, TryLater, said
from digests.gathering import Gathering
from digests.message import Printer
from digests.models import DigestMail
from digests.payload import tells_something
from digests.saved_list import BrokenList
from digests.weeks import day_of

logger = logging.getLogger(__name__)
Clock = Callable[[], datetime]
MOST_FAULTS = 5
"""Attempts after which a mail that cannot be made is given up."""
BEAT_AFTER = timedelta(seconds=20)
"""How often a long run says that it is at it."""
UNSAID = "5.0.0"
"""For a refusal without an enhanced code: it counts, and only many of them stop an address."""
GIVEN_UP: dict[type[Exception], Reason] = {BrokenList: Reason.BROKEN_LIST, BadAddress: Reason.BAD_ADDRESS}
"""Faults that no other attempt mends."""
_chance = random.SystemRandom()


class LostClaim(Exception):
    """Somebody else has the mail now, or it may not go any more."""


class Stopped(Exception):
    """The run waits for a person: too much was refused, or the register is muted."""


def send_due(
    clock: Clock, *, until: datetime | None = None, beat: Callable[[], None] = lambda: None
) -> Counter[MailState]:
    """Send what is due; returns how many mails came to rest in each state.

    None is begun after `until`, or in a process that stops; what was claimed and not begun by then is
    anybody's again. `beat` is called between mails, not too often.
    A restored copy of the register sends nothing (`digests.home`).
    """
    rested: Counter[MailState] = Counter()
    if not DigestMail.objects.filter(outbox.claimable(clock())).exists() or not home.may_send(clock()):
        return rested
    home.move_on()
    with Post() as post, outbox.in_a_hurry():
        run = _Run(post, Gathering(clock(), outbox.waiting_subscriptions()), clock, rested, until, beat)
        while not run.is_over() and (mails := outbox.claim(clock())):
            if not run.go_through(mails):
                break
        if post.reached and not run.server_is_away:
            heartbeats.server_there()
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
    return Reason.TOO_LATE if outbox.is_too_late(mail, now) else None


@dataclass
class _Run:
    post: Post
    gathering: Gathering
    clock: Clock
    rested: Counter[MailState]
    until: datetime | None
    beat: Callable[[], None]
    beaten: datetime | None = None
    printer: Printer = field(default_factory=Printer)
    server_is_away: bool = False

    def is_over(self) -> bool:
        """Whether no other mail is begun. Asked before each one: a slow server may take a minute for one."""
        return stopping.asked() or (self.until is not None and self.clock() >= self.until)

    def go_through(self, mails: list[DigestMail]) -> bool:
        """Work through claimed mails; False when nothing more can go now, so that there is no use in going on."""
        ready = self.make(mails)
        renewed = self.clock()
        for position, mail in enumerate(ready):
            if self.is_over():
                outbox.hand_back(ready[position:], self.clock())
                return False
            if self.clock() - renewed > outbox.LEASE / 2:
                outbox.hold_on(ready[position:], renewed := self.clock())
            self.say_that_it_runs()
            try:
                self.work(mail)
            except ServerAway as error:
                logger.warning("the mail server takes no mail now: %s", error)
                self.note_away()
                for waiting in ready[position:]:
                    self.later(waiting, str(error))
                return False
            except Stopped:
                outbox.hand_back(ready[position + 1 :], self.clock())
                return False
        return True

    def say_that_it_runs(self) -> None:
        if self.beaten is None or self.clock() - self.beaten >= BEAT_AFTER:
            self.beaten = self.clock()
            self.beat()

    def make(self, mails: list[DigestMail]) -> list[DigestMail]:
        """Fix what each mail says, once; those of them that have something to say to somebody who may be told."""
        troubled = trouble.troubled((mail.subscription.address for mail in mails), self.clock())
        wanted = [mail for mail in mails if self.is_wanted(mail, troubled)]
        fresh = [mail for mail in wanted if mail.payload is None]
        for mail in fresh:
            self.careful(mail, self.fill)
        outbox.freeze([mail for mail in fresh if mail.payload is not None])
        made = [mail for mail in wanted if mail.payload is not None]
        for mail in made:
            if not tells_something(mail.payload):
                self.rest(mail, MailState.EMPTY, Reason.NO_NEWS)
        return [mail for mail in made if tells_something(mail.payload)]

    def is_wanted(self, mail: DigestMail, troubled: Collection[str]) -> bool:
        if reason := unwanted(mail, self.clock()):
            self.rest(mail, MailState.SUPPRESSED, reason)
        elif troubled and trouble.key_of(mail.subscription.address) in troubled:
            self.rest(mail, MailState.SUPPRESSED, Reason.UNDELIVERABLE)
        else:
            return True
        return False

    def fill(self, mail: DigestMail) -> None:
        mail.payload = self.gathering.payload(mail.subscription, getattr(mail, "told_before", None))

    def work(self, mail: DigestMail) -> None:
        """Bring one claimed mail as far as it comes. Raises ServerAway and Stopped only."""
        self.careful(mail, self.send)

    def careful(self, mail: DigestMail, step: Callable[[DigestMail], None]) -> None:
        """Take one step with one mail; whatever is wrong with it ends or delays that mail alone."""
        try:
            step(mail)
        except ServerAway:
            raise
        except LostClaim:
            self.lost(mail)
        except Refused as error:
            self.refused(mail, error)
        except SenderRefused as error:
            self.barred(mail, error)
        except tuple(GIVEN_UP) as error:
            self.rest(mail, MailState.FAILED, GIVEN_UP[type(error)], str(error))
        except (TryLater, InDoubt) as error:
            self.later(mail, str(error), in_doubt=isinstance(error, InDoubt))
        except Exception as error:
            logger.exception("mail %s could not be made", mail.message_id)
            in_doubt = mail.state == MailState.DATA
            self.later(mail, said(error), most=MOST_FAULTS, reason=Reason.NOT_MADE, in_doubt=in_doubt)

    def send(self, mail: DigestMail) -> None:
        self.post.deliver(self.printer.print(mail), before_data=lambda: self.begin_data(mail))
        if outbox.settle_sent(mail, self.clock()):
            self.rested[MailState.SENT] += 1

    def begin_data(self, mail: DigestMail) -> None:
        if not outbox.begin_data(mail, self.clock()):
            raise LostClaim
        mail.state = MailState.DATA

    def lost(self, mail: DigestMail) -> None:
        """The mark before DATA was not given: end the mail when it is unwanted now; when nothing may go, stop.

        Who was away at the mark and came back since is claimed again in this run.
        """
        now = DigestMail.objects.select_related("period", "subscription__user").get(pk=mail.pk)
        if reason := unwanted(now, self.clock()):
            self.rest(mail, MailState.SUPPRESSED, reason)
        elif outbox.hand_back([mail], self.clock()) and (now.period.paused_at or not home.may_send(self.clock())):
            raise Stopped

    def refused(self, mail: DigestMail, error: Refused) -> None:
        """The server will not have it: a bounce at once, and perhaps one too many."""
        self.rest(mail, MailState.FAILED, Reason.REFUSED, str(error))
        trouble.count(mail, error.status or UNSAID, self.clock())
        self.stop_when_refused(mail)

    def barred(self, mail: DigestMail, error: SenderRefused) -> None:
        """The server will not have us: the mail waits, and perhaps this is one too many."""
        self.note_away()
        self.later(mail, str(error), reason=Reason.REFUSED, waits_for=Reason.REFUSED)
        self.stop_when_refused(mail)

    def note_away(self) -> None:
        self.server_is_away = True
        heartbeats.server_away(self.clock())

    def stop_when_refused(self, mail: DigestMail) -> None:
        if breaker.stop_when_refused(mail.period, self.clock()):
            logger.error("the run of %s is stopped: more than a fifth of its mails is refused", mail.period)
            self.tell_of_stop(mail)
            raise Stopped

    def tell_of_stop(self, mail: DigestMail) -> None:
        """By the server that has just refused so much: when it refuses this too, the log and the page still say it."""
        try:
            breaker.tell_of_stop(mail.period)
        except (OSError, SMTPException):
            logger.exception("the administrators could not be told that the run is stopped")

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
        waits_for: Reason | None = None,
        in_doubt: bool = False,
    ) -> None:
        """Put the mail back to be tried again, or give it up after `most` attempts."""
        if mail.tries < most:
            spread = _chance.random()
            outbox.put_back(mail, self.clock(), spread=spread, detail=detail, reason=waits_for, in_doubt=in_doubt)
        else:
            self.rest(mail, MailState.FAILED, reason, detail)
