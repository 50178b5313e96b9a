"""Lists of motions and promises with what stands beside each: "Motie over de havens (31 409, nr. 4)", "Afgedaan"."""

import re
from typing import Final

from sources.reading.cues import cue_of
from sources.reading.letters import Letter, made
from sources.reading.promises import reason_at
from sources.reading.spans import Fulfilment, FulfilmentKind

_ENTRY: Final = re.compile(
    r"\W{0,9}(?:\d{1,3}[.)]?\s)?(?:de )?(?:(?:nader )?gewijzigde |aangehouden )?(?:motie|toezegging)\b.{0,400}\Z",
    re.IGNORECASE,
)
_VERB: Final = re.compile(
    r"\b(?:is|zijn|wordt|worden|werd|werden|heb|heeft|hebben|had|verzoekt|vraagt|roept|zal|zullen|kan|kunnen)\b",
    re.IGNORECASE,
)
IN_A_LIST: Final = cue_of(
    "status-in-list",
    4,
    r"\A\W{0,9}(?:(?P<fulfils>afgedaan|uitgevoerd|afgerond|voldaan|nagekomen|afgehandeld"
    r"|(?:de|uw) kamer is (?:hierover |hiervan )?[^.]{0,80}\b(?:geïnformeerd|bericht))"
    r"|(?P<partial>in (?:uitvoering|behandeling|voorbereiding)|(?:deels|gedeeltelijk) \w+|loopt\b|wordt "
    r"(?:\w+ ){0,2}?(?:meegenomen|uitgewerkt|betrokken|uitgevoerd|voorbereid))|(?P<postpones>uitgesteld|vertraagd))\b",
    "een lijst noemt een motie of toezegging met wat ermee is gedaan",
    "Afgedaan. De Kamer is geïnformeerd.",
)


def listed_status(letter: Letter, index: int) -> Fulfilment | None:
    """Return what the line after an entry of such a list says of it."""
    entry = letter.sentences[index]
    if index + 1 >= len(letter.sentences) or not _ENTRY.match(entry.clean) or _VERB.search(entry.clean):
        return None
    said = letter.sentences[index + 1]
    match = IN_A_LIST.search(said.clean)
    if match is None:
        return None
    last = index + 1
    if last + 1 < len(letter.sentences) and IN_A_LIST.search(letter.sentences[last + 1].clean):
        last += 1
    kind = next(kind for kind in FulfilmentKind if match.group(kind.value))
    return made(letter, index, last, kind, [reason_at(said, IN_A_LIST, *match.span())])
