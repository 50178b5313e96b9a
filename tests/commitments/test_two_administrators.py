"""Two administrators at one row: the second sees both versions and loses nothing typed, in the rows of a page too."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.db.models import Model
from django.test import Client

from commitments.models import Document, DocumentPlace, Meeting, Member, Minister, Recess, User
from tests.conftest import logged_in
from tests.factories import (
    NOW,
    make_committee,
    make_document,
    make_dossier,
    make_meeting,
    make_member,
    make_minister,
    make_user,
)
from tests.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


def test_the_administration_tells_and_keeps(administrator_client: Client) -> None:
    recess = Recess.objects.create(kind="herfstreces", first_on="2026-10-16", last_on="2026-10-25", source="plan")
    page = f"/admin/commitments/recess/{recess.pk}/change/"
    form = administrator_client.get(page).context["adminform"].form
    sent = {"chamber": "house", "kind": "herfstreces", "first_on": "2026-10-16", "source": "plan"}
    sent |= {"seen": form["seen"].value(), "last_on": "2026-10-27"}
    Recess.objects.update(last_on="2026-10-26", chamber="senate", confirmed=True)
    answer = administrator_client.post(page, sent)
    told = words(answer)
    days = [f"{day} oktober 2026" for day in (25, 26, 27)]
    assert f"Toen u begon: {days[0]} Nu staat er: {days[1]} Van u: {days[2]}" in told
    untouched = "Dat hebt u niet gewijzigd: het staat hier zoals de ander het maakte."
    assert f"Toen u begon: Tweede Kamer Nu staat er: Eerste Kamer {untouched}" in told
    assert f"Toen u begon: nee Nu staat er: ja {untouched}" in told
    again = answer.context["adminform"].form
    assert (again["last_on"].value(), str(Recess.objects.get().last_on)) == ("2026-10-27", "2026-10-26")
    administrator_client.post(page, values_in(again))
    held = Recess.objects.get()
    assert (str(held.last_on), held.chamber, held.confirmed) == ("2026-10-27", "senate", True)


@pytest.mark.parametrize("typed", ["1 oktobr 2026", ""])
def test_what_makes_no_sense_stands_there_as_it_was_typed(administrator_client: Client, typed: str) -> None:
    """Also where the field was empty before: nothing that can be read is not the same as nothing typed."""
    minister = make_minister()
    page = f"/admin/commitments/minister/{minister.pk}/change/"
    sent = values_in(administrator_client.get(page).context["adminform"].form)
    Minister.objects.update(valid_until="2026-10-26")
    answer = administrator_client.post(page, sent | {"valid_until": typed})
    untouched = "Dat hebt u niet gewijzigd" in words(answer)
    shown = answer.context["adminform"].form["valid_until"].value()
    assert (untouched, shown) == ((False, typed) if typed else (True, "2026-10-26"))


def test_lines_that_nobody_touched_stay_as_the_first_made_them(administrator_client: Client) -> None:
    """A browser ends them with two marks, a paper that was read with one."""
    paper = make_document(summary="Een regel.\nNog een.")
    page = f"/admin/commitments/document/{paper.pk}/change/"
    opened = administrator_client.get(page)
    sent = values_in(opened.context["adminform"].form) | {"summary": "Een regel.\r\nNog een."}
    for rows in opened.context["inline_admin_formsets"]:
        sent |= {f"{rows.formset.prefix}-{name}": held for name, held in rows.formset.management_form.initial.items()}
    Document.objects.update(summary="Een regel.\nNog twee.")
    again = administrator_client.post(page, sent).context["adminform"].form
    assert again["summary"].value() == "Een regel.\nNog twee."


def values_in(form: Any) -> dict[str, Any]:
    """As a browser sends them."""
    return {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}


def an_account() -> tuple[User, str, Model, Model]:
    first, second = (Group.objects.create(name=name) for name in ("eerste rol", "tweede rol"))
    return make_user(full_name="Een lezer"), "groups", first, second


def a_member() -> tuple[Member, str, Model, Model]:
    return make_member(), "committees", make_committee(name="Eerste"), make_committee(name="Tweede")


def a_meeting() -> tuple[Meeting, str, Model, Model]:
    return make_meeting(), "ministers", make_minister(title="Eerste"), make_minister(title="Tweede")


@pytest.mark.parametrize("make", [an_account, a_member, a_meeting])
def test_what_a_colleague_added_in_the_administration_is_not_taken_away(
    administrator_client: Client, make: Callable[[], tuple[Model, str, Model, Model]]
) -> None:
    row, name, mine, theirs = make()
    page = f"/admin/commitments/{row._meta.model_name}/{row.pk}/change/"
    form = administrator_client.get(page).context["adminform"].form
    shown = {field: form[field].value() for field in form.fields}
    sent = {field: value for field, value in shown.items() if value not in (None, False, "")} | {name: [mine.pk]}
    getattr(row, name).add(theirs)
    answer = administrator_client.post(page, sent)
    assert f"Toen u begon: – Nu staat er: {theirs} Van u: {mine}" in words(answer)
    assert list(getattr(row, name).all()) == [theirs]
    again = answer.context["adminform"].form
    assert [int(key) for key in again[name].value()] == [mine.pk]
    administrator_client.post(page, sent | {"seen": again["seen"].value(), name: [mine.pk, theirs.pk]})
    assert set(getattr(row, name).all()) == {mine, theirs}


# ── rows in the page of another row ───────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def place() -> DocumentPlace:
    return make_document(make_dossier()).places.get()


def page_of(paper: Document) -> str:
    return f"/admin/commitments/document/{paper.pk}/change/"


def rows_of(answer: Any) -> list[Any]:
    (rows,) = (admin.formset for admin in answer.context["inline_admin_formsets"])
    return list(rows.forms)


def sent_back(answer: Any) -> dict[str, Any]:
    """The page of a paper with its rows, as a browser would send it back."""
    (admin,) = answer.context["inline_admin_formsets"]
    forms = [answer.context["adminform"].form, admin.formset.management_form, *rows_of(answer)]
    fields = {form.add_prefix(name): form[name].value() for form in forms for name in form.fields}
    return {name: value for name, value in fields.items() if value not in (None, False)}


def shown(client: Client, paper: Document) -> dict[str, Any]:
    return sent_back(client.get(page_of(paper)))


def test_a_row_that_a_colleague_changed_is_shown_in_both_versions(
    administrator_client: Client, place: DocumentPlace
) -> None:
    mine = shown(administrator_client, place.document) | {"places-0-sub_number": "48", "title": "Een betere titel"}
    DocumentPlace.objects.update(sub_number="47")
    answer = administrator_client.post(page_of(place.document), mine)
    told = words(answer)
    assert "Iemand anders heeft dit intussen gewijzigd" in told
    assert "Nu staat er: 47 Van u: 48" in told
    assert DocumentPlace.objects.get().sub_number == "47"
    (row,) = rows_of(answer)
    title = answer.context["adminform"].form["title"].value()
    assert (row["sub_number"].value(), title) == ("48", "Een betere titel")
    again = mine | {"places-0-seen": row["seen"].value()}
    assert administrator_client.post(page_of(place.document), again).status_code == 302
    place.refresh_from_db()
    assert (place.sub_number, place.document.title) == ("48", "Een betere titel")


def test_a_row_that_nobody_changed_is_saved(administrator_client: Client, place: DocumentPlace) -> None:
    mine = shown(administrator_client, place.document) | {"places-TOTAL_FORMS": "2", "places-0-sub_number": "48"}
    mine |= {"places-1-dossier": make_dossier().pk, "places-1-sub_number": "3"}
    assert administrator_client.post(page_of(place.document), mine).status_code == 302
    assert set(DocumentPlace.objects.values_list("sub_number", flat=True)) == {"48", "3"}


@pytest.fixture
def root_client() -> Client:
    """Who may throw rows away: no role may, only who looks after the machine."""
    return logged_in(make_user(email="root@gestand.example", is_staff=True, is_superuser=True))


@pytest.mark.parametrize("taken", [0, 1])
def test_a_row_that_a_colleague_took_away_keeps_what_was_typed(
    root_client: Client, place: DocumentPlace, taken: int
) -> None:
    paper = place.document
    paper.places.create(dossier=make_dossier(), sub_number="3")
    gone, left = paper.places.order_by("pk")[taken], paper.places.order_by("pk")[1 - taken]
    at = [form.instance for form in rows_of(root_client.get(page_of(paper)))].index(gone)
    mine = shown(root_client, paper) | {f"places-{at}-sub_number": "48"}
    gone.delete()
    answer = root_client.post(page_of(paper), mine)
    assert "Iemand anders heeft intussen een regel weggehaald" in words(answer)
    assert [row["sub_number"].value() for row in rows_of(answer)] == [left.sub_number, "48"]
    assert list(paper.places.all()) == [left]
    assert root_client.post(page_of(paper), sent_back(answer)).status_code == 302
    assert dict(paper.places.values_list("dossier", "sub_number")) == {
        left.dossier_id: left.sub_number,
        gone.dossier_id: "48",
    }


def test_two_take_one_row_away(root_client: Client, place: DocumentPlace) -> None:
    mine = shown(root_client, place.document) | {"places-0-DELETE": "on"}
    place.delete()
    assert root_client.post(page_of(place.document), mine).status_code == 302
    assert not DocumentPlace.objects.exists()


def test_a_row_that_a_colleague_changed_is_not_thrown_away_unseen(root_client: Client, place: DocumentPlace) -> None:
    mine = shown(root_client, place.document) | {"places-0-DELETE": "on"}
    DocumentPlace.objects.update(sub_number="47")
    answer = root_client.post(page_of(place.document), mine)
    assert "Iemand anders heeft een regel gewijzigd die u weghaalt" in words(answer)
    (row,) = rows_of(answer)
    again = mine | {"places-0-seen": row["seen"].value()}
    assert root_client.post(page_of(place.document), again).status_code == 302
    assert not DocumentPlace.objects.exists()


# ── a login that expired ──────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("who", "is_back"), [("administrator", True), ("root", False)])
def test_what_was_typed_when_the_login_expired_is_sent_once_more(
    administrator_client: Client, root_client: Client, place: DocumentPlace, who: str, is_back: bool
) -> None:
    address = page_of(place.document)
    mine = shown(administrator_client, place.document) | {"places-0-sub_number": "48", "summary": "Over de veren."}
    with time_machine.travel(NOW + timedelta(minutes=31), tick=False):
        login = administrator_client.post(address, mine | {"_save": "Opslaan"}, follow=True)
        assert login.redirect_chain[-1][0].startswith("/inloggen/?next=")
        name = {"username": f"{who}@gestand.example", "password": "een lange wachtzin", "next": address}
        answer = administrator_client.post("/inloggen/", name, follow=True)
        assert ("Nog niet vastgelegd" in words(answer)) is is_back
        assert ("Over de veren." in words(answer)) is is_back
        if is_back:
            assert "Opslaan" not in words(answer).partition("Over de veren.")[2]
            kept = dict(answer.context["pairs"])
            assert administrator_client.post(address, kept).status_code == 302
            place.refresh_from_db()
            assert (place.sub_number, place.document.summary) == ("48", "Over de veren.")
        assert "Over de veren." not in words(administrator_client.get("/admin/"))


# ── taking a row away ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("make", [an_account, a_member, a_meeting])
def test_a_row_that_a_colleague_changed_is_not_deleted_unseen(
    root_client: Client, make: Callable[[], tuple[Model, str, Model, Model]]
) -> None:
    row, name, _mine, theirs = make()
    rows = type(row)._base_manager.filter(pk=row.pk)
    page = f"/admin/commitments/{row._meta.model_name}/{row.pk}/delete/"
    root_client.get(page)
    getattr(row, name).add(theirs)
    told = root_client.post(page, {"post": "yes"}, follow=True)
    assert "Iemand anders heeft dit intussen gewijzigd" in words(told)
    assert f"Toen u begon: –. Nu staat er: {theirs}." in words(told)
    assert rows.exists()
    root_client.post(page, {"post": "yes"})
    assert not rows.exists()


def test_what_stands_on_no_form_is_not_kept_to_compare(root_client: Client) -> None:
    someone = make_user(full_name="Een lezer")
    root_client.get(f"/admin/commitments/user/{someone.pk}/delete/")
    User.objects.filter(pk=someone.pk).update(password="anders")
    assert someone.password not in str(dict(root_client.session))
    root_client.post(f"/admin/commitments/user/{someone.pk}/delete/", {"post": "yes"})
    assert not User.objects.filter(pk=someone.pk).exists()


def test_a_row_is_deleted_only_by_who_looked_at_it(root_client: Client) -> None:
    row = make_member()
    page = f"/admin/commitments/member/{row.pk}/delete/"
    root_client.post(page, {"post": "yes"})
    assert Member.objects.filter(pk=row.pk).exists(), "the page itself was never shown"
    root_client.get(page)
    root_client.post(page, {"post": "yes"})
    assert not Member.objects.filter(pk=row.pk).exists()
    assert root_client.post(page, {"post": "yes"}).status_code == 302, "and a second time there is nothing left"


def test_rows_are_not_deleted_by_the_dozen(root_client: Client) -> None:
    make_member()
    assert "delete_selected" not in root_client.get("/admin/commitments/member/").content.decode()
