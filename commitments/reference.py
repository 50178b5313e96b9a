"""Reference data: who may do what, ministries, committees, calendar and policy table, from `fixtures/`.

Each row carries its source. A row that stands is left as it is: an administrator's correction outlives every load.
"""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import models, transaction

from commitments.access import ROLES
from commitments.models import BudgetDay, Committee, DeadlinePolicyRow, Ministry, Recess
from commitments.said_by import said_by


@transaction.atomic
@said_by(None, "load_reference")
def load_reference() -> dict[str, int]:
    """Add what is missing; returns how many rows were new, by the name of their file."""
    _load_roles()
    return {
        "ministries": _load_ministries(),
        "committees": sum(_committee(row) for row in _rows("committees")),
        "recesses": _load_recesses(),
        "budget_days": _load_budget_days(),
        "policy_rows": sum(_policy_row(row) for row in _rows("deadline_policy")),
    }


def _load_roles() -> None:
    """Roles are rules, not data: a permission that a role lacks is given to it, whoever took it away."""
    named = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    for role, names in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.add(*(named[name] for name in names))


def _load_ministries() -> int:
    """Successors are written for new rows only, when all names are known."""
    rows = list(_rows("ministries"))
    fresh = [row for row in rows if _add(Ministry, {"code": row["code"]}, _ministry(row))]
    for row in fresh:
        Ministry.objects.get(code=row["code"]).successors.add(
            *Ministry.objects.filter(code__in=row["successors"].split())
        )
    return len(fresh)


def _ministry(row: dict[str, str]) -> dict[str, Any]:
    fields: dict[str, Any] = {name: row[name] for name in ("name", "short_name", "source")}
    return fields | {name: row[name] or None for name in ("valid_from", "valid_until")}


def _committee(row: dict[str, str]) -> bool:
    """One that deals with no ministry is given those of its row, also when it stood already."""
    fields = {name: row[name] for name in ("name", "short_name", "chamber", "source")}
    is_new = _add(Committee, {"slug": row["slug"]}, fields)
    committee = Committee.objects.get(slug=row["slug"])
    if not committee.ministries.exists():
        committee.ministries.add(*Ministry.objects.filter(code__in=row["ministries"].split()))
    return is_new


def _load_recesses() -> int:
    """One of that chamber on those days, however it was corrected, or of its kind in that year, is not added to."""
    standing, fresh = list(Recess.objects.all()), []
    for row in _rows("recesses"):
        recess = Recess(chamber=row["chamber"], kind=row["kind"], **_days(row))
        if not any(_is_the_same(recess, other) for other in standing):
            standing.append(recess)
            fresh.append(recess)
    return len(Recess.objects.bulk_create(fresh))


def _is_the_same(one: Recess, other: Recess) -> bool:
    overlap = one.first_on <= other.last_on and other.first_on <= one.last_on
    alike = one.kind == other.kind and one.first_on.year == other.first_on.year
    return one.chamber == other.chamber and (overlap or alike)


def _load_budget_days() -> int:
    standing = set(BudgetDay.objects.values_list("kind", "chapter", "year"))
    days = [
        BudgetDay(kind=row["kind"], chapter=row["chapter"], year=int(row["year"]), **_days(row))
        for row in _rows("budget_days")
    ]
    fresh = [day for day in days if (day.kind, day.chapter, day.year) not in standing]
    return len(BudgetDay.objects.bulk_create(fresh))


def _policy_row(row: dict[str, str]) -> bool:
    return _add(DeadlinePolicyRow, {"key": row["key"]}, {name: row[name] for name in ("value", "meaning")})


def _days(row: dict[str, str]) -> dict[str, Any]:
    days = {name: date.fromisoformat(row[name]) for name in ("first_on", "last_on")}
    return days | {"source": row["source"], "confirmed": row["confirmed"] == "true"}


def _add(model: type[models.Model], key: dict[str, Any], fields: dict[str, Any]) -> bool:
    """Whether a row was made; one that answers to `key` is left."""
    if model._default_manager.filter(**key).exists():
        return False
    model._default_manager.create(**key | fields)
    return True


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = Path(settings.BASE_DIR) / "fixtures" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
