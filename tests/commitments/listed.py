"""What the tests of the list share: rows late, rows in every order, and what a page shows of them."""

from typing import TYPE_CHECKING

from commitments import lifecycle
from commitments.models import Commitment
from tests.commitments.at_the_desk import days
from tests.factories import act, make_commitment

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response


def numbers(response: "Response") -> list[str]:
    """The numbers of the rows on a page, in its order."""
    return [row.number for row in response.context["page"].rows]


def make_late(**fields: object) -> Commitment:
    return make_commitment(deadline=days(-12), **fields)  # type: ignore[arg-type]


def make_many() -> None:
    for place in range(23):
        made = make_commitment(promised_on=days(-200 + place // 3), deadline=days(place - 11) if place % 4 else None)
        if place % 7 == 0:
            lifecycle.lapse(made, act(note="Niet meer nodig."))
