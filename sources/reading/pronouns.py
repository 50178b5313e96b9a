"""Who "hij" or "zij" is: the minister or state secretary whom the same sentence or one of those before begins with.

Reports in running text and letters about a colleague go on so: "De staatssecretaris deelt die zorg. Zij stuurt de Kamer
voor de zomer een brief."
"""

import re
from collections.abc import Sequence
from typing import Final

from sources.reading.caseless import any_case
from sources.reading.clauses import BODY, OFFICE
from sources.reading.sentences import Sentence

_HE: Final = any_case(r"\b(?:hij|zij|ze)\b")
_SOMEBODY: Final = re.compile(
    rf"\b(?:(?P<office>{OFFICE})|(?:de|deze) (?:heer|heren|spreker|spreekster|fracties?|voorzitter|leden)"
    rf"|mevrouw|het lid"
    rf"|{BODY.pattern.removeprefix(chr(92) + 'b').removesuffix(chr(92) + 'b')})\b",
    re.IGNORECASE,
)
_OPENING: Final = 100
_BACK: Final = 4


def he_governs(sentences: Sequence[Sentence], index: int) -> bool:
    """Tell whether "hij" or "zij" in a sentence is a minister, by who is named last at the head of a sentence."""
    here = sentences[index]
    he = _HE.search(here.clean)
    if he is None:
        return False
    if somebody := _SOMEBODY.search(here.clean, 0, he.start()):
        return somebody["office"] is not None
    for sentence in reversed(sentences[max(0, index - _BACK) : index]):
        if sentence.paragraph != here.paragraph:
            return False
        if somebody := _SOMEBODY.search(sentence.clean, 0, _OPENING):
            return somebody["office"] is not None
    return False
