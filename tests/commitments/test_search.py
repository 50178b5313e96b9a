"""Searching: the same rows on both databases, whoever wrote the words, and nothing that a reader may not see."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import connection
from django.http import QueryDict
from django.test import Client

from commitments import lifecycle
from commitments.choices import Visibility
from commitments.filters import CommitmentFilter
from commitments.models import Commitment, Dossier, Minister, SearchEntry, SearchStale
from commitments.search import index
from commitments.search.compounds import PARTS, parts_of
from commitments.search.marking import Marker
from commitments.search.query import read
from commitments.search.straight import written_number
from commitments.search.tokens import words
from commitments.terms import fixed_term
from tests.factories import TODAY, act, make_commitment, make_document, make_dossier, make_minister

ENTRIES = {
    "a": "Toezegging: de evaluatie van het stikstofbeleid aan de Kamer sturen",
    "b": "Zoals toegezegd de Kamer informeren over nucleaire risicobeperking",
    "c": "Toezeggingen over zzp’ers, Curaçao en de risicobeperking bij nucleaire installaties",
    "d": "Financiën van gemeenten",
}
FOUND = [
    ("toezegging", "abc"),
    ("toezeggingen", "abc"),
    ("toegezegd", "abc"),
    ("TOEZEGGING", "abc"),
    ("nucleaire risicobeperking", "bc"),
    ('"nucleaire risicobeperking"', "b"),
    ('"toezegging"', "a"),
    ("stikstofbeleid OF financiën", "ad"),
    ("stikstofbeleid OR financien", "ad"),
    ("toezegging NIET nucleaire", "a"),
    ("toezegging NOT nucleaire", "a"),
    ("toezegging -nucleaire", "a"),
    ("NIET toezegging", "d"),
    ("toezegging EN nucleaire", "bc"),
    ("toezegging AND nucleaire", "bc"),
    ("(stikstofbeleid OF financiën)", "ad"),
    ("toezegging (stikstofbeleid OF Curaçao)", "ac"),
    ("toezegging NIET (stikstofbeleid OF Curaçao)", "b"),
    ("toezegging -(stikstofbeleid OF Curaçao)", "b"),
    ("(NIET toezegging) OF (toezegging EN Curaçao)", "cd"),
    ("toezegging (NIET (stikstofbeleid OF Curaçao", "b"),
    ("stikstofbeleid) toezegging)", "a"),
    ("() ( ) toezegging ( OF ) nucleaire", "bc"),
    ("onderzoek OF stikstofbeleid (de)", "a"),
    ("((((((stikstofbeleid))) OF Curaçao))) toezegging", "ac"),
    ("NIET ((((((stikstofbeleid))) OF Curaçao))) toezegging", "b"),
    ("(" * 4000, ""),
    ("a" * 4000, ""),
    ('"' + "a" * 3999, ""),
    ("stikstof*", "a"),
    ("stikstof", "a"),
    ("beleid", "a"),
    ("risico's", ""),
    ("risico", "bc"),
    ("beperkingen risico", "bc"),
    ("reces", "d"),
    ('"stikstof"', ""),
    ("stikst", ""),
    ("toezegging NIET stikstof", "bc"),
    ("Curacao", "c"),
    ("curaçao", "c"),
    ("zzp'ers", "c"),
    ("zzp-ers", "c"),
    ("de evaluatie van het stikstofbeleid", "a"),
    ("evaluaties", "a"),
    ('"nucleaire risicobeperking', "b"),
    ("minister van Zwemzaken", "d"),
    ("Badhuizen", "d"),
    ("kerstreces", "d"),
    ("SY202603", ""),
    ("TZ202603-130", "d"),
    ("!!!", ""),
    ("OF", ""),
    ("OF OF NIET", ""),
    ("'; DROP TABLE --", ""),
    ("a* b* ) ( : & | ! <->", "a"),
    ("NEAR(a b)", ""),
    ("fixed : x", ""),
    ("van", "abcd"),
]


@pytest.fixture
def entries(db: None) -> dict[int, str]:
    """Key to letter; `d` is found by its minister, dossier, number and term too."""
    made = {make_commitment(title=title).pk: name for name, title in ENTRIES.items() if name != "d"}
    minister = make_minister(title="Minister van Zwemzaken")
    dossier = make_dossier(title="Badhuizen")
    term = fixed_term(date(2026, 12, 18), "voor het kerstreces")
    fields = {"number": "TZ202603-130", "minister": minister, "dossier": dossier, "term": term}
    return made | {make_commitment(title=ENTRIES["d"], **fields).pk: "d"}  # type: ignore[arg-type]


def found(typed: str, visible: str = "public") -> list[int]:
    rows = Commitment.objects.visible_to(AnonymousUser()) if visible == "public" else Commitment.objects.all()
    query = QueryDict(mutable=True)
    query["q"] = typed
    return list(CommitmentFilter(query, rows, on=TODAY).qs.values_list("pk", flat=True))


@pytest.mark.parametrize(("typed", "expected"), FOUND)
def test_what_is_found(entries: dict[int, str], typed: str, expected: str) -> None:
    assert "".join(sorted(entries[key] for key in found(typed))) == expected


@pytest.mark.django_db
def test_what_a_reader_may_not_see_is_not_found() -> None:
    draft = make_commitment(title="Geheime evaluatie", visibility=Visibility.DRAFT)
    assert (found("geheime"), found("geheime", "all")) == ([], [draft.pk])


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("stikstofreductie", "stikstof reductie"),
        ("voortgangsrapportages", "voortgang rapportage"),
        ("toeslagenaffaire", ""),
        ("jeugdzorgwerkers", "jeugd zorg werker jeugdzorg zorgwerker"),
        ("asielzoekersopvang", "asiel zoeker opvang asielzoeker zoekersopvang"),
        ("kamerbrieven", "kamer brieven"),
        # known as they are, though parts would make them up
        ("noodzaak", ""),
        ("maatregel", ""),
        ("belangrijke", ""),
        ("staatssecretarissen", ""),
        # no compounds of what is known
        ("zorgen", ""),
        ("zorgvuldigheid", ""),
        ("voorzorg", ""),
        ("gas" * 1000, ""),
        ("", ""),
    ],
)
def test_the_parts_of_a_compound(word: str, parts: str) -> None:
    assert set(parts_of(word)) == set(parts.split())


def test_each_part_is_a_folded_word_of_its_own() -> None:
    assert {part for part in PARTS if words(part) != [part]} == set()


# ── in step ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def raw(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db
class TestInStep:
    def test_the_lifecycle_indexes_at_once(self) -> None:
        promise = make_commitment(title="Oude titel")
        lifecycle.amend(promise, act(), title="Splinternieuw opschrift")
        assert (found("SPLINTERNIEUW"), found("oude"), SearchStale.objects.count()) == ([promise.pk], [], 0)

    def test_a_new_term_is_found_and_the_old_one_is_not(self) -> None:
        promise = make_commitment(term=fixed_term(date(2026, 12, 1), "voor Sinterklaas"))
        lifecycle.correct_term(promise, act(), term=fixed_term(date(2026, 12, 20), "voor de Kerst"))
        assert (found("kerst"), found("sinterklaas")) == ([promise.pk], [])

    @pytest.mark.parametrize("path", ["update", "bulk_update", "raw", "minister", "dossier"])
    def test_what_is_written_around_it_is_indexed_by_the_next_run(self, path: str) -> None:
        promise = make_commitment(title="Oude titel")
        match path:
            case "update":
                Commitment.objects.update(title="Zeldzaam")
            case "bulk_update":
                promise.title = "Zeldzaam"
                Commitment.objects.bulk_update([promise], ["title"])
            case "raw":
                raw("UPDATE commitments_commitment SET title = 'Zeldzaam'")
            case "minister":
                Minister.objects.update(title="Minister van Zeldzaam")
            case "dossier":
                Dossier.objects.update(title="Zeldzaam")
        assert index.differences() == 1
        assert (index.index_stale(), found("zeldzame OF zeldzaam"), index.differences()) == (1, [promise.pk], 0)

    def test_what_is_taken_away_is_not_found(self) -> None:
        promise = make_commitment(title="Verdwijnend")
        raw("DELETE FROM commitments_searchstale")
        entry = SearchEntry.objects.get(commitment=promise)
        entry.delete()
        assert (found("verdwijnend"), index.differences()) == ([], 1)

    def test_other_writes_mark_nothing(self) -> None:
        make_commitment()
        Commitment.objects.update(review_on=TODAY)
        Dossier.objects.update(checked_until=TODAY)
        assert not SearchStale.objects.exists()

    def test_the_check_says_what_differs_and_all_mends_it(self) -> None:
        make_commitment(title="Eerste")
        SearchEntry.objects.update(fixed="wrommel")
        with pytest.raises(CommandError, match="1 entries differ"):
            call_command("reindex", "--check")
        call_command("reindex", "--all", verbosity=0)
        call_command("reindex", "--check")
        assert found("eerste")


# ── marked ────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("toezeggingen", "De toezegging is gedaan", "De <mark>toezegging</mark> is gedaan"),
        ('"is gedaan"', "De toezegging is gedaan", "De toezegging <mark>is gedaan</mark>"),
        ("toez*", "toezegging", "<mark>toezegging</mark>"),
        ("financien", "de Financiën", "de <mark>Financiën</mark>"),
        ("script", "<script>alert(1)</script>", "&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt;"),
        ("NIET script", "script", "script"),
        ("stikstof", "het stikstofbeleid", "het <mark>stikstofbeleid</mark>"),
        ('"stikstof"', "het stikstofbeleid", "het stikstofbeleid"),
        ("", "a & b", "a &amp; b"),
    ],
)
def test_hits_are_marked_as_safe_html(typed: str, text: str, expected: str) -> None:
    assert Marker(read(typed)).marked(text) == expected


def test_a_piece_around_the_first_hit_cuts_no_word() -> None:
    text = "woord " * 40 + "evaluatie " + "einde " * 40
    piece = Marker(read("evaluaties")).around(text)
    assert piece.startswith("… woord")
    assert piece.endswith("einde …")
    assert "<mark>evaluatie</mark>" in piece


def test_the_page_marks_its_hits(outsider_client: Client) -> None:
    make_commitment(title="De evaluatie toezenden")
    page = outsider_client.get("/toezeggingen/?q=evaluaties").content.decode()
    assert "De <mark>evaluatie</mark> toezenden" in page


# ── straight there ────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("TZ202603-130", "TZ202603-130"),
        ("tz202603 130", "TZ202603-130"),
        ("TZ 202603-130", "TZ202603-130"),
        ("tz202603130", "TZ202603-130"),
        ("T02867", "T02867"),
        ("t 02867", "T02867"),
        ("sy202603-00012", "SY202603-00012"),
        ("evaluatie", "EVALUATIE"),
    ],
)
def test_a_number_in_any_form(typed: str, number: str) -> None:
    assert written_number(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        *("tz202603 130", "33783-46", "33 783, nr. 46", "T02867", "33783"),
        *("toezegging TZ202603-130", "(T02867)", "“33 783, nr. 46”", "33 783, nr. 46, p. 4", "33783-46, blz. 3-5"),
        *("dossier 33 783", "Kamerdossier nr. 33783", "Kamerstuk 33 783", "kst-33783"),
        *(f"https://zoek.officielebekendmakingen.nl/kst-33783-46.{kind}" for kind in ("html", "pdf?page=2")),
    ],
)
def test_what_is_typed_leads_straight_there(outsider_client: Client, typed: str) -> None:
    dossier = make_dossier(number="33783")
    make_commitment(number="TZ202603-130", dossier=dossier)
    make_commitment(number="T02867", dossier=dossier)
    make_document(dossier, identifier="kst-33783-46")
    assert outsider_client.get("/toezeggingen/", {"q": typed}).status_code == 302


def test_a_number_that_is_not_held_is_said_to_be_so_and_no_other(outsider_client: Client) -> None:
    dossier = make_dossier(number="33783")
    make_commitment(number="TZ202603-130", dossier=dossier)
    make_document(dossier, identifier="kst-33783-46")
    for asked in ({"q": "toezegging tz202603 131"}, {"q": "TZ202603-131", "stand": "2026-04-01"}):
        page = outsider_client.get("/toezeggingen/", asked).content.decode()
        assert "Toezegging TZ202603-131 staat niet in dit register." in page
    for held in ("TZ202603-130", "33 783, nr. 46"):
        narrower = outsider_client.get("/toezeggingen/", {"q": held, "status": "late"})
        part = outsider_client.get("/toezeggingen/", {"q": held}, headers={"HX-Request": "true"})
        for page in (narrower.content.decode(), part.content.decode()):
            assert "staat niet in dit register" not in page
