"""The register's own numbers: `BR202007-003` for a promise made in a letter, `DB202001-001` for one made in a debate.

Official numbers (TZ..., T...) are taken over where a source names them and are never made up here.
"""

import re
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from commitments.choices import Chamber
from commitments.models import Commitment, FormerNumber, NumberSequence
from commitments.row_order import hold

LETTER, DEBATE = "BR", "DB"
OFFICIAL = re.compile(r"TZ\d{4}(?:0[1-9]|1[0-2])-\d{3}|T\d{5}")


def is_official(number: str) -> bool:
    """Whether it has the form of a number that the House (TZ202603-130) or the Senate (T02867) gives."""
    return OFFICIAL.fullmatch(number) is not None


def chamber_of(number: str) -> Chamber | None:
    """The chamber that gave an official number; None of any other number, and of none."""
    if not is_official(number):
        return None
    return Chamber.HOUSE if number.startswith("TZ") else Chamber.SENATE


def is_taken(number: str) -> bool:
    """Whether a commitment has or had this number."""
    return Commitment.objects.filter(number=number).exists() or FormerNumber.objects.filter(number=number).exists()


@transaction.atomic
def own_number(promised_on: date, *, in_debate: bool) -> str:
    """The next own number of the month of `promised_on`; two clerks at once get two numbers."""
    prefix = _prefix(promised_on, in_debate=in_debate)
    NumberSequence.objects.get_or_create(prefix=prefix)
    sequence = NumberSequence.objects.select_for_update(no_key=True).get(prefix=prefix)
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return str(sequence)


def hold_numbers(promises: Iterable[tuple[date, bool]]) -> None:
    """Lock what the own numbers of several promises are taken from: their days, and whether each was made in a debate.

    Nothing is taken yet: a number that is not needed after all stays for the next.
    """
    prefixes = {_prefix(promised_on, in_debate=in_debate) for promised_on, in_debate in promises}
    NumberSequence.objects.bulk_create([NumberSequence(prefix=one) for one in sorted(prefixes)], ignore_conflicts=True)
    hold(NumberSequence.objects.filter(prefix__in=prefixes))


def _prefix(promised_on: date, *, in_debate: bool) -> str:
    return f"{DEBATE if in_debate else LETTER}{promised_on:%Y%m}"
