"""What somebody typed in the search box, read as a question, and put in the words of each database (pure).

Words are found in all their forms and as parts of compounds, "in quotes" exactly so and in that order, and toezeg* by
how they begin. AND, OR and NOT (EN, OF, NIET) are in capitals; a minus before a word means NOT; what stands in
parentheses is asked as one. Everything typed means something: a quote or parenthesis that is not closed runs to the
end, an operator without a word is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from commitments.search.tokens import EVERY, STEM, WORD, stem, words

MOST_WORDS = 20
LONGEST = 500
"""Characters of a word that count; PostgreSQL takes none above 2,046."""
MOST_DEPTH = 5
"""Of parentheses in parentheses; those further in are left out."""
OPERATORS = {"AND": "and", "EN": "and", "OR": "or", "OF": "or", "NOT": "not", "NIET": "not"}
SMALL_WORDS = frozenset(
    [
        *("aan", "als", "bij", "dat", "de", "die", "dit", "door", "een", "en", "er", "het", "in", "is", "met", "naar"),
        *("of", "om", "ook", "op", "over", "te", "van", "voor", "worden", "wordt", "zijn"),
    ]
)
"""So common that asking for them says nothing."""

_TYPED = re.compile(
    r"(?P<minus>-(?=[^\s)]))?"
    r'(?:(?P<open>\()|(?P<close>\))|["“”„](?P<phrase>[^"“”„]*)["“”„]?|(?P<word>[^\s"“”„()]+))'
)
Engine = Literal["sqlite", "postgresql"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing to look for: a word in all its forms, a phrase as it stands, or the beginning of a word."""

    kind: Literal["word", "phrase", "prefix"]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A thing to look for, or a question of its own in parentheses."""

    asked: "Leaf | Query"
    negated: bool = False


Way = tuple[Term, ...]
Query = tuple[Way, ...]
"""Any of these, each of which asks for all of its terms; empty when nothing was asked."""


def read(typed: str) -> Query:
    """The question behind what was typed; at most MOST_WORDS words count."""
    return _Reading(_TYPED.finditer(typed)).question()


@dataclass(slots=True)
class _Reading:
    pieces: Iterator[re.Match[str]]
    count: int = 0

    def question(self, depth: int = 0) -> Query:
        """What stands until the parenthesis that closes it, or the end; one that closes nothing is left out."""
        ways: list[list[Term]] = [[]]
        negated, too_deep = False, 0
        for piece in self.pieces:
            if piece["open"] and depth == MOST_DEPTH:
                too_deep += 1
            elif piece["close"] and too_deep:
                too_deep -= 1
            elif piece["close"] and depth:
                break
            operator = OPERATORS.get(piece["word"] or "") if not piece["minus"] else None
            if operator == "or" and ways[-1]:
                ways.append([])
            elif operator == "not":
                negated = True
            elif operator is None and (asked := self._asked(piece, depth)):
                ways[-1].append(Term(asked, negated or bool(piece["minus"])))
                negated = False
        return tuple(_telling(tuple(way)) for way in ways if way)

    def _asked(self, piece: re.Match[str], depth: int) -> Leaf | Query | None:
        if piece["open"]:
            return self.question(depth + 1) if depth < MOST_DEPTH else None  # what stands in it is read all the same
        leaf = None if piece["close"] else _leaf(piece)
        self.count += leaf is not None
        return leaf if self.count <= MOST_WORDS else None


def _leaf(match: re.Match[str]) -> Leaf | None:
    found = tuple(word[:LONGEST] for word in words(match["phrase"] if match["word"] is None else match["word"]))
    if not found:
        return None
    if match["word"] is None or len(found) > 1:
        return Leaf("phrase", found)
    return Leaf("prefix" if match["word"].endswith("*") else "word", found)


def _telling(way: Way) -> Way:
    """Without the small words, unless there is nothing else."""
    return tuple(term for term in way if not _is_small(term.asked)) or way


def _is_small(asked: Leaf | Query) -> bool:
    if not isinstance(asked, Leaf):
        return all(_is_small(term.asked) for way in asked for term in way)
    return asked.kind == "word" and asked.words[0] in SMALL_WORDS


def leaves(query: Query) -> Iterator[Leaf]:
    """What is looked for, to be marked where it is found."""
    for term in chain.from_iterable(query):
        if not term.negated:
            yield from (term.asked,) if isinstance(term.asked, Leaf) else leaves(term.asked)


def written(query: Query, engine: Engine, *, lasting: bool = False) -> str:
    """The question for FTS5 or as a tsquery; `lasting` leaves out the words of the term, which change with time."""
    ways = [_way(way, engine, lasting) for way in query]
    return (" OR " if engine == "sqlite" else " | ").join(f"({way})" for way in ways)


def _way(way: Way, engine: Engine, lasting: bool) -> str:
    wanted = [_written(term.asked, engine, lasting) for term in way if not term.negated]
    unwanted = [_written(term.asked, engine, lasting) for term in way if term.negated]
    if not wanted:
        wanted = [_token(EVERY, engine, lasting)]
    if engine == "sqlite":
        return "".join([f"({' AND '.join(wanted)})", *(f" NOT {one}" for one in unwanted)])
    return " & ".join([*wanted, *(f"!({one})" for one in unwanted)])


def _written(asked: Leaf | Query, engine: Engine, lasting: bool) -> str:
    if not isinstance(asked, Leaf):
        return f"({written(asked, engine, lasting=lasting)})"
    return _written_leaf(asked, engine, lasting)


def _written_leaf(leaf: Leaf, engine: Engine, lasting: bool) -> str:
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
