"""One promise with several deliverables: each is late or kept by itself, and only they count."""

from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from commitments import lifecycle
from commitments.choices import AWAITED, EventKind, PartKind, Standing, Status, Visibility
from commitments.components import status_of_whole, whole
from commitments.counters import cells, count_for
from commitments.kept import standings
from commitments.kept.versions import register_version
from commitments.lifecycle import ChangeRefused, Component
from commitments.models import Commitment, CommitmentRecipient
from commitments.overdue import flag_overdue
from commitments.terms import fixed_term
from tests.factories import NOW, TODAY, act, make_commitment, make_document, make_member, make_ministry

DAY = timedelta(days=1)
O, P, F, L, C, W = (  # noqa: E741
    *(Status.OPEN, Status.PARTLY_FULFILLED, Status.FULFILLED),
    *(Status.LAPSED, Status.CONTINUING, Status.WITHDRAWN),
)
CASES = [
    ((), W),
    ((W, W), W),
    ((O, O), O),
    ((O, W), O),
    ((O, L), O),
    ((O, C), O),
    ((O, F), P),
    ((O, P), P),
    ((P, L), P),
    ((P, P), P),
    ((C, F), C),
    ((C, L), C),
    ((F, F), F),
    ((F, L), F),
    ((F, W), F),
    ((L, L), L),
    ((L, W), L),
]


@pytest.mark.parametrize(("statuses", "expected"), CASES)
def test_the_status_of_the_whole(statuses: tuple[Status, ...], expected: Status) -> None:
    assert {status_of_whole(order) for order in permutations(statuses)} == {expected}


@given(st.lists(st.tuples(st.sampled_from([O, P, F, L, C, W]), st.none() | st.dates()), max_size=5), st.dates())
def test_the_whole_is_awaited_as_long_as_a_component_is(parts: list[tuple[Status, date | None]], on: date) -> None:
    found = whole(parts, on)
    assert (found.status in AWAITED) == any(status in AWAITED for status, _deadline in parts)
    assert (found.status == W) == (found.count == 0)
    assert found.overdue + found.settled <= found.count
    assert not found.overdue or found.status in AWAITED
    assert found.next_on is None or found.next_on >= on


def divided() -> tuple[Commitment, Commitment, Commitment]:
    """A promise with a term of its own, split on 1 June 2026 in what is late today and what is not."""
    promise = make_commitment(title="Bericht over hardheid en kosten", deadline=date(2026, 5, 1))
    late, ahead = lifecycle.split(
        promise,
        act(date(2026, 6, 1)),
        components=[
            Component("Het deel over hardheid", fixed_term(date(2026, 9, 1))),
            Component("Het deel over de kosten", fixed_term(date(2027, 2, 1))),
        ],
    )
    return promise, late, ahead


@pytest.mark.django_db
def test_splitting_makes_components_and_keeps_the_history() -> None:
    member, other = make_member(name="Lid Hardheid"), make_member(name="Lid Kosten")
    promise = make_commitment(recipients=(CommitmentRecipient(member=member),))
    before = list(promise.events.values_list("pk", flat=True))
    hardship, costs = lifecycle.split(
        promise,
        act(date(2026, 6, 1)),
        components=[
            Component("Het deel over hardheid"),
            Component("Het deel over de kosten", recipients=(CommitmentRecipient(member=other),)),
        ],
    )
    assert [hardship.number, costs.number] == [f"{promise.number}.1", f"{promise.number}.2"]
    assert [str(part.recipients.get()) for part in (hardship, costs)] == ["Lid Hardheid", "Lid Kosten"]
    assert (promise.status, hardship.part_kind) == (Status.DIVIDED, PartKind.COMPONENT)
    event = promise.events.get(kind=EventKind.SPLIT)
    assert event.data == {"parts": ["", f"{hardship.number}, {costs.number}"]}
    assert list(promise.events.exclude(pk=event.pk).values_list("pk", flat=True)) == before
    (third,) = lifecycle.split(promise, act(date(2026, 7, 1)), components=[Component("Nog een deel")])
    assert third.number == f"{promise.number}.3"


@pytest.mark.django_db
def test_one_is_kept_for_the_part_on_hardship_while_the_other_is_awaited() -> None:
    promise, hardship, costs = divided()
    letter = make_document(text="De hardheidsclausule is verruimd.")
    lifecycle.fulfil(hardship, act(date(2026, 7, 1), document=letter), passage=(0, 7))
    assert (hardship.status, hardship.follow_ups.get().document) == (Status.FULFILLED, letter)
    assert status_of_whole(promise.parts.values_list("status", flat=True)) == Status.PARTLY_FULFILLED
    costs.refresh_from_db()
    assert costs.status == Status.OPEN


