"""To whom a promise is made: the House, a committee, or members by name as the text gives them."""

import re
from typing import Final

_PREFIX: Final = r"(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]er|[Tt]en|[Ee]l|[Aa]l|het|'t)"
_NAME: Final = rf"(?:{_PREFIX}\s)*[A-ZÀ-Ý][\w'’À-ÿ-]+(?:\s(?:[A-ZÀ-Ý][\w'’À-ÿ-]+|{_PREFIX}))*"
_TITLE: Final = r"(?:(?:het|de) (?:Kamer)?(?:lid|leden)|(?:onder anderen? )?(?:de heer|mevrouw|de heren|meneer))"
_MEMBER: Final = re.compile(
    r"\b(?:(?:gericht |gedaan )?aan|[Oo]p (?:het |de )?(?:verzoek|vraag) van|voor)\s"
    rf"(?P<who>{_TITLE}\s{_NAME}(?:(?:,| en)\s(?:(?:de heer|mevrouw|het lid)\s)?{_NAME})*)"
)
_MINISTRY_WORDS: Final = r"[A-Z]\w+(?:(?:,| en|, en) [A-Z]\w+)*"
_COMMITTEE: Final = re.compile(
    rf"\b(?:aan|met) (?P<who>(?:uw|de) (?:vaste |algemene )?(?:Kamer)?[Cc]ommissie(?: voor {_MINISTRY_WORDS})?)"
)
_TRAILING: Final = re.compile(rf"(?<!\s)(?:\s{_PREFIX}){{1,4}}$")


def recipients(words: str, house: str = "") -> tuple[str, ...]:
    """Return the addressees named in these words; ``house`` is what to put first when the House itself is addressed."""
    found = [house] if house else []
    for pattern in (_MEMBER, _COMMITTEE):
        for match in pattern.finditer(words):
            name = _TRAILING.sub("", match["who"].removeprefix("onder anderen ").removeprefix("onder andere "))
            if name not in found:
                found.append(name)
    return tuple(found)
