"""The papers of the example, written out in the form of Dutch parliamentary papers, with their marked passages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from commitments.calendars import parliamentary_year
from commitments.choices import DocumentKind
from commitments.demo.almanac import in_words
from commitments.models import Document, Dossier

MARK = re.compile(r"\[\[(?P<key>[a-z0-9-]+)\|(?P<words>.*?)\]\]", re.DOTALL)
EXAMPLE = "VOORBEELD – fictief stuk, geschreven voor dit register"


@dataclass(frozen=True)
class WrittenPaper:
    """The text of a paper and, by key, where its passages stand (code points, end excluded)."""

    text: str
    passages: Mapping[str, tuple[int, int]]


def write(document: Document, dossier: Dossier, sub_number: str, body: str) -> WrittenPaper:
    """The paper with its heading; `body` marks each passage as `[[key|words]]`."""
    parts, passages, position = [_heading(document, dossier, sub_number)], {}, 0
    length = len(parts[0])
    for mark in MARK.finditer(body):
        before, words = body[position : mark.start()], mark["words"]
        start = length + len(before)
        passages[mark["key"]] = (start, start + len(words))
        parts += [before, words]
        length, position = start + len(words), mark.end()
    return WrittenPaper("".join([*parts, body[position:], _signature(document)]), passages)


def _heading(document: Document, dossier: Dossier, sub_number: str) -> str:
    day = document.signed_on
    if day is None:
        raise ValueError(f"{document.identifier} has no day")
    year = parliamentary_year(day).replace("-", "–")
    lines = [EXAMPLE, f"Vergaderjaar {year}", f"{dossier.citation}  {dossier.title}"]
    if document.kind == DocumentKind.DEBATE_REPORT:
        lines += [f"Nr. {sub_number}  {document.title.split(' over ')[0].upper()}", f"Vastgesteld {in_words(day)}"]
    else:
        lines += [f"Nr. {sub_number}  BRIEF VAN DE {document.sender.upper()}"]
        lines += ["Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", f"Den Haag, {in_words(day)}"]
    return "\n\n".join(lines) + "\n\n"


def _signature(document: Document) -> str:
    if document.kind == DocumentKind.DEBATE_REPORT:
        return ""
    return f"\nDe {document.sender}\n"
