"""What takes a cue's force away, whatever the rule: a refusal, a request, a memory, a duty by law, a courtesy."""

import re
from typing import Final

from sources.reading import cues, spoken_cues
from sources.reading.clauses import NOW, is_asked, is_negated, is_quoted, is_recalled, is_unreal
from sources.reading.found import Found

_DUTY: Final = re.compile(
    r"\bonze minister\b|\b(?:artikel \d+\w*|lid|\w*wet|\w*wetsvoorstel|besluit|regeling|richtlijn"
    r"|verordening)\b.{0,60}?\b(?:bepaalt|schrijft"
    r"|regelt|verplicht|vereist)\b|"
    r"\bdien(?:t|en|de|den)\b.{0,200}?\bte\b|\b(?:moet|moeten|moest)\b(?! (?:ik|wij|we)\b.{0,80}\bkunnen\b)"
    r"|\bte kennen\b",
    re.IGNORECASE,
)
_DUTY_BEFORE: Final = re.compile(
    r"\b(?:artikel \d+\w*|\w*wet|\w*wetsvoorstel|besluit|regeling|richtlijn|verordening)\b[^.]{0,60}?\b(?:bepaalt"
    r"|schrijft|regelt|verplicht"
    r"|vereist)\b[^.]{0,300}\Z",
    re.IGNORECASE,
)
_COURTESY: Final = re.compile(
    r"\b(?:prijs op stel(?:t|len)|desgewenst|desgevraagd|indien gewenst|(?:als|indien|wanneer|mocht(?:en)?) (?:u"
    r"|uw kamer|de kamer|uw commissie|de commissie|daar|hier)\b.{0,60}?\b(?:behoefte|wens|wenst|wil))\b",
    re.IGNORECASE,
)
_TO_EXPLAIN: Final = re.compile(
    r"\b(?:licht|toe ?te ?lichten|toelicht\w*|briefing|gesprek|van gedachten|overleg|spreek|spreken|bereid)\b",
    re.IGNORECASE,
)


def is_vetoed(found: Found) -> bool:
    """Tell whether the clause is refused, imagined, asked for, recalled, quoted or done at once."""
    clause, text = found.clause, found.clause.text
    return (
        (is_unreal(text) and found.cue is not spoken_cues.SAID_AT_CLOSING)
        or is_negated(_force(found))
        or is_asked(clause)
        or is_recalled(clause, found.verb[0])
        or is_quoted(clause.before + text, len(clause.before) + found.verb[0])
        or _DUTY.search(text) is not None
        or (_COURTESY.search(clause.before + text) is not None and _TO_EXPLAIN.search(text) is not None)
        or _DUTY_BEFORE.search(clause.before) is not None
        or (NOW.search(text) is not None and found.cue is not cues.EXPLICIT)
    )


def _force(found: Found) -> str:
    """The words that a negation must stand in to undo the promise: the clause up to the end of the match."""
    return found.clause.text[: found.match.end()]
