"""The turns of a debate report by their headings: "De voorzitter:", "Minister Jansen:", "De heer De Vries (ABC):"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sources import records
from sources.reading.spans import Span
from sources.records import Role

_NAME: Final = r"[\wÀ-ÿ'’. -]{2,50}"
_SURNAME: Final = r"(?:[\wÀ-ÿ'’.-]+ ){0,3}[A-ZÀ-Ý][\wÀ-ÿ'’-]+"
_MEMBER: Final = rf"(?:De heer|Mevrouw|Het lid|Mijnheer) \**{_NAME}"
_OFFICE: Final = r"(?:Minister|Staatssecretaris|Minister-president|De minister|De staatssecretaris)"
_PARTY: Final = r" ?\([\wÀ-ÿ+/&' -]{1,40}\)"
# A member without a party and an office without a name must have the line to themselves: in "De heer Jansen vroeg:
# ..." a minister quotes him.
_HEADING: Final = re.compile(
    rf"^[ \t#]*\**(?:(?P<who>De \**voorzitter|De griffier|{_OFFICE} \**{_SURNAME}|{_MEMBER}\**{_PARTY})"
    rf"\**:\**[ \t]*"
    rf"|(?P<alone>{_MEMBER}|{_OFFICE}(?: \**{_NAME})?)\**:\**[ \t]*$)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker said without a break; ``span`` is the speech without the heading."""

    role: Role
    who: str
    span: Span


def turns(text: str, marked: Sequence[records.Turn] = ()) -> list[Turn]:
    """Cut a debate report into turns, as its format marks them or else by its headings.

    What stands before the first heading belongs to nobody.
    """
    if marked:
        return [Turn(turn.role, turn.name, _speech(text, turn)) for turn in marked]
    headings = list(_HEADING.finditer(text))
    ends = [*(heading.start() for heading in headings), len(text)][1:]
    return [
        Turn(_role(who), who, Span(heading.end(), end))
        for heading, end in zip(headings, ends, strict=True)
        for who in [(heading["who"] or heading["alone"]).replace("*", "").strip()]
    ]


def _role(who: str) -> Role:
    plain = who.lower()
    if plain.startswith("de voorzitter"):
        return Role.CHAIR
    if plain.startswith(("minister", "staatssecretaris", "de minister", "de staatssecretaris")):
        return Role.MINISTER
    return Role.MEMBER


def _speech(text: str, turn: records.Turn) -> Span:
    heading = _HEADING.match(text, turn.start)
    return Span(heading.end() if heading else turn.start, turn.end)
