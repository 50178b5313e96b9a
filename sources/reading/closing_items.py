"""What a chair reads out in free words: numbered, addressed to a member, introduced, or an office and what it does.

"Eén. De minister schrijft de Kamer een brief." "Aan de heer Jansen: een overzicht." "Genoteerd is dat ..."
"""

import re
from typing import Final

from sources.reading.wordings import NAMED

_NUMBER: Final = r"(?:[eé][eé]n|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\d{1,2}|[a-h])"
_ORDINAL: Final = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|volgende|laatste)"
)
_COUNT: Final = (
    rf"(?:(?:en|dan|verder|nu)\s){{0,2}}(?:(?:nummer|punt|toezegging(?: nummer)?)\s{_NUMBER}|{_NUMBER}"
    rf"|(?:(?:ten|als|de|een|mijn)\s){_ORDINAL}(?: (?:toezegging|punt|en laatste))?"
    rf"|{_ORDINAL} (?:toezegging|punt))"
)
# "Eén.", "Zeven, en dat is de laatste.", "De eerste luidt als volgt:": what is promised comes in the next sentence
_COUNT_ALONE: Final = re.compile(
    rf"\W{{0,9}}{_COUNT}(?:,? (?:en )?(?:dat is|tevens|luidt|gaat|is)\b[^.:?]{{0,40}})?\W{{0,5}}\Z", re.IGNORECASE
)
_COUNTED: Final = re.compile(
    rf"\W{{0,9}}{_COUNT}(?:,? (?:aan|voor|richting) [^:,.]{{3,60}})?(?:\s?[:.,]|\s(?:is|luidt|betreft)[,:]?)\s"
    rf"(?:(?:dat|om|namelijk|als volgt:)\s)?",
    re.IGNORECASE,
)
_ADDRESSED: Final = re.compile(
    rf"\W{{0,9}}(?:(?:en|dan|verder|ook|allereerst|ten slotte|tot slot)\s){{0,2}}(?:aan|voor|richting|op verzoek van)\s"
    rf"(?:{NAMED}|de (?:hele |gehele )?(?:commissie|kamer|leden))[^:.]{{0,60}}:\s",
    re.IGNORECASE,
)
_FRAMED: Final = re.compile(
    r"\W{0,9}(?:(?:en|dan|verder|ook|voorts|daarnaast|tot slot|ten slotte|vervolgens|allereerst|nog)\s){0,3}"
    r"(?:heb ik|hebben we|ik heb|we hebben|staat|ik noteerde|ik noteer|genoteerd|opgeschreven|opgetekend|ik lees"
    r"|toegezegd is|er is toegezegd|is toegezegd|afgesproken is)\b(?!\sniet)[^:.?]{0,60}?(?:\bdat\s|:\s)",
    re.IGNORECASE,
)
# "Allereerst: ...", "Daarnaast: ..."
_LISTED: Final = re.compile(
    r"\W{0,9}(?:allereerst|daarnaast|ten slotte|tot slot|verder|voorts|vervolgens|dan|en|ook|als laatste)(?: nog)?:\s",
    re.IGNORECASE,
)
_PREFIXES: Final = (_COUNTED, _ADDRESSED, _FRAMED, _LISTED)
_PROMISING: Final = re.compile(
    r"\b(?:minister|staatssecretaris|bewinds\w+|kamer|commissie|hij|zij|(?:schriftelijke?|mondelinge?) \w+"
    r"|[\w-]{0,40}(?:brief|notitie|nota|reactie|overzicht|rapportage|verslag|gesprek|overleg|onderzoek|evaluatie"
    r"|uitsplitsing|cijfers|antwoord|toelichting|planning|plan|voorstel|briefing|lijst|update|terugkoppeling|bezoek"
    r"|tijdpad|rapport|wijziging|analyse|afschrift|standpunt|besluit|verkenning))\b",
    re.IGNORECASE,
)
_OFFICE: Final = (
    r"(?:(?:de|deze|beide) (?:minister|staatssecretaris|bewinds\w{2,10})(?:\s(?:van|voor)\s(?-i:[A-Z])[\w&]{1,20}"
    r"(?:(?:,| en|,? [\w&]{1,20}) (?-i:[A-Z])[\w&]{1,20}){0,3})?|(?:minister|staatssecretaris)\s(?:(?:van|de|der|den"
    r"|ter)\s){0,3}"
    r"(?-i:[A-Z])[\w'’-]{1,30})"
)
_NOT_DOING: Final = (
    r"(?!(?:is|was|wil|mag|heeft|had|kan|moet|zou|wacht|corrigeert|knikt|bedankt|bedoelt|noemt|lacht|vindt|denkt|weet"
    r"|hoort|ziet|staat|blijft|reist|begint|luistert|vertrekt|niet|met|het|dat|ontbreekt|wenst|past|klopt|schudt|uit"
    r"|vraagt (?:het woord|of)|zegt (?!.{0,160}\btoe\b)|krijgt (?:het|nu|dan|eerst|als|nog)|heet|hecht|ontraadt"
    r"|laat het"
    r"|antwoordt (?:nu|eerst))\b)"
)
_DOES: Final = rf"{_NOT_DOING}(?:\w{{2,20}}t|zal|zullen|gaan|komen|sturen|zet)"
_OFFICE_ACTS: Final = re.compile(
    rf"\b{_OFFICE}\s(?:(?:ook|nog|dan|daarnaast|zelf)\s)?{_DOES}\b|\b{_DOES}\s(?:(?:ook|dan)\s)?(?:{_OFFICE}|hij"
    rf"|zij)(?!\w)"
    rf"|\A\W{{0,9}}(?:(?:en|ook)\s)?(?:hij|zij)\s(?:(?:ook|nog|dan|daarnaast|zelf)\s)?{_DOES}\b"
    rf"|\bdat\s{_OFFICE}\s(?:\S{{1,40}}\s){{0,30}}?{_DOES}(?=\W{{0,3}}(?:\Z|,|\sen\s))",
    re.IGNORECASE,
)
_HOUSE_GETS: Final = re.compile(
    rf"\b(?:u|(?:de|uw|beide) kamers?|de (?:leden|commissie)|(?-i:Kamer)|{NAMED})\s(?:ontvangt|ontvangen|krijgt"
    rf"|krijgen|hoort"
    rf"|horen|verneemt|leest|wordt|worden|zal|kan)\b(?!\s(?:het woord|nu)\b)"
    rf"|\b(?:ontvangt|ontvangen|krijgt|krijgen|hoort|horen|verneemt|leest|wordt|worden|zal|kan)\s(?:de|uw"
    rf"|beide) kamers?\b"
    rf"|\b(?:komt|komen|volgt|volgen|wordt|worden|gaat|gaan)\b.{{0,120}}?\b(?:(?:naar|aan|met) (?:de|uw) kamer\b"
    rf"|meegenomen\b|betrokken\b|gestuurd\b|gedeeld\b|uitgezocht\b|onderzocht\b|nota van wijziging\b)",
    re.IGNORECASE,
)
_PROCEDURE: Final = re.compile(
    r"\b(?:ge)?knik\w*|\b(?:twee)?minutendebat (?:is|wordt|aangevraagd)|\baangevraagd\b|\bingepland\b|\bdank\w*"
    r"|\bbedankt\b"
    r"|\bspreker\b|\bhet woord\b|\bschors\w*|\bvergadering\b|\bstemm\w+|\bstemt\b|\bmet reces\b|\bde moties?\b.{0,30}"
    r"\b(?:is|zijn|stemmen)\b|\balle vragen\b|\bwelkom\b|\baanwezig\b|\bkort te\b|\bneemt (?:daarna|nu|straks)\b"
    r"|\btweede termijn\b|\bik (?:kijk|zie)\b|\bgeen toezegging\w*"
    r"|\btoezeggingen\b.{0,30}\bgeen\b|\bwat (?:er |de \w+ )?(?:is|heeft) (?:toegezegd|beloofd)\b|\bheb ik (?:het|zo"
    r"|dat|iets)\b|\bmocht ik\b|\bwe gaan\b",
    re.IGNORECASE,
)
_LEAST: Final = 12


def is_count(clean: str) -> bool:
    """Tell whether a sentence only counts: what is promised comes next."""
    return _COUNT_ALONE.match(clean) is not None


def is_introduced(clean: str) -> bool:
    """Tell whether a sentence is an item by how it begins: counted, addressed to a member, or noted by the chair."""
    if clean.rstrip().endswith("?") or _PROCEDURE.search(clean):
        return False
    begun = [match.end() for prefix in _PREFIXES if (match := prefix.match(clean))]
    rest = clean[max(begun, default=len(clean)) :]
    return len(rest) >= _LEAST and _PROMISING.search(rest) is not None


def is_plain(clean: str) -> bool:
    """Tell whether a sentence says what an office does or the House gets."""
    if clean.rstrip().endswith("?") or _PROCEDURE.search(clean):
        return False
    return _OFFICE_ACTS.search(clean) is not None or _HOUSE_GETS.search(clean) is not None


def is_counted_off(before: str, clean: str) -> bool:
    """Tell whether a sentence follows one that only counts, and may itself promise something."""
    is_asked = clean.rstrip().endswith("?") or _PROCEDURE.search(clean) is not None
    return is_count(before) and not is_asked and _PROMISING.search(clean) is not None
