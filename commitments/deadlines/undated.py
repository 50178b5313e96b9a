"""Terms without a day: open phrases ("zo spoedig mogelijk") and what comes back ("jaarlijks", "elk half jaar")."""

from __future__ import annotations

import re

from commitments.deadlines.anchors import Scan
from commitments.deadlines.durations import duration, number
from commitments.deadlines.frames import match_phrase, phrase_table
from commitments.deadlines.lexicon import DETERMINERS, SEASONS, UNITS, VAGUE, listed

OPEN = phrase_table(
    (phrase, "open")
    for phrase in listed(
        "zo spoedig mogelijk|zo spoedig als mogelijk|zoo spoedig mogelijk|zo snel mogelijk|zo snel als mogelijk"
        "|zo gauw mogelijk|zo vlug mogelijk|zo vroeg mogelijk|zo tijdig mogelijk|zo kort mogelijk|zsm|zodra mogelijk"
        "|spoedig|zeer spoedig|ten spoedigste|spoedigst|binnenkort|eerdaags|eerstdaags|weldra|eerlang|dezer dagen"
        "|een dezer dagen|onverwijld|per omgaande|per ommegaande|terstond|te zijner tijd|te zijnertijd|tezijnertijd"
        "|te zijner tijde|tzt|te gelegener tijd|te eniger tijd|nader te bepalen|tijdig|vroegtijdig|bijtijds|op termijn"
        "|over enige tijd|over afzienbare tijd|de komende tijd|komende tijd|de komende periode|komende periode"
        "|in het vervolg|voorlopig niet|vooralsnog niet|nog niet bekend|in de loop der tijd",
        "|",
    )
)
"""What says that it will come, not when; `_manner` and `_condition` know the rest by its parts."""
PREPOSITIONS = frozenset(listed("met in op binnen"))
QUALITIES = frozenset(
    listed(
        "zo zeer heel erg meer wat niet al te de het een als mogelijk mogelijke meeste meest grote grootst "
        "grootste grootse hoge hoogste nodige gepaste bekwame gezwinde volle ware alle kort korte kortst kortste "
        "kortere snelle snelst snelste vroeg vroege vroegst spoedige afzienbaar afzienbare redelijk redelijke "
        "aanvaardbare overzienbare lang lange langere middellange nabije naaste verre verdere later latere nader "
        "nadere volgend volgende enig enige zeker zekere gegeven passend passende geschikt geschikte juist juiste "
        "geeigend geeigende gebruikelijke gestelde wettelijke bepalen komende daarvoor daartoe"
    )
)
OF_TIME = frozenset(listed("termijn tijd tijdsbestek tijdstip moment ogenblik stadium fase toekomst periode"))
OF_HASTE = frozenset(listed("voortvarendheid spoed snelheid urgentie prioriteit voorrang haast ijver"))
MOST_QUALITIES = 8
ONCE_IT_IS = frozenset(listed("zodra wanneer als indien waar"))
SUITABLE = frozenset(
    listed(
        "opportuun mogelijk nodig noodzakelijk wenselijk gewenst verantwoord haalbaar zinvol passend dienstig nuttig"
        " aangewezen geboden kan zover rijp aanleiding"
    )
)
FILLING = frozenset(
    listed("dat dit het daar er de tijd zo ver ik wij men hier daartoe weer ook maar enigszins ertoe toe voor")
)
MOST_FILLING = 5
CLOSING = frozenset(listed("is zijn blijkt blijken lijkt acht achten geeft bestaat zie zijn wordt worden vind"))
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
    if end := _manner(s, i) or condition(s, i):
        return end
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


def _manner(s: Scan, i: int) -> int:
    """ "op een zo kort mogelijke termijn", "met de meeste voortvarendheid", "op een nader te bepalen moment"."""
    if s.words[i] not in PREPOSITIONS:
        return 0
    j = i + 1
    while j - i <= MOST_QUALITIES and s.words[j] in QUALITIES:
        j += 1
    is_haste = s.words[i] == "met" and s.words[j] in OF_HASTE
    said = set(s.words[i + 1 : j]) - {"de", "het", "een"}
    return j + 1 if is_haste or (said and s.words[j] in OF_TIME) else 0


def condition(s: Scan, i: int) -> int:
    """ "zodra dat kan", "wanneer dat opportuun is", "als daartoe aanleiding bestaat"."""
    if s.words[i] not in ONCE_IT_IS:
        return 0
    j = i + 1
    while j - i <= MOST_FILLING and s.words[j] in FILLING:
        j += 1
    if s.words[j] in SUITABLE:
        j += 1
        while s.words[j] in CLOSING or s.words[j] in FILLING:
            j += 1
        return j
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
