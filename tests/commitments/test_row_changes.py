"""The history of rows that are no commitments: every writer leaves a `RowChange`, with who and why."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from commitments.models import CommitmentLink, Recess, RowChange
from commitments.reference import load_reference
from tests.factories import TODAY, make_commitment

pytestmark = pytest.mark.django_db


def a_recess() -> Recess:
    return Recess.objects.create(kind="herfstreces", first_on="2026-10-16", last_on="2026-10-25", source="jaarplanning")


WRITERS: dict[str, tuple[Callable[[], object], int]] = {
    "save": (lambda: a_recess().save(), 1),
    "update": (lambda: a_recess() and Recess.objects.update(last_on="2026-10-26"), 2),
    "bulk_create": (lambda: Recess.objects.bulk_create([Recess(kind="x", first_on=TODAY, last_on=TODAY)]), 1),
    "delete": (lambda: a_recess() and Recess.objects.all().delete(), 2),
    "delete one": (lambda: a_recess().delete(), 2),
    "link": (lambda: make_commitment().links_out.create(target=make_commitment(), kind="repeats"), 1),
    "link unlinked": (
        lambda: CommitmentLink.objects.create(
            source=make_commitment(), target=make_commitment(), kind="repeats"
        ).delete(),
        2,
    ),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_every_writer_leaves_a_row(writer: str) -> None:
    write, count = WRITERS[writer]
    write()
    assert RowChange.objects.count() == count


def test_who_and_why_of_a_calendar_row(administrator_client: Client) -> None:
    recess = a_recess()
    given = {"chamber": "house", "kind": recess.kind, "first_on": "2026-10-16", "last_on": "2026-10-26"}
    administrator_client.post(
        f"/admin/commitments/recess/{recess.pk}/change/",
        given | {"source": recess.source, "reason": "De Kamer besloot anders."},
    )
    change = RowChange.objects.latest("id")
    assert (str(change.actor), change.reason) == ("Beheerder", "De Kamer besloot anders.")
    assert change.data == {"last_on": ["2026-10-25", "2026-10-26"]}


def test_a_load_says_that_it_is_one(tmp_path: Path) -> None:
    load_reference()
    assert set(RowChange.objects.values_list("reason", flat=True)) == {"load_reference"}
    sheet = tmp_path / "recessen.csv"
    recess = Recess.objects.order_by("-first_on")[0]
    sheet.write_text((Path("fixtures") / "recesses.csv").read_text().replace(str(recess.source), "Een andere bron"))
    call_command("import_calendar", str(sheet), "--apply")
    assert RowChange.objects.latest("id").reason == "import_calendar recessen.csv"
