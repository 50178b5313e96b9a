"""Which day a page shows: today, or the past day that `?stand=2020-03-01` in its address asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.forms import DateField
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from commitments.calendars import FIRST_DAY
from commitments.fields import DAY_FORMATS
from commitments.models import Commitment
from commitments.querysets import CommitmentQuerySet, DocumentQuerySet
from commitments.then import then

PARAMETER = "stand"


class NoSuchDay(ValueError):
    """The day asked for cannot be shown; the message is a sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Stand:
    """The day that a page shows, and the day on which it is shown (both in Amsterdam)."""

    on: date
    today: date

    @property
    def is_past(self) -> bool:
        return self.on < self.today

    @property
    def parameters(self) -> dict[str, str]:
        """What a link must carry to stay on this day; nothing for today."""
        return {PARAMETER: self.on.isoformat()} if self.is_past else {}

    def keep(self, address: str) -> str:
        """The address of another page, for this day."""
        if not self.is_past:
            return address
        return f"{address}{'&' if '?' in address else '?'}{urlencode(self.parameters)}"

    def of(self, commitments: CommitmentQuerySet) -> CommitmentQuerySet:
        """The commitments that there were, so that every rule of the queryset speaks of this day."""
        return commitments.as_of(self.on) if self.is_past else commitments

    def papers(self, documents: DocumentQuerySet) -> DocumentQuerySet:
        """The papers that there were."""
        return documents.out_by(self.on) if self.is_past else documents

    def lines(self, commitments: CommitmentQuerySet) -> CommitmentQuerySet:
        """With what a line in a list shows on this day; `lined` makes lines of them."""
        return commitments.for_rows().with_standing(self.on) if self.is_past else commitments.for_lines()

    def lined(self, rows: list[Commitment]) -> list[Commitment]:
        """Rows of `lines`, to be drawn; for the few of a page the rule costs less in Python than in SQL."""
        if self.is_past:
            return then(rows, self.on)
        for row in rows:
            row.standing = row.standing_on(self.on)
        return rows

    def rows(self, commitments: Iterable[Commitment]) -> list[Commitment]:
        """The rows of a queryset of `of`, to be shown as they stood on this day."""
        return then(commitments, self.on) if self.is_past else list(commitments)


def stand_of(typed: str, today: date) -> Stand:
    """The day that the address names, "" for today. Raises NoSuchDay."""
    try:
        on = DateField(required=False, input_formats=DAY_FORMATS).clean(typed) or today
    except ValidationError:
        raise NoSuchDay(_("“%(typed)s” is geen dag; schrijf een dag als 2020-03-01.") % {"typed": typed[:40]}) from None
    if on > today:
        raise NoSuchDay(_("%(day)s ligt in de toekomst.") % {"day": date_format(on, "j F Y")})
    if on < FIRST_DAY:
        raise NoSuchDay(
            _("De eerste dag die kan worden gevraagd, is %(day)s.") % {"day": date_format(FIRST_DAY, "j F Y")}
        )
    return Stand(on, today)
