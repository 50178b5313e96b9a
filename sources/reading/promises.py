"""Promises in letters: the cue table over the clauses of each sentence, with reasons and the term that belongs."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Final

from commitments.calendars import HOUSE, Calendar
from commitments.deadlines import DEFAULT_POLICY, Basis, Deadline, Policy, find_deadlines
from sources.reading import act_cues, cues, wordings
from sources.reading.caseless import any_case
from sources.reading.clauses import NOT_THEN, RECALLED, RECEIVER, Clause, clauses, is_recalled
from sources.reading.cue import Cue
from sources.reading.found import Found
from sources.reading.gates import Gates
from sources.reading.guards import stands
from sources.reading.occasions import occasion_of
from sources.reading.outlines import is_outline
from sources.reading.pronouns import he_governs
from sources.reading.recipients import recipients
from sources.reading.rule_table import RuleTable
from sources.reading.sentences import Sentence
from sources.reading.spans import Reason, Span, Suggestion, SuggestionClass
from sources.reading.terms import term_of

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
_CONDITION: Final = re.compile(r"^\W{0,20}(?:indien|mocht|mochten|als|wanneer|tenzij)\b", re.IGNORECASE)
_CONTINUES: Final = re.compile(
    r"^\W{0,20}(?:ook|tevens|daarin|daarbij|hierin|voorts|daarnaast)\b[^.]{0,20}\b(?:zal"
    r"|zullen)\b.{0,120}\b(?:in(?:ge)?ga+n|besteed|betrokken|meegenomen)\b",
    re.IGNORECASE,
)
_DRAWN_IN: Final = re.compile(
    r"\b(?:wordt|worden|zal|zullen)\b[^.;]{0,60}?\b(?:hierbij|daarbij|hierin|daarin)\b[^.;]{0,240}?\b(?:betrokken"
    r"|meegenomen|opgenomen|verwerkt|meegewogen)\b"
    r"|\A\W{0,9}(?:hierbij|daarbij|hierin|daarin)\b[^.;]{0,30}?\b(?:wordt|worden|zal|zullen)\b[^.;]{0,240}?"
    r"\b(?:betrokken|betrekken|meegenomen|meenemen|opgenomen|opnemen|verwerkt|meegewogen)\b"
    r"|\A\W{0,9}(?:hierbij|daarbij)\s(?:betrek|betrekken)\s(?:ik|wij)\b",
    re.IGNORECASE,
)
_RECALLED_LIST: Final = re.compile(
    r"(?=.*\b(?:heb|heeft|hebben|had|is|zijn|werd|werden|was|waren|betreft|betreffen|luidt|luiden|verzoekt|vraagt)\b)"
    r".*\b(?:toegezegd\w*|beloofd\w*|toezegging(?:en)?|verzocht|gevraagd|verzoekt|vraagt)\b",
    re.IGNORECASE,
)
_RECALLED_ITEM: Final = re.compile(r"\W{0,9}(?:\d{1,3}[.)]?\s)?(?:de )?toezegging\b[^.:]{0,80}:\s", re.IGNORECASE)
_IN_IT: Final = re.compile(r"\W{0,9}(?:daarin|hierin)\b", re.IGNORECASE)
_HANDED_NOW: Final = any_case(
    r"\b(?:hierbij|hiermee|bijgaand|bij dezen|thans|deze brief|deze kamerbrief|treft u|doe ik u|bied ik u"
    r"|zend ik u)\b"
)
_PROMISED_TO: Final = re.compile(
    rf"\b(?P<verb>toegezegd|beloofd|aangegeven|aangekondigd)(?:,? om)?\s(?:(?!\bdat\b)[^.;:]){{3,200}}?"
    rf"\bte\s(?P<act>{wordings.DELIVER_INF}|{wordings.DELIVER_TO_INF})\b",
    re.IGNORECASE,
)
_LATER_AFTER_ALL: Final = re.compile(
    r"\b(?:geduld|uitstel|uitgesteld|vertra\w+|later|langer|meer tijd|niet|geen)\b", re.IGNORECASE
)
_LIST_ITEM: Final = re.compile(r"\s{0,9}(?:[•\-–—*]|\d{1,2}[.)]|[a-z][.)])\s")
_RECURRING: Final = any_case(
    r"(?<!zoals )\b(?:jaarlijks|halfjaarlijks|tweejaarlijks|driemaandelijks|maandelijks|periodiek|regelmatig"
    r"|(?:elk|ieder|per) (?:half ?jaar|jaar|kwartaal|maand)"
    r"|(?:twee|drie|vier) ?(?:keer|maal) per jaar|om het (?:half ?)?jaar)\b",
    "jaar maand kwartaal periodiek regelmatig",
)
OURS: Final = re.compile(
    r"\b(?:ik|wij|we|minister|staatssecretaris|kabinet|regering|ambtsvoorgangers?|collega|ambtgenoot|ambtsgenoot"
    r"|is|zijn|werd|werden|mijn|onze)\b",
    re.IGNORECASE,
)
_NO_TERM: Final = re.compile(
    r"\b(?:(?:zoals|evenals|net als)\s(?:ook\s)?|in plaats van\s|niet\s(?:meer\s|al\s)?)$",
    re.IGNORECASE,
)
_CLOSING_MARKS: Final = " \n\"”’»')"
_HABIT: Final = re.compile(r"in (?:het weekend|de weekenden)", re.IGNORECASE)
_FULL_DAY: Final = re.compile(r"\d{4}\b")
"""The day of the letter itself, written out, is no term ("Den Haag, 10 maart 2026"), but a last day is."""
_VAGUE: Final = re.compile(r"(?:de )?komende (?:tijd|periode|maanden|weken|jaren)", re.IGNORECASE)
_ABOUT: Final = re.compile(r"\b(?:van|over|op|aan|naar)\s$", re.IGNORECASE)
""" "De plannen voor", "over de komende jaren": what it is about, and not when."""
_OF_A_DAY: Final = re.compile(r"\d\s?$")
_LONGEST: Final = 5000
LETTER_RULES: Final = RuleTable(cues.LETTER_CUES)
_PLACES: Final = 3
_HOUSE_WEIGHT: Final = 1.0
_MOMENT_WEIGHT: Final = 1.0
_CONDITION_WEIGHT: Final = -1.0


@dataclass(frozen=True, slots=True)
class Frame:
    """What every promise is read against: day and chamber of the saying, the calendar and the policy of terms."""

    said_on: date | None
    calendar: Calendar
    policy: Policy = DEFAULT_POLICY
    chamber: str = HOUSE
    year_from: date | None = None
    """First day of the parliamentary year, for a report whose own day is unknown: its terms are seen, not dated."""

    _read: dict[str, tuple[Deadline, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was read already: several rules ask after the moments of one sentence."""

    def moments(self, words: str) -> tuple[Deadline, ...]:
        """Return the moments to come that the words name; none when not even the year of the paper is known."""
        if words not in self._read:
            self._read[words] = tuple(self._dated(words))
        return self._read[words]

    def _dated(self, words: str) -> Iterable[Deadline]:
        if self.said_on is not None:
            return self._moments(words, self.said_on)
        if self.year_from is None:
            return ()
        return (_undated(moment) for moment in self._moments(words, self.year_from))

    def _moments(self, words: str, said_on: date) -> list[Deadline]:
        calendar, policy = self.calendar, self.policy
        found = find_deadlines(words, said_on, calendar=calendar, policy=policy, chamber=self.chamber)
        kept = [
            moment
            for moment in found
            if not _OF_A_DAY.search(words, 0, moment.start)
            and not _NO_TERM.search(words, 0, moment.start)
            and not _HABIT.fullmatch(moment.wording)
            and not (moment.earliest == moment.latest == said_on and _FULL_DAY.search(moment.wording))
            and not (_VAGUE.fullmatch(moment.wording) and _ABOUT.search(words, 0, moment.start))
        ]
        old = NOT_THEN.search(words)
        if old is not None:
            kept = [moment for moment in kept if moment.end <= old.start() or moment.end > old.end()]
        kept = [moment for moment in kept if not moment.wording.lower().startswith("niet ")] or kept
        return kept or occasion_of(words, said_on, calendar, policy)


