"""What the sentences after an earlier promise say became of it: the first of them that tells decides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from sources.reading import fates, postponement_cues, recalls
from sources.reading.clauses import is_negated
from sources.reading.fulfilment_cues import COMPLYING, TELLS
from sources.reading.joining import THEREWITH
from sources.reading.letters import Letter, is_others
from sources.reading.references.grammar import MONTHS
from sources.reading.sentences import Sentence
from sources.reading.spans import FulfilmentKind, Reason
from sources.reading.status_lists import IN_AN_ITEM
from sources.reading.suggesting import reason_at

_IN_PERSON: Final = re.compile(r"\b(?:(?:heb|hebben) (?:ik|wij|we)|(?:ik|wij|we) (?:heb|hebben))\b", re.IGNORECASE)
_RUNS_ON: Final = re.compile(
    r"\b(?:lopen|loopt|gaande|bezig|bewerking|nog (?:niet|geen|gewerkt)|(?:vergt|moet|dient) (?:dit |dat |die "
    r"|het )?nog)\b",
    re.IGNORECASE,
)
_STILL_OWED: Final = re.compile(r"\bzal (?:ik|het kabinet)\b.{0,30}?\b(?:mijn|deze|die) toezegging\b", re.IGNORECASE)
_FOR_THE_OTHERS: Final = re.compile(r"\bvoor (?:de|het) (?:overige|andere|resterende|rest)\b", re.IGNORECASE)
"""What is late or refused for the rest only is kept in part."""
_THERETO: Final = re.compile(
    r"\b(?:daaraan|hieraan)\b.{0,40}?\b(?:voldaan|tegemoet ?gekomen|uitvoering|gevolg|gehoor|invulling)\b"
    r"|\b(?:ik|wij) (?:voldoe|voldoen)\b.{0,20}?\b(?:daar|hier)aan\b|\bdoe ik dat\b|\bdat doe ik (?:hier|met|in"
    r"|bij|nu|graag)\b"
    r"|\b(?:voldoe|voldoen) (?:ik|wij)\b.{0,40}?\b(?:daaraan|hieraan)\b|\bwoord gehouden\b|\bwoord gestand\b"
    r"|\b(?:dit|dat|deze|die) (?:punt|onderwerp|verzoek|vraag|kwestie)\b.{0,60}?\b(?:afgedaan|afgehandeld|afgerond"
    r"|beantwoord|van (?:de|uw) lijst|gesloten|afgesloten|tegemoet ?gekomen|voldaan)\b"
    r"|\b(?:gevraagde|gewenste|bepleite|verlangde) (?:\w+ )?(?:is|zijn|wordt|worden)\b.{0,40}?\b(?:bereikt|gehaald"
    r"|gerealiseerd|ingevoerd|voldaan|geleverd)\b|\baan (?:het verlangen|de wens) van de kamer\b.{0,40}?\b(?:voldaan"
    r"|tegemoet ?gekomen)\b"
    r"|\b(?:is|zijn)\s(?:dat|dit|zulks|deze|die)\s(?:nu |thans |inmiddels )?(?:gerealiseerd|geregeld|gebeurd"
    r"|verwezenlijkt"
    r"|bewerkstelligd|bereikt)\b|\b(?:daarin|hierin) is (?:nu |thans |inmiddels )?voorzien\b"
    r"|\b(?:gekregen|ontvangen) (?:wat|waar) (?:zij|hij|de indieners)\b.{0,20}?\b(?:vroeg|vroegen|verzocht\w*)\b",
    re.IGNORECASE,
)
_FURTHEST: Final = 3
_BY_A_TERM: Final = re.compile(
    r"\b(?:(?:voor|vóór|uiterlijk|eind|begin|medio|binnen|nog (?:dit|deze|in)|in (?:het|de loop van))\s"
    rf"(?:\S+\s){{0,2}}?(?:{MONTHS}|zomer\w*|\w*reces|\w*kwartaal|\w*jaar|week|weken|maand|maanden|\d{{4}})"
    r"|(?:deze|dit) (?:maand|zomer|voorjaar|najaar|kwartaal|jaar))\b|\bzou(?:den)?\b"
    r"|\bverwachting\b|\bhoop\b|\bvoornem\w+|\bstreef\w*",
    re.IGNORECASE,
)
"""The promise had its day: what is then "nog gaande" is late, and else under way."""
_NOT_TOLD: Final = re.compile(
    r"\bnog (?:niet|geen)\b.{0,60}?\b(?:informeren|berichten|sturen|aanbieden|melden|geven|ingaan|voldoen)\b"
    r"|\bnog (?:niet|geen)\b.{0,160}?\b(?:verwacht|ontvangt|volg(?:t|en)|kan ik u)\b",
    re.IGNORECASE,
)
_OF_THAT_ONE: Final = re.compile(
    r"\b(?:deze|die|genoemde|bovengenoemde|voornoemde|mijn (?:eerdere|genoemde|gedane|destijds gedane)) (?:moties?"
    r"|toezegging(?:en)?)\b(?! van\b)"
    r"|\A\W{0,9}de (?:motie|toezegging) (?:verzoekt|vraagt|roept|is|wordt|heb|beschouw|houdt)\b"
    r"|\b(?:heb|heeft|hebben) (?:\w+ )?de (?:motie|toezegging)\b(?![-\s](?-i:[A-ZÀ-Ý])| (?:van|aan|over|op|om)\b)"
    r"|\bdoor de motie (?:eveneens|ook|tevens) \w+\b",
    re.IGNORECASE,
)
_NEXT_ANSWER: Final = re.compile(r"\W{0,9}(?:Vraag|Antwoord)(?: op vraag)? \d", re.IGNORECASE)
_RESUMES: Final = re.compile(
    r"[;:]\s|,\s(?:en\s)?(?=(?:maar|echter|doch|wat|hetgeen|is|zijn|heeft|hebben|heb|ben|wordt|worden|kan"
    r"|kunnen|komt|komen"
    r"|volgt|volgen|schuift|gaat|gaan|treft|treffen|blijkt|blijken|loopt|vergt|zal|zullen|lukt|moet|doe"
    r"|die staat|die staan"
    r"|dat is|dat heb|deze|waarvoor|laat)\b)|\s(?=(?:maar|en) (?:dat|dit|die|deze|is|zijn|heb|treft)\b)",
    re.IGNORECASE,
)
_IN_ONE_PLACE: Final = re.compile(
    r"\b(?:klaar|gereed|afgerond|voltooid|gelukt)\b[^.]{0,80}\bnog (?:niet|gaande|bezig)\b", re.IGNORECASE
)
_TO_FIND_OUT: Final = re.compile(
    rf"{TELLS.pattern}|\b(?:vragen|navragen|uitzoeken|nagaan|onderzoeken|bezien|bekijken|kijken|antwoord|vroeg"
    rf"|gevraagd"
    r"|na te vragen|te kijken|in kaart|op een rij|cijfers?|aantal\w*|hoeveel|overzicht|gegevens|opgave|in hoeverre"
    r"|percentages?)\b",
    re.IGNORECASE,
)
_ANSWER: Final = re.compile(
    r"\b(?:blijkt|bleek|gebleken|luidt|luiden|(?:laat|laten) (?:mij|ons) weten|(?:is|was) (?:dat )?(?:niet "
    r"|wel )?het geval"
    r"|(?:mij|ons) (?:bericht|gemeld|laten weten|meegedeeld)|het antwoord|(?:gaat|ging) (?:het )?om|het beeld"
    r"|bedraagt|bedragen|bedroeg)\b|\A\W{0,9}(?:er|het|in|van|bij|dit|momenteel)\b[^.;]{0,60}?\b(?:zijn|is"
    r"|werken|waren"
    r"|betreft|telt|tellen|bestaat|bestaan|liggen|varen|wonen|maken|betaalden?)\b[^.;]{0,30}?\b\d",
    re.IGNORECASE,
)
_GIVEN: Final = re.compile(
    r"\b(?:(?:bied|zend|stuur|doe) ik|ik (?:bied|zend|stuur|doe)) (?:u|uw kamer|de kamer)\b.{0,80}?\b(?:hierbij"
    r"|nu|vandaag|heden|thans|alsnog)\b"
    r"|\b(?:hierbij|bijgaand|alsnog hierbij) (?:treft|ontvangt|bied|zend|stuur)\b|\btreft u (?:hierbij|bijgaand"
    r"|nu)\b",
    re.IGNORECASE,
)
_DONE_DESPITE: Final = re.compile(
    r"\b(?:is|zijn|heb|heeft|hebben)\s(?:\w+\s){0,6}?(?:\w*ge\w{2,}(?:d|t|en)|(?:be|ver|ont|her)\w{2,}(?:d|t|en))\s"
    r"(?:door|dankzij|ondanks|na) (?:een|de|enige|het) (?:\w+ )?\Z",
    re.IGNORECASE,
)
"""Done by or in spite of a delay of something else: "de ruimte is gevonden door een vertraging elders"."""
JUDGED: Final = re.compile(
    r"\b(?:ontraad|ontraden|oordeel (?:aan de |over de )?kamer(?! gegeven| gelaten)|ontijdig|overbodig"
    r"|verworpen|ingetrokken"
    r"|niet (?:overgenomen|ontvankelijk)|motie is (?:\w+ ){0,4}aangehouden|aangehouden motie|behoeft geen)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What sentence ``last`` says became of it, with the reason; ``is_sure`` unless only something was done."""

    last: int
    kind: FulfilmentKind
    reason: Reason | None = None
    is_sure: bool = True


