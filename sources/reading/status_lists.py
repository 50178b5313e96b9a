"""Lists of motions and promises with what stands beside each: "Motie over de havens (31 409, nr. 4)", "Afgedaan"."""

import re
from typing import Final

from sources.reading import fates, postponement_cues
from sources.reading.cue import cue_of
from sources.reading.letters import Letter, made
from sources.reading.spans import Fulfilment, FulfilmentKind
from sources.reading.suggesting import reason_at

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
    r"(?:\w+ ){0,2}?(?:meegenomen|uitgewerkt|betrokken|uitgevoerd|voorbereid))|(?P<postpones>uitgesteld"
    r"|vertraagd))\b",
    "een lijst noemt een motie of toezegging met wat ermee is gedaan",
    "Afgedaan. De Kamer is geïnformeerd.",
)


IN_AN_ITEM: Final = cue_of(
    "status-in-item",
    3,
    r"\b(?:is|zijn|heeft|hebben|heb|werd|werden)\b.{0,160}?\b(?:\w{0,12}ge\w{2,}(?:d|t|en)|\w{0,6}ge[dg]aan"
    r"|voldaan|(?:be|ver|ont|over"
    r"|her)\w{2,}(?:d|t|en))\b"
    r"|\A\W{0,9}(?:verwerkt|voldaan|afgedaan|uitgevoerd|nagekomen|afgerond|opgenomen)\b",
    "bij een motie of toezegging staat wat ermee is gedaan",
    "Toezegging over de steigers (31 409, nr. 4). De steigers zijn hersteld.",
)
ITEM: Final = re.compile(
    r"\W{0,9}(?:[a-z0-9]{1,3}[.)]\s)?(?:T\d{5}\b"
    r"|(?:de )?(?:(?:nader )?gewijzigde |aangehouden )?(?:motie|toezegging)\b"
    r"|[^:.()]{3,120}\((?:(?:toegezegd|toezegging|motie)\b[^()]{0,80}|(?:[A-Z]{1,4}|\w*debat|\w*overleg"
    r"|\w*vergadering"
    r"|\w*behandeling)\b[^()]{0,60}\b\d{4})\)[:.])",
    re.IGNORECASE,
)
_OF_NO_FORCE: Final = re.compile(
    r"\b(?:geen toezegging|verworpen|ingetrokken|niet overgenomen|behoeft geen|ontraden)\b", re.IGNORECASE
)
_WORKED_ON: Final = re.compile(
    r"\A\W{0,9}(?:(?!\b(?:zal|zullen|zou|zouden|kan|kunnen|wil|willen|moet|moeten|gaat|gaan|niet"
    r"|geen)\b)[^.;]){2,120}?\b"
    r"(?:werkt|werken|onderzoekt|onderzoeken|verkent|verkennen|beziet|bezien|inventariseert|inventariseren|ontwikkelt"
    r"|ontwikkelen|bereidt|bereiden|stelt|stellen|voert|voeren)\b",
    re.IGNORECASE,
)
"""Somebody works on it, whoever that is: "Het Havenbedrijf en de loodsen werken een voorstel uit"."""
_MOST_SENTENCES: Final = 3
NUMBERED: Final = re.compile(r"\W{0,9}\d{1,3}[.)]\s[A-ZÀ-Ý][^.;:]{8,120}\.\W{0,3}\Z")
_THE_LIST: Final = re.compile(
    r"\b(?:openstaande|overzicht van|lijst (?:van|met)|stand van zaken|voortgang van|gedane|aantal) (?:\w+ ){0,3}?"
    r"toezeggingen\b|\btoezeggingen\b[^.]{0,60}\b(?:openstaan|nagelopen|lijst|langs)\b",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"(?<!nr)(?<!\d)[.:;?!]\W{0,3}\Z")
_OPENING: Final = 12
_LONGEST_NAME: Final = 240


def status_in_item(letter: Letter, index: int) -> Fulfilment | None:
    """Return what the same paragraph says after "Toezegging over de steigers (31 409, nr. 4):"."""
    head = letter.sentences[index]
    named = _named(letter, head.clean)
    if named is None or (index and letter.sentences[index - 1].paragraph == head.paragraph):
        return None
    name, colon, beside = head.clean.partition(": ")
    if _VERB.search(name) or (colon and len(name) > _LONGEST_NAME):
        return None
    rest = letter.sentences[index + 1 : index + 1 + _MOST_SENTENCES]
    after = [sentence for sentence in rest if sentence.paragraph == head.paragraph]
    if not (after or colon):
        return _begun_below(letter, index, named)
    said = " ".join([beside, *(sentence.clean for sentence in after)])
    put_off = any(cue.search(said) for cue in postponement_cues.OUTRIGHT)
    is_worked_on = bool(after) and _WORKED_ON.match(after[0].clean) is not None
    is_told = IN_AN_ITEM.pattern.search(said) or (put_off and after) or is_worked_on
    if not is_told or _OF_NO_FORCE.search(f"{head.clean} {said}"):
        return None
    is_promised = any(letter.makes_promise(sentence) for sentence in after)
    is_begun = is_promised or is_worked_on or fates.under_way(said, head.clean) is not None
    kind = FulfilmentKind.POSTPONES if put_off else FulfilmentKind.PARTIAL if is_begun else FulfilmentKind.FULFILS
    return made(letter, index, index + len(after), kind, [reason_at(head, IN_AN_ITEM, *named.span())])


def _begun_below(letter: Letter, index: int, named: re.Match[str]) -> Fulfilment | None:
    """Read the name of a motion on a line of its own, with below it what was begun for it."""
    below = letter.sentences[index + 1] if index + 1 < len(letter.sentences) else None
    if below is None or _ENDS.search(letter.sentences[index].clean) or _OF_NO_FORCE.search(below.clean):
        return None
    begun = fates.under_way(below.clean)
    if begun is None or begun["going"] or letter.makes_promise(below):
        return None
    head = letter.sentences[index]
    return made(letter, index, index + 1, FulfilmentKind.PARTIAL, [reason_at(head, IN_AN_ITEM, *named.span())])


def _named(letter: Letter, clean: str) -> re.Match[str] | None:
    """The name of an item; a mere number and subject only in a letter that goes through a list of promises."""
    if named := ITEM.match(clean):
        return named
    numbered = NUMBERED.match(clean)
    return numbered if numbered and lists_promises(letter) else None


def lists_promises(letter: Letter) -> bool:
    """Tell whether the letter goes through a list of promises, as its first sentences say."""
    return any(_THE_LIST.search(sentence.clean) for sentence in letter.sentences[:_OPENING])


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
