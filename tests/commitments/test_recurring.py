"""What comes back every year has an instance for each year, on time or late by itself."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.test import Client

from commitments import lifecycle
from commitments.choices import CommitmentClass, EventKind, Standing, Status, Visibility
from commitments.deadlines.rhythm import Period, period_after
from commitments.lifecycle import Act, ChangeRefused
from commitments.models import Commitment, Recess
from commitments.recurring import ensure_instances
from commitments.rereading import rereadings
from commitments.rulebook import rulebook
from commitments.terms import NO_TERM
from tests.factories import TODAY, act, make_commitment, make_committee, make_dossier, make_ministry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]
PROMISED_ON = date(2021, 3, 15)


def on(day: date) -> Act:
    return Act(datetime.combine(day, time(9), UTC), day)


def yearly(wording: str = "jaarlijks vóór het zomerreces", **fields: object) -> Commitment:
    term = rulebook().term(wording, PROMISED_ON)
    given = {"commitment_class": CommitmentClass.RECURRING, "promised_on": PROMISED_ON} | fields
    return make_commitment(term=term, **given)  # type: ignore[arg-type]


def instances(parent: Commitment) -> list[tuple[str, date | None]]:
    return [(part.number.removeprefix(parent.number), part.deadline) for part in parent.parts.order_by("number")]


def test_one_that_recurs_is_followed_without_a_day_of_its_own() -> None:
    parent = yearly()
    assert (parent.status, parent.deadline) == (Status.CONTINUING, None)
    assert "terugkerend, de eerste keer uiterlijk" in parent.deadline_explanation


def test_the_next_instance_is_there_and_no_year_that_had_passed() -> None:
    parent = yearly()
    assert ensure_instances(on(date(2026, 3, 2))) == 1
    assert instances(parent) == [(".2026", date(2026, 7, 2))]
    assert ensure_instances(on(date(2026, 3, 2))) == 0


def test_years_follow_each_other_also_when_nights_were_missed() -> None:
    parent = yearly()
    ensure_instances(on(date(2026, 3, 2)))
    assert ensure_instances(on(date(2028, 9, 1))) == 3
    assert [number for number, _ in instances(parent)] == [".2026", ".2027", ".2028", ".2029"]


@pytest.mark.parametrize(
    ("wording", "day", "deadline"),
    [
        ("jaarlijks in het voorjaar", date(2026, 11, 23), date(2027, 6, 20)),
        ("elk jaar met Prinsjesdag", date(2026, 11, 23), date(2027, 9, 21)),
        ("jaarlijks uiterlijk 1 juni", date(2026, 5, 1), date(2026, 6, 1)),
        ("jaarlijks na het kerstreces", date(2026, 11, 23), date(2027, 1, 25)),
    ],
)
def test_every_kind_of_yearly_words(wording: str, day: date, deadline: date) -> None:
    parent = yearly(wording)
    ensure_instances(on(day))
    assert parent.parts.get(deadline=deadline).deadline_wording == wording


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("jaarlijks", [(".2026", date(2026, 12, 31)), (".2027", date(2027, 12, 31))]),
        *[
            (wording, [(".2026-2", date(2026, 12, 31)), (".2027-1", date(2027, 6, 30))])
            for wording in (
                "elk half jaar",
                "twee keer per jaar",
                "halfjaarlijks",
                "tweemaal 's jaars",
                "iedere zes maanden",
            )
        ],
        ("ieder kwartaal", [(".2026-4", date(2026, 12, 31)), (".2027-1", date(2027, 3, 31))]),
        ("maandelijks", [(".2026-11", date(2026, 11, 30)), (".2026-12", date(2026, 12, 31))]),
    ],
)
def test_a_rhythm_without_a_day_has_an_instance_for_each_part_of_the_year(
    wording: str, expected: list[tuple[str, date]]
) -> None:
    parent = yearly(wording)
    assert ensure_instances(on(TODAY)) == 2
    assert instances(parent) == expected
    assert ensure_instances(on(TODAY)) == 0
    part = parent.parts.order_by("number").first()
    assert part is not None
    assert wording in part.deadline_explanation
    assert "regel: elke keer uiterlijk op de laatste dag" in part.deadline_explanation
    assert not list(rereadings(rulebook()))


@pytest.mark.parametrize(
    "wording", ["tweejaarlijks", "wekelijks", "om de vijf jaar", "periodiek", "vijf keer per jaar"]
)
def test_a_rhythm_that_no_year_is_made_of_has_no_instances(wording: str) -> None:
    yearly(wording)
    assert ensure_instances(on(TODAY)) == 0


def test_half_yearly_ones_are_late_by_themselves_and_no_night_is_lost() -> None:
    parent = yearly("elk half jaar", dossier=make_dossier(checked_until=date(2027, 12, 31)))
    ensure_instances(on(date(2026, 3, 2)))
    first = parent.parts.get(number__endswith=".2026-1")
    lifecycle.fulfil(first, on(date(2026, 5, 1)))
    assert ensure_instances(on(date(2027, 9, 1))) == 3
    parts = parent.parts.with_standing(date(2027, 9, 2)).order_by("number")
    assert [part.standing for part in parts] == [Standing.FULFILLED, *[Standing.LATE] * 2, *[Standing.ON_TIME] * 2]


def test_the_first_time_is_the_first_whole_part_of_the_year_after_the_promise() -> None:
    assert period_after(date(2021, 3, 15), 2) == Period(2021, 2, 2)
    assert period_after(date(2021, 6, 30), 4) == Period(2021, 3, 4)
    assert period_after(date(2021, 12, 31), 12) == Period(2022, 1, 12)


def test_each_instance_is_on_time_or_late_by_itself() -> None:
    parent = yearly(dossier=make_dossier(checked_until=date(2027, 12, 31)))
    ensure_instances(on(date(2026, 3, 2)))
    first = parent.parts.get()
    lifecycle.fulfil(first, on(date(2026, 6, 1)))
    ensure_instances(on(date(2026, 9, 1)))
    parts = parent.parts.with_standing(date(2027, 12, 1)).order_by("number")
    assert [part.standing for part in parts] == [Standing.FULFILLED, Standing.LATE]
    parent.refresh_from_db()
    assert parent.status == Status.CONTINUING


def test_an_instance_is_what_the_parent_is_and_was_not_there_before() -> None:
    parent = yearly(title="Bericht over de veren", how_house_knows="per brief")
    ensure_instances(on(date(2026, 3, 2)))
    part = parent.parts.get()
    assert (part.title, part.how_house_knows) == ("Bericht over de veren (2026)", "per brief")
    assert (part.minister, part.dossier, part.promised_on) == (parent.minister, parent.dossier, PROMISED_ON)
    assert part.deadline_explanation.startswith("'jaarlijks vóór het zomerreces' = uiterlijk donderdag 2 juli 2026")
    assert part.events.get(kind=EventKind.REGISTERED).happened_on == date(2026, 3, 2)
    assert part not in Commitment.objects.as_of(date(2026, 3, 1))
    assert part in Commitment.objects.as_of(date(2026, 3, 2))


def test_a_draft_waits_and_what_is_hidden_hides_its_instances(reader_client: Client) -> None:
    parent = yearly(visibility=Visibility.DRAFT)
    assert ensure_instances(on(TODAY)) == 0
    lifecycle.publish(parent, act(), visibility=Visibility.PUBLIC)
    assert ensure_instances(on(TODAY)) == 1
    part = parent.parts.get()
    assert reader_client.get(part.get_absolute_url()).status_code == 200
    lifecycle.publish(parent, act(), visibility=Visibility.CONFIDENTIAL)
    assert reader_client.get(part.get_absolute_url()).status_code == 404


def test_what_has_ended_makes_no_more() -> None:
    parent = yearly()
    lifecycle.lapse(parent, act(note="de regeling is ingetrokken"))
    assert ensure_instances(on(TODAY)) == 0


@pytest.mark.parametrize("verb", ["lapse", "withdraw", "transfer", "merge"])
def test_its_instances_go_along(verb: str) -> None:
    parent = yearly()
    ensure_instances(on(date(2026, 3, 2)))
    kept = parent.parts.get()
    lifecycle.fulfil(kept, act(date(2026, 6, 1)))
    ensure_instances(on(TODAY))
    waiting = parent.parts.awaited().get()
    extra: dict[str, Any] = {"transfer": {"ministry": make_ministry()}, "merge": {"into": make_commitment()}}
    getattr(lifecycle, verb)(parent, act(note="de regeling is ingetrokken"), **extra.get(verb, {}))
    for commitment in (kept, waiting):
        commitment.refresh_from_db()
    assert (waiting.status, waiting.ministry) == (parent.status if verb != "transfer" else Status.OPEN, parent.ministry)
    left_alone = {"lapse": Status.FULFILLED, "transfer": Status.FULFILLED}
    assert kept.status == left_alone.get(verb, Status.WITHDRAWN)


@pytest.mark.parametrize("verb", ["lapse", "withdraw", "merge"])
def test_an_instance_goes_along_on_the_day_that_it_was_there(verb: str) -> None:
    parent = yearly()
    ensure_instances(on(date(2026, 3, 2)))
    extra: dict[str, Any] = {"into": make_commitment()} if verb == "merge" else {}
    getattr(lifecycle, verb)(parent, act(date(2026, 2, 1), note="de regeling is ingetrokken"), **extra)
    parent.refresh_from_db()
    assert (parent.closed_on, parent.parts.get().closed_on) == (date(2026, 2, 1), date(2026, 3, 2))


def test_what_is_amended_is_amended_in_its_instances_but_for_their_title() -> None:
    parent, committee, dossier = yearly(title="Bericht"), make_committee(), make_dossier()
    ensure_instances(on(date(2026, 3, 2)))
    lifecycle.amend(parent, act(), title="Bericht over de veren", committee=committee, dossier=dossier)
    part = parent.parts.get()
    assert (part.committee, part.dossier, part.title) == (committee, dossier, "Bericht (2026)")
    assert part.events.filter(kind=EventKind.AMENDED).count() == 1
    lifecycle.amend(parent, act(), committee=committee)
    assert part.events.filter(kind=EventKind.AMENDED).count() == 1


def test_an_instance_is_never_seen_by_more_than_its_parent() -> None:
    parent = yearly()
    ensure_instances(on(date(2026, 3, 2)))
    lifecycle.publish(parent, act(), visibility=Visibility.CONFIDENTIAL)
    part = parent.parts.get()
    with pytest.raises(ChangeRefused, match="niet ruimer zichtbaar"):
        lifecycle.publish(part, act(), visibility=Visibility.PUBLIC)
    lifecycle.publish(part, act(), visibility=Visibility.DRAFT)
    lifecycle.publish(parent, act(), visibility=Visibility.PUBLIC)
    assert parent.parts.get().visibility == Visibility.PUBLIC


def test_an_instance_without_a_day_is_refused() -> None:
    with pytest.raises(ChangeRefused, match="Alleen een terugkerende toezegging"):
        lifecycle.add_instance(yearly(), act(), term=NO_TERM)


def test_an_instance_is_read_again_in_its_own_year() -> None:
    parent = yearly()
    ensure_instances(on(date(2026, 3, 2)))
    ensure_instances(on(date(2026, 11, 23)))
    assert list(rereadings(rulebook())) == []
    Recess.objects.filter(kind="zomerreces", first_on__year=2027).update(first_on=date(2027, 7, 16))
    found = list(rereadings(rulebook()))
    assert [(reread.commitment.number, reread.term.deadline) for reread in found] == [
        (f"{parent.number}.2027", date(2027, 7, 15))
    ]


def test_parent_and_instances_lead_to_each_other(outsider_client: Client) -> None:
    parent = yearly(title="Bericht over de veren")
    ensure_instances(on(TODAY))
    part = parent.parts.get()
    assert part.get_absolute_url() in outsider_client.get(parent.get_absolute_url()).content.decode()
    page = outsider_client.get(part.get_absolute_url()).content.decode()
    assert f'href="{parent.get_absolute_url()}"' in page
    assert "Dit is één keer van de terugkerende toezegging" in page
    assert "Opgenomen in het register" in page
    assert "Toegezegd</p>" not in page


def test_the_page_of_a_past_day_shows_no_later_instance(outsider_client: Client) -> None:
    parent = yearly()
    ensure_instances(on(date(2026, 3, 2)))
    ensure_instances(on(TODAY))
    page = outsider_client.get(parent.get_absolute_url(), {"stand": "2026-04-01"}).content.decode()
    assert f"{parent.number}.2026" in page
    assert f"{parent.number}.2027" not in page
    assert "bekijken" not in page
