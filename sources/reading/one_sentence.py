"""The promise that one sentence makes: the rules over its clauses, and over the whole of it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from commitments.deadlines import Deadline
from sources.reading import cues
from sources.reading.clauses import Clause, clauses
from sources.reading.cue import Cue
from sources.reading.found import Found
from sources.reading.gates import Gates
from sources.reading.guards import stands
from sources.reading.moments import Frame
from sources.reading.rule_table import RuleTable
from sources.reading.sentences import Sentence
from sources.reading.spans import Suggestion
from sources.reading.suggesting import suggested

_OF_PROMISES: Final = (
    "zal", "zullen", "gaan", "ga", "word", "toe", "ontvang", "krijg", "tegemoet", "verwacht", "stre", "voornem",
    "plan", "hoop", "hopen", "bereid", "bedoeling", "inzet", "voorzie", "beoog", "informe", "bericht", "rapporte",
    "kom", "zend", "stuur", "sture", "bied", "indiening", "zending", "legging", "wil", "leg", "meld", "licht",
    "koppel", "houd", "breng", "laat", "laten", "stel", "doe", "deel", "volg", "geef", "reage", "beantwoord",
    "blijf", "blijv", "hard", "neem", "nemen", "zet", "hoort", "verne", "attend", "schets", "reik", "verschaf", "spre",
    "hou", "praat", "praten", "betrek", "verwerk", "besteed", "intentie", "insteek", "ambitie", "oogmerk",
    "gericht", "mik", "leest", "vindt", "treft", "heeft u", "u heeft",
    "lever", "schrift", "zorg", "zoek", "ligt", "liggen", "delen", "kamer heeft", "mail", "pak", "brief", "schrijf",
    "zegg", "door", "check", "mee", "orde", "bij u", "hebt u", "u hebt", "wat ik", "wat we", "nodig", "iets", "vrag",
    "vertrouw", "reken", "verschij", "geleid", "verantwoord", "lukken", "dat kunnen", "inzichtelijk", "besteden",
    "belo", "houden", "geve", "onderweg", "eraan",
    "mijn woord", "hang", "gehangen", "opnemen", "gaat", "neemt", "brengt", "ben ik", "vraag", "verstaan",
    "bekend", "wijden", "ingediend",
)  # fmt: skip
"""One of these stands in every sentence that promises something; the rest is not looked at further."""
_OF_SPEECH: Final = (
    "evalue", "beschouw", "noteer", "uitnodiging", "graag", "heeft", "hebt", "ziet", "weet", "maak", "bel", "dien",
    "kaart", "roep", "kijk", "is er", "probe", "motie", "best", "bezie", "verdiep", "meld", "hoort", "trek", "zelf",
    "breid", "vul", "voeg", "lijkt", "vind", "is er", "zijn er",
)  # fmt: skip
"""Or one of these, where somebody speaks."""
_STEMS: Final = Gates((_OF_PROMISES, _OF_SPEECH))
_PROMISED: Final = 1
_CLOSING_MARKS: Final = " \n\"”’»')"
_LONGEST: Final = 5000
LETTER_RULES: Final = RuleTable(cues.LETTER_CUES)
_PLACES: Final = 3


def promise(
    sentence: Sentence,
    text: str,
    frame: Frame,
    rules: RuleTable = LETTER_RULES,
    *,
    he_governs: bool = False,
) -> Suggestion | None:
    """Return the promise that this sentence makes, or None; ``he_governs``: "hij" or "zij" in it is a minister."""
    clean = sentence.clean
    opened = _STEMS.opened(clean.lower())
    if clean.rstrip(_CLOSING_MARKS).endswith("?") or not (opened & _PROMISED or (opened and rules is not LETTER_RULES)):
        return None
    moments = partial(frame.moments, clean)
    best = _strongest(clean, rules, moments, he_governs=he_governs)
    return None if best is None else suggested(best, sentence, text, moments())


def _strongest(
    clean: str, rules: RuleTable, moments: Callable[[], Sequence[Deadline]], *, he_governs: bool
) -> Found | None:
    """Of what stands in the clauses, and across them, the first of most weight."""
    best, weight = None, 0.0
    for clause in clauses(clean, he_governs=he_governs):
        tried = rules.within.tried(clause.text)
        if max((cue.weight for cue in tried), default=0) <= weight:
            continue
        found = next(filter(None, (_standing(cue, clause, moments) for cue in tried)), None)
        if found is not None and found.cue.weight > weight:
            best, weight = found, found.cue.weight
    whole = Clause(clean[:_LONGEST], 0, "", he_governs)
    for cue in rules.across.tried(whole.text):
        if cue.weight > weight and (found := _across(cue, whole, moments)):
            best, weight = found, cue.weight
    return best


def _across(cue: Cue, whole: Clause, moments: Callable[[], Sequence[Deadline]]) -> Found | None:
    """The first place in the whole sentence where the cue stands."""
    first = cue.wording.search_open(whole.text)
    matches = cue.pattern.finditer(whole.text, first.start()) if first else ()
    return next((found for match in matches if stands(found := Found(cue, whole, match, moments))), None)


def _standing(cue: Cue, clause: Clause, moments: Callable[[], Sequence[Deadline]]) -> Found | None:
    """The first of a few places where the cue stands: the second in "wat er komt, daar kom ik in mei op terug"."""
    match = cue.wording.search_open(clause.text)
    for _ in range(_PLACES):
        if match is None:
            return None
        found = Found(cue, clause, match, moments)
        if stands(found):
            return found
        match = cue.wording.search_open(clause.text, match.start() + 1)
    return None
