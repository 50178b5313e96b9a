"""Seals kept elsewhere: whoever may write the whole database can seal it anew, but not what others wrote down before.

A line for each seal: "<digest>  <table> <first row>-<last row>", in the order in which they were put.
"""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from commitments.models import HistorySeal
from commitments.seals import Broken

_LINE = re.compile(r"([0-9a-f]{64})  (\w+) (\d{1,19})-(\d{1,19})")


def list_seals() -> Iterator[str]:
    """Every seal, by the line."""
    for seal in HistorySeal.objects.order_by("id").iterator():
        yield f"{seal.digest}  {seal}"


def first_other(lines: Iterable[str]) -> Broken | None:
    """The first noted seal that is no longer there; every one after it takes it in, and differs as well.

    Raises ValueError, in words, for what is no list of seals.
    """
    there = set(HistorySeal.objects.values_list("digest", flat=True))
    number = 0
    for number, line in enumerate(lines, start=1):
        found = _LINE.fullmatch(line.strip())
        if found is None:
            raise ValueError(_("Regel %(number)d is geen zegel, zoals list_seals ze geeft.") % {"number": number})
        digest, table, first, last = found.groups()
        if digest not in there:
            return Broken(table, int(first), int(last), _("het zegel dat u noteerde is er niet (meer)"))
    if not number:
        raise ValueError(_("In dit bestand staat geen zegel."))
    return None
