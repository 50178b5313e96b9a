"""What a letter says of itself: "Wij geven eerst aan hoe ... Daarna informeren wij u over de tarieven."."""

import re
from collections.abc import Sequence
from typing import Final

from sources.reading.sentences import Sentence

_NEXT: Final = re.compile(
    r"\b(?:daarna|vervolgens|tot slot|ten ?slotte|aansluitend|hierna)\b[^.;]{0,40}?"
    r"\b(?:informeer|informeren|ga|gaan|geef|geven|licht|lichten|schets|schetsen|sta|staan|kom|komen|meld|melden|doe"
    r"|doen|bericht|berichten|beschrijf|beschrijven|bespreek|bespreken)\s(?:ik|wij|we)\b",
    re.IGNORECASE,
)
_BEGINS: Final = re.compile(
    r"\b(?:in|met) deze (?:\w{0,16})(?:brief|notitie)\b|\bhieronder\b"
    r"|\b(?:ik|wij|we)\s\w{2,20}\s(?:u\s)?(?:aller)?eerst\b|\b(?:aller)?eerst\s\w{2,20}\s(?:ik|wij|we)\b",
    re.IGNORECASE,
)
_WILL: Final = re.compile(r"\b(?:zal|zullen)\b", re.IGNORECASE)
_FURTHEST: Final = 4


def is_outline(sentences: Sequence[Sentence], index: int) -> bool:
    """Tell whether a sentence says what the letter goes on to tell, after one that says how it begins."""
    sentence = sentences[index]
    if not _NEXT.search(sentence.clean):
        return False
    before = [near for near in sentences[max(0, index - _FURTHEST) : index] if near.paragraph == sentence.paragraph]
    return any(_BEGINS.search(near.clean) and not _WILL.search(near.clean) for near in before)
