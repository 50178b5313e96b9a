"""Many at once: a sheet that is entered whole or not at all and never twice, and what goes on to a successor."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from commitments import lifecycle
from commitments.bulk import sheet
from commitments.bulk.sheet import BadSheet, read_sheet
from commitments.choices import Status
from commitments.models import Commitment, CommitmentEvent, Committee, Minister, Ministry, User
from tests.factories import (
    NOW,
    TODAY,
    act,
    make_commitment,
    make_committee,
    make_document,
    make_dossier,
    make_member,
    make_minister,
    make_ministry,
)
from tests.pages import words

HEAD = "toezegging;dossier;toegezegd_op;bewindspersoon;termijn;commissie;leden;nummer"


@pytest.fixture
def known(db: None) -> Iterator[dict[str, Any]]:
    """What the sheets of these tests name, and the day on which they are handed in."""
    with time_machine.travel(NOW, tick=False):
        yield {
            "dossier": make_dossier(number="33783", suffix=""),
            "minister": make_minister(slug="veren", title="Minister van Veren"),
            "committee": make_committee(slug="water", name="Water"),
            "member": make_member(slug="jansen-lid", name="Lid Jansen"),
        }


LINES = (
    "De evaluatie toezenden;33 783;2026-03-02;minister van veren;voor 1 januari 2027;Water;Lid Jansen;",
    "Een brief sturen;33783;02-03-2026;veren;;;;TZ202603-130",
)


def csv_of(*lines: str, head: str = HEAD) -> bytes:
    return "\n".join((head, *lines)).encode()


def xlsx_of(*lines: str, head: str = HEAD) -> bytes:
    book, file = Workbook(), BytesIO()
    for line in (head, *lines):
        book.worksheets[0].append(line.split(";"))
    book.save(file)
    return file.getvalue()


def hand_in(client: Client, data: bytes, name: str = "blad.csv") -> Any:
    return client.post("/bureau/invoer/", {"sheet": SimpleUploadedFile(name, data)})


def say_yes(client: Client, preview: Any) -> Any:
    return client.post("/bureau/invoer/", {"rows": preview.context["rows"]})


def test_a_name_is_known_in_other_capitals_also_beyond_ascii(known: dict[str, Any], clerk_client: Client) -> None:
    make_member(slug="beij", name="Zoë Beïj")
    preview = hand_in(clerk_client, csv_of("Een brief sturen;33783;2026-03-02;VEREN;;;ZOË BEÏJ;"))
    [outcome] = preview.context["outcomes"]
    assert (outcome.problems, outcome.is_new) == ((), True)


def test_who_was_logged_out_before_saying_yes_sees_the_sheet_again(
    known: dict[str, Any], clerk: User, clerk_client: Client
) -> None:
    preview = hand_in(clerk_client, csv_of(*LINES))
    with time_machine.travel(NOW + timedelta(minutes=31), tick=False):
        assert say_yes(clerk_client, preview)["Location"].startswith("/inloggen/")
        clerk_client.force_login(clerk)
        again = clerk_client.get("/bureau/invoer/")
        assert (kinds(again), Commitment.objects.count()) == (["new", "new"], 0)
        say_yes(clerk_client, again)
    assert Commitment.objects.count() == 2


def test_what_the_preview_cannot_carry_is_told_at_once(
    known: dict[str, Any], clerk_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = hand_in(clerk_client, csv_of(*LINES))
    assert preview.content.decode().count('enctype="multipart/form-data"') == 2, "or a quote would count three"
    size = len(preview.context["rows"].encode())
    for most, is_shown in ((size, True), (size - 1, False)):
        monkeypatch.setattr("commitments.bulk.forms.MOST_CARRIED", most)
        page = hand_in(clerk_client, csv_of(*LINES))
        assert bool(page.context["outcomes"]) is is_shown
        assert ("te veel tekst om in één keer op te nemen" in page.content.decode()) is not is_shown


def kinds(page: Any) -> list[str]:
    return ["refused" if one.problems else "same" if one.same else "new" for one in page.context["outcomes"]]


@pytest.mark.parametrize("made", [csv_of, xlsx_of])
def test_a_preview_enters_nothing_and_a_yes_everything_once(
    clerk_client: Client, clerk: User, known: dict[str, Any], made: Callable[..., bytes]
) -> None:
    preview = hand_in(clerk_client, made(*LINES))
    assert kinds(preview) == ["new", "new"]
    assert preview.context["outcomes"][0].commitment.deadline == date(2026, 12, 31)
    assert not Commitment.objects.exists()
    assert say_yes(clerk_client, preview).status_code == 302
    first, second = Commitment.objects.order_by("id")
    assert (first.title, first.dossier, first.minister) == (
        "De evaluatie toezenden",
        known["dossier"],
        known["minister"],
    )
    assert (first.committee, first.recipients.get().member) == (known["committee"], known["member"])
    assert (first.number, second.number, first.visibility) == ("BR202603-001", "TZ202603-130", "draft")
    assert first.events.get(kind="registered").actor == clerk
    assert kinds(hand_in(clerk_client, made(*LINES))) == ["same", "same"]
    say_yes(clerk_client, preview)
    assert Commitment.objects.count() == 2


def test_a_row_asks_the_database_no_rule_beforehand(clerk_client: Client, known: dict[str, Any]) -> None:
    """What a row may not say the database refuses itself: to ask each rule first was half of all statements."""
    rows = [f"Brief {number} sturen;33783;02-03-2026;veren;;;;" for number in range(3)]
    statements = []
    for lines in (rows[:1], rows):
        with CaptureQueriesContext(connection) as asked:
            assert kinds(hand_in(clerk_client, csv_of(*lines))) == ["new"] * len(lines)
        statements.append(len(asked))
    assert (statements[1] - statements[0]) / 2 <= 36


def test_a_row_that_stands_twice_in_the_sheet_is_entered_once(clerk_client: Client, known: dict[str, Any]) -> None:
    preview = hand_in(clerk_client, csv_of(LINES[0], LINES[0].replace("De ev", "de ev")))
    assert kinds(preview) == ["new", "same"]
    assert "staat ook op regel 2" in preview.content.decode()


def test_a_new_number_that_two_rows_have_is_refused(clerk_client: Client, known: dict[str, Any]) -> None:
    line = "Een tweede brief sturen;33783;2026-03-03;veren;;;;TZ202603-130"
    page = hand_in(clerk_client, csv_of(*LINES, line))
    assert kinds(page) == ["new", "new", "refused"]
    assert "nummer: dit nummer staat ook op regel 3" in page.content.decode()
    assert kinds(say_yes(clerk_client, page)) == ["new", "new", "refused"]
    assert not Commitment.objects.exists(), "all or nothing"


def test_a_number_of_two_rows_is_refused_also_where_the_first_has_a_fault(
    clerk_client: Client, known: dict[str, Any]
) -> None:
    page = hand_in(clerk_client, csv_of(LINES[1].replace("veren", "Niemand"), LINES[1], LINES[1]))
    assert kinds(page) == ["refused"] * 3


def test_a_number_that_the_register_has_may_stand_twice(clerk_client: Client, known: dict[str, Any]) -> None:
    say_yes(clerk_client, hand_in(clerk_client, csv_of(LINES[1])))
    assert kinds(hand_in(clerk_client, csv_of(LINES[1], LINES[1]))) == ["same", "same"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (";33783;2026-03-02;veren;;;;", "toezegging: Dit veld is vereist."),
        ("Een brief sturen;99999;2026-03-02;veren;;;;", "dossier: Dossier 99999 staat niet in dit register."),
        ("Een brief sturen;33783;gisteren;veren;;;;", "toegezegd_op: Voer een geldige datum in."),
        ("Een brief sturen;33783;2027-03-02;veren;;;;", "ligt in de toekomst"),
        ("Een brief sturen;33783;2026-03-02;Niemand;;;;", "bewindspersoon: “Niemand” staat niet in het register."),
        ("Een brief sturen;33783;2026-03-02;veren;;Vuur;;", "commissie: “Vuur” staat niet in het register."),
        ("Een brief sturen;33783;2026-03-02;veren;;;;ZZ1", "nummer: Een officieel nummer ziet eruit als"),
        ("<script>alert(1)</script>;33783;2026-03-02;Niemand;;;;", "&lt;script&gt;"),
    ],
)
def test_one_bad_row_is_named_and_nothing_is_entered(
    clerk_client: Client, known: dict[str, Any], line: str, words: str
) -> None:
    page = hand_in(clerk_client, csv_of(LINES[0], line))
    assert kinds(page) == ["new", "refused"]
    assert words in page.content.decode()
    assert kinds(say_yes(clerk_client, page)) == ["new", "refused"]
    assert not Commitment.objects.exists()


def test_every_fault_of_a_row_is_named_at_once(clerk_client: Client, known: dict[str, Any]) -> None:
    page = hand_in(clerk_client, csv_of("Een brief sturen;33783;gisteren;Niemand;;;;"))
    [outcome] = page.context["outcomes"]
    assert [words.partition(":")[0] for words in outcome.problems] == ["bewindspersoon", "toegezegd_op"]


@pytest.mark.parametrize("day", ["2026-03-02", "02-03-2026", "2/3/2026"])
def test_two_ministers_of_one_name_are_told_apart_by_the_day(
    clerk_client: Client, known: dict[str, Any], day: str
) -> None:
    line = f"Een brief sturen;33783;{day};Minister van Veren;;;;"
    other = make_minister(slug="veren-later", title="Minister van Veren", valid_from="2026-06-01")
    page = hand_in(clerk_client, csv_of(line))
    assert "schrijf een van: veren, veren-later" in page.content.decode()
    Minister.objects.filter(pk=other.pk).update(valid_from="2026-01-01")
    assert hand_in(clerk_client, csv_of(line)).context["outcomes"][0].commitment.minister == other


def test_a_clerk_of_a_committee_enters_what_is_of_it(clerk_client: Client, clerk: User, known: dict[str, Any]) -> None:
    clerk.desk_committees.add(known["committee"])
    page = hand_in(clerk_client, csv_of(*LINES))
    assert kinds(page) == ["new", "refused"]
    assert "niet van uw bureau" in page.content.decode()


def zipped(**parts: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(f"{name}.xml", data)
    return file.getvalue()


BAD = {
    "too large": (b"a" * (sheet.MOST_BYTES + 1), "groter dan 2 MB"),
    "blank": (b" \n", "leeg of geen blad"),
    "another kind": (b"%PDF-1.7 \xff", "geen tekst in UTF-8"),
    "truncated": (xlsx_of(*LINES)[:2000], "beschadigd"),
    "no workbook": (zipped(word=b"<x/>"), "beschadigd"),
    "zip bomb": (zipped(sheet=b" " * (sheet.MOST_UNPACKED + 1)), "uitgepakt te groot"),
    "entities": (zipped(sheet=b'<!DOCTYPE x [<!ENTITY a "aaa">]><x>&a;</x>'), "niet wordt gelezen"),
    "no columns": (b"a;b\n1;2", "ontbreekt: toezegging"),
    "unknown column": (csv_of(head=HEAD + ";kleur"), "Onbekende kolom: kleur"),
    "column twice": (csv_of(head=HEAD + ";nummer"), "meer dan eens"),
    "no rows": (csv_of(), "geen regels"),
    "a cell too many": (csv_of(LINES[0] + ";x"), "Regel 2 heeft meer cellen"),
    "long cell": (csv_of("a" * 4001), "meer dan 4000 tekens"),
    "many rows": (csv_of(*[LINES[0]] * 501), "meer dan 500 regels"),
    "open quote": (csv_of('"Een brief'), "geen CSV"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_sheet_is_refused_in_one_sentence(name: str) -> None:
    data, words = BAD[name]
    with pytest.raises(BadSheet, match=words) as refusal:
        read_sheet("../" * 90 + "blad.xlsx", data)
    assert "\n" not in str(refusal.value)


def test_a_sheet_that_was_tampered_with_on_the_way_is_asked_for_again(clerk_client: Client, known: object) -> None:
    for rows in ("onzin", "[]", "[[0, 5]]", '[[0, ["toezegging"]]]', "[" * 100_000):
        page = clerk_client.post("/bureau/invoer/", {"rows": rows})
        assert "onderweg beschadigd" in page.content.decode()


# ── succession ────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def heir(known: object) -> Ministry:
    return make_ministry(name="Ministerie van Opvolging")


def succession(client: Client, **fields: Any) -> Any:
    given = {"happened_on": "2026-11-20", "note": "De portefeuilles zijn herschikt."}
    sent = {name: value.pk if hasattr(value, "pk") else value for name, value in (given | fields).items()}
    return client.post("/bureau/overdracht/", sent)


def test_what_is_open_goes_to_the_successor_with_one_event_each(
    clerk_client: Client, clerk: User, heir: Ministry
) -> None:
    letter, old = make_document(), make_ministry()
    minister = make_minister(ministry=old)
    going = [make_commitment(minister=minister), make_commitment(minister=minister, deadline=TODAY)]
    done, elsewhere = make_commitment(minister=minister), make_commitment()
    lifecycle.fulfil(done, act())
    sent = {"from_ministry": old, "to_ministry": heir, "document": letter.identifier}
    preview = succession(clerk_client, **sent)
    assert [row.number in preview.content.decode() for row in (*going, done, elsewhere)] == [True, True, False, False]
    assert not CommitmentEvent.objects.filter(kind="transferred").exists()
    assert succession(clerk_client, **sent, yes="1", seen=preview.context["handover"].seen).status_code == 302
    events = CommitmentEvent.objects.filter(kind="transferred").order_by("id")
    assert [event.commitment for event in events] == going
    assert {(event.actor, event.document, event.note) for event in events} == {
        (clerk, letter, "De portefeuilles zijn herschikt.")
    }
    assert set(Commitment.objects.filter(ministry=heir)) == set(going)


def test_a_committee_hands_over_and_a_limited_clerk_only_the_own(clerk_client: Client, clerk: User, known: Any) -> None:
    old, new = known["committee"], make_committee()
    promise = make_commitment(committee=old)
    clerk.desk_committees.add(new)
    sent = {"from_committee": old, "to_committee": new}
    assert not succession(clerk_client, **sent).context["handover"].commitments
    clerk.desk_committees.clear()
    preview = succession(clerk_client, **sent)
    succession(clerk_client, **sent, yes="1", seen=preview.context["handover"].seen)
    assert Committee.objects.get(commitments=promise) == new
    assert promise.events.get(kind="amended").data == {
        "committee": [str(old), str(new)],
        "committee_id": [old.pk, new.pk],
    }


def test_what_changed_after_the_preview_is_shown_first(clerk_client: Client, heir: Ministry) -> None:
    promise = make_commitment()
    sent = {"from_ministry": promise.ministry, "to_ministry": heir}
    still = make_commitment(minister=promise.minister)
    done = make_commitment(minister=promise.minister)
    seen = succession(clerk_client, **sent).context["handover"].seen
    before = promise.title
    lifecycle.amend(promise, act(), title="Iets anders sturen")
    lifecycle.fulfil(done, act())
    new = make_commitment(minister=promise.minister)
    page = succession(clerk_client, **sent, yes="1", seen=seen)
    assert "Intussen is er iets gewijzigd" in page.content.decode()
    told = {since.commitment: [tuple(fact) for fact in since.changed] for since in page.context["meanwhile"]}
    assert told == {
        promise: [("title", "Toezegging", before, "Iets anders sturen")],
        done: [("status", "Status", "openstaand", "voldaan")],
        new: [],
    }
    shown = words(page)
    assert f"Intussen vastgelegd {promise.number}" in shown
    assert f"Toezegging Toen u begon: {before} Nu: Iets anders sturen" in shown
    assert f"{new.number} Staat er nu bij." in shown
    assert f"Intussen vastgelegd {still.number}" not in shown
    promise.refresh_from_db()
    assert (promise.ministry == heir, promise.status) == (False, Status.OPEN)
    assert succession(clerk_client, **sent, yes="1", seen=page.context["handover"].seen).status_code == 302
    assert set(Commitment.objects.filter(ministry=heir)) == {promise, still, new}


@pytest.mark.parametrize("seen", ["", "geen json", "[1]", "[" * 1500, '{"1": "x"}', '{"x": "{}"}', "1:2 3:4"])
def test_a_handover_that_lost_what_it_showed_is_shown_anew(clerk_client: Client, heir: Ministry, seen: str) -> None:
    promise = make_commitment()
    page = succession(clerk_client, from_ministry=promise.ministry, to_ministry=heir, yes="1", seen=seen)
    assert "Intussen is er iets gewijzigd" in words(page)
    assert [row.number for row in page.context["handover"].commitments] == [promise.number]


def test_one_that_cannot_go_keeps_all(clerk_client: Client, heir: Ministry) -> None:
    minister = make_minister()
    make_commitment(minister=minister)
    late = make_commitment(minister=minister, promised_on=TODAY)
    page = succession(clerk_client, from_ministry=minister.ministry, to_ministry=heir, yes="1")
    page = succession(
        clerk_client,
        from_ministry=minister.ministry,
        to_ministry=heir,
        yes="1",
        seen=page.context["handover"].seen,
    )
    assert f"{late.number}</a>: Dit kan niet zijn gebeurd voordat" in page.content.decode()
    assert not Commitment.objects.filter(ministry=heir).exists()


@pytest.mark.parametrize("fields", [{}, {"from": 1}, {"from": 1, "to": 1}, {"from": 1, "to": 2, "committee": 1}])
def test_an_unclear_choice_is_said(clerk_client: Client, heir: Ministry, fields: dict[str, int]) -> None:
    ministries = {1: make_ministry(), 2: heir}
    sent = {f"{name}_ministry": ministries[fields[name]] for name in ("from", "to") if name in fields}
    if "committee" in fields:
        sent["from_committee"] = make_committee()  # type: ignore[assignment]
    page = succession(clerk_client, **sent)
    assert page.context["form"].errors
    assert page.context["handover"] is None


def test_a_term_before_the_promise_is_refused_and_nothing_is_entered(
    clerk_client: Client, known: dict[str, Any]
) -> None:
    head = "toezegging;dossier;toegezegd_op;bewindspersoon;termijn_dag"
    rows = ("Een brief sturen;33783;2026-03-02;veren;2026-06-01", "Een nota sturen;33783;2026-03-02;veren;2026-03-01")
    page = hand_in(clerk_client, csv_of(*rows, head=head))
    assert kinds(page) == ["new", "refused"]
    assert "De termijn kan niet voor de dag van de toezegging liggen." in page.content.decode()
    say_yes(clerk_client, page)
    assert not Commitment.objects.exists()
    assert not CommitmentEvent.objects.exists()
