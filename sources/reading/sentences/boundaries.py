"""Where a sentence ends in Dutch prose, and where a full stop ends nothing."""

import re
from collections.abc import Iterator

# A full stop and the like, or "Geachte voorzitter," where the letter goes on in the same line.
_STOP = re.compile(
    r"(?:[.!?…]{1,9})[\"'’”»)\]]{0,5}(?=\s{1,9}[\"'‘’“«(\[]{0,5}[A-Z0-9À-Þ]|\s{1,9}['’][a-z]\b)"
    r"|\bGeachte (?:[\w.'’-]{1,30} ){0,4}[\w'’-]{1,30},(?=\s{1,9}[A-Z0-9À-Þ])"
)
_NEVER_LAST = re.compile(
    r"nrs?|drs|mrs?|ir|dr|prof|ing|dhr|mevr|mw|jhr|jkvr|bc|ds|st|bijv|bv|resp|ca|vgl|zgn?|mgr|hfdst|hoofdst|hfst|par"
    r"|pag|blz"
    r"|artt?|lid|stb|stcrt|trb|kst|jo|max|min|inz|incl|excl|evt|gem|sub|red|ong|tel|kol|jan|feb|mrt|apr|jun|jul|aug"
    r"|sept?"
    r"|okt|nov|dec|d\.d|n\.a\.v|t\.a\.v|m\.b\.t|i\.v\.m|o\.a|d\.w\.z|t\.b\.v|m\.n|i\.c|o\.m|t\.o\.v|i\.p\.v|z\.g|m\.i"
    r"|o\.b\.v|t\.g\.v|i\.o|i\.h\.b"
)
_SOMETIMES_LAST = re.compile(r"jl|a\.?s|c\.?s|e\.?d|e\.a|j\.l|etc|enz|w\.o|i\.s\.m|o\.i\.d|v\.v|m\.a\.w|a\.i")
_WORD_BEFORE = re.compile(r"[^\s(\[«“\"/]+\Z")
_WORDS_OF_TWO = frozenset(("ja", "nu", "zo", "ik"))  # "Ja." is an answer, "Th." a name
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.)*[A-Z][a-z]?|IJ")
# "1. De tarieven" begins an item; "op stuk nr. 47. Ik" ends a sentence.
_ENUMERATOR = re.compile(r"(?:\A|(?<!\bnr)(?<!\bnrs)(?<!\bblz)[.:;?!)»]\s{1,9}|\s-\s)\d{1,2}\Z")
# Words with which sentences begin, and names hardly ever.
_STARTERS = re.compile(
    r"[\"'‘’“«(\[]{0,5}(?:Aan|Al|Alle|Allereerst|Als|Antwoord|Beide|Bij|Bijgaand|Bovendien|Conform|Daar|Daarbij|Daarmee"
    r"|Daarnaast"
    r"|Daarom|Daartoe|Daarvoor|Dan|Dat|De|Deze|Die|Dit|Door|Dus|Een|Eén|Eind|Er|Ervan|Gelet|Gezien|Graag|Hebt|Heeft"
    r"|Het|Hier"
    r"|Hierbij|Hierin|Hiermee|Hierna|Hierop|Hierover|Hiertoe|Hij|Hoe|Hoewel|Ik|In|Indien|Ingevolge|Is|Ja|Kan|Kunt"
    r"|Maar|Medio|Met"
    r"|Mijn|Na|Naar|Naast|Nadat|Nee|Nu|Om|Omdat|Ook|Op|Over|Overeenkomstig|Overigens|Per|Sinds|Teneinde|Ten|Ter"
    r"|Tevens|Thans"
    r"|Tijdens|Toen|Tot|Tussen|U|Uit|Uiteraard|Uw|Van|Vanaf|Vanuit|Vervolgens|Via|Volgens|Voor|Voorts|Vraag|Waar|Want"
    r"|Wanneer|Wat"
    r"|We|Welke|Wel|Wie|Wij|Ze|Zeer|Zie|Zij|Zo|Zoals|Zodra)\b(?!\s[A-Z]\.)"
)


def sentence_ends(clean: str) -> Iterator[int]:
    """Offsets behind the last character of each sentence but the last, in a cleaned paragraph."""
    for stop in _STOP.finditer(clean):
        if clean[stop.start()] != "." or stop[0].startswith("..") or _is_last_word(clean, stop):
            yield stop.end()


def _is_last_word(clean: str, stop: re.Match[str]) -> bool:
    before = _WORD_BEFORE.search(clean, max(0, stop.start() - 40), stop.start())
    if before is None:
        return True
    word = before[0].lower()
    following = clean[stop.end() : stop.end() + 40].lstrip()
    if _NEVER_LAST.fullmatch(word):
        return False
    if _SOMETIMES_LAST.fullmatch(word):
        return bool(_STARTERS.match(following))
    if _INITIALS.fullmatch(before[0]) and word not in _WORDS_OF_TWO:
        return bool(_STARTERS.match(following)) and not following.startswith(("De ", "Den ", "Van ", "Ter ", "Ten "))
    return not _ENUMERATOR.search(clean, max(0, stop.start() - 6), stop.start())
