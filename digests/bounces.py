"""Reading what comes back: delivery-status mails (RFC 3464) and complaints (RFC 5965). Nothing is ever answered.

A mail counts only when it was sent to the signed return path of a digest, of a question that waits for its answer or of
a mail to an account, not long after that went out. All else, among it absence notes, changes nothing.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from email.message import Message
from enum import StrEnum

from digests.models import DigestMail
from digests.return_path import Unkept, named_in
from digests.trouble import COMPLAINT, count, count_unkept, is_hard, is_of_us

LATE_AFTER = timedelta(hours=48)
_ADDRESSEE = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")


class Bounced(StrEnum):
    """What was made of one mail that came back."""

    HARD = "hard"
    SOFT = "soft"
    COMPLAINT = "complaints"
    OF_US = "about us"
    KNOWN = "known"
    LATE = "late"
    FORGED = "not ours"
    NO_REPORT = "no report"


def read_all(messages: Iterable[Message], now: datetime) -> Counter[Bounced]:
    """Read each; returns how many of each kind there were."""
    return Counter(read(message, now) for message in messages)


def read(message: Message, now: datetime) -> Bounced:
    """Take one mail that came back for what it is, once."""
    status = status_of(message)
    if not status:
        return Bounced.NO_REPORT
    named = next(named_in(_where_to(message)), None)
    if named is None or (isinstance(named, DigestMail) and not named.subscription.address):
        return Bounced.FORGED
    if _is_late(named, now):
        return Bounced.LATE
    if isinstance(named, Unkept):
        is_news = count_unkept(named.address, named.went_at, status, now)
    else:
        is_news = count(named, status, now)
    return _outcome(status) if is_news else Bounced.KNOWN


def _outcome(status: str) -> Bounced:
    if status == COMPLAINT:
        return Bounced.COMPLAINT
    if is_of_us(status):
        return Bounced.OF_US
    return Bounced.HARD if is_hard(status) else Bounced.SOFT


def status_of(message: Message) -> str:
    """The enhanced code of a mail that failed ("5.1.1"), "complaint", or "" for what is no report of a failure.

    A report that delivery is only delayed tells of no failure: another follows.
    """
    for part in message.walk():
        if part.get_content_type() == "message/feedback-report":
            return COMPLAINT
        if part.get_content_type() == "message/delivery-status":
            return _failed(part)
    return ""


def _failed(report: Message) -> str:
    fields = report.get_payload()
    for recipient in fields if isinstance(fields, list) else []:
        if not isinstance(recipient, Message):
            continue
        action = str(recipient.get("Action", "")).strip().lower()
        words = str(recipient.get("Status", "")).split()
        if action == "failed" and words and words[0][:2] in {"4.", "5."}:
            return words[0][:12]
    return ""


def _where_to(message: Message) -> str:
    """The addresses that it was sent to; in a complaint also those of the mail that is complained of."""
    named = [str(value) for name in _ADDRESSEE for value in message.get_all(name, [])]
    if message.get_param("report-type") == "feedback-report":
        inner = (part for part in message.walk() if part is not message)
        named += [str(value) for part in inner for value in part.get_all("Return-Path", [])]
        named += [str(value) for part in message.walk() for value in part.get_all("Original-Mail-From", [])]
    return " ".join(named)


def _is_late(mail: DigestMail | Unkept, now: datetime) -> bool:
    """Long after it went out; a mail that never went cannot come back."""
    if isinstance(mail, Unkept):
        return now - mail.went_at > LATE_AFTER
    went_at = mail.settled_at or mail.lease_until
    return went_at is None or not mail.attempt or now - went_at > LATE_AFTER
