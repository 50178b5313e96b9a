"""What somebody typed in the search box, read as a question, and put in the words of each database (pure).

Words are found in all their forms and as parts of compounds, "in quotes" exactly so and in that order, and toezeg* by
how they begin. AND, OR and NOT (EN, OF, NIET) are in capitals; a minus before a word means NOT. Everything typed means
something: a quote that is not closed runs to the end, an operator without a word is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from commitments.search.tokens import EVERY, STEM, WORD, stem, words

MOST_WORDS = 20
OPERATORS = {"AND": "and", "EN": "and", "OR": "or", "OF": "or", "NOT": "not", "NIET": "not"}
SMALL_WORDS = frozenset(
    [
        *("aan", "als", "bij", "dat", "de", "die", "dit", "door", "een", "en", "er", "het", "in", "is", "met", "naar"),
        *("of", "om", "ook", "op", "over", "te", "van", "voor", "worden", "wordt", "zijn"),
    ]
)
"""So common that asking for them says nothing."""

_TYPED = re.compile(r'(?P<minus>-)?(?:["“”„](?P<phrase>[^"“”„]*)["“”„]?|(?P<word>[^\s"“”„]+))')
Engine = Literal["sqlite", "postgresql"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing to look for: a word in all its forms, a phrase as it stands, or the beginning of a word."""

    kind: Literal["word", "phrase", "prefix"]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    leaf: Leaf
    negated: bool = False


Query = tuple[tuple[Term, ...], ...]
"""Any of these, each of which asks for all of its terms; empty when nothing was asked."""


def read(typed: str) -> Query:
    """The question behind what was typed; at most MOST_WORDS terms count."""
    ways: list[list[Term]] = [[]]
    negated, count = False, 0
    for match in _TYPED.finditer(typed):
        operator = OPERATORS.get(match["word"] or "") if not match["minus"] else None
        if operator == "or" and ways[-1]:
            ways.append([])
        elif operator == "not":
            negated = True
        elif operator is None and (leaf := _leaf(match)) and count < MOST_WORDS:
            ways[-1].append(Term(leaf, negated or bool(match["minus"])))
            negated, count = False, count + 1
    return tuple(tuple(_telling(way)) for way in ways if way)


def _leaf(match: re.Match[str]) -> Leaf | None:
    found = tuple(words(match["phrase"] if match["word"] is None else match["word"]))
    if not found:
        return None
    if match["word"] is None or len(found) > 1:
        return Leaf("phrase", found)
    return Leaf("prefix" if match["word"].endswith("*") else "word", found)


def _telling(way: Sequence[Term]) -> Sequence[Term]:
    """Without the small words, unless there is nothing else."""
    telling = [term for term in way if not (term.leaf.kind == "word" and term.leaf.words[0] in SMALL_WORDS)]
    return telling or way


def leaves(query: Query) -> Iterator[Leaf]:
    """What is looked for, to be marked where it is found."""
    return (term.leaf for way in query for term in way if not term.negated)


def written(query: Query, engine: Engine, *, lasting: bool = False) -> str:
    """The question for FTS5 or as a tsquery; `lasting` leaves out the words of the term, which change with time."""
    ways = [_way(way, engine, lasting) for way in query]
    return (" OR " if engine == "sqlite" else " | ").join(f"({way})" for way in ways)


def _way(way: Sequence[Term], engine: Engine, lasting: bool) -> str:
    wanted = [_written(term.leaf, engine, lasting) for term in way if not term.negated]
    unwanted = [_written(term.leaf, engine, lasting) for term in way if term.negated]
    if not wanted:
        wanted = [_token(EVERY, engine, lasting)]
    if engine == "sqlite":
        return "".join([f"({' AND '.join(wanted)})", *(f" NOT {one}" for one in unwanted)])
    return " & ".join([*wanted, *(f"!({one})" for one in unwanted)])


def _written(leaf: Leaf, engine: Engine, lasting: bool) -> str:
    if leaf.kind == "word":
        return _token(STEM + stem(leaf.words[0]), engine, lasting)
    if leaf.kind == "prefix":
        return _token(WORD + leaf.words[0], engine, lasting, prefix=True)
    if engine == "sqlite":
        phrase = " ".join(WORD + word for word in leaf.words)
        return f'{{fixed}} : "{phrase}"' if lasting else f'"{phrase}"'
    return "(" + " <-> ".join(_token(WORD + word, engine, lasting) for word in leaf.words) + ")"


def _token(token: str, engine: Engine, lasting: bool, *, prefix: bool = False) -> str:
    """Tokens are of a-z and 0-9 alone, so that nothing in them can be taken for an operator."""
    if engine == "sqlite":
        return f'{"{fixed} : " if lasting else ""}"{token}"{" *" if prefix else ""}'
    marks = ("*" if prefix else "") + ("D" if lasting else "")
    return f"'{token}'{':' if marks else ''}{marks}"
