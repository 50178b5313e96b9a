"""Motions that are tabled in the debate itself: a minister who gives an opinion on one does not keep an earlier one.

"Dan de motie op stuk nr. 118. Het loket is nu open in vijf havens. Ik laat het oordeel aan de Kamer."
"""

import re
from collections.abc import Sequence
from typing import Final

from sources.reading.outcomes import JUDGED
from sources.reading.sentences import Sentence

_ON_THE_TABLE: Final = re.compile(r"\bop stuk(?:ken)?\s(?:nr|nrs|nummer|nummers)\b", re.IGNORECASE)
_MOTION: Final = re.compile(r"\bmotie\b", re.IGNORECASE)
_ANOTHER_SUBJECT: Final = re.compile(
    r"\b(?:vra(?:ag|gen)|toezegging|toegezegd|beloofd|punt) (?:van|over)\b", re.IGNORECASE
)
_REACH: Final = 4
_AHEAD: Final = 2


def names_tabled(clean: str) -> bool:
    """Tell whether a sentence names a motion on the table, or gives an opinion on one."""
    return _ON_THE_TABLE.search(clean) is not None or bool(_MOTION.search(clean) and JUDGED.search(clean))


def _is_judged(clean: str) -> bool:
    is_another = _ON_THE_TABLE.search(clean) is not None
    return not is_another and _MOTION.search(clean) is not None and JUDGED.search(clean) is not None


def is_on_tabled(said: Sequence[Sentence], index: int) -> bool:
    """Tell whether sentence ``index`` speaks of a motion named up to four sentences before in the same speech.

    Or of one on which the opinion follows: "conform de wens in deze motie ... . Ik geef haar oordeel Kamer."
    """
    if any(_is_judged(sentence.clean) for sentence in said[index + 1 : index + 1 + _AHEAD]):
        return True
    for place in range(index, max(-1, index - _REACH - 1), -1):
        words = said[place].clean
        if names_tabled(words):
            return True
        if _ANOTHER_SUBJECT.search(words):
            return False
    return False
