"""Bytes of a file to the text of a paper, and every file that gives none."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pypdf
import pytest
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from sources.reading.metadata import read_metadata
from sources.records import Role, Unreadable
from sources.text import MOST_BYTES, MOST_CHARACTERS, koop_metadata, text_of
from tests.services import CORPUS

DATA = Path(__file__).parent / "data"


def pdf(*pages: str) -> bytes:
    """A PDF written by hand: one line of Helvetica for each line of each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        lines = [f"1 0 0 1 72 {760 - 14 * number} Tm ({line}) Tj" for number, line in enumerate(page.split("\n"))]
        stream = f"BT /F1 11 Tf {' '.join(lines)} ET" if page else ""
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        box, fonts = "/MediaBox [0 0 595 842]", "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} {fonts} /Contents {len(objects)} 0 R >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return body + f"{start}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF".encode()


def locked_pdf() -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf("Geheim")))
    writer.encrypt("wachtwoord", algorithm="RC4-128")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def word(build: Callable[[docx.document.Document], None]) -> bytes:
    document = docx.Document()
    build(document)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def zip_bomb() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"word/{number}.xml", b"0" * (70 * 1024 * 1024))
    return target.getvalue()


@given(st.text(min_size=1).filter(lambda text: text.strip() and not text.startswith("\ufeff")))
def test_a_text_file_is_taken_as_it_is_but_for_its_line_ends(text: str) -> None:
    data = text.encode("utf-8", errors="ignore")
    if data.strip() and b"\0" not in data and data.decode().strip():
        assert text_of("brief.txt", data).text == data.decode().replace("\r\n", "\n").replace("\r", "\n")


def test_text_that_is_no_utf8_is_read_as_windows_1252() -> None:
    assert text_of("brief.txt", "coördinatie – één".encode("cp1252")).text == "coördinatie – één"
    assert text_of("brief.txt", "één".encode("utf-16")).text == "één"


def test_a_web_page_of_the_official_publications_gives_the_paper_alone() -> None:
    paper = text_of("kst.html", (DATA / "kamerstuk.html").read_bytes())
    assert paper.kind == "html"
    assert paper.text.split("\n") == [
        "41 901 Veerdiensten",
        "Nr. 7 BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT",
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
        "Den Haag, 3 februari 2026",
        "Hierbij zend ik u het overzicht<sup>1</sup> van de veerdiensten.",
        "- Texel;",
        "- Ameland.",
        "1 Ter inzage gelegd bij het Centraal Informatiepunt.",
    ]
    assert paper.metadata["dossier"] == "41901"
    assert read_metadata(paper.text, given=paper.metadata).identifier == "kst-41901-7"


def test_xml_of_the_official_publications_keeps_notes_below_their_paragraph() -> None:
    paper = text_of("kst.xml", (DATA / "kamerstuk.xml").read_bytes())
    assert paper.text.split("\n") == [
        "Vergaderjaar 2025–2026",
        "41 901",
        "Veerdiensten",
        "Nr. 7",
        "Brief van de Minister",
        "Hierbij zend ik u het overzicht<sup>1</sup> van de veerdiensten.",
        "<sup>1</sup> Ter inzage gelegd.",
        "- Texel;",
        "- Ameland.",
    ]


def test_facts_of_the_official_publications() -> None:
    facts = koop_metadata((DATA / "metadata.xml").read_bytes())
    assert dict(facts) == {
        "dossier": "41900-XII",
        "ondernummer": "7",
        "vergaderjaar": "2025-2026",
        "date": "2026-02-03",
        "issued": "2026-02-10",
        "kind": "brief",
        "title": "Brief over veerdiensten",
    }
    assert read_metadata("", given=facts).identifier == "kst-41900-XII-7"


def test_a_debate_report_has_turns_roles_and_lists() -> None:
    paper = text_of("debat.xml", (DATA / "debat.xml").read_bytes())
    spoken = [(turn.role, turn.name, turn.group, paper.text[turn.start : turn.end]) for turn in paper.turns]
    assert spoken == [
        (Role.MEMBER, "Jansen", "XYZ", "De heer Jansen (XYZ):\nKomt er een brief?"),
        (Role.MINISTER, "De Vries", "", "Minister De Vries:\nIk stuur een brief."),
        (
            Role.CHAIR,
            "Bakker",
            "ABC",
            "De voorzitter:\nIk lees voor.\n- De minister stuurt een brief.\n- De minister komt terug.",
        ),
    ]
    chair = paper.turns[-1]
    assert [paper.text[start:end] for start, end in chair.items] == [
        "- De minister stuurt een brief.",
        "- De minister komt terug.",
    ]
    assert paper.text.startswith("Verslag van een commissiedebat\n")
    assert dict(paper.metadata) == {
        "family": "debate",
        "kind": "verslag (commissiedebat)",
        "chamber": "house",
        "title": "Veren",
        "vergaderjaar": "2025-2026",
        "date": "2026-03-04",
    }


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("report", "text"),
    [
        ("29d8cf68", "vlos-20250702-mivd"),
        ("8f376d4c", "vlos-20250702-mirt"),
        ("f001a349", "vlos-20250702-staat-van-de-economie"),
        ("e2903f19", "vlos-20250710-plenair-105"),
    ],
)
def test_real_debate_reports_give_the_text_of_the_corpus(report: str, text: str) -> None:
    paper = text_of(f"{report}.xml", (CORPUS / "vlos" / f"{report}.xml").read_bytes())
    assert paper.text == (CORPUS / "dev" / f"{text}.txt").read_text(encoding="utf-8")