def outcome(letter: Letter, index: int, start: int) -> Outcome | None:
    """Return what is said from character ``start`` of sentence ``index`` on, at most three sentences further.

    A sure word (handed over, begun, late) goes before a mere deed on the way to it.
    """
    told = list(_told(letter, index, start))
    if not told or is_still_owed(letter, index):
        return next((each for each in told if each.kind is not FulfilmentKind.FULFILS), None)
    first = next((each for each in told if each.is_sure), told[0])
    if first.kind is FulfilmentKind.POSTPONES and not _is_outright(first) and told[0].kind is FulfilmentKind.FULFILS:
        return replace(first, kind=FulfilmentKind.PARTIAL)
    after = next((each for each in told if each.last > first.last), None)
    return after if after and _turns(first, after) else first


def put_off(letter: Letter, index: int, start: int) -> Outcome | None:
    """Return the first thing said from there on, at most three sentences further, that puts off what is named."""
    return next((each for each in _told(letter, index, start) if each.kind is FulfilmentKind.POSTPONES), None)


def is_still_owed(letter: Letter, index: int) -> bool:
    """Tell whether the next sentences say that the promise will yet be kept: "Uiteraard zal ik mijn toezegging ..."."""
    return any(_STILL_OWED.search(sentence.clean) for sentence in letter.sentences[index + 1 : index + 1 + _FURTHEST])


