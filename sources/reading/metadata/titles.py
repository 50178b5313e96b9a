"""What a paper is about: the dossier's title in a Kamerstuk, "Betreft" in a ministry's layout, a debate's subject."""

import re

from sources.reading.metadata.numbers import Place

_SUBJECT = (
    re.compile(r"\b(?:Betreft|Onderwerp):?[ \u00a0]+(?P<title>[^\n]{4,200})"),
    re.compile(r"\bBetreft:?\s{0,9}\n\s{0,9}(?:\d{1,2} [a-z]+ ?\d{4}\s{1,9})?(?P<title>[^\n]{4,200})"),
    re.compile(r"overleg gevoerd met [^\n]{5,400}?,? over:?\s{1,9}(?P<title>[^\n]{3,200}?)\.?$", re.MULTILINE),
    re.compile(
        r"^[^\w\n]{0,20}\d ?\d[ \u00a0]?\d ?\d ?\d(?:-\d{2,3})?(?:[ \u00a0-][IVX]+[AB]?)?(?:[ \u00a0]?\(R ?\d+\))?"
        r"[*#\s]{0,9}"
        r"(?P<title>[A-Z](?=[^\n]*[a-z]{3})[^\n]{3,300})",
        re.MULTILINE,
    ),
    re.compile(r"^[^\w\n]{0,20}Vergaderjaar \d[^\n]*\n+(?P<title>[A-Z](?=[^\n]*[a-z]{3})[^\n]{3,300})", re.MULTILINE),
    re.compile(r"\bover (?P<title>(?:het|de|een) [^\n(]{4,200}) \(ingezonden"),
    re.compile(r"\A\s{0,9}(?P<title>[A-Z][^\n]{3,160})\nAan de orde"),
)
_NOT_A_TITLE = re.compile(
    r"(?:Nr\b|Aanhangsel\b|Tweede Kamer\b|Eerste Kamer\b|BRIEF\b|Hoofdstuk\b|Datum\b|Ons kenmerk\b)"
)


def paper_title(text: str) -> Place | None:
    """The first subject that the head of the paper names."""
    for pattern in _SUBJECT:
        match = pattern.search(text, 0, 4000)
        if match and not _NOT_A_TITLE.match(match["title"]):
            words = match["title"].rstrip(" *#\u00a0")
            return Place(words, match.start("title"), match.start("title") + len(words))
    return None
