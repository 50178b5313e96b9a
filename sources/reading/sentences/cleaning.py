"""A paragraph as a reader would say it: marks, markup and broken words taken out, with a map back to the text."""

import re
from bisect import bisect_right
from dataclasses import dataclass

# Print may set the raised figure of a note between words that no number parts: "aan uw 2 Kamer", "een 1 nieuwe wet".
_BEFORE = (
    "om", "bij", "binnen", "in", "van", "aan", "met", "door", "voor", "naar", "over", "dat", "en", "of", "is", "de",
    "het", "een", "[Uu]w", "te",
)  # fmt: skip
_AFTER_A_WORD = "|".join(rf"(?<=\b{word} )" for word in _BEFORE)
_LOOSE = (
    rf"(?:{_AFTER_A_WORD})(?P<loose>\d)\s(?=(?:na|deze|dit|het|een|twee|drie|vier|mijn|uw|onze|te|om|bij|met|door)\b"
    r"|(?<=\been \d\s)[a-z]|(?<=\b[Uu]w \d\s)(?:[Kk]amer|commissie)\b|(?<=\bte \d\s)[a-z]{2,30}en\b)"
)
# A superscript, a footnote's figure stuck to a word or a full stop ("toekomen.1", "varianten2"), markup, white space.
# What none of these begins with, nearly every character, is passed by at once.
_CUTS = re.compile(
    r"(?=\s\s|[<#*_\d\t\n\u00a0\u2009\u202f\u00ad-])(?:<sup>\s{0,9}(?P<super>[^<]{1,6}?)\s{0,9}</sup>"
    r"|(?P<space>\s{0,9}\n\s{0,9}|[ \t\u00a0\u2009\u202f]{2,}|[\t\u00a0\u2009\u202f])"
    r"|(?P<markup>(?<![^\n])#{1,6}[ ]|\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w))"
    r"|(?<=[a-zà-ÿ])(?P<hyphen>[-\u00ad]\s{0,9}\n\s{0,9}|- ?)(?=[a-zà-ÿ])|\u00ad"
    r"|(?:(?<=[a-zà-ÿ]{3})|(?<=[a-zà-ÿ)»”’][.,;:?]))(?P<figure>\d{1,2})(?=[\s.,;:)»”]|\Z)"
    rf"|{_LOOSE})"
)
# Beginnings of Dutch words that are no words before a hyphen, and endings that cannot stand alone.
_BEGINNING = re.compile(
    r"(?:(?:be|ge|ver|ont|her|toe|mede|be|aan|op|uit|in|af|door|voor|over|onder|terug|plaats)(?:ge)?)\Z"
)
_ENDING = re.compile(
    r"(?:zeggingen?|zegd|voerd|voeren|steld|stellen|zonden|ting(?:en)?|ging(?:en)?|ning(?:en)?|ring(?:en)?"
    r"|ling(?:en)?|heid|heden|lijke?"
    r"|schap(?:pen)?|[bdfghklmnprstvwz]{1,2}(?:en|e|er|ers|de|te|den|ten))(?![a-zà-ÿ])"
)
# What follows the hyphen of "onderwijs- en huisvesting".
_JOINING = frozenset(
    (
        "en",
        "of",
        "dan",
        "noch",
        "als",
        "alsmede",
        "alsook",
        "respectievelijk",
        "tot",
        "maar",
        "in",
        "c",
        "versus",
        "via",
    )
)
_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_WORD_AFTER = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Clean text; ``at`` leads from an offset in it to the offset in the original."""

    text: str
    _clean: tuple[int, ...]
    _original: tuple[int, ...]
    marks: tuple[tuple[int, str], ...]

    def at(self, offset: int) -> int:
        """The original's offset of the character at this clean offset."""
        index = bisect_right(self._clean, offset) - 1
        return self._original[index] + offset - self._clean[index]


def clean(
    text: str, start: int, end: int, holes: list[tuple[int, int]], noted: frozenset[str] = frozenset()
) -> Cleaned:
    """text[start:end] without its holes, footnote marks, markup and broken words; white space is single spaces.

    ``noted`` are the figures of the paper's footnotes: no other figure between words is a mark.
    """
    building = _Builder(text, noted)
    position = start
    for hole_start, hole_end in [*holes, (end, end)]:
        building.add(position, hole_start)
        position = hole_end
        if hole_start != end:
            building.space(hole_start)
    return building.finish(end)


class _Builder:
    def __init__(self, text: str, noted: frozenset[str]) -> None:
        self.text = text
        self.noted = noted
        self.pieces: list[str] = []
        self.clean: list[int] = []
        self.original: list[int] = []
        self.marks: list[tuple[int, str]] = []
        self.length = 0

    def add(self, start: int, end: int) -> None:
        """Take text[start:end] in, cut where something must go."""
        position = start
        for cut in _CUTS.finditer(self.text, start, end):
            if cut["hyphen"] and not self._is_broken_word(cut):
                continue
            if cut["loose"] and cut["loose"] not in self.noted:
                continue
            self._keep(position, cut.start())
            if cut["space"]:
                self.space(cut.start())
            if mark := cut["super"] or cut["figure"] or cut["loose"]:
                self.marks.append((self.length, mark))
            position = cut.end()
        self._keep(position, end)

    def space(self, at: int) -> None:
        """One space, unless there is one."""
        if self.pieces and not self.pieces[-1].endswith(" "):
            self._append(" ", at)

    def _keep(self, start: int, end: int) -> None:
        if start < end:
            words = self.text[start:end]
            if words[0] == " " and self.pieces and self.pieces[-1].endswith(" "):
                start, words = start + 1, words[1:]
            self._append(words, start)

    def _append(self, words: str, at: int) -> None:
        if words:
            self.clean.append(self.length)
            self.original.append(at)
            self.pieces.append(words)
            self.length += len(words)

    def _is_broken_word(self, cut: re.Match[str]) -> bool:
        """A hyphen at the end of a line breaks a word; inside a line only where one half is no word by itself."""
        after = _WORD_AFTER.match(self.text, cut.end())
        if after is None or after[0] in _JOINING:
            return False
        if "\n" in cut["hyphen"] or cut["hyphen"][0] == "\u00ad":
            return True
        before = _WORD_BEFORE.search(self.text, max(0, cut.start() - 20), cut.start())
        return bool(before and _BEGINNING.match(before[0].lower())) or bool(_ENDING.fullmatch(after[0]))

    def finish(self, end: int) -> Cleaned:
        if not self.clean:
            self.clean, self.original = [0], [end]
        return Cleaned("".join(self.pieces), tuple(self.clean), tuple(self.original), tuple(self.marks))
