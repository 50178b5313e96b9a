"""Terms without a day: open phrases ("zo spoedig mogelijk") and what comes back ("jaarlijks", "elk half jaar")."""

from __future__ import annotations

import re

from commitments.deadlines.anchors import Scan
from commitments.deadlines.durations import duration, number
from commitments.deadlines.frames import match_phrase, phrase_table
from commitments.deadlines.lexicon import DETERMINERS, SEASONS, UNITS, VAGUE, listed

OPEN = phrase_table(
    (phrase, "open")
    for phrase in [
        "zo spoedig mogelijk",
        "zo spoedig als mogelijk",
        "zoo spoedig mogelijk",
        "zo snel mogelijk",
        "zo snel als mogelijk",
        "zo gauw mogelijk",
        "zo vlug mogelijk",
        "zo vroeg mogelijk",
        "zo tijdig mogelijk",
        "zo kort mogelijk",
        "zsm",
        "zodra mogelijk",
        "zodra dat mogelijk is",
        "zodra het kan",
        "spoedig",
        "zeer spoedig",
        "ten spoedigste",
        "spoedigst",
        "met spoed",
        "met bekwame spoed",
        "met gezwinde spoed",
        "met de meeste spoed",
        "met grote spoed",
        "met voorrang",
        "binnenkort",
        "eerdaags",
        "eerstdaags",
        "weldra",
        "eerlang",
        "dezer dagen",
        "een dezer dagen",
        "onverwijld",
        "per omgaande",
        "per ommegaande",
        "terstond",
        "te zijner tijd",
        "te zijnertijd",
        "tezijnertijd",
        "te zijner tijde",
        "tzt",
        "te gelegener tijd",
        "te eniger tijd",
        "op enig moment",
        "op een later moment",
        "op een later tijdstip",
        "op later tijdstip",
        "op een nader moment",
        "op een nader te bepalen moment",
        "op een passend moment",
        "op het juiste moment",
        "in een later stadium",
        "in een latere fase",
        "in een volgende fase",
        "nader te bepalen",
        "tijdig",
        "vroegtijdig",
        "bijtijds",
        "op korte termijn",
        "op zeer korte termijn",
        "op heel korte termijn",
        "op de kortst mogelijke termijn",
        "op zo kort mogelijke termijn",
        "op kortst mogelijke termijn",
        "op de korte termijn",
        "op kortere termijn",
        "op redelijke termijn",
        "op afzienbare termijn",
        "op termijn",
        "op middellange termijn",
        "op de middellange termijn",
        "op lange termijn",
        "op de lange termijn",
        "op langere termijn",
        "op wat langere termijn",
        "op niet al te lange termijn",
        "binnen afzienbare tijd",
        "binnen afzienbare termijn",
        "binnen korte tijd",
        "binnen zeer korte tijd",
        "binnen een redelijke termijn",
        "binnen redelijke termijn",
        "binnen een afzienbare termijn",
        "binnen een afzienbare tijd",
        "binnen korte termijn",
        "binnen niet al te lange tijd",
        "binnen niet al te lange termijn",
        "binnen een korte termijn",
        "binnen de kortst mogelijke termijn",
        "binnen de kortst mogelijke tijd",
        "binnen de gebruikelijke termijn",
        "binnen de gestelde termijn",
        "binnen de wettelijke termijn",
        "in de toekomst",
        "in de nabije toekomst",
        "in de naaste toekomst",
        "in de nabije tijd",
        "over enige tijd",
        "over afzienbare tijd",
        "in de komende tijd",
        "de komende tijd",
        "komende tijd",
        "in de komende periode",
        "de komende periode",
        "komende periode",
        "in het vervolg",
        "voorlopig niet",
        "vooralsnog niet",
        "nog niet bekend",
        "in de loop der tijd",
    ]
)
TIMES = frozenset(listed("keer maal"))
RECURRING_WORDS = {
    prefix + stem: meaning
    for stem, meaning in {
        "jaarlijks": "elk jaar",
        "jaarlijkse": "elk jaar",
        "maandelijks": "elke maand",
        "maandelijkse": "elke maand",
        "wekelijks": "elke week",
        "wekelijkse": "elke week",
    }.items()
    for prefix in ("", "half", "twee", "drie", "vier", "vijf", "zes", "tien", "een")
} | dict.fromkeys(
    listed("dagelijks periodiek periodieke telkenjare kwartaalsgewijs kwartaallijks kwartaallijkse driemaandelijks"),
    "op gezette tijden",
)
ONCE = {prefix + "maal": prefix for prefix in ("een", "twee", "drie", "vier", "vijf", "zes")}
EVERY = frozenset(listed("elk elke ieder iedere"))
PER = (["per"], ["in", "het"], ["'", "s"], ["’", "s"], ["in", "de"], ["elk"], ["elke"], ["ieder"], ["iedere"], ["in"])
ENDS = frozenset(",;:.!?")
AMOUNTS = frozenset(listed("miljoen miljard euro gulden procent €"))
PER_UNITS = frozenset({*UNITS, "jaars", "half"})
OTHER_RECURRING = phrase_table(
    (phrase, phrase) for phrase in ("op gezette tijden", "met enige regelmaat", "op reguliere basis", "op jaarbasis")
)


