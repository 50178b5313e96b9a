"""What takes a cue's force away, whatever the rule: a refusal, a request, a memory, a duty by law, a courtesy."""

import re
from typing import Final

from sources.reading import act_cues, cues, pledge_cues, reserved_cues, spoken_cues
from sources.reading.caseless import any_case
from sources.reading.clauses import NOW, is_asked, is_negated, is_quoted, is_recalled, is_unreal
from sources.reading.found import Found

_DUTY: Final = any_case(
    r"\bonze minister\b|\b(?:artikel \d+\w*|lid|\w*wet|\w*wetsvoorstel|besluit|regeling|richtlijn"
    r"|verordening)\b.{0,60}?\b(?:bepaalt|schrijft"
    r"|regelt|verplicht|vereist)\b|"
    r"\bdien(?:t|en|de|den)\b.{0,200}?\bte\b|\b(?:moet|moeten|moest)\b(?! (?:(?:dat|het) )?(?:kunnen"
    r"|lukken))(?! (?:ik"
    r"|wij|we)\b.{0,80}\bkunnen\b)"
    r"|\bte kennen\b|\b(?:u|kamer|parlement) hoort\b[^,]{0,80}?\bte (?:worden|krijgen|weten)\b",
    "onze_minister bepaalt schrijft regelt verplicht vereist dien moe te_kennen hoort",
)
_DUTY_BEFORE: Final = re.compile(
    r"\b(?:artikel \d+\w*|\w*wet|\w*wetsvoorstel|besluit|regeling|richtlijn|verordening)\b[^.]{0,60}?\b(?:bepaalt"
    r"|schrijft|regelt|verplicht"
    r"|vereist)\b[^.]{0,300}\Z",
    re.IGNORECASE,
)
_COURTESY: Final = any_case(
    r"\b(?:prijs op stel(?:t|len)|desgewenst|desgevraagd|indien gewenst|(?:als|indien|wanneer|zodra|voor zover"
    r"|mocht(?:en)?) (?:u|uw kamer|de kamer|uw commissie|de commissie|daar|hier)\b.{0,60}?\b(?:behoefte|wens|wenst"
    r"|wensen|wil|wilt))\b",
    "prijs gewenst desgevraagd behoefte wens wil",
)
_TO_EXPLAIN: Final = re.compile(
    r"\b(?:licht|toe ?te ?lichten|toelicht\w*|briefing|gesprek|van gedachten|overleg|spreek|spreken|bereid)\b",
    re.IGNORECASE,
)


def is_vetoed(found: Found) -> bool:
    """Tell whether the clause is refused, imagined, asked for, recalled, quoted or done at once."""
    clause, text = found.clause, found.clause.text
    whole = clause.before + text
    return (
        (is_unreal(text) and found.cue is not spoken_cues.SAID_AT_CLOSING and not _POLITE.search(text))
        or is_negated(_BETWEEN_DASHES.sub(" ", _force(found)))
        or (found.cue is not reserved_cues.SAID_ONCE_MORE and (is_asked(clause) or is_recalled(clause, found.verb[0])))
        or is_quoted(whole, len(clause.before) + found.verb[0])
        or _DUTY.search(text) is not None
        or _AS_KNOWN.search(text) is not None
        or _ROUTINE.search(text) is not None
        or _IN_THE_LIGHT.match(text, max(0, found.verb[0] - len("het "))) is not None
        or _ARTICLE.match(whole) is not None
        or (_MOTION_ASKS.search(whole) is not None and not _SPEAKER.search(text))
        or _TO_GO.match(text, max(0, found.verb[0] - len("te ")), found.verb[1]) is not None
        or (found.cue in _OF_ANOTHER_VERB and _GOES_INTO.match(text, found.verb[0]) is not None)
        or (_COURTESY.search(clause.written or whole) is not None and _TO_EXPLAIN.search(text) is not None)
        or _DUTY_BEFORE.search(clause.before) is not None
        or (NOW.search(text) is not None and found.cue is not cues.EXPLICIT)
    )


