"""Rules for what a minister agrees to in passing: thinks it good to do, shares what there is, says it will be there.

None of these says "ik zal u sturen" in so many words; the guards in ``agreed_guards.py`` ask for the House, a paper or
a moment to come.
"""

from typing import Final

from sources.reading.cue import cue_of
from sources.reading.wordings import DELIVER_INF, HOUSE, NAMED

_GOOD: Final = r"(?:goede?|verstandig|nuttig|zinvol|logisch|handig|mooie?|prima|wijs|netjes|zinnig)"
_TO_DO: Final = (
    rf"(?:{DELIVER_INF}|(?:mee|op) te nemen|aan te geven|te betrekken|terug te komen|in te gaan|te (?:sturen|zenden"
    rf"|delen|verwerken|beschrijven|benoemen|schetsen|onderzoeken|evalueren)|in kaart te brengen|inzichtelijk te maken)"
)

THINKS_GOOD: Final = cue_of(
    "thinks-good",
    2,
    rf"\b(?P<verb>lijkt|vind|vinden)\b(?:\s(?:het|dat|me|mij|ons|ik|wij|we|dan|ook|wel|heel|erg|zeer|zeker|een|mij"
    rf"|echt))"
    rf"{{0,7}}\s{_GOOD}(?:\s(?:idee|suggestie|punt|gedachte))?(?:\s(?:dan|ook|wel|toch))?\s(?:om|dat (?:ik|wij|we))\b"
    rf".{{0,200}}?\b(?P<act>{_TO_DO}|terugkom|terugkomen|meenemen|opnemen|informeren|betrekken)\b",
    "de bewindspersoon vindt het goed iets te doen dat de Kamer hoort of leest",
    "Het lijkt me goed om daar in de volgende voortgangsbrief op terug te komen.",
    gate="lijkt vind",
)
SHARES_WHAT_IS_THERE: Final = cue_of(
    "shares-what-is-there",
    3,
    r"\b(?P<verb>zal|zullen|ga|gaan|kan|wil)\s(?:(?:ik|wij|we)\s)?(?:graag |ook )?(?:de|het|alle|al het|die"
    r"|deze|een)\s(?!(?:\w+ )?(?:zorg|mening|opvatting|wens|ambitie|analyse|gevoel|gedachte"
    r"|conclusie)\w{0,3}\b)(?:[\w-]{1,40}\s){1,3}?(?:die|dat)\s(?:ik|wij|we|er|u|daar)\s[^,;:.]{1,80}?"
    rf"\b(?P<act>(?:naar|aan|met) (?:{HOUSE}|{NAMED})\b.{{0,20}}?(?:\w*sturen|\w*zenden|delen|doen toekomen"
    rf"|verstrekken))\b",
    "de bewindspersoon deelt wat er is met de Kamer",
    "Ik zal de cijfers die ik heb naar de Kamer sturen.",
    gate="die dat",
)
THERE_BY_THEN: Final = cue_of(
    "there-by-then",
    3,
    r"\A\W{0,9}(?:(?:ja|nee|nou|zeker|natuurlijk|uiteraard|maar|en|dus|voorzitter|absoluut|dan)\W{1,3}){0,4}"
    r"(?:die|dat|deze|hij|ze|het|(?:die|de|dat|deze) [\w-]{0,40}(?:brief|reactie|overzicht|notitie|antwoord(?:en)?"
    r"|appreciatie|stuk(?:ken)?|lijst|cijfers))\s"
    r"(?P<verb>is|zijn|ligt|liggen|komt|komen)\s(?P<act>er|bij u|bij de kamer)\b",
    "wat is gevraagd, is er op een genoemd moment",
    "Die is er uiterlijk vrijdag.",
    gate="er bij_",
)

GLADLY_TOLD: Final = cue_of(
    "gladly-told",
    3,
    rf"\b(?P<verb>wil|willen)\b.{{0,20}}?\b(?:{HOUSE}|{NAMED})\b.{{0,20}}?\b(?P<act>(?:daarover|hierover"
    rf"|daar\b.{{0,30}}?"
    r"\bover)\b.{0,40}?\b(?:informeren|berichten|bijpraten))(?=\W{0,9}\Z)",
    "de bewindspersoon wil de Kamer daarover graag inlichten",
    "Ik wil de Kamer daar graag over informeren.",
    gate="informeren berichten bijpraten",
)

AGREED: Final = (GLADLY_TOLD, THINKS_GOOD, SHARES_WHAT_IS_THERE, THERE_BY_THEN)
ACROSS: Final = (THINKS_GOOD, SHARES_WHAT_IS_THERE)
"""These are read over the whole sentence."""