def _turns(first: Outcome, after: Outcome) -> bool:
    """Tell whether the next telling sentence changes what the first said: begun but late, done but "lopen nog"."""
    if first.kind is FulfilmentKind.PARTIAL:
        is_not_yet = first.reason is not None and first.reason.words.lower().startswith("nog ")
        return _is_outright(after) or (is_not_yet and after.kind is FulfilmentKind.POSTPONES)
    is_kept = first.kind is FulfilmentKind.FULFILS and after.kind is FulfilmentKind.PARTIAL
    return is_kept and after.reason is not None and _RUNS_ON.search(after.reason.words) is not None


def _is_outright(told: Outcome) -> bool:
    """Tell whether a sentence says by itself that something is late, and not only that it is not there yet."""
    return told.reason is not None and told.reason.rule in {cue.rule for cue in postponement_cues.OUTRIGHT}


def resumed(sentence: Sentence, start: int) -> int:
    """Where, after the promise and what it holds, the sentence goes on about it: "..., maar dat is niet gelukt"."""
    resumes = _RESUMES.search(sentence.clean, start)
    return resumes.start() if resumes else len(sentence.clean)


def outcome_of(letter: Letter, owed: int, index: int) -> Outcome | None:
    """Return what one sentence says became of what sentence ``owed`` names, wherever that stands."""
    told = _of_sentence(letter, letter.sentences[owed], index, 0)
    if told is not None:
        return told
    sentence = letter.sentences[index]
    is_done = IN_AN_ITEM.pattern.search(sentence.clean) and not is_negated(sentence.clean)
    return Outcome(index, FulfilmentKind.FULFILS) if is_done else None


def _told(letter: Letter, index: int, start: int) -> Iterator[Outcome]:
    owed = letter.sentences[index]
    for ahead in range(index, min(index + 1 + _FURTHEST, len(letter.sentences))):
        if ahead > index and not _is_of_it(letter, owed, ahead, index):
            return
        if told := _of_sentence(letter, owed, ahead, start if ahead == index else 0):
            yield told


