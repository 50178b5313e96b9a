"""Lists of papers: checked line by line, all or nothing, twice changes nothing, and what people did is left alone."""

import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.choices import Chamber, DocumentKind, Visibility
from commitments.kept.versions import register_version
from commitments.models import Citation, Document, DocumentPlace, Dossier, User
from sources.listed.rows import ListedPaper, Problem, read_papers
from sources.listed.storing import BadList, Taken, take_in
from tests.factories import make_document, make_dossier

HEAD = "identificatie;titel;soort;ondertekend;gepubliceerd;afzender;dossiertitel\n"
ROW = "kst-33783-46;Verslag van een reis;Brief regering;2020-07-06;2020-07-08;de minister;Nucleaire ontwapening\n"
SENATE = "kst-33783-B;Brief over de reis;Brief van de minister;2020-07-07;;;Nucleaire ontwapening\n"
ANSWERS = "ah-tk-20192020-123;Antwoord op vragen;Aanhangsel van de Handelingen;;2020-01-08;;\n"
BUDGET = "kst-36600-XVI-4;Begroting;Memorie van toelichting;2024-09-17;;;\n"


def take(*texts: str) -> Taken:
    return take_in((f"lijst{number}.csv", text.splitlines(keepends=True)) for number, text in enumerate(texts))


def read(text: str) -> tuple[list[ListedPaper], list[Problem]]:
    problems: list[Problem] = []
    return list(read_papers([("lijst.csv", text.splitlines(keepends=True))], problems)), problems


def digest() -> dict[str, Any]:
    papers = Document.objects.order_by("identifier").values().iterator()
    dossiers = Dossier.objects.order_by("number", "suffix").values("number", "suffix", "title", "checked_until")
    places = DocumentPlace.objects.order_by("document__identifier")
    return {
        "papers": [{name: value for name, value in paper.items() if name != "id"} for paper in papers],
        "dossiers": list(dossiers),
        "places": list(places.values_list("document__identifier", "dossier__number", "dossier__suffix", "sub_number")),
    }


# ── lines ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 0, "het bestand is leeg"),
        (HEAD, 0, "de lijst heeft geen stukken"),
        ("identificatie,soort\nkst-33783-46,brief\n", 1, "ontbreekt: titel"),
        ("identificatie,titel,kleur\nkst-33783-46,Reis,geel\n", 1, "onbekend of dubbel veld: kleur"),
        ("identificatie,titel,titel\nkst-33783-46,Reis,Reis\n", 1, "onbekend of dubbel veld: titel"),
        (HEAD + ROW.replace("de minister;", ""), 2, "niet zoveel cellen"),
        (HEAD + ROW.replace("Verslag", '"Ver"slag'), 2, "geen CSV"),
        (HEAD + SENATE + ROW.replace("kst-33783-46", "33783-46"), 3, "“33783-46” is geen identificatie"),
        (HEAD + ROW.replace("kst-33783-46", "kst-33783"), 2, "geen identificatie"),
        (HEAD + ROW.replace("kst-33783-46", "stb-2020-" + "1" * 60), 2, "geen identificatie"),
        (HEAD + ROW.replace("Verslag van een reis", " "), 2, "heeft geen titel"),
        (HEAD + ROW.replace("reis", "re\x00is"), 2, "tekens die niet te lezen zijn"),
        (HEAD + ROW.replace("2020-07-06", "gisteren"), 2, "“gisteren” is geen dag"),
        (HEAD + ROW.replace("2020-07-06", "0020-07-06"), 2, "geen dag"),
        (HEAD + ROW.replace("2020-07-06", "2020-07-05T22:00:00Z"), 2, "geen dag"),
        (HEAD + ROW.replace("2020-07-06", "2020-07-09"), 2, "gepubliceerd op 2020-07-08, voor het is ondertekend"),
        (HEAD + ROW + SENATE + ROW.replace("reis", "tocht"), 4, "kst-33783-46 staat er meer dan eens in"),
        (HEAD + ROW + ROW.replace("kst-", "kst-20192020-"), 3, "meer dan eens"),
        ('{"identificatie": "kst-33783-46", "titel": "Reis"}\n{"titel":\n', 2, "geen JSON-object"),
        ('{"identificatie": "kst-33783-46", "titel": 3}\n', 1, "iets anders dan tekst: titel"),
        ('{"identificatie": "kst-33783-46", "naam": "Reis"}\n', 1, "veld: naam"),
        ('{"identificatie": "kst-33783-46", "titel": "x", "bron": "javascript:alert(1)"}\n', 1, "geen adres"),
        ('{"identificatie": "kst-33783-46", "titel": "x", "vergaderjaar": "2019-2021"}\n', 1, "geen vergaderjaar"),
        ('{"identificatie": "kst-33783-46", "titel": "x", "kamer": "Benelux"}\n', 1, "geen kamer"),
    ],
)
def test_a_line_that_is_wrong_is_named_with_what_is_wrong(text: str, line: int, words: str) -> None:
    _rows, problems = read(text)
    assert [problem.line for problem in problems] == [line]
    assert words in str(problems[0].remark)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ({}, {"kind": "other", "chamber": "house", "parliamentary_year": "", "signed_on": None}),
        ({}, {"source_url": "https://zoek.officielebekendmakingen.nl/kst-33783-46.html", "sub_number": "46"}),
        ({"identificatie": "kst-33783-B"}, {"chamber": "senate", "sub_number": "B"}),
        ({"identificatie": "kst-36600-XVI-4-h1"}, {"dossier_suffix": "XVI", "sub_number": "4-h1"}),
        ({"identificatie": "h-ek-20182019-5-6"}, {"kind": "proceedings", "chamber": "senate", "dossier_number": ""}),
        ({"identificatie": "ah-tk-20192020-123", "soort": "Aanhangsel van de Handelingen"}, {"kind": "answers"}),
        ({"identificatie": "blg-941234"}, {"kind": "attachment"}),
        ({"kamer": "Eerste Kamer"}, {"chamber": "senate"}),
        ({"soort": "Brief regering"}, {"kind": "letter"}),
        ({"soort": "Brief van de staatssecretaris van Financiën"}, {"kind": "letter"}),
        ({"soort": "Brief lid / fractie"}, {"kind": "other"}),
        ({"soort": "Gewijzigde motie (nader)"}, {"kind": "motion"}),
        ({"soort": "Verslag van een schriftelijk overleg"}, {"kind": "written_consultation"}),
        ({"soort": "Verslag van een commissiedebat"}, {"kind": "debate_report"}),
        ({"soort": "Verslag"}, {"kind": "other"}),
        ({"soort": "Memorie van toelichting"}, {"kind": "other"}),
        ({"ondertekend": "2020-07-06T00:00:00+02:00"}, {"signed_on": "2020-07-06", "parliamentary_year": "2019-2020"}),
        ({"gepubliceerd": "6-7-2020"}, {"published_on": "2020-07-06", "parliamentary_year": "2019-2020"}),
        ({"vergaderjaar": "1999/00"}, {"parliamentary_year": "1999-2000"}),
        ({"titel": "Een\u00a0lange\n titel"}, {"title": "Een lange titel"}),
        ({"titel": "a" * 401}, {"title": "a" * 399 + "…"}),
        ({"titel": "x", "afzender": None}, {"sender": ""}),
    ],
)
def test_what_a_line_does_not_say_follows_from_what_it_does(said: dict[str, str], known: dict[str, Any]) -> None:
    rows, problems = read(json.dumps({"identificatie": "kst-33783-46", "titel": "Reis"} | said) + "\n")
    assert not problems
    assert {name: getattr(rows[0], name) for name in known} == known


