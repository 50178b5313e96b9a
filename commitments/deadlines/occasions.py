"""Occasions that wait for their day: "voor het notaoverleg", "bij de volgende rapportage", "zodra het advies er is"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import NamedTuple

from commitments.deadlines.anchors import PARSERS, Anchor, Scan, plain_anchor, single
from commitments.deadlines.frames import OPENERS, Frame, match_frame, match_phrase, phrase_table
from commitments.deadlines.lexicon import ARTICLES, DETERMINERS, PAST, SEPARABLE, listed
from commitments.deadlines.result import Basis, Precision
from commitments.deadlines.undated import OPEN, RECURRING_WORDS
from commitments.deadlines.words import split_words

MEETING = re.compile(
    r"(?:debat|debatten|overleg|overleggen|conferentie|top|beraad|raad|vergadering|bijeenkomst|zitting|behandeling"
    r"|behandelingen|stemming|stemmingen|verkiezing|verkiezingen|formatie|besluitvorming|gesprek|gesprekken|bezoek"
    r"|beschouwingen|onderhandelingen|inwerkingtreding|publicatie|afronding|ontvangst|vaststelling|ondertekening"
    r"|ratificatie|goedkeuring|oplevering|verschijning|verschijnen|invoering|indiening|aanbieding|evaluatie|advies"
    r"|onderzoek|rapport|ronde|termijn|reces|ommekomst|afloop|aantreden|^ao|^wgo|^vao|^vso|^so|^cd|^bo|^tmd|^apb|^afb|^nota)$"
)
PAPER = re.compile(
    r"(?:brief|brieven|verslag|verslagen|nota|update|agenda|beantwoording|antwoord|antwoorden|reactie|standpunt|notitie"
    r"|memorie|overzicht|programma|akkoord|jaarverslag|begroting|wetsvoorstel|evaluatie|plan|visie|rapport|advies|staat)$"
)
SERIES = re.compile(r"(?:rapportages?|monitor|voortgangsbrief|voortgangsbrieven|verzamelbrief|voortgangsverslag)$")
CABINET = re.compile(
    r"(?:kabinetsperiode|regeerperiode|regeringsperiode|zittingsperiode|zittingstermijn|kabinetstermijn|^kabinet)$"
)
CLAUSE_WORDS = {
    Frame.BEFORE: "voordat|alvorens|totdat",
    Frame.AFTER: "zodra|nadat|zo gauw|op het moment dat|als eenmaal",
}
CLAUSES = phrase_table((phrase, side) for side, phrases in CLAUSE_WORDS.items() for phrase in listed(phrases, "|"))
PURPOSES = frozenset(
    listed("overleg overleggen advies publicatie evaluatie besluitvorming gesprek gesprekken onderzoek debat bezoek")
)
STOPS = frozenset((",", ";", ".", ":", "(", ")", "?", "!", "—", "–", '"', "•", ""))
OTHER_DAY = frozenset(
    listed("dit deze die dat mijn uw ons onze zijn haar hun laatste genoemde bovengenoemde onderhavige bijgaande")
)
REACH = 5  # words from the frame to the event's noun
LONGEST = 60  # words of a clause


NOT_NAMES = frozenset().union(OPENERS, PARSERS, DETERMINERS, RECURRING_WORDS, OPEN)


class Occasion(NamedTuple):
    """An event named by the words start up to end."""

    start: int
    end: int
    recurring: bool = False


def occasion(s: Scan, i: int, frame: Frame | None) -> Occasion | None:
    """The event named after a frame: what a parliament waits for; with "in" or "bij" only what comes again or next."""
    j, coming, recurs = i, False, False
    if is_purpose(s, i):
        return None
    while s.words[j] not in STOPS and j - i < REACH:
        word = s.words[j]
        if word in PAST or (word in OTHER_DAY and not CABINET.search(s.words[j + 1])):
            return None
        coming = coming or DETERMINERS.get(word) in ("coming", "next")
        recurs = recurs or word in RECURRING_WORDS
        if _is_event(s, j, frame, coming or recurs):
            return Occasion(i, _extent(s, j + 1), recurs)
        if j > i and not (word in ARTICLES or word.endswith(("e", "s", "en")) or word in DETERMINERS):
            return None
        j += 1
    return None


DAY_LINKS = frozenset(("van", "op", "dd", ",", "("))
EVENT_KNOWN = timedelta(days=183)  # a day without a year that lies further off has passed


def day_of_event(s: Scan, event: Occasion) -> Anchor | None:
    """The day that is said beside an event: "(het debat) van 21 maart", "op donderdag 3 juni a.s."."""
    i = event.end
    while s.words[i] in DAY_LINKS and i - event.end < 2:
        i += 1
    found = plain_anchor(s, i) if i > event.end else None
    if found is None or found.past or found.rule not in ("day", "weekday") or event.recurring:
        return None
    window = next(
        (w for year in (s.said_on.year, s.said_on.year + 1) if (w := found.at(year)) and w.last >= s.said_on), None
    )
    if window is None or (found.year is None and window.first - s.said_on > EVENT_KNOWN):
        return None
    end = found.end + (s.words[found.end] == ")")
    day = window._replace(label=s.text.quote(event.start, event.end))
    return single(end, "occasion-day", Precision.DAY, day, s.said_on, Basis.OCCASION)._replace(late="na-gelegenheid")


def is_purpose(s: Scan, i: int) -> bool:
    """ "voor overleg met de sector", "voor een gesprek": what something is meant for, not what it must precede."""
    return s.words[i - 1] == "voor" and s.words[i + (s.words[i] == "een")] in PURPOSES


def _is_event(s: Scan, j: int, frame: Frame | None, coming: bool) -> bool:
    word = s.words[j]
    is_cabinet = CABINET.search(word) is not None
    if frame is None or is_cabinet:
        return is_cabinet and (word != "kabinet" or coming)
    if coming:
        return bool(MEETING.search(word) or PAPER.search(word) or SERIES.search(word))
    if frame is Frame.BEFORE:  # "voor" also means "in favour of": only what one can be in time for
        return bool(MEETING.search(word))
    if frame in (Frame.AFTER, Frame.BY, Frame.BEYOND, Frame.FROM):
        return bool(MEETING.search(word) or PAPER.search(word) or SERIES.search(word))
    dated = s.words[j + 1] in ("van", "uit") and s.words[j + 2][:1].isdecimal()  # "in de voortgangsbrief van 3 maart"
    return bool(SERIES.search(word)) and not dated


def _extent(s: Scan, j: int) -> int:
    """Over names and one "van ..." that belong to the event: "notaoverleg MIRT", "behandeling van de begroting"."""
    end = _names(s, j)
    k = end
    if s.words[k] in ("van", "over", "inzake"):
        k += 1
        while s.words[k] in ARTICLES:
            k += 1
        named = _names(s, k)
        if named > k:
            return named
        if any(noun.search(s.words[k]) for noun in (PAPER, MEETING, SERIES)):
            return _names(s, k + 1)
    return end


def _names(s: Scan, j: int) -> int:
    text = s.text
    while j < text.size and (text.text[text.starts[j]].isupper() or s.words[j].isdecimal() or s.words[j] == "&"):
        if s.words[j] in NOT_NAMES or (s.words[j].isdecimal() and _is_day(s, j)):
            break
        j += 1
    return j


def _is_day(s: Scan, j: int) -> bool:
    found = plain_anchor(s, j)
    return found is not None and found.rule == "day"


def clause(s: Scan, i: int) -> tuple[Frame, Occasion] | None:
    """ "zodra het advies is ontvangen": the side of it that is meant, and the event up to the next mark."""
    found = match_phrase(CLAUSES, s.words, i)
    return (found[1], Occasion(i, _until_stop(s, found[0]))) if found else None


def side_of(wording: str) -> tuple[Frame | None, str]:
    """The frame with which the words begin, if any, and the rest, which names the event.

    "vlak voor het debat" gives BEFORE and "het debat"; "uiterlijk een week voor het debat" BY, "niet voor" FROM.
    """
    text = split_words(wording, SEPARABLE)
    if said := match_phrase(CLAUSES, text.words, 0):
        end, frame = said
        return frame, text.quote(end, text.size)
    framed = match_frame(text.words, 0)
    return framed.frame, text.quote(framed.end, text.size)


CONDITIONS = frozenset(("wanneer", "als", "indien", "mits"))


def anything(s: Scan, i: int) -> Occasion | None:
    """Whatever the words at i name, up to the next mark; for a phrase that is known to be a deadline."""
    end = _until_stop(s, i)
    return Occasion(i, end) if end > i and any(word.isalpha() for word in s.words[i:end]) else None


def _until_stop(s: Scan, i: int) -> int:
    end = i
    while s.words[end] not in STOPS and end - i < LONGEST:
        end += 1
    return end
