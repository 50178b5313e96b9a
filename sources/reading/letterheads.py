"""The printed head of a letter in the ministry's own layout: addresses, references, day and subject.

Its columns run into each other where text is taken out of a PDF, so that a line of it may read "T 070 456 0000 Datum
10 maart 2026 Betreft Uitstel beantwoording vragen over". It says what the letter is about; what is kept, put off or
promised is said in the letter itself.
"""

import re
from collections.abc import Sequence
from typing import Final

from sources.reading.sentences import Sentence

_MARK: Final = re.compile(
    r"\b(?:(?P<address>Retouradres|Postbus \d|Postadres|Bezoekadres|Factuuradres|\d{4} ?[A-Z]{2} ?['’A-Z])"
    r"|(?P<caller>Contactpersoon|Doorkiesnummer|[TFM] \(?0\d{1,2}\b|www\.\w|E-mail)"
    r"|(?P<reference>(?:[Oo]ns|[Oo]nze|[Uu]w) (?:kenmerk|referentie|brief\b(?= (?:\(|[\dD])))|Kenmerk (?:\d|[A-Z]{2})"
    r"|Overheidsidentificatienr)|(?P<day>Datum \d)|(?P<subject>Betreft(?= [A-Z\d‘'\"“]|:| ?\Z)|Onderwerp:)"
    r"|(?P<about>Betreft|Onderwerp)\b"
    r"|(?P<enclosed>Bijlagen?(?:\(n\))?(?= ?(?:\d|[A-Z-]|\Z))))"
)
_SPEAKS: Final = re.compile(r"\b(?:ik|wij|mij|ons)\b")
_SALUTATION: Final = re.compile(
    r"Geachte\b[^.]{0,100},\Z|\b(?:[Gg]eachte|GEACHTE) [Vv](?:oorzitter|OORZITTER)\W{0,3}\Z"
)
_STOPPED: Final = re.compile(r"[.!?:;][^\w\s]{0,3}\s{0,3}\d{0,2}\Z")
_HINTS: Final = ("Postbus", "adres", "Datum", "Betreft", "Onderwerp", "enmerk", "eferentie", "Uw brief", "www.")
"""One of these stands in every line of a head: the rest is not looked at further."""
_OF_THE_LETTER: Final = 4
"""So many whole sentences without a mark, and the head is over."""


def without_letterhead(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences of the letter itself: what its printed head says is left out."""
    heads = _heads(sentences)
    if not heads:
        return list(sentences)
    return [
        sentence
        for place, sentence in enumerate(sentences)
        if place not in heads and (place > heads[-1] or _STOPPED.search(sentence.clean))
    ]


def _heads(sentences: Sequence[Sentence]) -> list[int]:
    """The places of the lines of the head, up to where the letter has begun."""
    heads, whole = [], 0
    for place, sentence in enumerate(sentences):
        if _is_head(sentence.clean):
            heads.append(place)
        elif _STOPPED.search(sentence.clean):
            whole += 1
        if whole == _OF_THE_LETTER:
            break
    return heads


def _is_head(clean: str) -> bool:
    """Tell whether a line is of the head: the salutation, the subject or two of its marks, and nobody who speaks."""
    if "Geachte" in clean and _SALUTATION.search(clean):
        return True
    if not any(hint in clean for hint in _HINTS):
        return False
    marks = {str(mark.lastgroup) for mark in _MARK.finditer(clean)}
    return (len(marks) > 1 or "subject" in marks) and not _SPEAKS.search(clean)
