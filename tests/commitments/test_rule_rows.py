"""Calendar and policy as rows that an administrator keeps: refused in words, and told what rests on them."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from commitments.choices import Chamber
from commitments.deadlines import DEFAULT_POLICY
from commitments.models import BudgetDay, DeadlinePolicyRow, Recess
from commitments.rulebook import rulebook
from tests.factories import make_commitment
from tests.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]
SAID_ON = date(2026, 3, 2)


def row(key: str) -> DeadlinePolicyRow:
    return DeadlinePolicyRow.objects.get(key=key)


def summer(year: int = 2026, chamber: str = Chamber.HOUSE) -> Recess:
    return Recess.objects.get(kind="zomerreces", first_on__year=year, chamber=chamber)


def post(client: Client, obj: Any, **fields: Any) -> str:
    """What the administration says after a row was saved there."""
    name = obj._meta.model_name
    given = {field.name: getattr(obj, field.name) for field in obj._meta.fields if field.name != "id"} | fields
    given = {name: value for name, value in given.items() if value is not False}
    return words(client.post(f"/admin/commitments/{name}/{obj.pk}/change/", given, follow=True))


@pytest.mark.parametrize(
    ("key", "value", "meaning", "said"),
    [
        ("na-reces", "veel", "na {value}", "is geen aantal"),
        ("najaar", "31-06", "tot {value}", "is geen dag van het jaar"),
        ("medio-maand", "12", "tot {value}", "de periode eindigt vóór medio-maand-vanaf"),
        ("open", "0", "na {value} weken", "na nul weken"),
        ("na-reces", "21", "altijd drie weken", "Zet {value} in de betekenis"),
    ],
)
def test_a_policy_that_cannot_be_read_with_is_refused(
    key: str, value: str, meaning: str, said: str, administrator_client: Client
) -> None:
    assert said in post(administrator_client, row(key), value=value, meaning=meaning)
    assert rulebook().policy == DEFAULT_POLICY


def test_an_unknown_row_is_refused() -> None:
    with pytest.raises(ValidationError, match="beleidsregel middel bestaat niet"):
        DeadlinePolicyRow(key="middel", value="1", meaning="{value}").full_clean()


def test_a_changed_policy_counts_at_once_and_tells_what_rests_on_it(administrator_client: Client) -> None:
    held = make_commitment(term=rulebook().term("na het zomerreces", SAID_ON))
    make_commitment(term=rulebook().term("voor 1 juli", SAID_ON))
    assert "Er is 1 termijn met deze regel gelezen." in post(administrator_client, row("na-reces"), value="21")
    term = rulebook().term("na het zomerreces", SAID_ON)
    assert term.deadline is not None
    assert held.deadline is not None
    assert (term.deadline - held.deadline).days == 7
    assert "binnen 21 dagen" in term.deadline_explanation
    assert term.deadline_policy != held.deadline_policy == DEFAULT_POLICY.name


def test_the_rows_of_the_policy_are_fixed(administrator_client: Client) -> None:
    assert administrator_client.get("/admin/commitments/deadlinepolicyrow/").status_code == 200
    assert administrator_client.get("/admin/commitments/deadlinepolicyrow/add/").status_code == 403
    address = f"/admin/commitments/deadlinepolicyrow/{row('open').pk}/delete/"
    assert administrator_client.post(address, {"post": "yes"}).status_code == 403


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"first_on": "2026-07-10", "last_on": "2026-07-01"}, "Een reces kan niet eindigen voordat het begint."),
        ({"last_on": "2026-10-20"}, "Dit reces overlapt met herfstreces 2026 (Tweede Kamer)"),
        ({"chamber": "lagerhuis"}, "Selecteer een geldige keuze."),
    ],
)
def test_a_recess_that_cannot_be_is_refused(fields: dict[str, str], said: str, administrator_client: Client) -> None:
    before = summer().last_on
    assert said in post(administrator_client, summer(), **fields)
    assert summer().last_on == before


def test_the_chambers_have_their_own_recesses(administrator_client: Client) -> None:
    senate = summer(chamber=Chamber.SENATE)
    post(administrator_client, senate, first_on=summer().first_on)
    assert summer(chamber=Chamber.SENATE).first_on == summer().first_on


def test_a_budget_day_lies_in_its_year(administrator_client: Client) -> None:
    day = BudgetDay.objects.get(kind="prinsjesdag", year=2026)
    assert "Dit is niet het jaar van de eerste dag." in post(administrator_client, day, year=2027)


def test_a_moved_recess_tells_how_many_terms_rest_on_it(administrator_client: Client) -> None:
    for wording in ("voor het zomerreces", "na het zomerreces", "voor het kerstreces"):
        make_commitment(term=rulebook().term(wording, SAID_ON))
    assert "Er zijn 2 termijnen met deze regel gelezen." in post(
        administrator_client, summer(), first_on="2026-07-10", confirmed="on"
    )
    assert "Er zijn 0 termijnen met deze regel gelezen." in post(administrator_client, summer(2019))


@pytest.mark.parametrize("name", ["deadlinepolicyrow", "recess", "budgetday"])
def test_only_administrators_keep_the_rules(name: str, clerk_client: Client, member_client: Client) -> None:
    for client in (clerk_client, member_client):
        assert client.get(f"/admin/commitments/{name}/").status_code == 302


def test_a_budget_day_that_ends_before_it_starts_is_refused(administrator_client: Client) -> None:
    day = BudgetDay.objects.get(kind="prinsjesdag", year=2026)
    said = post(administrator_client, day, first_on="2026-09-15", last_on="2026-09-14")
    assert "De laatste dag kan niet voor de eerste liggen." in said
    day.refresh_from_db()
    assert day.last_on == date(2026, 9, 15)


def test_a_new_recess_that_overlaps_is_refused_and_not_kept(administrator_client: Client) -> None:
    given = {"chamber": "house", "kind": "extra reces", "source": "agenda", "first_on": "2026-08-01"}
    count = Recess.objects.count()
    page = administrator_client.post("/admin/commitments/recess/add/", given | {"last_on": "2026-09-20"})
    assert "Dit reces overlapt met zomerreces 2026 (Tweede Kamer)" in page.content.decode()
    assert Recess.objects.count() == count