def _undated(moment: Deadline) -> Deadline:
    explanation = f"'{moment.wording}' = geen dag: de dag waarop het is gezegd, is niet bekend"
    return replace(moment, earliest=None, latest=None, explanation=explanation)


def promises(
    sentences: Sequence[Sentence], text: str, frame: Frame, rules: RuleTable = LETTER_RULES
) -> list[Suggestion]:
    """Return the suggestions of a letter's sentences, in the order of the text."""
    found: list[Suggestion] = []
    was_content, promised_in = False, -1
    listed = set(_listed_as_recalled(sentences))
    for index, sentence in enumerate(sentences):
        if index in listed:
            continue
        suggestion = promise(sentence, text, frame, rules, he_governs=he_governs(sentences, index))
        if suggestion is None and (was_content or (found and _IN_IT.match(sentence.clean))):
            suggestion = _continued(_CONTINUES, sentence, text, frame)
        if suggestion is None and promised_in == sentence.paragraph:
            suggestion = _continued(_DRAWN_IN, sentence, text, frame)
        if suggestion is None:
            suggestion = _still_open(sentences, index, text, frame)
        if suggestion is not None and suggestion.deadline is None and is_outline(sentences, index):
            suggestion = None
        promised_in = -1 if suggestion is None else sentence.paragraph
        was_content = suggestion is not None and suggestion.reasons[0].rule == cues.CONTENT.rule
        if suggestion is not None:
            found.extend(_with_list(suggestion, sentences, index, text))
    return found