# ── the register ──────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db
def test_a_citation_leads_to_a_paper_that_the_list_told_of(outsider_client: Client) -> None:
    citing = make_document()
    Citation.objects.create(document=citing, identifier="kst-33783-46")
    assert "niet in dit register" in outsider_client.get(citing.get_absolute_url()).text
    assert take(HEAD + ROW + SENATE + ANSWERS + BUDGET) == Taken(papers=4, written=4, left=0, dossiers=2)
    page = outsider_client.get(citing.get_absolute_url()).text
    assert "niet in dit register" not in page
    assert "/stukken/kst-33783-46/" in page
    paper = Document.objects.get(identifier="kst-33783-46")
    assert (paper.kind, paper.chamber, paper.visibility) == (DocumentKind.LETTER, Chamber.HOUSE, Visibility.PUBLIC)
    assert (paper.signed_on, paper.published_on) == (date(2020, 7, 6), date(2020, 7, 8))
    place = paper.places.get()
    assert (place.dossier.title, place.sub_number) == ("Nucleaire ontwapening", "46")
    assert Dossier.objects.get(number="36600").title.replace("\u00a0", " ") == "Dossier 36 600 XVI"
    assert "De tekst van dit stuk is hier niet opgenomen" in outsider_client.get(paper.get_absolute_url()).text
    assert list(Dossier.objects.followed()) == list(citing.dossiers.all())


@pytest.mark.django_db
def test_the_same_list_again_writes_nothing_and_another_one_what_is_different() -> None:
    take(HEAD + ROW + SENATE + BUDGET)
    before, version = digest(), register_version()
    assert take(HEAD + BUDGET + ROW + ROW, HEAD + SENATE) == Taken(papers=3, written=0, left=0, dossiers=0)
    assert (digest(), register_version()) == (before, version)
    named = BUDGET.replace(";;;\n", ";;;Begroting SZW\n")
    changed = ROW.replace("2020-07-08", "").replace("Nucleaire", "Andere")
    assert take(HEAD + changed + named) == Taken(papers=2, written=1, left=0, dossiers=1)
    assert Document.objects.get(identifier="kst-33783-46").published_on is None
    titles = Dossier.objects.order_by("number").values_list("title", flat=True)
    assert list(titles) == ["Nucleaire ontwapening", "Begroting SZW"]
    assert Document.objects.filter(identifier="kst-33783-B").exists()


