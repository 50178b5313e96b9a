"""What kind of paper open data call it, and which chamber it is of, in the register's values. Pure."""

import re
from functools import lru_cache

BY_IDENTIFIER = {"h-": "proceedings", "ah-": "answers", "blg-": "attachment"}
"""The beginning of an identifier that says of itself what the paper is."""
BY_WORDS = tuple(
    (re.compile(words, re.IGNORECASE), kind)
    for words, kind in (
        (r"uitstel", "delay_notice"),
        (r"verslag van een schriftelijk overleg|schriftelijk overleg", "written_consultation"),
        (r"verslag van een ", "debate_report"),
        (r"handelingen", "proceedings"),
        (r"antwoord|aanhangsel", "answers"),
        (r"((nader )?gewijzigde )?motie", "motion"),
        (r"bijlage", "attachment"),
        (r"(geleidende )?brief(\Z| .*(regering|kabinet|minister|staatssecretaris))", "letter"),
    )
)
"""How the name of a kind begins; the first that fits. What no name fits is another paper: there are dozens of kinds."""
CHAMBERS = {
    "tweede kamer": "house",
    "tweede kamer der staten-generaal": "house",
    "ii": "house",
    "eerste kamer": "senate",
    "eerste kamer der staten-generaal": "senate",
    "i": "senate",
}


def kind_of(words: str, identifier: str) -> str:
    """A value of `DocumentKind`."""
    stem = identifier[: identifier.index("-") + 1]
    return BY_IDENTIFIER.get(stem) or _by_words(words)


@lru_cache(maxsize=1024)
def _by_words(words: str) -> str:
    return next((kind for pattern, kind in BY_WORDS if pattern.match(words)), "other")


def chamber_of(words: str, identifier: str, sub_number: str) -> str | None:
    """A value of `Chamber`; without words what the identifier says: the Senate numbers its papers by letters."""
    if words:
        return CHAMBERS.get(words.casefold())
    return "senate" if "-ek-" in identifier or sub_number[:1].isupper() else "house"