def test_as_much_text_as_the_rules_read_in_time_is_taken() -> None:
    assert len(text_of("brief.txt", "é".encode() * MOST_CHARACTERS).text) == MOST_CHARACTERS


def test_a_pdf_gives_its_lines_page_by_page() -> None:
    paper = text_of(
        "brief.PDF", pdf("Den Haag, 3 februari 2026\nHierbij zend ik u", "het overzicht van de veerdiensten.")
    )
    assert paper.kind == "pdf"
    assert paper.text.split("\n") == [
        "Den Haag, 3 februari 2026",
        "Hierbij zend ik u",
        "het overzicht van de veerdiensten.",
    ]


def test_a_word_document_gives_paragraphs_lists_and_tables() -> None:
    def build(document: docx.document.Document) -> None:
        document.add_paragraph("Hierbij zend ik u:")
        document.add_paragraph("het overzicht;", style="List Bullet")
        document.add_table(rows=1, cols=1).cell(0, 0).text = "Texel"

    assert text_of("brief.docx", word(build)).text == "Hierbij zend ik u:\n- het overzicht;\nTexel"


NOTES = """<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>Ter inzage gelegd.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def test_footnotes_of_a_word_document_stand_below_their_paragraph() -> None:
    def build(document: docx.document.Document) -> None:
        run = document.add_paragraph("Hierbij het overzicht").add_run()
        reference = run._r.makeelement(qn("w:footnoteReference"), {qn("w:id"): "2"})
        run._r.append(reference)
        document.paragraphs[0].add_run(".")
        name, kind = PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES
        notes = Part(name, kind, NOTES.encode(), document.part.package)
        document.part.relate_to(notes, RT.FOOTNOTES)

    text = text_of("brief.docx", word(build)).text
    assert text == "Hierbij het overzicht<sup>1</sup>.\n<sup>1</sup> Ter inzage gelegd."


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'
TOO_LONG = "Het bestand bevat meer dan anderhalf miljoen tekens tekst; splits het en bied de delen los aan."
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("brief.txt", b"", "Het bestand is leeg."),
        ("brief.txt", b" \n\t", "Het bestand is leeg."),
        ("brief.txt", b"a\0b", "Het bestand bevat geen leesbare tekst."),
        ("brief.txt", b"x" * (MOST_CHARACTERS + 1), TOO_LONG),
        ("brief.txt", b"x" * (MOST_BYTES + 1), "Het bestand is groter dan 50 MB."),
        ("brief.odt", b"x", "Bestanden met de uitgang .odt worden niet gelezen; wel .txt, .html, .xml, .pdf en .docx."),
        ("brief", b"x", "Bestanden zonder uitgang worden niet gelezen; wel .txt, .html, .xml, .pdf en .docx."),
        ("brief.pdf", b"%PDF-1.4 en verder niets", "De PDF is beschadigd en kan niet worden gelezen."),
        ("brief.pdf", locked_pdf(), "De PDF is met een wachtwoord beveiligd."),
        ("brief.pdf", pdf(""), "De PDF bevat geen tekst; waarschijnlijk is het een scan."),
        ("brief.docx", b"geen zip", "Het Word-bestand is beschadigd of beveiligd en kan niet worden gelezen."),
        ("brief.docx", zip_bomb(), "Het Word-bestand is uitgepakt te groot om te lezen."),
        ("stuk.xml", b"<stuk><al>half", "Het XML-bestand is beschadigd en kan niet worden gelezen."),
        ("stuk.xml", LAUGHS, "Het XML-bestand bepaalt eigen entiteiten en wordt daarom niet gelezen."),
        ("stuk.xml", OUTSIDE, "Het XML-bestand bepaalt eigen entiteiten en wordt daarom niet gelezen."),
        (
            "metadata.xml",
            b"<metadata_gegevens/>",
            "Dit bestand bevat alleen gegevens over een stuk, niet de tekst ervan.",
        ),
        ("stuk.html", b"<html><body><script>x</script></body></html>", "Er staat geen tekst in het bestand."),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else f"{len(value)} bytes",
)
def test_a_file_without_text_says_why_in_one_sentence(name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        text_of(name, data)
    assert str(caught.value) == sentence


BROKEN_WORD = "Het Word-bestand is beschadigd of beveiligd en kan niet worden gelezen."
ENTITIES = "Het XML-bestand bepaalt eigen entiteiten en wordt daarom niet gelezen."
PARTS = ("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels")


def word_with(part: str, content: bytes) -> bytes:
    """A Word document of which one part has other content."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(word(lambda _document: None))) as sound, zipfile.ZipFile(target, "w") as archive:
        for name in {*sound.namelist(), part}:
            archive.writestr(name, content if name == part else sound.read(name))
    return target.getvalue()


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<a/>", BROKEN_WORD),
        (b"", BROKEN_WORD),
        (LAUGHS, ENTITIES),
        (OUTSIDE, ENTITIES),
        (
            OUTSIDE.decode().replace('?xml version="1.0"', '?xml version="1.0" encoding="UTF-16"').encode("utf-16"),
            ENTITIES,
        ),
    ],
    ids=["another root", "empty", "entities", "outside", "in UTF-16"],
)
def test_a_word_document_with_an_odd_part_says_why(part: str, content: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        text_of("brief.docx", word_with(part, content))
    assert str(caught.value) == sentence


@given(st.sampled_from(["txt", "html", "xml", "pdf", "docx"]), st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_sentence(ending: str, data: bytes) -> None:
    try:
        told = text_of(f"bestand.{ending}", data).text
    except Unreadable as reason:
        told = str(reason)
    assert told.strip()
