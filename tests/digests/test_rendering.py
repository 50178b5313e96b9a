"""The mail in HTML and in text: the same facts, in the subscriber's language, readable without style sheets."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from django.utils.translation import override
from lxml import html

from commitments.models import Commitment
from commitments.terms import fixed_term
from digests.composing import MOST_LINES
from digests.content import Content, Kind, Line, Section, Told, Why
from digests.letter import Letter, write
from digests.payload import from_payload
from digests.rendering import Rendered, Ways, as_html, as_text, render_mail, ways_of
from digests.weeks import Week
from tests.digests.factories import MONDAY, make_subscription
from tests.digests.registers import freeze, make_register
from tests.factories import TODAY, make_commitment, make_committee, make_meeting

pytestmark = pytest.mark.django_db


def render(language: str = "nl") -> tuple[Rendered, dict[str, Commitment], Letter]:
    register = make_register()
    mail = freeze(make_subscription(language=language, name="Veren, open of te laat"))
    letter = write(from_payload(mail.payload or {}), name="", query="", week=Week.parse("2026-W48"))
    return render_mail(mail, ways_of(mail.subscription)), register, letter


def words_of(element: html.HtmlElement) -> str:
    return str(element.text_content())


def plain(words: str) -> str:
    return " ".join(words.replace("\u00a0", " ").split())


def test_text_and_html_carry_the_same_facts() -> None:
    rendered, register, letter = render()
    shown = plain(words_of(html.fromstring(rendered.html)))
    text = plain(rendered.text)
    assert len(letter.blocks) == 6
    for block in letter.blocks:
        assert block.heading in shown
        assert block.heading.upper() in text
        for entry in (entry for group in block.groups for entry in group.entries):
            for fact in (entry.title, *entry.facts):
                assert plain(fact) in shown
                assert plain(fact) in text
            assert entry.url in rendered.text
            assert entry.url in rendered.html
    for bar in letter.bars:
        assert f"{bar.label} {bar.count}" in shown
        assert f"{bar.label}: {bar.count}" in text
    assert {row.number for row in register.values()} <= set(re.findall(r"BR\d{6}-\d{3}", rendered.text))
    assert set(re.findall(r"https?://[^\s\"<]+", rendered.text)) == {
        unescape(url) for url in re.findall(r'href="([^"]+)"', rendered.html)
    }


def test_the_mail_says_it_as_people_do() -> None:
    rendered, _register, _letter = render()
    text = plain(rendered.text)
    assert rendered.subject == "1 toezegging is te laat – Veren, open of te laat"
    for words in (
        "Uw lijst “Veren, open of te laat” · week 48 · stand maandag 23 november 2026, 11.00 uur",
        "TE LAAT, ZONDER BERICHT (1)",
        "12 dagen te laat · termijn: 11 november 2026",
        "van “eind september” (30 september 2026) naar “voor maart” (1 maart 2027)",
        "gemeld op 2 oktober 2026, 2 dagen na de termijn",
        "uiterlijk donderdag 3 december · nog 10 dagen",
        "voldaan op 23 november 2026 · met ",
        "TERMIJN VERSTREKEN, NOG NIET NAGEGAAN (1)",
        "te laat, zonder bericht: 1",
    ):
        assert words in text, words
    assert "niet gelezen (1) te laat" not in text


@pytest.mark.parametrize(
    ("kind", "days", "language", "expected"),
    [
        (
            "fulfilled",
            12,
            "nl",
            "voldaan op 23 november 2026 · 12 dagen te laat · termijn: “half november” (11 november 2026)",
        ),
        ("fulfilled", 0, "nl", "voldaan op 23 november 2026 · op tijd · termijn: “half november” (23 november 2026)"),
        ("partly_fulfilled", 1, "nl", "deels voldaan op 23 november 2026 · 1 dag te laat · termijn: “half november”"),
        ("partly_fulfilled", -3, "nl", "deels voldaan op 23 november 2026 · op tijd · termijn: “half november”"),
        ("lapsed", 12, "nl", "vervallen op 23 november 2026 · 12 dagen te laat · termijn: “half november”"),
        ("lapsed", -3, "nl", "vervallen op 23 november 2026 · termijn: “half november” (26 november 2026)"),
        ("fulfilled", None, "nl", "voldaan op 23 november 2026 · in uw lijst"),
        (
            "fulfilled",
            12,
            "en",
            "fulfilled on 23 November 2026 · 12 days late · deadline: “half november” (11 November 2026)",
        ),
        (
            "fulfilled",
            0,
            "en",
            "fulfilled on 23 November 2026 · in time · deadline: “half november” (23 November 2026)",
        ),
    ],
)
def test_what_was_settled_has_its_term_and_whether_it_was_late(
    kind: str, days: int | None, language: str, expected: str
) -> None:
    line = Line(
        number="BR202603-001",
        title="Brief",
        why=Why.YOUR_LIST,
        is_example=False,
        wording="half november" if days is not None else "",
        deadline=TODAY - timedelta(days=days) if days is not None else None,
        happened_on=TODAY,
        outcome=kind,
    )
    content = Content(MONDAY, TODAY, (Section(Kind.SETTLED, (line,), 1),), {}, Told())
    with override(language):
        letter = write(content, name="", query="", week=Week.parse("2026-W48"))
        nowhere = Ways("https://gestand.example/", "https://gestand.example/")
        shown = words_of(html.fromstring(as_html(letter, nowhere)))
        for part in (as_text(letter, nowhere), shown):
            assert expected in plain(part)


def test_the_html_is_a_page_that_mail_programs_can_show() -> None:
    rendered, register, _letter = render()
    page = html.fromstring(rendered.html)
    assert page.get("lang") == "nl"
    assert page.findtext(".//title") == rendered.subject
    assert [len(page.findall(f".//{tag}")) for tag in ("h1", "img", "script", "link")] == [1, 0, 0, 0]
    assert not re.search(r"url\(|@import|var\(--", rendered.html)
    for table in page.findall(".//table"):
        assert table.get("role") == "presentation" or table.find(".//th") is not None
    assert "color: #a3161a" in page.find(".//h2").get("style")  # type: ignore[union-attr, operator]
    assert "prefers-color-scheme: dark" in rendered.html
    assert register["late"].title in words_of(page)
    links = [words_of(link) for link in page.findall(".//a") if "/toezeggingen/BR" in (link.get("href") or "")]
    assert len(links) == len(set(links)) == 6
    sizes = [float(size) for size in re.findall(r"font-size:\s*([\d.]+)px", rendered.html)]
    assert min(size for size in sizes if size > 1) >= 14


def test_the_text_is_narrow() -> None:
    rendered, _register, _letter = render()
    assert not [line for line in rendered.text.splitlines() if len(line) > 78 and "http" not in line]


def test_english_for_who_asks_for_it() -> None:
    rendered, _register, _letter = render("en")
    page = html.fromstring(rendered.html)
    assert page.get("lang") == "en"
    assert "Monday 23 November 2026" in plain(rendered.text)


@pytest.mark.parametrize(
    ("language", "at_first", "later"),
    [
        ("nl", "1 toezegging is te laat", "1 toezegging is te laat geworden"),
        ("en", "1 commitment is late", "1 commitment became late"),
    ],
)
def test_the_first_mail_does_not_call_new_what_was_late_before(language: str, at_first: str, later: str) -> None:
    make_commitment(deadline=TODAY.replace(day=1))
    content = from_payload(freeze(make_subscription()).payload or {})
    with override(language):
        letters = [
            write(told, name="", query="", week=Week.parse("2026-W48"))
            for told in (content, replace(content, is_first=False))
        ]
    assert [letter.heading for letter in letters] == [at_first, later]


def test_grouped_as_chosen() -> None:
    veren = make_committee(name="Commissie voor Veren")
    register = make_register()
    type(register["late"]).objects.filter(pk=register["late"].pk).update(committee=veren)

    def groups(grouping: str) -> list[str | None]:
        mail = freeze(make_subscription(grouping=grouping))
        page = html.fromstring(render_mail(mail, ways_of(mail.subscription)).html)
        return [heading.text for heading in page.findall(".//h3")]

    assert groups("ministry").count("Veren & Vaarten") == 3
    assert groups("committee") == ["Commissie voor Veren", *["Zonder commissie"] * 5]


def test_what_has_no_room_is_counted_and_the_mail_stays_whole() -> None:
    committee = make_committee(name="Vaste commissie voor Infrastructuur en Waterstaat")
    longest = Commitment._meta.get_field("title").max_length
    meeting = make_meeting(committee, held_on=TODAY.replace(day=1, month=9))
    for number in range(MOST_LINES + 4):
        make_commitment(
            title=f"{number} {'de Kamer melden wat het overleg opleverde ' * 8}"[:longest],
            term=fixed_term(TODAY.replace(day=1), "voor het begrotingsdebat van dit najaar"),
            meeting=meeting,
        )
    mail = freeze(make_subscription())
    rendered = render_mail(mail, ways_of(mail.subscription))
    assert "en nog 4 andere, die in een volgende mail komen" in plain(rendered.text)
    assert "en nog 4 andere, die in een volgende mail komen" in rendered.html
    assert rendered.subject.startswith(f"{MOST_LINES + 4} toezeggingen")
    assert len(rendered.html.encode()) < 100_000  # longer ones are cut by large mail providers


def test_made_again_it_is_the_same_mail() -> None:
    make_register()
    mail = freeze(make_subscription())
    first = render_mail(mail, ways_of(mail.subscription))
    Commitment.objects.update(title="Intussen anders")
    assert render_mail(mail, ways_of(mail.subscription)) == first
