"""Tables of promises and motions that became lines of text: a head with columns, and rows that end in a state.

"Bron Onderwerp Status" begins one; "AO van 24 september 2020 (33 529, nr. 803) De minister stuurt een tijdlijn
Verzonden op 11 december" is a row of it: what was promised once, and what became of it. What a row tells before its
state is no promise anew.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from sources.reading.cue import cue_of
from sources.reading.letters import Letter, made
from sources.reading.references.grammar import MONTHS
from sources.reading.sentences import Sentence
from sources.reading.spans import Fulfilment, FulfilmentKind, Suggestion
from sources.reading.suggesting import reason_at

_COLUMN: Final = re.compile(
    r"\b(?:nr|nummer|bron|toezegging(?:en)?|motie(?:s)?|onderwerp|omschrijving|datum|status|stand van zaken|afdoening"
    r"|voortgang|reactie|planning|termijn|vindplaats|debat|kenmerk|gedaan aan)\b",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"\W{0,9}(?:\d{1,3}[.)]?\s)?(?:TZ\d{6}-\d{1,4}|T\d{5})\b")
_OTHER_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_FIGURES: Final = re.compile(r"\d\d")
_FEWEST_COLUMNS: Final = 2
_LONGEST_HEAD: Final = 120
_LONGEST_ROW: Final = 900
_MOST_OTHER_WORDS: Final = 3
STATE_IN_ROW: Final = cue_of(
    "state-in-row",
    4,
    r"(?:(?<=[.):;,”’»|–-]\s)|(?<=\b\d{4}\s)|(?<=[a-z0-9]\s))(?-i:(?P<fulfils>Afgedaan|Afgerond|Afgehandeld|Uitgevoerd"
    r"|Voldaan|Nagekomen|Verzonden|Verstuurd|Gepubliceerd|Gerealiseerd|Gereed|Verwerkt|Opgenomen|Beantwoord|Ingelost"
    r"|Geregeld|Gebeurd|Verschenen|Aangeboden|Besproken|Zie|Voltooid|Klaar|Meegenomen"
    r"|(?:Is|De|Uw) (?:Kamer|kamer)?\s?(?:is )?\b(?:per brief )?geïnformeerd|Per brief|Bij brief|Met (?:deze )?brief)"
    r"|(?P<partial>Loopt|Lopend|Doorlopend|In (?:uitvoering|behandeling|voorbereiding|ontwikkeling|overleg|consultatie)"
    r"|Deels|Gedeeltelijk|Gestart|Begonnen|Onderhanden|Openstaand|Eerste (?!Kamer)|Wordt (?:aan gewerkt"
    r"|meegenomen|betrokken"
    r"|uitgewerkt|onderzocht|uitgevoerd|voorbereid))"
    rf"|(?P<postpones>Vertraagd|Uitgesteld|Verschoven|Aangehouden|Later|Niet (?:gehaald|tijdig)|Nog niet|Wordt (?:nu )?"
    rf"(?:\w+ ){{0,2}}?(?:kwartaal|najaar|voorjaar|zomer|{MONTHS}|\d{{4}})))\b",
    "een rij van een tabel noemt een motie of toezegging met haar stand",
    "Debat van 24 september (33 529, nr. 803) Tijdlijn van de regeling Verzonden op 11 december.",
)


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences first..last of a table's row, with the place of its state: sentence and [start, end) in it."""

    first: int
    last: int
    stated: int
    start: int
    end: int
    kind: FulfilmentKind


def rows(sentences: Sequence[Sentence]) -> Iterator[Row]:
    """Yield the rows of the tables among the sentences of a letter."""
    inside = False
    numbers = list(enumerate(sentences))
    for _, group in groupby(numbers, key=lambda item: item[1].paragraph):
        paragraph = list(group)
        words = " ".join(sentence.clean for _, sentence in paragraph)
        if _is_head(words):
            inside = True
            continue
        if not inside and not _NUMBERED.match(words):
            continue
        row = _row(paragraph) if len(words) <= _LONGEST_ROW else None
        inside = inside and row is not None
        if row is not None:
            yield row


def _is_head(words: str) -> bool:
    """Tell whether a line names columns: "Bron Onderwerp Status"."""
    if len(words) > _LONGEST_HEAD or words.rstrip().endswith(".") or _FIGURES.search(words):
        return False
    columns = {column.lower() for column in _COLUMN.findall(words)}
    others = _OTHER_WORD.findall(_COLUMN.sub(" ", words))
    return len(columns) >= _FEWEST_COLUMNS and len(others) <= _MOST_OTHER_WORDS


def _row(paragraph: Sequence[tuple[int, Sentence]]) -> Row | None:
    for index, sentence in paragraph:
        named = _NUMBERED.match(sentence.clean) if index == paragraph[0][0] else None
        match = STATE_IN_ROW.pattern.search(sentence.clean, named.end() if named else 0)
        if match and (index > paragraph[0][0] or match.start() > 0):
            kind = next(kind for kind in FulfilmentKind if match[kind.value])
            return Row(paragraph[0][0], paragraph[-1][0], index, *match.span(), kind)
    return None


def of_row(letter: Letter, row: Row) -> Fulfilment:
    """Return what a row says became of what it names."""
    reason = reason_at(letter.sentences[row.stated], STATE_IN_ROW, row.start, row.end)
    return made(letter, row.first, row.last, row.kind, [reason])


def without_rows(
    promises: Sequence[Suggestion], sentences: Sequence[Sentence], found: Sequence[Row]
) -> Iterator[Suggestion]:
    """Yield the promises but those that a row only repeats: what it tells before its state."""
    once = [(sentences[row.first].start, sentences[row.stated].end) for row in found]
    yield from (item for item in promises if not any(start <= item.span.start < end for start, end in once))
