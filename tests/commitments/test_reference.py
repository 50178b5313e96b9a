"""The reference data: complete, sourced, and never stronger than an administrator's correction."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db.models import Q

from commitments.access import ROLES
from commitments.calendars import Calendar
from commitments.deadlines import DEFAULT_POLICY
from commitments.lineage import committees_for
from commitments.models import BudgetDay, Committee, DeadlinePolicyRow, Ministry, Recess
from commitments.reference import load_reference
from commitments.rulebook import register_calendar, register_policy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]
TODAY = date(2026, 11, 23)
REFERENCE = (Ministry, Committee, Recess, BudgetDay)


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of the domain and every role, as it stands."""
    rows = {model.__name__: list(model._default_manager.order_by("pk").values()) for model in domain_models()}
    roles = Group.objects.order_by("name", "permissions").values("name", "permissions__codename")
    return rows | {"roles": list(roles)}


def domain_models() -> list[Any]:
    models = apps.get_app_config("commitments").get_models(include_auto_created=True)
    return [model for model in models if model._meta.managed]


def test_loading_twice_changes_nothing(reference: dict[str, int]) -> None:
    assert all(count > 0 for count in reference.values())
    before = everything()
    assert set(load_reference().values()) == {0}
    assert everything() == before


def test_the_command_prints_what_was_new(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_reference")
    assert capsys.readouterr().out == "new: 0 ministries, 0 committees, 0 recesses, 0 budget days, 0 policy rows\n"


@pytest.mark.parametrize("model", REFERENCE)
def test_every_row_has_a_source(model: Any) -> None:
    assert model.objects.exists()
    assert not model.objects.filter(source="").exists()


def test_an_administrators_edit_outlives_the_next_load() -> None:
    Ministry.objects.filter(code="ezk").update(name="Economie", valid_from=date(2026, 2, 24))
    Committee.objects.filter(slug="defensie").update(source="eigen waarneming")
    recess = Recess.objects.get(chamber="house", kind="zomerreces", first_on__year=2026)
    recess.first_on, recess.confirmed = date(2026, 7, 10), True
    recess.save()
    before = everything()
    load_reference()
    assert everything() == before


def test_a_row_that_is_gone_comes_back() -> None:
    Committee.objects.get(slug="defensie").delete()
    assert load_reference()["committees"] == 1


def test_the_ministries_of_november_2026() -> None:
    present = Ministry.objects.filter(Q(valid_until=None) | Q(valid_until__gte=TODAY))
    codes = ["az", "bz", "bzk", "def", "ezk", "fin", "ienw", "jenv", "lvvn", "ocw", "szw", "vws"]
    assert sorted(present.values_list("code", flat=True)) == codes


@pytest.mark.parametrize(
    ("former", "successors"),
    [
        ("kgg", {"ezk"}),
        ("ez", {"ezk"}),
        ("aenm", {"jenv"}),
        ("vro", {"bzk"}),
        ("ezk-2017", {"ez", "kgg"}),
        ("ienm", {"ienw"}),
    ],
)
def test_a_former_ministry_has_its_successors(former: str, successors: set[str]) -> None:
    ministry = Ministry.objects.get(code=former)
    assert {successor.code for successor in ministry.successors.all()} == successors
    assert ministry.valid_until is not None


@pytest.mark.parametrize(
    ("code", "chamber", "slugs"),
    [
        ("az", "house", {"binnenlandse-zaken"}),
        ("bzk", "house", {"binnenlandse-zaken", "digitale-zaken", "koninkrijksrelaties", "volkshuisvesting"}),
        ("ezk", "house", {"economische-zaken", "klimaat-en-groene-groei"}),
        ("kgg", "house", {"klimaat-en-groene-groei"}),
        ("ezk-2017", "house", {"economische-zaken", "klimaat-en-groene-groei"}),
        ("lnv", "house", {"landbouw"}),
        ("ienm", "senate", {"ek-infrastructuur"}),
        ("def", "senate", {"ek-bdo"}),
        ("ocw", "senate", set()),
    ],
)
def test_which_committees_deal_with_a_ministry_through_its_renamings(code: str, chamber: str, slugs: set[str]) -> None:
    found = committees_for(Ministry.objects.get(code=code), chamber)
    assert {committee.slug for committee in found} == slugs


def test_a_ministry_of_a_new_name_is_dealt_with_by_the_committees_of_the_old_one() -> None:
    renamed = Ministry.objects.create(code="nieuw", name="Nieuw")
    Ministry.objects.get(code="ocw").successors.add(renamed)
    assert [committee.slug for committee in committees_for(renamed, "house")] == ["onderwijs"]


def test_a_committee_that_stood_before_is_given_its_ministries_and_keeps_what_an_administrator_chose() -> None:
    old, chosen = Committee.objects.get(slug="defensie"), Committee.objects.get(slug="financien")
    old.ministries.clear()
    chosen.ministries.set(Ministry.objects.filter(code="az"))
    load_reference()
    assert [[one.code for one in row.ministries.all()] for row in (old, chosen)] == [["def"], ["az"]]


def test_each_role_has_its_permissions() -> None:
    for role, permissions in ROLES.items():
        held = Group.objects.get(name=role).permissions.values_list("content_type__app_label", "codename")
        assert {f"{app}.{codename}" for app, codename in held} == set(permissions)


def test_the_registers_calendar_says_what_the_files_say() -> None:
    folder = Path(settings.BASE_DIR) / "fixtures"
    with (
        (folder / "recesses.csv").open(encoding="utf-8") as recesses,
        (folder / "budget_days.csv").open(encoding="utf-8") as days,
    ):
        from_files = Calendar.from_csv(recesses, days)
    assert register_calendar() == from_files


def test_the_registers_calendar_follows_an_edit() -> None:
    Recess.objects.filter(chamber="house", kind="zomerreces", first_on__year=2026).update(first_on=date(2026, 7, 10))
    row = register_calendar().recess("zomerreces", 2026)
    assert row is not None
    assert row.first == date(2026, 7, 10)


def test_a_recess_that_was_corrected_across_the_files_days_is_not_doubled() -> None:
    Recess.objects.filter(chamber="house", kind="zomerreces", first_on__year=2026).update(kind="lang zomerreces")
    assert load_reference()["recesses"] == 0
    register_calendar()


def test_the_registers_policy_is_the_default_until_a_row_is_changed() -> None:
    assert register_policy() == DEFAULT_POLICY
    names = {DEFAULT_POLICY.name}
    for value in ("21", "22", "23"):
        DeadlinePolicyRow.objects.filter(key="na-reces").update(value=value)
        policy = register_policy()
        assert policy.number("na-reces") == int(value)
        names.add(policy.name)
    assert len(names) == 4
    DeadlinePolicyRow.objects.filter(key="na-reces").update(value="14")
    assert register_policy() == DEFAULT_POLICY
