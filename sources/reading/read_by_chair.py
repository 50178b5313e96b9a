"""What a chair reads out as an item of the list: behind a bullet, by its shape, or by the count before it."""

import re
from typing import Final

from sources.reading import closing_items, spoken_cues
from sources.reading.sentences import Sentence

BULLET: Final = re.compile(r"^[ \t]*(?:[-–—•*]|\d{1,2}[.)])[ \t]+", re.MULTILINE)
_ORDINAL: Final = re.compile(
    r"^\W{0,20}(?:(?:en )?(?:dan )?(?:(?:de|een|mijn) )?(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste"
    r"|negende|tiende|elfde|twaalfde|volgende|laatste)(?: toezegging)?(?: is| luidt)?|toezegging (?:nummer )?\w+"
    r"(?: is| luidt)?"
    r"|nummer \w+|ten (?:eerste|tweede|derde|vierde|vijfde))\s{0,9}(?:[:,]|\bdat\b)\s{0,9}",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    r"^\W{0,20}(?:(?:en )?(?:dan )?(?:als|ten) (?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste"
    r"|laatste)(?: dat)?"
    r"|allereerst|dan|ten slotte|tot slot|verder|daarnaast|ook|vervolgens|voorts|en|als laatste)\b[\s,]{0,3}"
    r"(?:(?:dan )?heb ik (?:hier )?(?:nog )?(?:staan|genoteerd|opgeschreven) dat\s{0,3})?"
    r"(?:(?:aan|voor|richting) [^:]{3,60}:\s{0,3})?",
    re.IGNORECASE,
)
_INLINE: Final = re.compile(
    r"^.{0,120}?\btoezegging(?:en)?\b.{0,60}?(?:\b(?:namelijk|te weten|en wel|luidt|is)\b|[:,]"
    r"|(?=\s{1,3}dat\b))[,:]?\s{0,9}(?:\bdat\b"
    r"|\bom\b)?\s{0,9}"
    r"(?=(?:de (?:minister|staatssecretaris|kamer|bewindslieden|bewindspersonen)|uw kamer)\b)",
    re.IGNORECASE,
)
_CHAIR_ITEM: Final = re.compile(
    r"^\W{0,20}(?:(?:zal|gaat|komt|stuurt|krijgt|ontvangt|wordt) (?:er )?)?(?:de (?:minister|staatssecretaris|kamer"
    r"|bewindslieden|bewindspersonen)|uw kamer|voor|in|uiterlijk"
    r"|er (?:komt|komen|wordt|volgt)|per brief|over|het|hierover|tijdens|binnen|na|bij|begin|eind|medio"
    r"|(?:mede )?namens|beide"
    r"|minister \w+|staatssecretaris \w+)\b",
    re.IGNORECASE,
)
_ROUND: Final = re.compile(
    r"\b(?:ge)?knik\w*|\b(?:twee)?minutendebat|\bVAO\b|\bingepland\b|\baangevraagd\b|\bdank\w*|\bbedankt\b"
    r"|\bgenoteerd\b"
    r"|\bspreker\b|\bhet woord\b|\bschors\w*|\bvergadering\b|\bmet reces\b|\baanwezig\b|\bkort te\b"
    r"|\bneemt (?:daarna|nu|straks)\b|\bstemt\b"
    r"|\bwat (?:er |de \w+ )?(?:is|heeft) (?:toegezegd|beloofd)\b",
    re.IGNORECASE,
)


def is_read_out(before: str, clean: str) -> bool:
    """Tell whether the chair reads out an item here: by its shape, by how it begins, or by the count before it."""
    if is_item(clean) or closing_items.is_introduced(clean) or closing_items.is_plain(clean):
        return True
    return closing_items.is_counted_off(before, clean)


def is_item(clean: str) -> bool:
    """Tell whether a sentence of the chair reads as an item: an office or the House, and what it does or gets."""
    bare = _LEAD.sub("", _ORDINAL.sub("", _INLINE.sub("", clean)))
    if "?" in bare or _ROUND.search(bare):
        return False
    return _CHAIR_ITEM.match(bare) is not None and spoken_cues.ITEM.pattern.search(bare) is not None


def is_bullet(text: str, sentence: Sentence) -> bool:
    """Tell whether the sentence opens a list item, whether or not the bullet belongs to it."""
    line = text.rfind("\n", 0, sentence.start + 1) + 1
    bullet = BULLET.match(text, line)
    return bullet is not None and sentence.start <= bullet.end()