def _listed_as_recalled(sentences: Sequence[Sentence]) -> Iterator[int]:
    """The places of what a list only recalls: "Het betreft de toezegging dat ik:", "Toezegging 3: De minister ..."."""
    is_listed = False
    for index, sentence in enumerate(sentences):
        is_listed = is_listed and sentence.kind == "item"
        if is_listed or _RECALLED_ITEM.match(sentence.clean):
            yield index
        else:
            is_listed = sentence.clean.rstrip().endswith(":") and _RECALLED_LIST.match(sentence.clean) is not None


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
    best: Found | None = None
    for found in _firing(clean, rules, moments, he_governs=he_governs):
        if best is None or found.cue.weight > best.cue.weight:
            best = found
    return None if best is None else suggested(best, sentence, text, moments())


def _firing(
    clean: str, rules: RuleTable, moments: Callable[[], Sequence[Deadline]], *, he_governs: bool
) -> Iterator[Found]:
    for clause in clauses(clean, he_governs=he_governs):
        tried = (_standing(cue, clause, moments) for cue in rules.within.tried(clause.text))
        if found := next(filter(None, tried), None):
            yield found
    whole = Clause(clean[:_LONGEST], 0, "", he_governs)
    for cue in rules.across.tried(whole.text):
        if first := cue.wording.search_open(whole.text):
            matches = cue.pattern.finditer(whole.text, first.start())
            yield from (found for match in matches if stands(found := Found(cue, whole, match, moments)))


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


def suggested(found: Found, sentence: Sentence, text: str, moments: Sequence[Deadline]) -> Suggestion:
    """Return the suggestion of a sentence in which a cue stands."""
    kind = _kind(found, moments)
    term = term_of(found, kind, moments, sentence.clean)
    reasons = tuple(_reasons(found, sentence, term))
    others = () if kind is SuggestionClass.EFFORT else (moment for moment in moments if moment is not term)
    return Suggestion(
        span=Span(sentence.start, sentence.end),
        text=text[sentence.start : sentence.end],
        kind=kind,
        score=sum(reason.weight for reason in reasons),
        reasons=reasons,
        recipients=recipients(sentence.clean, "Kamer" if found.names_house() else ""),
        deadline=None if term is None else in_text(term, sentence),
        alternatives=tuple(in_text(moment, sentence) for moment in others),
    )


def _reasons(found: Found, sentence: Sentence, term: Deadline | None) -> Iterator[Reason]:
    offset = found.clause.start
    yield reason_at(sentence, found.cue, offset + found.match.start(), offset + found.match.end())
    house = RECEIVER.search(found.clause.text)
    if house and found.cue is not act_cues.EFFORT:
        start, end = offset + house.start(), offset + house.end()
        yield _reason(sentence, "house-named", _HOUSE_WEIGHT, "de Kamer wordt genoemd", start, end)
    if term is not None:
        yield _reason(sentence, "moment-named", _MOMENT_WEIGHT, "een moment wordt genoemd", term.start, term.end)
    if condition := _CONDITION.search(sentence.clean):
        yield _reason(sentence, "conditional", _CONDITION_WEIGHT, "onder voorwaarde", *condition.span())


def _kind(found: Found, moments: Sequence[Deadline]) -> SuggestionClass:
    if found.cue is act_cues.EFFORT:
        return SuggestionClass.EFFORT
    return SuggestionClass.RECURRING if _is_recurring(moments, found.clause.text) else SuggestionClass.DELIVERABLE


def _is_recurring(moments: Sequence[Deadline], clause: str) -> bool:
    """Tell whether the promise comes back: by its term or by a word like "jaarlijks"."""
    return any(moment.basis == Basis.RECURRING for moment in moments) or _RECURRING.search(clause) is not None


def reason_at(sentence: Sentence, cue: Cue, start: int, end: int) -> Reason:
    """Return the reason that a cue gives for the words [start, end) of the cleaned sentence."""
    return _reason(sentence, cue.rule, cue.weight, cue.note, start, end)


