"""Where a clause of a Dutch sentence begins: at a stop inside it, before a verb after a comma, at "dat" and "die".

"Ik meld dat ..." begins a clause, "ik stuur dat ..." does not: after what is done with a thing, "dat" is the thing.
"""

import re
from typing import Final

from sources.reading import verbs

FINITE: Final = (
    r"(?:zal|zullen|ga|gaat|gaan|wordt|worden|kom|komt|stuur|stuurt|zend|zendt|informeer|informeert|blijf|blijft"
    r"|ontvangt|kunt|kan|kunnen(?!\s{1,9}worden)|(?:bericht|antwoord|zeg)(?=\s{1,9}(?:ik|wij|we)\b)|is|zijn|heb|heeft"
    r"|hebben|doe|bied|leg"
    rf"|breng|laat|neem|zult|krijgt|{verbs.plain_forms((*verbs.DELIVERING, *verbs.DELIVERING_TO))})"
)
_PREPOSITIONS: Final = (
    "in", "bij", "met", "van", "op", "over", "aan", "naar", "uit", "tijdens", "na", "voor", "via", "door", "tot", "om",
    "onder",
)  # fmt: skip
_AFTER_NO_PREPOSITION: Final = "".join(rf"(?<!\b{word})" for word in _PREPOSITIONS)
_BEFORE_AN_OBJECT: Final = (
    "zal ik", "zullen wij", "zullen we", "ga ik", "gaan wij", "gaan we", "zal het kabinet",
    "ik zal", "wij zullen", "we zullen", "kabinet zal", "zullen u",
    "zullen wij u", "zullen we u", "zal ik u", "zal u",
    "ik ga", "ik ga u", "wij gaan", "we gaan", "hoort u", "ik kaart",
    "laat u", "laat de kamer", "laat uw kamer", "laat ik u", "stuur u",
    "krijgt u", "u krijgt", "kamer krijgt", "heeft u", "u heeft", "liggen", "ligt", "leest u", "u leest",
    "vindt u", "u vindt", "hebt u", "u hebt", "daarom zal ik", "gaan onderzoeken", "kamer heeft",
    "krijgt de kamer", "moet", "ik laat", "laat ik",
    "u hoort", "kamer hoort", "hoort de kamer", "verneemt u", "u verneemt", "kamer verneemt", "hoort uw kamer",
    "we laten", "wij laten", "laten we", "u mag", "mag u", "laat me", "laat mij", "beschouw", "bereid",
    "krijgt", "heeft", "u kunt", "kunt u", "kamer kan", "kan de kamer", "kan uw kamer",
)  # fmt: skip
_DONE_WITH_A_THING: Final = (
    "bekijk bekijken", "beantwoord beantwoorden", "bespreek bespreken", "betrek betrekken", "bezorg bezorgen",
    "breng brengen", "check checken", "deel delen", "doe doen", "geef geven", "koppel koppelen", "leg leggen",
    "lever leveren", "maak maken", "mail mailen", "neem nemen", "onderzoek onderzoeken", "pak pakken", "regel regelen",
    "stuur sturen", "verwerk verwerken", "vraag vragen", "zend zenden", "zet zetten", "zoek zoeken",
)  # fmt: skip
_OF_WHOM: Final = ("ik {0}", "{0} ik", "en {0}", "we {1}", "wij {1}", "{1} we", "{1} wij")
_ACTED_ON: Final = tuple(whom.format(*verb.split()) for verb in _DONE_WITH_A_THING for whom in _OF_WHOM)
_AFTER_NO_OBJECT: Final = "".join(rf"(?<!\b{words})" for words in (*_BEFORE_AN_OBJECT, *_ACTED_ON))
# "Ik stel dat aan de orde", "dan reken ik dat na": what follows tells that "dat" is the thing
_NO_CONJUNCTION: Final = (
    r"(?!dat\s(?:(?:aan de orde|ter sprake|onder de aandacht|in kaart|op de agenda|op papier|op tafel|van (?:mij"
    r"|ons)|in (?:de|het) (?:(?:eerst)?volgende|komende))\b"
    r"|(?:na|uit|mee|terug|toe|door|over|voor|op|aan|in)(?=\W{0,3}\Z|,|\s(?:en|bij|aan|naar)\b)))"
)
_AFTER_NO_PRONOUN: Final = "".join(rf"(?<!\b{word})" for word in ("u", "hem", "hen", "mij", "haar", "al"))
BOUNDARY: Final = re.compile(
    rf"(?=[;:,\s])(?:[;:]\s"
    rf"|,?\s{{1,3}}(?=maar\b)"
    rf"|,\s{{1,3}}(?:en\s{{1,3}})?(?=(?:{FINITE}|omdat|aangezien|zodat|hoewel|waar|waarbij|waarin|waarna"
    rf"|waarmee|waarop"
    rf"|waardoor|terwijl|doch|zonder)\b)"
    rf"|,?\s{{1,3}}en\s{{1,3}}(?=(?:dan\s{{1,9}})?{FINITE}\b)"
    rf"|,\s{{1,3}}(?=dan\s{{1,9}}{FINITE}\b)"
    rf"|\s{{1,3}}en\s{{1,3}}(?=(?:ik|wij|we|nederland|het kabinet|de regering|de minister|de staatssecretaris"
    rf"|uw kamer"
    rf"|de kamer|u)\s{{1,9}}{FINITE}\b)"
    rf"|(?=,?\s{{1,3}}(?:dat|opdat|totdat|nadat|voordat"
    rf"|alvorens)\s){_AFTER_NO_PREPOSITION}{_AFTER_NO_OBJECT}(?<!\b[iI]k),?\s{{1,3}}"
    rf"{_NO_CONJUNCTION}"
    rf"|(?=,?\s{{1,3}}die\s){_AFTER_NO_PREPOSITION}{_AFTER_NO_OBJECT}{_AFTER_NO_PRONOUN}(?<!\b[iI]k),?\s{{1,3}}"
    rf"|(?<=\b[iI]k)(?=,?\s{{1,3}}dat\s(?!(?:aan|zo|nog|ook|voor|naar|dan|uiteraard|graag|u|uw"
    rf"|wel|even|best|met|op|bij|in|uit|na|mee|ter)\s|(?:toe|\w{{2,20}}en)\W{{0,3}}\Z)){_AFTER_NO_OBJECT},?\s{{1,3}})",
    re.IGNORECASE,
)
