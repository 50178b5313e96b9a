"""Whether a week adds up: every mail that was owed was sent, had nothing to tell, was rightly withheld, or failed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from digests.choices import MailState, Reason
from digests.models import DigestMail, DigestPeriod, Subscription
from digests.periods import is_over, without_mail


@dataclass(frozen=True, slots=True)
class Totals:
    """The mails of one week by how they ended; `waiting` are those that have not.

    `skipped` are subscriptions whose hour came while the register stood still, and whose next one has come since.
    """

    expected: int = 0
    sent: int = 0
    empty: int = 0
    suppressed: int = 0
    failed: int = 0
    skipped: int = 0
    in_doubt: int = 0

    @property
    def waiting(self) -> int:
        return self.expected - self.sent - self.empty - self.suppressed - self.failed - self.skipped

    @property
    def is_complete(self) -> bool:
        return self.waiting == 0

    def __str__(self) -> str:
        ends = f"{self.sent} sent + {self.empty} empty + {self.suppressed} suppressed + {self.failed} failed"
        skipped = f" + {self.skipped} skipped" if self.skipped else ""
        waiting = f" + {self.waiting} waiting" if self.waiting else ""
        return f"{self.expected} expected = {ends}{skipped}{waiting} ({self.in_doubt} in doubt)"


def totals(periods: Iterable[DigestPeriod], now: datetime) -> dict[int, Totals]:
    """Period id to its totals: its mails, and the subscriptions that should have one there and have none yet."""
    states = (MailState.SENT, MailState.EMPTY, MailState.FAILED)
    skipped = Q(state=MailState.SUPPRESSED, reason=Reason.STOOD_STILL)
    periods = list(periods)
    counted = (
        DigestMail.objects.filter(period__in=[period.pk for period in periods])
        .order_by()
        .values("period")
        .annotate(
            expected=Count("pk"),
            in_doubt=Count("pk", filter=Q(in_doubt=True)),
            skipped=Count("pk", filter=skipped),
            suppressed=Count("pk", filter=Q(state=MailState.SUPPRESSED) & ~skipped),
            **{state.value: Count("pk", filter=Q(state=state)) for state in states},
        )
    )
    rows: dict[int, Mapping[str, Any]] = {row["period"]: row for row in counted}
    return {period.pk: _totals(rows.get(period.pk, {}), without_mail(period, now), now) for period in periods}


def _totals(row: Mapping[str, Any], without: Iterable[tuple[Subscription, datetime]], now: datetime) -> Totals:
    rows = Totals(**{field.name: row.get(field.name, 0) for field in fields(Totals)})
    skipped = [is_over(due_at, now) for _subscription, due_at in without]
    return replace(rows, expected=rows.expected + len(skipped), skipped=rows.skipped + sum(skipped))