def in_text(moment: Deadline, sentence: Sentence) -> Deadline:
    """Move a moment from the cleaned sentence to the document's text."""
    return replace(moment, start=sentence.at(moment.start), end=sentence.at(moment.end - 1) + 1)


def _reason(sentence: Sentence, rule: str, weight: float, note: str, start: int, end: int) -> Reason:
    return Reason(rule, weight, Span(sentence.at(start), sentence.at(end - 1) + 1), note, sentence.clean[start:end])


def _continued(going_on: re.Pattern[str], sentence: Sentence, text: str, frame: Frame) -> Suggestion | None:
    """Read "Ook zal worden ingegaan op" after what a paper will hold, "Daarbij wordt betrokken" after a promise."""
    match = going_on.search(sentence.clean)
    if match is None:
        return None
    moments = frame.moments(sentence.clean)
    return suggested(
        Found(cues.CONTENT, Clause(sentence.clean, 0, ""), match, lambda: moments), sentence, text, moments
    )


def _still_open(sentences: Sequence[Sentence], index: int, text: str, frame: Frame) -> Suggestion | None:
    """Read a recalled promise as one when its term is to come and nothing is handed over in the sentences around."""
    sentence = sentences[index]
    if not RECALLED.search(sentence.clean):
        return None
    near = sentences[max(0, index - 1) : index + 3]
    if not any(_HANDED_NOW.search(beside.clean) for beside in near):
        if not _is_put_off(sentences, index, frame) and (told := _told_to_do(sentence, text, frame)):
            return told
        for clause in clauses(sentence.clean):
            if not is_recalled(clause) or not OURS.search(clause.before):
                continue
            moments = frame.moments(clause.text)
            if any(moment.latest for moment in moments):
                return _recalled_open(sentence, clause, text, frame)
    return None


def _is_put_off(sentences: Sequence[Sentence], index: int, frame: Frame) -> bool:
    """Tell whether the next sentence says that it comes later: "Vanwege de formatie wordt dit oktober."."""
    return any(
        near.paragraph == sentences[index].paragraph
        and (_LATER_AFTER_ALL.search(near.clean) or any(moment.latest for moment in frame.moments(near.clean)))
        for near in sentences[index + 1 : index + 2]
    )


def _told_to_do(sentence: Sentence, text: str, frame: Frame) -> Suggestion | None:
    """Read "heeft toegezegd de Kamer voor de zomer te informeren" as open while its term is to come."""
    match = _PROMISED_TO.search(sentence.clean)
    if match is None or not RECEIVER.search(match.group()) or not OURS.search(sentence.clean[: match.start()]):
        return None
    moments = frame.moments(sentence.clean)
    if not any(moment.latest and match.start() <= moment.start < match.end() for moment in moments):
        return None
    return suggested(
        Found(cues.FUTURE_ACTIVE, Clause(sentence.clean, 0, ""), match, lambda: moments), sentence, text, moments
    )


def _recalled_open(sentence: Sentence, clause: Clause, text: str, frame: Frame) -> Suggestion | None:
    moments = frame.moments(sentence.clean)
    for cue in (
        cues.FUTURE_ACTIVE,
        cues.FUTURE_ACTIVE_TO,
        cues.FUTURE_PASSIVE,
        cues.PRESENT_PASSIVE,
        cues.PAPER_REACHES,
        cues.HOUSE_RECEIVES,
    ):
        if match := cue.pattern.search(clause.text):
            bare = Clause(clause.text, clause.start, "")
            return suggested(Found(cue, bare, match, lambda: moments), sentence, text, moments)
    return None


def _with_list(suggestion: Suggestion, sentences: Sequence[Sentence], index: int, text: str) -> list[Suggestion]:
    """Spread a promise that ends in a colon over its list: the first item joins it, each further one stands alone."""
    if not suggestion.text.rstrip().endswith(":"):
        return [suggestion]
    items: list[Sentence] = []
    for sentence in sentences[index + 1 : index + 21]:
        if not _LIST_ITEM.match(text[sentence.start : sentence.end]):
            break
        items.append(sentence)
    if not items:
        return [suggestion]
    return [_stretched(suggestion, suggestion.span.start, items[0].end, text)] + [
        _stretched(suggestion, item.start, item.end, text) for item in items[1:]
    ]


def _stretched(suggestion: Suggestion, start: int, end: int, text: str) -> Suggestion:
    return replace(suggestion, span=Span(start, end), text=text[start:end])
