"""Reference data: who may do what, ministries, committees, calendar and policy table, from `fixtures/`.

Each row carries its source. A row that stands is left as it is: an administrator's correction outlives every load.
"""

import csv
from collections.abc import Callable, Iterator
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
        "committees": _load("committees", _committee),
        "recesses": _load("recesses", _recess),
        "budget_days": _load("budget_days", _budget_day),
        "policy_rows": _load("deadline_policy", _policy_row),
    }


def _load_roles() -> None:
    """Roles are rules, not data: a permission that a role lacks is given to it, whoever took it away."""
    for role, names in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        for name in names:
            app_label, codename = name.split(".")
            group.permissions.add(Permission.objects.get(content_type__app_label=app_label, codename=codename))


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


def _load(name: str, add: Callable[[dict[str, str]], bool]) -> int:
    return sum(add(row) for row in _rows(name))


def _committee(row: dict[str, str]) -> bool:
    """One that deals with no ministry is given those of its row, also when it stood already."""
    fields = {name: row[name] for name in ("name", "short_name", "chamber", "source")}
    is_new = _add(Committee, {"slug": row["slug"]}, fields)
    committee = Committee.objects.get(slug=row["slug"])
    if not committee.ministries.exists():
        committee.ministries.add(*Ministry.objects.filter(code__in=row["ministries"].split()))
    return is_new


def _recess(row: dict[str, str]) -> bool:
    """A recess of that chamber on those days, however it was corrected, is not added to."""
    same_days = {"first_on__lte": row["last_on"], "last_on__gte": row["first_on"]}
    if Recess.objects.filter(chamber=row["chamber"], **same_days).exists():
        return False
    key = {"chamber": row["chamber"], "kind": row["kind"], "first_on__year": int(row["first_on"][:4])}
    return _add(Recess, key, {"chamber": row["chamber"], "kind": row["kind"]} | _days(row))


def _budget_day(row: dict[str, str]) -> bool:
    return _add(BudgetDay, {name: row[name] for name in ("kind", "chapter", "year")}, _days(row))


def _policy_row(row: dict[str, str]) -> bool:
    return _add(DeadlinePolicyRow, {"key": row["key"]}, {name: row[name] for name in ("value", "meaning")})


def _days(row: dict[str, str]) -> dict[str, Any]:
    fields: dict[str, Any] = {name: row[name] for name in ("first_on", "last_on", "source")}
    return fields | {"confirmed": row["confirmed"] == "true"}


def _add(model: type[models.Model], key: dict[str, Any], fields: dict[str, Any]) -> bool:
    """Whether a row was made; one that answers to `key` is left."""
    if model._default_manager.filter(**key).exists():
        return False
    own = {name: value for name, value in key.items() if "__" not in name}
    model._default_manager.create(**own | fields)
    return True


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = Path(settings.BASE_DIR) / "fixtures" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
