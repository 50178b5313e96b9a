"""What kind of paper it is and who sent it, from the printed title and the signature."""

import re
from difflib import SequenceMatcher
from itertools import islice
from typing import NamedTuple

_TITLE = re.compile(
    r"^[^\w\n]{0,20}(?:[INMn]{1,2}r\.?\s{0,9}\d{1,4}\w?\s{1,9}|[A-Z]{1,2}\d?\s{1,9})?"
    r"(?:HERDRUK\d?\s{1,9}|\(?(?:NADER )?GEWIJZIGDE?\)?\s{1,9}|NADERE?\s{1,9}|TWEEDE\s{1,9})*"
    r"(?P<type>BRIEF|MOTIE|(?:SUB)?AMENDEMENT(?:EN)?|(?:VOORLOPIG |EIND|NADER )?VERSLAG|NOTA|MEMORIE|LIJST|VOORSTEL"
    r"|JAARVERSLAG|ADVIES)\b(?P<more>[^\n]*(?:\n[^\na-z]*[A-Z][^\na-z]*(?=\n|$))?)",
    re.MULTILINE,
)
KINDS = {
    "BRIEF": "brief",
    "MOTIE": "motie",
    "AMENDEMENT": "amendement",
    "SUBAMENDEMENT": "amendement",
    "VERSLAG": "verslag",
    "NOTA": "nota",
    "MEMORIE": "memorie",
    "LIJST": "lijst van vragen en antwoorden",
    "VOORSTEL": "voorstel van wet",
    "JAARVERSLAG": "jaarverslag",
    "ADVIES": "advies",
}
ANSWERS = "antwoord op Kamervragen (Aanhangsel)"
_MEETINGS = (
    "commissiedebat|algemeen overleg|notaoverleg|wetgevingsoverleg|tweeminutendebat|rondetafelgesprek|mondeling overleg"
    "|(?:nader )?schriftelijk overleg"
)
_OF_MEETING = re.compile(rf"\bverslag van (?:een|het) ({_MEETINGS})", re.IGNORECASE)
_REPORT = re.compile(
    rf"^[^\w\n]{{0,20}}(?:Nr\.?\s{{0,9}}\d+\s{{1,9}})?(?:Verslag|VERSLAG) van (?:een|het) ({_MEETINGS})",
    re.IGNORECASE | re.MULTILINE,
)
_PLENARY = re.compile(r"\b(?:Aan de orde (?:is|zijn)|Ik (?:her)?open de vergadering|[Ss]temming(?:en)?\b)")
_SPEAKER = r"(?:De \*{0,2}voorzitter\*{0,2}|(?:Minister|Staatssecretaris|De heer|Mevrouw) [^:\n]{2,60}):"
_TURN = re.compile(rf"^{_SPEAKER}", re.MULTILINE)
# Part of a report opens with a speaker on a line of his own, under at most a title and what is on the order paper.
_OPENING_TURN = re.compile(rf"\A\s{{0,9}}(?:[^\n]{{1,300}}\n\s{{0,9}}){{0,2}}?{_SPEAKER}[ \t]*$", re.MULTILINE)
_PROCEEDINGS = re.compile(r"\bh-(?:tk|ek|vv)-\d")

_FROM = re.compile(
    r"\bVAN\s{1,9}(?:DE\s{1,9}|HET\s{1,9})?(?P<who>(?:MINISTER|STAATSSECRETARIS|LID|LEDEN|VASTE|COMMISSIE|PRESIDIUM"
    r"|VOORZITTER"
    r"|ALGEMENE"
    r"|NATIONALE)[^a-z]{0,260})"
)
_WHO_ENDS = re.compile(r"\s{1,9}(?:TER VERVANGING|AAN DE)|\n\s{0,9}\n|\s{1,9}[A-Z]\Z")
_AND_OTHERS = re.compile(r"C\.\s?S\.?\Z")
_OFFICE = r"(?:[Mm]inister|[Ss]taatssecretaris|MINISTER|STAATSSECRETARIS)(?:s|S)?"
# Behind the comma that ends an office comes the end of the line, initials, a title ("drs.") or a full name; behind one
# inside an office ("Volksgezondheid, Welzijn en Sport") comes neither.
_SIGNED = re.compile(
    r"(?:^[^\w\n]{0,20}|[Hh]oogachtend,?\s{1,9}|\(w\.g\.\)[^\n]{3,50}?\s)(?:[Dd]e |DE )?"
    rf"(?P<who>{_OFFICE}\s?(?:van|voor|VAN|VOOR)\s?[^\n]{{4,90}}?|[Mm]inister-[Pp]resident[^\n,]{{0,60}})"
    r"(?=,\s{0,9}(?:$|\n|[A-Z]\s?\.|[a-z]{2,4}\.|mede namens|[A-Z][^\s,]+(?: (?!en\b)[\w.’'-]+){1,3}\s{0,9}$)"
    r"|\s{0,9}$|\s{1,9}P\s?agina)",
    re.MULTILINE,
)
_ANSWERED = re.compile(
    r"(?:[Aa]ntwoord(?:en)?|[Mm]ededeling)\s{1,9}van\s{1,9}(?:de\s{1,9})?"
    r"(?P<who>(?:[Mm]inister|[Ss]taatssecretaris)[^(\n]{0,60}\([^)\n]{3,120}\)|[Mm]inister-[Pp]resident[^(\n]{0,40})"
)
# A head that names a notice of delay first names the answer itself right behind the day of that notice.
_RECEIVED_FIRST = re.compile(r"\((?:ontvangen|beantwoord)\s[^)\n]{3,60}\)[.,;]?\s{1,9}(?=Antwoord)")
_SMALL = frozenset(["van", "voor", "en", "de", "het", "der", "den", "op", "in", "aan", "tot", "met", "zonder", "bij"])


