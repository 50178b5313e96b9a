"""The register's own numbers: `BR202007-003` for a promise made in a letter, `DB202001-001` for one made in a debate.

Official numbers (TZ..., T...) are taken over where a source names them and are never made up here.
"""

import re
from datetime import date

from django.db import transaction

from commitments.choices import Chamber
from commitments.models import Commitment, FormerNumber, NumberSequence

LETTER, DEBATE = "BR", "DB"
OFFICIAL = re.compile(r"TZ\d{6}-\d{3}|T\d{5}")


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
    prefix = f"{DEBATE if in_debate else LETTER}{promised_on:%Y%m}"
    NumberSequence.objects.get_or_create(prefix=prefix)
    sequence = NumberSequence.objects.select_for_update(no_key=True).get(prefix=prefix)
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return str(sequence)
