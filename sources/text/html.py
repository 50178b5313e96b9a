"""Web pages, first of all those of officielebekendmakingen.nl: the paper itself, without the site around it."""

import re

from lxml import etree, html

from sources.records import ReadableText, Unreadable, gettext_noop
from sources.text.flow import Flow
from sources.text.xml import facts

_BODY = (
    "//*[@id='broodtekst']",
    "//*[contains(concat(' ', @class, ' '), ' broodtekst-container ')]",
    "//*[contains(concat(' ', @class, ' '), ' stuk ')]",
    "//main",
    "//article",
    "//body",
)
_BLOCKS = re.compile("address|article|blockquote|br|dd|div|dt|figure|h[1-6]|hr|main|ol|p|pre|section|table|td|th|tr|ul")
_SKIPPED = frozenset(
    ["aside", "button", "footer", "form", "head", "header", "nav", "noscript", "script", "style", "svg", "template"]
)


def html_text(data: bytes) -> ReadableText:
    """The paragraphs of the page's main part, and the facts of its ``<meta>`` elements."""
    parser = html.HTMLParser(
        encoding=_encoding(data), no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Unreadable(gettext_noop("De webpagina is beschadigd en kan niet worden gelezen.")) from error
    flow = Flow()
    _walk(_main(root), flow)
    values: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        if meta.get("name") and meta.get("content"):
            values.setdefault(meta.get("name", ""), []).append(meta.get("content", "").strip())
    koop = any(name.startswith("OVERHEID") for name in values)
    return ReadableText(flow.text(), "html", metadata=facts(values if koop else {}))


def _encoding(data: bytes) -> str | None:
    """UTF-8 where the bytes are that; else what the page says of itself."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _main(root: html.HtmlElement) -> html.HtmlElement:
    for path in _BODY:
        for element in root.xpath(path):
            if element.text_content().strip():
                return element
    return root


def _walk(root: html.HtmlElement, flow: Flow) -> None:
    stack: list[tuple[html.HtmlElement, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        if leaving:
            _leave(element, flow)
            continue
        stack.append((element, True))
        if element.tag not in _SKIPPED and not _is_mark(element, flow):
            _enter(element, flow)
            stack.extend((child, False) for child in reversed(element))


def _enter(element: html.HtmlElement, flow: Flow) -> None:
    if element.tag == "li":
        flow.item()
    elif _BLOCKS.fullmatch(element.tag):
        flow.end_line()
    flow.add(element.text)


def _leave(element: html.HtmlElement, flow: Flow) -> None:
    if element.tag == "li":
        flow.end_item()
    elif _BLOCKS.fullmatch(element.tag):
        flow.end_line()
    flow.add(element.tail)


def _is_mark(element: html.HtmlElement, flow: Flow) -> bool:
    """A footnote's figure in superscript keeps its mark-up, so that it is not read as part of a word or number."""
    words = element.text_content().strip() if element.tag == "sup" else ""
    if not words.isdigit():
        return False
    flow.add(f"<sup>{words}</sup>")
    return True