@pytest.mark.django_db
def test_of_what_papers_call_a_dossier_the_newest_counts() -> None:
    take(HEAD + SENATE.replace("Nucleaire ontwapening", "Zoals nu") + ROW)
    assert Dossier.objects.get().title == "Nucleaire ontwapening"


def has_text(paper: Document, by: User) -> None:
    paper.text = "De tekst."
    paper.save()


def is_changed(paper: Document, by: User) -> None:
    LogEntry.objects.log_actions(by.pk, [paper], CHANGE, "Titel gewijzigd.", single_object=True)


def is_closed(paper: Document, by: User) -> None:
    paper.visibility = Visibility.CONFIDENTIAL
    paper.save()


def has_other_name(paper: Document, by: User) -> None:
    paper.identifier = "kst-33694-23"
    paper.save()


@pytest.mark.django_db
@pytest.mark.parametrize("happened", [has_text, is_changed, is_closed, has_other_name])
def test_what_people_handed_in_or_changed_is_left_as_it_is(happened: Any, administrator: User) -> None:
    dossier = make_dossier(number="33783", title="Zoals de griffie het noemt")
    paper = make_document(dossier, identifier="kst-33783-46", title="Eigen titel")
    paper.places.update(sub_number="46")
    happened(paper, administrator)
    before = digest()
    assert take(HEAD + ROW) == Taken(papers=1, written=0, left=1, dossiers=0)
    assert digest() == before


def broken_off(text: str) -> Iterator[str]:
    yield from text.splitlines(keepends=True)
    raise OSError("the disk is gone")


@pytest.mark.django_db
def test_a_list_with_one_bad_line_or_broken_off_stores_nothing_and_the_next_one_is_taken() -> None:
    with pytest.raises(BadList):
        take(HEAD + ROW + SENATE.replace("2020-07-07", "ooit"))
    with pytest.raises(OSError, match="gone"):
        take_in([("lijst.csv", broken_off(HEAD + ROW))])
    assert digest() == {"papers": [], "dossiers": [], "places": []}
    assert take(HEAD + ROW).written == 1


def test_two_at_once_take_the_same_list_once(lifted_history: None) -> None:
    lines = [f"kst-{number // 50 + 31000}-{number % 50 + 1};Stuk {number};;;;;\n" for number in range(2000)]

    def one(order: int) -> int:
        try:
            return take(HEAD + "".join(lines[::order])).written
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        assert sum(threads.map(one, (1, -1))) == len(lines)
    assert (Document.objects.count(), DocumentPlace.objects.count(), Dossier.objects.count()) == (2000, 2000, 40)


@pytest.mark.django_db
def test_the_command_says_what_it_did_or_why_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.jsonl"
    first.write_text("\ufeff" + HEAD + ROW, encoding="utf-8")
    second.write_text('{"identificatie": "kst-33783-47", "titel": "Nog een"}\n')
    call_command("import_papers", first, second)
    assert (
        "2 stukken in de lijst: 2 nieuw of gewijzigd, 0 gelaten zoals zij waren; 1 dossier." in capsys.readouterr().out
    )
    second.write_text('{"identificatie": "kst-33783-48"}\n' * 60)
    with pytest.raises(CommandError, match=r"b\.jsonl, regel 1: heeft geen titel\.\n(?s:.*)en nog 10 regels\.\Z"):
        call_command("import_papers", first, second)
    second.write_bytes(b"identificatie,titel\nkst-33783-46,Reis \xe9\n")
    with pytest.raises(CommandError, match=r"niets overgenomen\.\nb\.jsonl: het bestand is geen tekst in UTF-8\."):
        call_command("import_papers", second)
    with pytest.raises(CommandError, match=r"weg\.csv is niet te lezen"):
        call_command("import_papers", first, tmp_path / "weg.csv")


LINES = [
    ROW,
    SENATE,
    ANSWERS,
    BUDGET,
    ROW.replace("-46", "-47").replace("ontwapening", "wapens").replace("07-06", "07-01"),
]


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.permutations(LINES), min_size=1, max_size=3), st.integers(0, 14))
def test_in_any_order_doubled_and_twice_it_comes_to_the_same(shuffled: Iterable[list[str]], cut: int) -> None:
    lines = [line for order in shuffled for line in order]
    found = []
    for texts in ([HEAD + "".join(LINES)], [HEAD + "".join(lines[:cut] or lines), HEAD + "".join(lines)]):
        with transaction.atomic():
            take(*texts)
            take(HEAD + "".join(lines))
            found.append(digest())
            transaction.set_rollback(True)
    assert found[0] == found[1]
