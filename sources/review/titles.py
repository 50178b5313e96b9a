"""One line for the register out of the words of a passage. Pure: the clerk changes what reads badly."""

import re

LONGEST = 300
_MARKUP = re.compile(r"<sup>[^<\n]{1,8}</sup>|\*\*|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])")
_LINK = re.compile(r"\[([^\]\n]{1,200})\]\([^)\s]{1,500}\)")
_OPENING = re.compile(
    r"(?:[-–—•*]\s+|\d{1,2}[.)]\s+"
    r"|(?:en|maar|ook|bovendien|daarnaast|verder|voorts|tevens|ten slotte|tot slot|daarom|wel)\b,?\s+)+",
    re.IGNORECASE,
)
_OFFICE = r"(?:de )?(?:minister|staatssecretaris)(?: van [A-ZÀ-Ý][\w-]*(?:(?:,| en|, en) [A-ZÀ-Ý][\w-]*)*)?"
_SUBJECT = rf"(?:ik|wij|we|nederland|het kabinet|de regering|{_OFFICE})"
_WILL = r"(?:zal|zullen|gaat|gaan|ga)"
_ACT = re.compile(rf"(?:{_SUBJECT} {_WILL}|{_WILL} {_SUBJECT}) (?P<act>[^,;:]+ \w+en)", re.IGNORECASE)
_YOU = re.compile(r"\b(?:uw Kamer|u)\b")
_SENTENCE = re.compile(r".+?[.!?](?=\s+[A-ZÀ-Ý]|$)")


def title_from(passage: str) -> str:
    """The first sentence as one line of at most 300 characters, without its opening words, mark-up and full stop.

    "Daarnaast zal ik uw Kamer de evaluatie toezenden." becomes "De Kamer de evaluatie toezenden": what is promised,
    with its verb; who promises stands in the register beside it.
    """
    words = " ".join(_LINK.sub(r"\1", _MARKUP.sub("", passage)).split())
    sentence = _SENTENCE.match(words)
    line = sentence.group() if sentence else words
    if opening := _OPENING.match(line):
        line = line[opening.end() :]
    line = line.rstrip(" .;:")
    act = _ACT.fullmatch(line)
    line = _YOU.sub("de Kamer", act["act"] if act else line)
    return _shortened(line[:1].upper() + line[1:])


def _shortened(line: str) -> str:
    if len(line) <= LONGEST:
        return line
    return line[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"