@pytest.mark.django_db
def test_the_components_count_and_the_whole_does_not() -> None:
    count_for(TODAY)
    promise, late, ahead = divided()
    rows = Commitment.objects.visible_to(AnonymousUser())
    assert set(rows.counted()) == {late, ahead}
    assert set(rows.awaited()) == {late, ahead}
    assert set(rows.overdue(TODAY)) == {late}
    assert set(rows.due_between(TODAY, TODAY + 100 * DAY)) == {ahead}
    assert rows.with_standing(TODAY).get(pk=promise.pk).standing == Standing.DIVIDED
    kept = {cell.status: count for cell, count in cells(TODAY, register_version()[0]).all}
    assert kept == {Standing.LATE: 1, Standing.ON_TIME: 1, Standing.DIVIDED: 1}
    assert standings.differences(connection) == []


@pytest.mark.django_db
def test_the_night_flags_the_component_and_not_the_whole() -> None:
    _promise, late, _ahead = divided()
    flag_overdue(TODAY + DAY, now=NOW + DAY)
    passed = Commitment.objects.filter(events__kind=EventKind.DEADLINE_PASSED)
    assert list(passed) == [late]
    assert flag_overdue(TODAY + DAY, now=NOW + DAY) == 0
    assert set(Commitment.objects.overdue(TODAY + DAY)) == {late}


@pytest.mark.django_db
@pytest.mark.parametrize(("on", "whole_counts"), [(date(2026, 5, 31), True), (date(2026, 6, 1), False)])
def test_on_a_past_day_either_the_whole_or_its_components_are_there(on: date, whole_counts: bool) -> None:
    promise, late, ahead = divided()
    counted = set(Commitment.objects.as_of(on).counted())
    assert counted == ({promise} if whole_counts else {late, ahead})
    assert set(Commitment.objects.as_of(on).overdue(on)) == ({promise} if whole_counts else set())


@pytest.mark.django_db
def test_what_the_register_knew_before_the_split_was_entered() -> None:
    promise, late, ahead = divided()
    day_before = NOW.date() - DAY
    assert not set(Commitment.objects.as_of(TODAY, recorded_by=day_before)) & {promise, late, ahead}
    assert set(Commitment.objects.as_of(TODAY, recorded_by=NOW.date()).counted()) == {late, ahead}


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["withdraw", "merge"])
def test_the_components_go_along_out_of_the_register(verb: str) -> None:
    promise, late, ahead = divided()
    extra = {"into": make_commitment()} if verb == "merge" else {}
    getattr(lifecycle, verb)(promise, act(note="dubbel opgenomen"), **extra)
    assert {part.status for part in promise.parts.all()} == {Status.WITHDRAWN}
    assert not set(Commitment.objects.counted()) & {promise, late, ahead}


@pytest.mark.django_db
def test_two_components_that_are_one_are_merged_and_the_last_one_stays() -> None:
    promise, late, ahead = divided()
    lifecycle.merge(ahead, act(), into=late)
    assert (ahead.status, ahead.merged_into) == (Status.WITHDRAWN, late)
    other = make_commitment()
    for verb, extra in (("merge", {"into": other}), ("withdraw", {})):
        with pytest.raises(ChangeRefused, match=r"samengevoegd|enige onderdeel"):
            getattr(lifecycle, verb)(late, act(note="dubbel"), **extra)
    with pytest.raises(ChangeRefused, match="kies het onderdeel"):
        lifecycle.merge(other, act(), into=promise)


@pytest.mark.django_db
def test_the_components_follow_to_another_ministry_and_are_never_seen_by_more() -> None:
    promise, late, _ahead = divided()
    ministry = make_ministry()
    lifecycle.transfer(promise, act(), ministry=ministry)
    lifecycle.publish(promise, act(), visibility=Visibility.CONFIDENTIAL)
    late.refresh_from_db()
    assert (late.ministry, late.visibility) == (ministry, Visibility.CONFIDENTIAL)
    with pytest.raises(ChangeRefused, match="ruimer zichtbaar"):
        lifecycle.publish(late, act(), visibility=Visibility.PUBLIC)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("titles", "said"),
    [
        ([], "ten minste twee"),
        (["Alleen dit"], "ten minste twee"),
        (["Eén", "Eén"], "eigen naam"),
        (["Eén", " "], "eigen naam"),
    ],
)
def test_what_is_no_split_is_refused_in_words(titles: list[str], said: str) -> None:
    promise = make_commitment()
    with pytest.raises(ChangeRefused, match=said):
        lifecycle.split(promise, act(), components=[Component(title) for title in titles])
    promise.refresh_from_db()
    assert (promise.status, promise.parts.count()) == (Status.OPEN, 0)


