"""XML of parliament and of the official publications, parsed without entities, DTDs or network."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, cast

from lxml import etree

from commitments.citations import split_identifier
from sources.records import ReadableText, Unreadable, gettext_noop
from sources.text.flow import Flow
from sources.text.vlos import vlos_text

_BROKEN = gettext_noop("Het XML-bestand is beschadigd en kan niet worden gelezen.")
OWN_ENTITIES = gettext_noop("Het XML-bestand bepaalt eigen entiteiten en wordt daarom niet gelezen.")
_BLOCKS = re.compile(
    "al|titel|tussenkop|kop|li|dossiernr|dossiernummer|ondernummer|subtitel|intitule|tekst|p|regel|functie|naam|plaats|datum"
    "|entry|row|vergaderjaar|organisatie|slotformulier"
)
_SKIPPED = frozenset(["metadata", "meta", "illustratie", "plaatje"])
_PARTS = re.compile(r"\s{0,9}[;,]\s{0,9}")


def xml_text(data: bytes) -> ReadableText:
    """The text of a debate report (VLOS) or of an official publication; other XML gives its elements line by line."""
    root = _parse(data)
    name = etree.QName(root).localname
    if name == "vlosCoreDocument":
        return vlos_text(root)
    if name == "metadata_gegevens":
        raise Unreadable(gettext_noop("Dit bestand bevat alleen gegevens over een stuk, niet de tekst ervan."))
    flow = Flow()
    _walk(root, flow)
    return ReadableText(flow.text(), "xml", metadata=facts(_named_values(root)))


def koop_metadata(data: bytes) -> Mapping[str, str]:
    """The facts in a ``metadata.xml`` of officielebekendmakingen.nl, under the names of Metadata's fields.

    ``issued`` is the day of publication, which may be later than the day of the paper itself (``date``).
    """
    return facts(_named_values(_parse(data)))


def facts(values: Mapping[str, list[str]]) -> Mapping[str, str]:
    """Facts under KOOP's names (``OVERHEIDop.dossiernummer``), prefixed or not; a day that is none is left out."""
    first = {name.rpartition(".")[2].lower(): content[0] for name, content in values.items() if content}
    found = {
        "ondernummer": first.get("ondernummer", ""),
        "vergaderjaar": first.get("vergaderjaar", "").replace("/", "-"),
        "title": first.get("documenttitel") or first.get("title", ""),
        "kind": first.get("type", "").lower(),
        "date": _day(first.get("datumbrief") or first.get("datumondertekening", "")),
        "reference_date": _day(first.get("datumvergadering", "")),
        "issued": _day(first.get("issued", "")),
        "dossier": _dossier(first.get("dossiernummer", "")),
    }
    paper = split_identifier(first.get("identifier", ""))
    if paper and paper.number:
        found["dossier"] = "-".join(filter(None, (paper.dossier, paper.part)))
        found["ondernummer"] = paper.number
    return MappingProxyType({key: value for key, value in found.items() if value})


def _dossier(printed: str) -> str:
    """ "33783", "34300 VII;34300 VI" and "36 600-XVI" as the program writes them; the first of several."""
    first = _PARTS.split(printed.strip())[0]
    return re.sub(r"(?<=\d)[ .](?=\d)", "", first).replace(" ", "-")


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return ""


def _parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(_BROKEN) from error
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and list(cast(Any, dtd).iterentities()):
        raise Unreadable(OWN_ENTITIES)
    return root


def _named_values(root: etree._Element) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for element in root.iter("{*}metadata", "{*}meta"):
        name, content = element.get("name"), element.get("content")
        if name and content:
            values.setdefault(name, []).append(content.strip())
    return values


def _walk(element: etree._Element, flow: Flow) -> None:
    """Blocks become lines, a footnote goes below the line that it stands in."""
    for child, leaving in _steps(element):
        name = etree.QName(child).localname
        if leaving:
            _leave(child, name, flow)
        elif name == "noot":
            flow.note(_text_of_child(child, "noot.nr"), _text_of_child(child, "noot.al"))
        elif name != "li.nr":
            if name == "li":
                flow.item()
            elif _BLOCKS.fullmatch(name):
                flow.end_line()
            flow.add(child.text)


def _leave(element: etree._Element, name: str, flow: Flow) -> None:
    if name == "li":
        flow.end_item()
    elif _BLOCKS.fullmatch(name):
        flow.end_line()
    flow.add(element.tail)


def _steps(root: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """(element, False) on the way in, (element, True) on the way out; inside of notes and metadata is left out."""
    stack: list[tuple[etree._Element, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        name = etree.QName(element).localname
        if leaving or name not in _SKIPPED:
            yield element, leaving
        if not leaving:
            stack.append((element, True))
            if name not in _SKIPPED and name not in ("noot", "li.nr"):
                stack.extend((child, False) for child in reversed(cast("list[etree._Element]", list(element))))


def _text_of_child(element: etree._Element, name: str) -> str:
    return " ".join("".join(cast("Iterator[str]", child.itertext())) for child in element.iter(f"{{*}}{name}")).strip()
