"""What a letter names only beside a promise: the paper a debate was about, and the letter that it goes on from."""

import re
from typing import Final

_PAPER: Final = (
    r"\b(?:\w*brie(?:f|ven)|nota|notitie|\w*rapport\w*|advies|\w*evaluatie|verslag|\w*reactie|\w*voorstel|antwoorden"
    r"|\w*agenda|moties?|traject|amendement|verordening|besluit)\b"
)
_MADE_IN: Final = (
    r"\b(?:toe\w*zeg\w*|zeg\w*|belof\w*|beloofd\w*|kondig\w*|aankondiging)\b"
    r"|\b(?:tijdens|bij|in) (?:het|de|een|mijn|onze)\b"
)
_STOP: Final = r"[^.;()«»]|\.(?=\S)|\.(?=\s(?-i:[a-z\d]))"
_ASIDE_WORDS: Final = (
    r"\b(?:over|inzake|betreffende|aangaande|omtrent|naar aanleiding van|(?:in|als|een) (?:vervolg|aanvulling|reactie"
    r"|aansluiting|antwoord)(?: is)? (?:op|van)|zie(?: ook)?|vgl\.?|samenloop met|gelet op|ging (?:ik|wij)(?: al)? in"
    r"|naast|behalve)\b"
)
_ASIDE: Final = re.compile(_ASIDE_WORDS, re.IGNORECASE)
_BESIDE: Final = re.compile(rf"{_ASIDE_WORDS}(?P<what>(?:{_STOP}){{0,160}})\Z", re.IGNORECASE)
_OF_A_MOTION: Final = re.compile(r"\b(?:gewijzigde |aangehouden )?moties?\b[^.;()«»]{0,80}\Z", re.IGNORECASE)
_MADE_AT: Final = re.compile(
    r"\b(?:toezegging|belofte)\b(?=[^.;]{0,100}?\b(?:uit|in|tijdens|bij|gedaan|van|op)\s(?:het|de|een|mijn|onze)?\s?"
    r"(?:\w+\s){0,2}?(?:\w*(?:debat|overleg|vergadering|brief|behandeling)|AO|WGO|CD|VAO)\b)",
    re.IGNORECASE,
)
_A_PROMISE: Final = re.compile(r"\b(?:toe\w*zeg\w*|toezegging\w*|zegde|belof\w*|beloof\w*|kondig\w*)\b", re.IGNORECASE)
_OF_A_PAPER: Final = re.compile(_PAPER, re.IGNORECASE)
_WHERE_MADE: Final = re.compile(_MADE_IN, re.IGNORECASE)
_SEE: Final = re.compile(r"\b(?:zie|vgl)\b[^.;()]{0,40}\Z|\([^()]{0,12}\b(?:zie|vgl)\b[^()]{0,40}\Z", re.IGNORECASE)
_OPENS: Final = re.compile(r"[\s(«\[]*(?:(?:kamerst\w*|kst\.?|tk|ek|nr\.?)[\s,]*)?(?:I{1,2}[\s,]+)?\Z", re.IGNORECASE)


def made_at(clean: str) -> re.Match[str] | None:
    """Return where a sentence names a promise with its origin: "de toezegging aan het lid Smit uit het debat van"."""
    return _MADE_AT.search(clean)


def names_a_promise(clean: str) -> bool:
    """Tell whether a sentence names a promise, and not a motion alone."""
    return _A_PROMISE.search(clean) is not None


def is_of_a_motion(before: str) -> bool:
    """Tell whether what follows the words is the paper of a motion: "de motie van het lid Smit (Kamerstuk"."""
    return _OF_A_MOTION.search(_OPENS.sub("", " ".join(before.split()))) is not None


def is_beside(before: str) -> bool:
    """Tell whether what follows the words is named in passing: "het debat over mijn brief van", "(zie ook".

    >>> is_beside("In het debat van 4 mei over mijn brief van ")
    True
    >>> is_beside("Naar aanleiding van de toezegging in het debat van ")
    False
    """
    words = _OPENS.sub("", " ".join(before.split()))
    if _SEE.search(words) or _SEE.search(before):
        return True
    places = [match.start() for match in _ASIDE.finditer(words)]
    match = _BESIDE.match(words, places[-1]) if places else None
    if match is None:
        return False
    return _OF_A_PAPER.search(match["what"]) is not None and _WHERE_MADE.search(match["what"]) is None