@pytest.mark.django_db
def test_a_component_is_not_split_and_a_split_whole_is_not_kept() -> None:
    promise, late, _ahead = divided()
    parts = [Component("a"), Component("b")]
    with pytest.raises(ChangeRefused, match="niet verder gesplitst"):
        lifecycle.split(late, act(), components=parts)
    with pytest.raises(ChangeRefused, match="gesplitst in onderdelen"):
        lifecycle.fulfil(promise, act())
    with pytest.raises(ChangeRefused, match="De termijn kan niet voor"):
        lifecycle.split(
            make_commitment(), act(), components=[Component("a"), Component("b", fixed_term(date(2020, 1, 1)))]
        )


# ── at the desk and on the page ───────────────────────────────────────────────────────────────────────────────────────
GIVEN = {
    "title_1": "Het deel over hardheid",
    "wording_1": "voor 1 september 2026",
    "title_2": "Het deel over de kosten",
    "day_2": "2027-02-01",
}


def split_at_desk(client: Client, promise: Commitment, **given: object) -> Any:
    sent = {"version": promise.version, "happened_on": TODAY, "note": ""} | given
    return client.post(f"/bureau/toezeggingen/{promise.number}/splitsen/", sent, follow=True)


@pytest.mark.django_db
def test_a_clerk_splits_and_everyone_reads_how_the_whole_stands(clerk_client: Client, outsider_client: Client) -> None:
    promise, member = make_commitment(), make_member(name="Lid Kosten")
    answer = split_at_desk(clerk_client, promise, **GIVEN, member_2=member.pk)
    assert answer.redirect_chain == [(promise.get_absolute_url(), 302)]
    hardship, costs = promise.parts.order_by("id")
    assert (hardship.deadline, costs.deadline) == (date(2026, 8, 31), date(2027, 2, 1))
    assert str(costs.recipients.get()) == "Lid Kosten"
    lifecycle.fulfil(hardship, act())
    page = outsider_client.get(promise.get_absolute_url()).content.decode()
    assert "deels voldaan" in page
    assert "Van 2 onderdelen: 1 afgedaan." in page
    assert costs.get_absolute_url() in page
    assert promise.title in outsider_client.get(costs.get_absolute_url()).content.decode()
    shown = outsider_client.get("/toezeggingen/").content.decode()
    assert f'onderdeel <span class="nowrap">{costs.number}</span>' in shown
    link = f'href="{promise.get_absolute_url()}"'
    assert link not in shown
    assert link in outsider_client.get("/toezeggingen/?status=divided").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title_2": ""}, "Zeg wat in dit onderdeel is toegezegd."),
        ({"day_2": "2020-01-01"}, "kan niet voor de dag van de toezegging liggen"),
        ({"title_2": "", "day_2": ""}, "ten minste twee onderdelen"),
        ({"title_2": "Het deel over hardheid"}, "Geef elk onderdeel een eigen naam."),
    ],
)
def test_a_form_that_is_no_split_says_why(clerk_client: Client, change: dict[str, str], said: str) -> None:
    promise = make_commitment()
    answer = split_at_desk(clerk_client, promise, **(GIVEN | change))
    assert said in answer.content.decode()
    assert not promise.parts.exists()


def test_a_paper_marks_the_passage_of_whole_and_components_once(outsider_client: Client) -> None:
    promise = make_commitment(number="TZ202601-900", title="Drie stukken sturen", visibility=Visibility.PUBLIC)
    paper = make_document(promise.dossier, text="Ik stuur u drie stukken. Meer niet.", visibility=Visibility.PUBLIC)
    Commitment.objects.filter(pk=promise.pk).update(source_document=paper)
    promise.refresh_from_db()
    lifecycle.attach_passage(promise, act(), start=0, end=24)
    first, _second = lifecycle.split(promise, act(), components=[Component("Het eerste"), Component("Het tweede")])
    page = outsider_client.get(paper.get_absolute_url()).content.decode()
    assert page.count(f'id="{first.passage_anchor}"') == 1
    assert page.count('id="passage-') == 1
    assert f'href="{promise.get_absolute_url()}">Ik stuur' in page
    story = outsider_client.get(first.get_absolute_url()).content.decode()
    assert f"{paper.get_absolute_url()}#{first.passage_anchor}" in story