class Found(NamedTuple):
    """A value with the place of its words."""

    value: str
    start: int
    end: int


def paper_kind(text: str) -> Found | None:
    """The kind that the title in capitals names: "BRIEF VAN DE MINISTER ..." is "brief"."""
    title = _TITLE.search(text, 0, 6000)
    if title is None:
        return None
    words = title["type"].removeprefix("VOORLOPIG ").removeprefix("NADER ").removeprefix("EIND").removesuffix("EN")
    kind = KINDS.get(words, "brief")
    if kind == "verslag" and (meeting := _OF_MEETING.search(title[0])):
        kind = f"verslag ({meeting[1].lower()})"
    return Found(kind, title.start("type"), title.end("type"))


def report_kind(text: str) -> Found | None:
    """The kind of a report by its first lines: "verslag (commissiedebat)", "verslag (schriftelijk overleg)"."""
    match = _REPORT.search(text, 0, 3000)
    return Found(f"verslag ({match[1].lower()})", match.start(), match.end()) if match else None


def is_debate(text: str, name: str = "") -> bool:
    """Tell whether people speak in turns here, under a chair; a part of a report may hold one turn only."""
    turns = sum(1 for _ in islice(_TURN.finditer(text), 4))
    if turns > 3 or (turns > 1 and _PLENARY.search(text, 0, 6000) is not None):
        return True
    return _OPENING_TURN.match(text) is not None or (turns > 0 and _PROCEEDINGS.search(name) is not None)


def answer_sender(text: str) -> Found | None:
    """Who answered written questions: "Minister De Jonge (Binnenlandse Zaken en Koninkrijksrelaties)"."""
    match = _ANSWERED.search(text, 0, 4000)
    received = _RECEIVED_FIRST.search(text, match.end(), match.end() + 300) if match else None
    match = (received and _ANSWERED.match(text, received.end())) or match
    return Found(" ".join(match["who"].split()), match.start("who"), match.end("who")) if match else None


def letter_sender(text: str) -> Found | None:
    """The office that sent a letter; the signature gives its spelling, the title in capitals tells which one."""
    titled, signed = _titled(text), _signed(text)
    if titled is None or (signed and _same(signed.value, titled.value)):
        return signed or titled
    return titled


def _titled(text: str) -> Found | None:
    title = _TITLE.search(text, 0, 6000)
    match = _FROM.search(text, title.start(), title.end() + 200) if title else None
    if match is None:
        return None
    ends = _WHO_ENDS.search(match["who"])
    words = match["who"][: ends.start() if ends else None].rstrip(" \n,*#('")
    if not _AND_OTHERS.search(words):
        words = words.rstrip(".")
    return Found(office_name(words), match.start("who"), match.start("who") + len(words)) if words else None


def _signed(text: str) -> Found | None:
    matches = list(_SIGNED.finditer(text, max(0, len(text) - 4000)))
    if not matches:
        return None
    last = matches[-1]
    return Found(office_name(last["who"]), last.start("who"), last.end("who"))


def _same(one: str, other: str) -> bool:
    """Tell whether two spellings name one office, for all the slips of a scan."""
    one, other = one.casefold(), other.casefold()
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() > 0.9


def office_name(printed: str) -> str:
    """An office in running letters: "MINISTER VAN BUITENLANDSE ZAKEN" is "Minister van Buitenlandse Zaken"."""
    mended = re.sub(r"(?<=\w)-\s{0,9}\n\s{0,9}(?=\w)", "", printed)
    mended = re.sub(r"(?i)\b(minister|staatssecretaris)(van|voor)\b", r"\1 \2", " ".join(mended.split()))
    if mended.isupper():
        mended = re.sub(r"[^\W\d]+", lambda word: _case(word[0]), mended)
        mended = _AND_OTHERS.sub("c.s.", mended)
    return mended[:1].upper() + mended[1:]


def _case(word: str) -> str:
    small = word.lower()
    return small if small in _SMALL or small in {"lid", "leden"} else small.capitalize()
