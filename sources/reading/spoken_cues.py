"""Rules for what is said in a debate and read out by its chair, beside those for letters."""

from typing import Final

from sources.reading import verbs
from sources.reading.cues import cue_of

ACT_NOW: Final = cue_of(
    "act-now",
    2,
    r"\b(?P<verb>ga|gaat|gaan|neem|neemt|nemen|kijk|kijkt|kijken|zoek|zoekt|zoeken|bekijk"
    r"|bekijkt)\b.{0,200}?\b(?P<act>in gesprek|het gesprek|een gesprek|mee|uit|contact|langs|afspraken maken|of"
    r"|naar)\b",
    "een controleerbare handeling",
    "Ik ga in gesprek met de regio.",
)
SAID_AT_CLOSING: Final = cue_of(
    "said-at-closing",
    3,
    r"\b(?P<verb>zou|wil)\b.{0,40}?\b(?:zeggen|formuleren|voorstellen) dat (?:ik|wij|we)\b"
    r"|\bwat (?:ik|wij|we) w[eé]l (?P<verb2>doe|doen|ga doen|wil doen|kan doen|toezeg)\b,? is\b",
    "de bewindspersoon geeft een eigen formulering",
    "Ik zou zeggen dat we dit samen met de regio bekijken.",
    gate="zou wil wat",
)
ITEM: Final = cue_of(
    "item",
    2,
    rf"\b(?:zegt toe|\w*stuurt|\w*zendt|\w*komt|ontvangt|krijgt|wordt|worden|zal|zullen|gaat|gaan|kijkt|spreekt|houdt"
    rf"|(?:heeft|hebben)\b.{{0,300}}?\btoegezegd|(?:heeft|hebben) toegezegd"
    rf"|{verbs.thirds((*verbs.DELIVERING, *verbs.DELIVERING_TO, *verbs.ACTING))})\b",
    "een bewindspersoon doet of de Kamer krijgt iets",
    "De minister stuurt een brief over het plan.",
)
SENDING: Final = cue_of(
    "sending",
    3,
    r"\b(?:die|dat|deze|dit|ze|hem)\s(?P<verb>stuur|sturen|zend|zenden|lever|leveren|mail|mailen)\s(?:ik|wij|we)\b",
    "de bewindspersoon stuurt iets op een genoemd moment",
    "Die cijfers heb ik niet; die stuur ik volgende week.",
)