_ROUTINE: Final = any_case(
    r"\b(?:volgens|conform|overeenkomstig|langs) de (?:(?:be)?staande|gebruikelijke|geldende|reguliere|gangbare)"
    r"\s(?:[\w-]{1,30}\s)?[\w-]*(?:afspraken|procedure|praktijk|werkwijze|lijn\b)",
    "staande gebruikelijke geldende reguliere gangbare",
)
"""What is done as always is no promise: "volgens de staande afspraken"."""
_IN_THE_LIGHT: Final = re.compile(r"het licht\b", re.IGNORECASE)
"""A noun: "in het licht van het wetsvoorstel"."""
_AS_KNOWN: Final = any_case(
    r"\A(?:\W{0,9}zoals bekend\b|.{0,160}\bschuldig gebleven\b|(?=.{0,280}?\bvoorgehangen\b).{0,160}\b(?:is|zijn"
    r"|was|werd|werden|heb|hebben|heeft)\b.{0,120}\bvoorgehangen\b)",
    "zoals_bekend schuldig_gebleven voorgehangen",
)
_BETWEEN_DASHES: Final = re.compile(r"\s[—–]\s[^—–]{1,160}\s[—–]\s")
_ARTICLE: Final = re.compile(r"\W{0,9}(?:\d )?Artikel \d[\d ]{0,5}[a-z]?[.:]?\s{1,3}(?:\d\.?\s)?[A-Z]")
"""The words of a law, quoted: "Artikel 16 Indien een aanwijzing wordt voorbereid, ..."."""
_TO_GO: Final = re.compile(r"te gaan\Z", re.IGNORECASE)
"""No verb of its own: "om verspilling tegen te gaan en de Kamer te informeren"."""
_GOES_INTO: Final = re.compile(
    r"gaa?n?t?\s(?:(?:ik|wij|we|het kabinet|de regering)\s)?(?:(?!om\b|te\b)[\w-]{1,30}\s){0,6}?in op\b", re.IGNORECASE
)
"""Who goes into a request ("ga ik in op het verzoek om u te informeren") does not do what it asks."""
_OF_ANOTHER_VERB: Final = (cues.FUTURE_ACTIVE, cues.FUTURE_ACTIVE_TO, act_cues.ACT)
_POLITE: Final = any_case(
    r"\bzou(?:den)? (?:ik|wij|we)\b.{0,120}?\b(?:u|uw kamer|de kamer)\b.{0,60}?\bkunnen \w+"
    r"|\b(?:ik|wij|we) zou(?:den)?\b.{0,40}?\bgraag\b.{0,40}?\b(?:schriftelijk|op papier|per brief|in (?:een|de|mijn)"
    r" (?:\w+ ){0,2}?[\w-]{0,40}brief)\b.{0,40}?\b(?:doen|terugkomen|terug willen komen|reageren|beantwoorden)\b"
)
"""Who says "die zou ik in mei met de Kamer kunnen delen" promises it, if a moment is named."""
_MOTION_ASKS: Final = any_case(r"\bverzoekt\s(?:de regering|het kabinet|de minister|om)\b|\bverzoekt\b[^.]{0,60}\bom\b")
"""These are still the words of a motion: "verzoekt de regering ..., en de Kamer te berichten"."""
_SPEAKER: Final = any_case(r"\b(?:ik|wij|we|het kabinet|mijn)\b")


_NOTED_AT_END: Final = (
    cues.PAPER_REACHES, cues.HOUSE_RECEIVES, cues.HOUSE_DATED, act_cues.GIVEN_WORD,
    pledge_cues.MEMBER_GETS, pledge_cues.DONE_THEN, pledge_cues.GRANTED,
)  # fmt: skip
"""In these clauses a negation behind the verb undoes the promise: "dat beloof ik u niet"."""


def _force(found: Found) -> str:
    """The words that a negation must stand in to undo the promise: the clause up to the end of the match.

    "Lukt dat niet, dan meld ik dat": what is told if something is not so has its own words only.
    """
    if found.cue is reserved_cues.TOLD_IF:
        return found.match.group()
    return found.clause.text if found.cue in _NOTED_AT_END else found.clause.text[: found.match.end()]