def _is_of_it(letter: Letter, owed: Sentence, ahead: int, index: int) -> bool:
    """Tell whether a later sentence still speaks of the promise: the same paragraph, or the next sentence after it."""
    sentence = letter.sentences[ahead]
    is_near = sentence.paragraph == owed.paragraph or (ahead == index + 1 and sentence.kind != "heading")
    is_near = is_near and not _NEXT_ANSWER.match(sentence.clean)
    is_other = recalls.MENTION.search(sentence.clean) and not (
        THEREWITH.match(sentence.clean) or _OF_THAT_ONE.search(sentence.clean) or is_others(sentence.clean)
    )
    return is_near and not is_other and not sentence.clean.rstrip().endswith("?")


def _of_sentence(letter: Letter, owed: Sentence, ahead: int, start: int) -> Outcome | None:
    sentence = letter.sentences[ahead]
    late = None if _FOR_THE_OTHERS.search(sentence.clean) else _late(letter, owed, sentence, start)
    if late and not is_handed_after(letter, sentence):
        return Outcome(ahead, FulfilmentKind.POSTPONES, late)
    words = sentence.clean[start:]
    if match := fates.under_way(words, owed.clean):
        reason = reason_at(sentence, fates.UNDER_WAY, start + match.start(), start + match.end())
        return Outcome(ahead, FulfilmentKind.PARTIAL, reason)
    return _kept(letter, owed, ahead, words)


def _kept(letter: Letter, owed: Sentence, ahead: int, words: str) -> Outcome | None:
    """Read a sentence that says it is done: handed over, answered, carried out; a mere deed is not sure."""
    sentence = letter.sentences[ahead]
    is_new = letter.makes_promise(sentence)
    if _is_complied(owed, sentence, words, is_new=is_new) or fates.HANDED_NOW.search(sentence.clean):
        return Outcome(ahead, FulfilmentKind.FULFILS)
    if sentence.paragraph != owed.paragraph or is_new:
        return None
    if sentence is not owed and _TO_FIND_OUT.search(owed.clean) and _ANSWER.search(words):
        return Outcome(ahead, FulfilmentKind.FULFILS)
    is_done = IN_AN_ITEM.pattern.search(words) is not None
    is_sure = fates.DONE_SINCE.search(words) is not None or (is_done and _IN_PERSON.search(words) is not None)
    if is_negated(words) or not (is_done or is_sure):
        return None
    return Outcome(ahead, FulfilmentKind.FULFILS, is_sure=is_sure)


def _is_complied(owed: Sentence, sentence: Sentence, words: str, *, is_new: bool) -> bool:
    """Tell whether it says so in so many words: "daaraan is voldaan", "hiermee is de motie uitgevoerd"."""
    thereto = _THERETO.search(words)
    if thereto and not is_negated(words):
        return True
    complied = COMPLYING.search(sentence.clean) if sentence is not owed and not is_new else None
    return complied is not None and not is_negated(complied.group())


def is_handed_after(letter: Letter, sentence: Sentence) -> bool:
    """Tell whether what came late is handed over in the same sentence: "dat lukte niet; ik bied u het nu aan"."""
    handed = _GIVEN.search(sentence.clean)
    return handed is not None and not letter.makes_promise(sentence)


def _late(letter: Letter, owed: Sentence, sentence: Sentence, start: int) -> Reason | None:
    if start == 0 and postponement_cues.CONDITIONAL.match(sentence.clean):
        return None
    if postponement_cues.REQUESTED.search(sentence.clean):
        return None
    for cue in postponement_cues.OUTRIGHT:
        match = cue.pattern.search(sentence.clean, start)
        if match and not _DONE_DESPITE.search(sentence.clean[: match.start()]):
            return reason_at(sentence, cue, *match.span())
    match = _setback(letter, owed, sentence, start)
    return reason_at(sentence, postponement_cues.SETBACK, *match.span()) if match else None


def _setback(letter: Letter, owed: Sentence, sentence: Sentence, start: int) -> re.Match[str] | None:
    had_term = _BY_A_TERM.search(owed.clean) is not None
    is_again = sentence is not owed and had_term and letter.makes_promise(sentence)
    if (
        is_again
        and not fates.ENCLOSED.search(sentence.clean)
        and (moved := postponement_cues.LATER_TERM.search(sentence.clean))
    ):
        return moved
    found = postponement_cues.SETBACK.pattern.search(sentence.clean, start)
    if found is None or not found["weak"]:
        return found
    if _IN_ONE_PLACE.search(sentence.clean):
        return None
    return found if had_term or _NOT_TOLD.search(sentence.clean) else None
