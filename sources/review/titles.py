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
_INFORM = "informeren"
_INFINITIVES = {
    **dict.fromkeys(("stuur", "sturen", "zend", "zenden", "ontvangt", "vindt", "treft"), "sturen"),
    **dict.fromkeys(("doe", "doen"), "toezenden"),
    **dict.fromkeys(("bied", "bieden"), "aanbieden"),
    **dict.fromkeys(("informeer", "informeren", "bericht", "berichten"), _INFORM),
}
_SENT = re.compile(
    rf"\b(?P<verb>{'|'.join(_INFINITIVES)}) "
    r"(?:(?:ik|wij|u|de Kamer|mede namens [^,]+|hierbij|bij dezen|bijgaand|(?:zoals|conform)\b[^,]*),? )+"
    r"(?:als bijlage )?(?P<what>[^,;:]+?)(?: (?:toekomen|toe|aan))?(?:,.*)?$",
    re.IGNORECASE | re.DOTALL,
)
"""How a letter sends what was promised."""
_ASIDE = re.compile(r"\s*\([^()]*\)")
_AGREED = re.compile(r"\btoegezegde ")
_TO_DO = re.compile(
    r"\btoezegging (?:om )?(?P<act>[^,;:]*?) te (?P<verb>\w+en)\b(?P<more> (?:over|van|met) [^,;:]+?)?"
    r"(?=[,;:]| (?:kan|is|was|wordt|werd|heb|zal|kom|doe|voldoe|ben)\b|$)",
    re.IGNORECASE,
)
"""How a letter says again what was promised."""
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


def promised_title(answer: str) -> str:
    """What was promised, in the words of the passage that answers it; "" when it does not say that in a known way.

    "Zoals toegezegd stuur ik u hierbij de evaluatie." becomes "De evaluatie sturen".
    """
    line = _ASIDE.sub("", title_from(answer))
    if told := _TO_DO.search(line):
        line = f"{told['act']} {told['verb']}{told['more'] or ''}"
    elif sent := _SENT.search(line):
        verb = _INFINITIVES[sent["verb"].casefold()]
        line = f"{'de Kamer ' if verb == _INFORM else ''}{_AGREED.sub('', sent['what'])} {verb}"
    else:
        return ""
    return _shortened(line[:1].upper() + line[1:])


def _shortened(line: str) -> str:
    if len(line) <= LONGEST:
        return line
    return line[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"
