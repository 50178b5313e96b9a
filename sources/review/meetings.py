"""Which planned meetings the words of a term name: "voor het commissiedebat Veren in de winter".

Pure: the meetings are passed in. A meeting is named by its kind and by its whole subject, or by a name of which its
subject and its committees have every word; and lies in the time that is said beside it. Of two nobody chooses here.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from commitments.choices import OccasionRelation
from commitments.deadlines.frames import match_frame, match_phrase, phrase_table
from commitments.deadlines.lexicon import ARTICLES, DETERMINERS, SEPARABLE, UNITS
from commitments.deadlines.occasions import DAY_LINKS, STOPS
from commitments.deadlines.words import Words, split_words
from sources.meeting_words import CALLED
from sources.review.naming import RELATIONS, SHORTEST

_KINDS = phrase_table((name.casefold(), kind) for kind, names in CALLED.items() for name in names)
_BEFORE_KIND = ARTICLES | DETERMINERS.keys() | {"afloop", "van", "geplande", "voorgenomen"}
_BEFORE_NAME = ARTICLES | {"over", "inzake", "van", "met", "voor", "vaste", "commissie"}
_WITHIN_NAME = ARTICLES | {"en", "van", "voor", "in", "op"}
_GOES_ON = {"en", "of", "-", "&"}
"""After a whole subject: what is named is called otherwise."""
_ASIDE = re.compile(r"\([^)]*\)")
LONGEST_NAME = 12
"""Words."""


class Planned(NamedTuple):
    """A meeting to come, as far as words can name it."""

    key: int
    kind: str
    held_on: date
    subject: str
    committees: tuple[str, ...] = ()


class Read(NamedTuple):
    """What was read of the term in the same sentence."""

    wording: str
    earliest: date | None = None
    latest: date | None = None


class NamedMeeting(NamedTuple):
    """The key of a meeting that the words name, the side of it that they say, and the words of the whole term."""

    key: int
    relation: OccasionRelation
    wording: str


class _Mention(NamedTuple):
    """A kind of meeting at the words first to name, and what follows up to the next mark (the word `end`)."""

    text: Words
    kind: str
    relation: OccasionRelation
    first: int
    name: int
    end: int


def meetings_named(sentence: str, read: Read, meetings: Iterable[Planned]) -> list[NamedMeeting]:
    """All to which the words of the term in this sentence may point; `meetings` are asked for when it names any."""
    line = " ".join(sentence.split())
    place = line.find(read.wording) if read.wording else -1
    said = [mention for mention in mentions(line) if _is_of(mention, place)] if place >= 0 else []
    until = place + len(read.wording)
    return [
        NamedMeeting(meeting.key, mention.relation, line[mention.text.starts[mention.first] : max(end, until)])
        for meeting in (meetings if said else ())
        for mention in said
        if meeting.kind == mention.kind and (end := _end_of(mention, meeting, read, place))
    ]


def mentions(sentence: str) -> Iterator[_Mention]:
    """Each kind of meeting before, at or after which the sentence puts something: not "twee weken voor"."""
    text = split_words(sentence, SEPARABLE)
    i = 0
    while i < text.size:
        framed = match_frame(text.words, i)
        relation = RELATIONS.get(framed.frame) if framed.frame else None
        j = framed.end
        while text.words[j] in _BEFORE_KIND:
            j += 1
        found = match_phrase(_KINDS, text.words, j)
        if relation and found and text.words[i - 1] not in UNITS:
            yield _mention(text, i, relation, *found)
        i = max(framed.end, i + 1)


def _mention(text: Words, first: int, relation: OccasionRelation, name: int, kind: str) -> _Mention:
    while text.words[name] in _BEFORE_NAME:
        name += 1
    end = name
    while text.words[end] not in STOPS:
        end += 1
    return _Mention(text, kind, relation, first, name, end)


def _is_of(mention: _Mention, place: int) -> bool:
    """Whether the words of the term are those of the mention, or the time that is said right after its name."""
    text, first, name, end = mention.text, mention.first, mention.name, mention.end
    if place == text.starts[first]:
        return True
    return name < end and any(text.starts[i] == place for i in range(name, min(end, name + LONGEST_NAME)))


def _end_of(mention: _Mention, meeting: Planned, read: Read, place: int) -> int:
    """Where the name of this meeting ends in the sentence; 0 when the mention does not name it."""
    text, is_beside = mention.text, place > mention.text.starts[mention.first]
    whole = _whole(mention, meeting)
    if whole and is_beside and place < (end := text.ends[whole - 1]):  # "Veren in de winter" is all of it a name
        return end
    last = whole or _part(mention, meeting, place if is_beside else None)
    if not last or not _is_then(meeting, mention, read, is_beside):
        return 0
    is_dated = text.words[last] in DAY_LINKS and text.words[last + 1][:1].isdecimal()
    return text.ends[last - 1] if read.latest or not is_dated else 0


def _whole(mention: _Mention, meeting: Planned) -> int:
    """The word after the subject of the meeting, when all of it stands there and the name does not go on; else 0."""
    text = mention.text
    subject = _telling(_ASIDE.sub(" ", meeting.subject))
    said = [i for i in range(mention.name, mention.end) if text.words[i] not in ARTICLES][: len(subject)]
    if not subject or [text.words[i] for i in said] != subject:
        return 0
    after = said[-1] + 1
    return 0 if text.words[after] in _GOES_ON or _is_capital(text, after) else after


def _part(mention: _Mention, meeting: Planned, until: int | None) -> int:
    """The word after a name of which the meeting has every word that tells something; 0 when it has not.

    The name goes on `until` the time that is said beside it, else as long as it has capitals.
    """
    text = mention.text
    last = mention.name
    for i in range(mention.name, mention.end):
        if until is not None and text.starts[i] >= until:
            break
        if until is not None or _is_capital(text, i):
            last = i + 1
        elif text.words[i] not in _WITHIN_NAME:
            break
    known = {word for words in (meeting.subject, *meeting.committees) for word in _telling(words)}
    said = {word for word in text.words[mention.name : last] if len(word) >= SHORTEST}
    return last if said and said <= known else 0


def _is_then(meeting: Planned, mention: _Mention, read: Read, is_beside: bool) -> bool:
    """Whether it is held in the time that is said beside it, or on the day from which the term was counted, if any."""
    earliest, latest = read.earliest or date.min, read.latest or date.max
    if is_beside:
        return earliest <= meeting.held_on <= latest
    term = {
        OccasionRelation.BEFORE: (latest, meeting.held_on - timedelta(days=1)),
        OccasionRelation.DURING: (latest, meeting.held_on),
        OccasionRelation.AFTER: (earliest, meeting.held_on + timedelta(days=1)),
    }
    said, hung = term[mention.relation]
    return said in (date.min, date.max, hung)


def _telling(words: str) -> list[str]:
    text = split_words(words, SEPARABLE)
    return [word for word in text.words[: text.size] if word not in ARTICLES]


def _is_capital(text: Words, i: int) -> bool:
    return i < text.size and text.text[text.starts[i]].isupper()
