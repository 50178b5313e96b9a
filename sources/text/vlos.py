"""Reports of debates as the House's own system (VLOS) writes them: who speaks, in which role, and what is listed."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import cast

from lxml import etree

from sources.records import ReadableText, Role, Turn
from sources.text.flow import Flow

_SPEAKING = ("{*}woordvoerder", "{*}interrumpant")
_KINDS = {"plenair": "verslag (plenair)", "commissie": "verslag (commissiedebat)"}
_GOVERNMENT = ("minister", "staatssecretaris")


def vlos_text(root: etree._Element) -> ReadableText:
    """A paragraph for each line, list items marked with "- ", with the turns and the facts of the meeting."""
    flow = Flow()
    lines: list[tuple[etree._Element, tuple[int, int], bool]] = []
    for item in root.iter("{*}alineaitem"):
        listed = _inside(item, "lijst")
        if listed:
            flow.item()
        flow.add("".join(cast("Iterator[str]", item.itertext())))
        if span := flow.end_line():
            lines.append((item, span, listed))
    return ReadableText(
        flow.text(),
        "xml",
        tuple(_turns(lines)),
        MappingProxyType({name: value for name, value in _facts(root) if value}),
    )


def _inside(element: etree._Element, name: str) -> bool:
    return next(element.iterancestors(f"{{*}}{name}"), None) is not None


def _turns(lines: list[tuple[etree._Element, tuple[int, int], bool]]) -> Iterator[Turn]:
    """Consecutive lines of one speaking element are one turn; lines that nobody speaks belong to none."""
    speaking: etree._Element | None = None
    spans: list[tuple[int, int]] = []
    items: list[tuple[int, int]] = []
    for item, span, listed in [*lines, (None, (0, 0), False)]:
        speaker = next(item.iterancestors(*_SPEAKING), None) if item is not None else None
        if speaker is not speaking:
            if speaking is not None:
                yield _turn(speaking, spans, items)
            speaking, spans, items = speaker, [], []
        spans.append(span)
        items.extend([span] if listed else [])


def _turn(speaking: etree._Element, spans: list[tuple[int, int]], items: list[tuple[int, int]]) -> Turn:
    speaker = speaking.find("{*}spreker")
    facts = _children(speaker) if speaker is not None else {}
    return Turn(
        spans[0][0],
        spans[-1][1],
        _role(speaking, facts),
        facts.get("verslagnaam", ""),
        facts.get("fractie", ""),
        tuple(items),
    )


def _role(speaking: etree._Element, speaker: Mapping[str, str]) -> Role:
    if speaking.findtext("{*}isvoorzitter") == "true":
        return Role.CHAIR
    return Role.MINISTER if speaker.get("functie", "").lower().startswith(_GOVERNMENT) else Role.MEMBER


def _children(element: etree._Element) -> dict[str, str]:
    return {etree.QName(child).localname: (child.text or "").strip() for child in element}


def _facts(root: etree._Element) -> Iterator[tuple[str, str]]:
    meeting = root.find("{*}vergadering")
    if meeting is None:
        return
    told = _children(meeting)
    yield "family", "debate"
    yield "kind", _KINDS.get(meeting.get("soort", "").lower(), "verslag")
    yield "chamber", "senate" if meeting.get("kamer", "").startswith("Eerste") else "house"
    yield "title", told.get("titel", "")
    yield "vergaderjaar", told.get("vergaderjaar", "")
    yield "date", told.get("datum", "")[:10]