LEADING = frozenset(listed("binnen over in de een na al"))
MOST_LEADING = 3


def open_phrase(s: Scan, i: int) -> int:
    """The word after an open phrase, or 0; "enkele weken" and "de komende maanden" are open too."""
    if found := match_phrase(OPEN, s.words, i):
        return found[0]
    j = i
    while j < i + MOST_LEADING and s.words[j] in LEADING:
        j += 1
    if DETERMINERS.get(s.words[j]) in ("coming", "next"):
        j += 1
        if s.words[j] in ("weken", "maanden", "jaren", "dagen", "kwartalen"):
            return j + 1
    if s.words[j] in VAGUE and (stretch := duration(s, j)):
        return stretch.end
    return 0


def recurring(s: Scan, i: int) -> int:
    """The word after a phrase that says how often, or 0."""
    word = s.words[i]
    if word in RECURRING_WORDS:
        return i + 1
    if found := match_phrase(OTHER_RECURRING, s.words, i):
        return found[0]
    if word in EVERY:
        return _every(s, i + 1)
    if word == "om" and s.words[i + 1] in ("de", "het"):
        stretch = duration(s, i + 2)
        return stretch.end if stretch else i + 3 if s.words[i + 2] in PER_UNITS else 0
    if word == "per":
        return 0 if is_rate(s, i) else _unit_end(s, i + 1)
    return _times_per(s, i)


RATE_REACH = 5  # words back: "300 tot 500 miljoen euro per jaar"
REPORTS = re.compile(r"(?:rapportages?|brief|brieven|verslag|verslagen|overzicht|overzichten|updates?|^x)$")


def is_rate(s: Scan, i: int) -> bool:
    """ "6 miljoen per jaar", "24 uur per dag": how much, not how often; "twee rapportages per jaar" is a rhythm."""
    for j in range(i - 1, max(i - 1 - RATE_REACH, -1), -1):
        word = s.words[j]
        if REPORTS.search(word) or word in ENDS:
            return False
        if word.isdecimal() or number(word) > 1 or word in AMOUNTS or (j == i - 1 and word in UNITS):
            return True
    return False


def _every(s: Scan, i: int) -> int:
    """ "elk half jaar", "iedere drie maanden", "elk voorjaar", "ieder jaar"."""
    if s.words[i] in SEASONS:
        return i + 1
    stretch = duration(s, i)
    return stretch.end if stretch else _unit_end(s, i)


def _unit_end(s: Scan, i: int) -> int:
    if s.words[i] == "half" and s.words[i + 1] == "jaar":
        return i + 2
    return i + 1 if s.words[i] in UNITS and s.words[i] not in ("dagen", "uur") else 0


def _times_per(s: Scan, i: int) -> int:
    """ "twee keer per jaar", "eenmaal in de twee jaar", "eens per kwartaal", "viermaal 's jaars"."""
    word = s.words[i]
    if number(word) and s.words[i + 1] in TIMES:
        j = i + 2
    elif word in ONCE or word == "eens":
        j = i + 1
    else:
        return 0
    for link in PER:
        end = j + len(link)
        if s.words[j:end] == link:
            if s.words[end] in PER_UNITS:
                return end + 1 + (s.words[end] == "half")
            stretch = duration(s, end)
            return stretch.end if stretch else 0
    return 0
