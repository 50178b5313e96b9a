"""Text to words that can be compared: lower case, no accents, hyphens of line ends taken out, offsets kept."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

LETTERS = r"(?:[^\W\d_]|[\u0300-\u036f\u00ad])"
REST_OF_WORD = rf"{LETTERS}*(?:[-\u2010\u2011]\s*[^\W\d_]{LETTERS}*)*"
# In the order of how often they occur: a word (with hyphens), a mark, digits (ISO and Dutch dates, "3e"), a dotted
# abbreviation, "Q3".
TOKEN = re.compile(
    rf"[^\W\d_]{LETTERS}{REST_OF_WORD}"
    r"|[^\s\w]"
    r"|\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?!\d)|\d+(?:sten|ste|den|de|e|STE|DE|E)(?![^\W_])|\d+"
    r"|(?:[aA]\.\s*[sS]|[jJ]\.\s*[lL]|[eE]\.\s*[kK]|[dD]\.\s*[dD]|[zZ]\.\s*[sS]\.\s*[mM]|[tT]\.\s*[zZ]\.\s*[tT])\."
    r"|[qkhQKH][1-4](?![^\W_])"
    rf"|[^\W\d_]{REST_OF_WORD}"
)
HYPHEN = re.compile(r"[-\u2010\u2011]\s*")
PART = re.compile(r"[^-\u2010\u2011\s]+")
DOTTED = re.compile(r"[.\s]")
PADDING = [""] * 16  # words of "" at the end, so that a rule may look ahead without asking where the text ends


class Words(NamedTuple):
    """The words of a text with their offsets; `words` is padded with empty strings, `size` counts the real ones."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    size: int

    def quote(self, i: int, j: int) -> str:
        """The text of the words i up to, not including, j, on one line."""
        return " ".join(self.text[self.starts[i] : self.ends[j - 1]].split()) if j > i else ""


def fold(word: str) -> str:
    """Lower case without accents: "Vóór" and "voor" are one word."""
    word = word.lower()
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c) and c != "\u00ad")


def split_words(text: str, separable: frozenset[str]) -> Words:
    """Cut a text; words joined by hyphens are one, unless each of them is `separable` ("april-mei")."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in TOKEN.finditer(text):
        word = fold(match[0])
        if not word:  # an accent that stands alone
            continue
        if len(word) > 1 and not word.isalnum():
            if word[-1] == ".":
                word = DOTTED.sub("", word)
            elif not word[0].isdigit() and _cut(match, separable, words, starts, ends):
                continue
            else:
                word = word if word[0].isdigit() else HYPHEN.sub("", word)
        words.append(word)
        starts.append(match.start())
        ends.append(match.end())
    size = len(words)
    words += PADDING
    return Words(text, words, starts, ends, size)


def _cut(match: re.Match[str], separable: frozenset[str], words: list[str], starts: list[int], ends: list[int]) -> bool:
    parts = [(fold(part[0]), part.start(), part.end()) for part in PART.finditer(match[0])]
    if not separable.issuperset(part for part, _, _ in parts):
        return False
    for number, (part, start, end) in enumerate(parts):
        if number:
            words.append("-")
            starts.append(ends[-1])
            ends.append(ends[-1] + 1)
        words.append(part)
        starts.append(match.start() + start)
        ends.append(match.start() + end)
    return True
