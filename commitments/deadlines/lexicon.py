"""The Dutch words for numbers, months, seasons, weekdays and units: lower case, no accents, old spelling too."""

from __future__ import annotations


def listed(text: str, separator: str | None = None) -> list[str]:
    """The entries of a list that is written as one text."""
    return [" ".join(entry.split()) for entry in text.split(separator)]


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan januarij",
            "februari feb febr februarij",
            "maart mrt",
            "april apr",
            "mei",
            "juni jun junij",
            "juli jul julij",
            "augustus aug",
            "september sept sep",
            "oktober okt october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH_NAMES = listed("januari februari maart april mei juni juli augustus september oktober november december")
WEEKDAY_NAMES = listed("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag")
PARTS_OF_DAY = ("", "ochtend", "morgen", "middag", "namiddag", "avond", "nacht")
WEEKDAYS = {name + part: number for number, name in enumerate(WEEKDAY_NAMES) for part in PARTS_OF_DAY}
NEAR_DAYS = {
    word + part: days
    for word, days in {"vandaag": 0, "morgen": 1, "overmorgen": 2}.items()
    for part in (PARTS_OF_DAY if days else ("",))
} | dict.fromkeys(("heden", "vanmiddag", "vanavond", "hedenavond", "hedenmiddag", "vannacht"), 0)

SEASONS = {
    word: season
    for season, words in {
        "voorjaar": "voorjaar lente voorjaarsperiode voorjaarsmaanden",
        "zomer": "zomer nazomer zomermaanden zomerperiode zomertijd",
        "najaar": "najaar herfst najaarsperiode najaarsmaanden herfstmaanden",
        "winter": "winter wintermaanden winterperiode",
    }.items()
    for word in words.split()
}

THIS = listed("dit deze dezer dezes lopende lopend huidige")
COMING = listed(
    "komend komende aanstaand aanstaande eerstkomend eerstkomende aankomend aankomende eerstvolgend eerstvolgende"
)
NEXT = listed("volgend volgende daaropvolgend daaropvolgende")
NEW = listed("nieuw nieuwe")
DETERMINERS = dict.fromkeys(THIS, "this") | dict.fromkeys([*COMING, *NEW], "coming") | dict.fromkeys(NEXT, "next")
PAST = frozenset(
    listed("afgelopen vorig vorige verleden voorbije voorgaand voorgaande jl jongstleden laatstleden ll sinds sedert")
)
ADJECTIVES = frozenset(listed("departementale departementaal financieel financiele gehele hele volle eigen"))
ARTICLES = frozenset(listed("de het den een t der des s ' ’"))

_UNITS = listed("een twee drie vier vijf zes zeven acht negen")
_TEENS = listed("tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien")
_TENS = listed("twintig dertig veertig vijftig zestig zeventig tachtig negentig")
NUMBERS = {word: value for value, word in enumerate([*_UNITS, *_TEENS], start=1)} | {
    "n": 1,
    "eenen": 1,
    "ene": 1,
    "eene": 1,
    "honderd": 100,
}
for _index, _ten in enumerate(_TENS, start=2):
    NUMBERS[_ten] = 10 * _index
    NUMBERS |= {f"{unit}en{_ten}": 10 * _index + value for value, unit in enumerate(_UNITS, start=1)}
NUMBERS |= {"tweetal": 2, "drietal": 3, "viertal": 4, "vijftal": 5, "zestal": 6, "tiental": 10, "twaalftal": 12}
HALVES = {
    "half": 1,
    "halve": 1,
    "anderhalf": 3,
    "anderhalve": 3,
    "tweeenhalf": 5,
    "tweeenhalve": 5,
    "drieenhalf": 7,
    "drieenhalve": 7,
}
VAGUE = frozenset(listed("enkele enige paar aantal meerdere verscheidene verschillende weinige luttele ettelijke"))

ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "eerste 1e 1ste",
            "tweede 2e 2de",
            "derde 3e 3de",
            "vierde 4e 4de",
            "vijfde 5e 5de",
            "zesde 6e 6de",
            "zevende 7e 7de",
            "achtste 8e 8ste",
            "negende 9e 9de",
            "tiende 10e 10de",
            "elfde 11e 11de",
            "twaalfde 12e 12de",
        ),
        start=1,
    )
    for word in words.split()
} | {"laatste": -1, "i": 1, "ii": 2, "iii": 3, "iv": 4}

UNITS = {
    "dag": "day",
    "dagen": "day",
    "etmaal": "day",
    "etmalen": "day",
    "kalenderdagen": "day",
    "uur": "hour",
    "uren": "hour",
    "werkdag": "working day",
    "werkdagen": "working day",
    "week": "week",
    "weken": "week",
    "maand": "month",
    "maanden": "month",
    "kwartaal": "quarter",
    "kwartalen": "quarter",
    "halfjaar": "half",
    "jaar": "year",
    "jaren": "year",
}

PARTS = {
    word: part
    for part, words in {
        "begin": "begin beginne aanvang start ingang primo vroege vroeg",
        "middle": "medio midden helft halverwege half medio mid",
        "end": "eind einde slot ultimo eindje afloop ommekomst late laat afsluiting",
    }.items()
    for word in words.split()
    if word != "helft"
}
SEPARABLE = frozenset(
    {word for word in MONTHS if len(word) > 2}
    | set(SEASONS)
    | set(WEEKDAY_NAMES)
    | {"eind", "begin", "medio"}
    | {"eerste", "tweede"}
)
