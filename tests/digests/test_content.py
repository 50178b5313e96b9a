"""What a digest tells: what changed since the last one, each commitment once, late without word first."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.composing import FEWEST, MOST_LINES, term_key
from digests.content import NEWS, Content, Happening, Interest, Kind, Row, Why
from digests.payload import from_payload, tells_something, to_payload, told_in
from tests.digests.contents import AS_OF, DAY, ON, WEEK, digest, happening, row


def told_lines(content: Content) -> dict[str, list[int]]:
    return {section.kind.value: [int(line.number[-3:]) for line in section.lines] for section in content.sections}


def tells(content: Content) -> bool:
    return tells_something(to_payload(content))


def test_to_a_new_subscriber_everything_late_is_news() -> None:
    content = digest([row(1, "late"), row(2, "late_with_word"), row(3, "not_checked"), row(4)])
    assert told_lines(content) == {"late": [1], "late_with_word": [2], "not_checked": [3]}
    assert content.standings == {"late": 1, "late_with_word": 1, "not_checked": 1, "on_time": 1}


def test_late_is_told_once() -> None:
    rows = [row(1, "late"), row(2, "late_with_word"), row(3, "not_checked")]
    first = digest(rows)
    assert not tells(digest(rows, told=first.told))
    second = digest([*rows, row(4, "late")], told=first.told)
    assert told_lines(second) == {"late": [4]}
    assert not tells(digest([*rows, row(4, "late")], told=second.told))


@pytest.mark.parametrize(
    ("standings", "told"),
    [
        (["late", "late_with_word"], [True, True]),  # word came
        (["not_checked", "late"], [True, True]),  # the papers were read, and there was none
        (["late", "not_checked", "late"], [True, False, False]),  # the papers were not read for a while
        (["late", "on_time", "late"], [True, False, True]),  # the term was put right and passed again
    ],
)
def test_what_is_late_under_another_name_is_told_when_that_is_news(standings: list[str], told: list[bool]) -> None:
    content = digest([])
    for standing, expected in zip(standings, told, strict=True):
        content = digest([row(1, standing)], told=content.told)
        assert tells(content) is expected, standing


def test_a_later_term_that_passes_is_news_again() -> None:
    first = digest([row(1, "late")])
    assert told_lines(digest([row(1, "late", deadline=ON - DAY)], told=first.told)) == {"late": [1]}


@pytest.mark.parametrize(("days", "due"), [(-1, False), (0, True), (14, True), (15, False)])
def test_due_within_a_fortnight(days: int, due: bool) -> None:
    standing = "on_time" if days >= 0 else "late"
    content = digest([row(1, standing, deadline=ON + days * DAY)])
    assert ("due" in told_lines(content)) is due


@pytest.mark.parametrize(
    ("kind", "standing", "section"),
    [
        ("postponed", "put_off_late", "put_off"),
        ("moved_with_occasion", "moved_with_occasion", "moved"),
        ("fulfilled", "fulfilled", "settled"),
        ("lapsed", "lapsed", "settled"),
        ("partly_fulfilled", "on_time", "settled"),
    ],
)
def test_what_happened_is_told_once(kind: str, standing: str, section: str) -> None:
    happenings = (happening(1, kind),)
    rows = [row(1, standing, **({"status": kind} if kind == "partly_fulfilled" else {}))]
    first = digest(rows, happenings)
    assert told_lines(first) == {section: [1]}
    assert first.sections[0].lines[0].outcome == kind
    later: dict[str, Any] = {"as_of": AS_OF + WEEK}
    assert not tells(digest(rows, happenings, first.told, **later))


def test_each_kind_of_news_is_one_that_is_tested() -> None:
    """Of the test above: a kind that is added, or dropped, asks for another line there."""
    (tested,) = (mark.args[1] for mark in test_what_happened_is_told_once.pytestmark)  # type: ignore[attr-defined]
    assert {kind for kind, _standing, _section in tested} == set(NEWS)


def test_what_was_undone_is_not_told() -> None:
    assert not tells(digest([row(1, "on_time")], (happening(1, "fulfilled"),)))
    assert not tells(digest([row(1, "fulfilled")], (happening(1, "postponed"),)))


def test_of_several_happenings_the_last_is_told() -> None:
    happenings = (happening(1, "postponed"), happening(1, "fulfilled", id=11))
    assert told_lines(digest([row(1, "fulfilled")], happenings)) == {"settled": [1]}


def test_an_event_that_was_being_written_when_the_last_digest_was_made_is_not_lost() -> None:
    minutes = timedelta(minutes=1)
    seen = happening(1, "postponed", recorded_at=AS_OF - 2 * minutes)
    first = digest([row(1, "put_off_late")], (seen,))
    unseen = happening(2, "postponed", recorded_at=AS_OF - minutes)
    later: dict[str, Any] = {"as_of": AS_OF + WEEK}
    second = digest([row(1, "put_off_late"), row(2, "put_off_late")], (seen, unseen), first.told, **later)
    assert told_lines(second) == {"put_off": [2]}


def test_what_left_a_list_of_late_ones_is_told_there() -> None:
    late_only: dict[str, Any] = {"standings": ["late"]}
    first = digest([row(1, "late"), row(2)], **late_only)
    assert told_lines(first) == {"late": [1]}
    assert first.standings == {"late": 1}
    happenings = (happening(1, "fulfilled"), happening(2, "fulfilled"))
    second = digest(
        [row(1, "fulfilled"), row(2, "fulfilled")], happenings, replace(first.told, at=AS_OF - 2 * DAY), **late_only
    )
    assert told_lines(second) == {"settled": [1]}


def test_a_narrowed_list_remembers_what_it_told() -> None:
    late_only: dict[str, Any] = {"standings": ["late"]}
    content = digest([row(1, "late"), row(2, "not_checked")], **late_only)
    for standing, told in (("not_checked", False), ("late", False)):
        content = digest([row(1, standing), row(2, "not_checked")], told=content.told, **late_only)
        assert tells(content) is told
    assert told_lines(digest([row(1, "late"), row(2, "late")], told=content.told, **late_only)) == {"late": [2]}
    never_told = digest([row(2, "fulfilled")], (happening(2, "fulfilled"),), content.told, **late_only)
    assert not tells(never_told)


def test_a_commitment_that_two_filters_found_stands_once() -> None:
    content = digest([row(1, "late"), row(1, "late")], (happening(1, "postponed"),))
    assert told_lines(content) == {"late": [1]}
    assert content.standings == {"late": 1}


def test_due_soon_is_told_once_for_each_term() -> None:
    soon = row(1, deadline=ON + 10 * DAY)
    first = digest([soon, row(2)])
    assert told_lines(first) == {"due": [1]}
    later: dict[str, Any] = {"as_of": AS_OF + WEEK}
    second = digest([soon, row(2)], told=first.told, **later)
    assert not tells(second)
    assert not tells(digest([soon], told=second.told, as_of=AS_OF + 8 * DAY)), "nor the week after"
    other_term = row(1, "put_off_in_time", deadline=ON + 12 * DAY)
    assert told_lines(digest([other_term], told=second.told, **later)) == {"due": [1]}
    assert told_lines(digest([row(1, "late", deadline=soon.deadline)], told=second.told, **later)) == {"late": [1]}


def test_what_has_no_room_is_told_by_the_next_one_and_the_longest_late_come_first() -> None:
    rows = [row(number, "late", deadline=ON - number * DAY) for number in range(1, MOST_LINES + 13)]
    first = digest(rows)
    (section,) = first.sections
    assert section.count == MOST_LINES + 12
    assert [line.number for line in section.lines] == [f"BR202603-{n:03}" for n in range(MOST_LINES + 12, 12, -1)]
    second = digest([*rows, row(990, "late", deadline=ON)], told=first.told, as_of=AS_OF + WEEK)
    assert told_lines(second) == {"late": [*range(12, 0, -1), 990]}
    assert second.is_first, "what has been late for years is not called new"
    third = digest([*rows, row(990, "late", deadline=ON)], told=second.told, as_of=AS_OF + 2 * WEEK)
    assert (tells(third), third.is_first) == (False, False)


@pytest.mark.parametrize("kind", sorted(NEWS))
def test_news_that_has_no_room_is_told_by_the_next_one_before_other_news(kind: str) -> None:
    many = range(1, MOST_LINES + 3)
    after = {"fulfilled": "fulfilled", "lapsed": "lapsed"}.get(kind, "on_time")
    fields: dict[str, Any] = {"status": kind} if kind == "partly_fulfilled" else {}
    rows = [row(number, after, deadline=ON + (200 + number) * DAY, **fields) for number in many]
    happenings = tuple(happening(number, kind) for number in many)
    first = digest(rows, happenings)
    newer = row(990, after, deadline=ON + 100 * DAY, **fields)
    more = (*happenings, happening(990, kind, recorded_at=AS_OF + DAY))
    second = digest([*rows, newer], more, first.told, as_of=AS_OF + WEEK)
    assert told_lines(second) == {NEWS[kind].value: [MOST_LINES + 1, MOST_LINES + 2, 990]}
    assert not tells(digest([*rows, newer], more, second.told, as_of=AS_OF + 2 * WEEK))


def test_many_late_ones_leave_room_for_the_first_few_of_all_else() -> None:
    late = [row(number, "late") for number in range(1, MOST_LINES + 3)]
    due = [row(500 + number, deadline=ON + 3 * DAY) for number in range(FEWEST + 2)]
    first = digest([*late, *due])
    assert {section.kind: len(section.lines) for section in first.sections} == {
        "late": MOST_LINES - FEWEST,
        "due": FEWEST,
    }
    second = digest([*late, *due], told=first.told, as_of=AS_OF + DAY)
    assert {section.kind: len(section.lines) for section in second.sections} == {"late": FEWEST + 2, "due": 2}


def test_what_had_no_room_in_a_list_of_late_ones_is_told_there() -> None:
    late_only: dict[str, Any] = {"standings": ["late"]}
    many = range(1, MOST_LINES + 3)
    first = digest([row(number, "late") for number in many[:MOST_LINES]], **late_only)
    told = replace(first.told, late={"late": [f"{number}:{row(number, 'late').deadline}" for number in many]})
    settled = [row(number, "fulfilled") for number in many]
    happenings = tuple(happening(number, "fulfilled", recorded_at=AS_OF + DAY) for number in many)
    second = digest(settled, happenings, told, as_of=AS_OF + WEEK, **late_only)
    third = digest(settled, happenings, second.told, as_of=AS_OF + 2 * WEEK, **late_only)
    assert told_lines(third) == {"settled": [MOST_LINES + 1, MOST_LINES + 2]}


def test_a_list_for_a_meeting_is_whole() -> None:
    rows = [row(number, "late") for number in range(1, 2 * MOST_LINES)]
    content = digest(rows, is_whole=True)
    assert len(told_lines(content)["late"]) == len(rows) == content.sections[0].count


def test_why_a_line_is_in_the_mail() -> None:
    interest = Interest(promised={1}, promised_to_group={1, 2}, committees={7})
    rows = [row(1), row(2), row(3), row(4, committee_id=None)]
    assert [interest.why(one) for one in rows] == [
        Why.PROMISED_TO_YOU,
        Why.PROMISED_TO_YOUR_GROUP,
        Why.YOUR_COMMITTEE,
        Why.YOUR_LIST,
    ]


standings = st.sampled_from(
    ["late", "late_with_word", "not_checked", "on_time", "put_off_late", "fulfilled", "continuing"]
)
rows_of_a_register = st.lists(
    st.builds(row, st.integers(1, 40), standings, meeting_kind=st.just("plenary"), met_on=st.none() | st.dates()),
    max_size=30,
)
events = st.lists(
    st.builds(happening, st.integers(1, 40), st.sampled_from(sorted(NEWS)), id=st.integers(1, 999)), max_size=20
)


@given(rows_of_a_register, events)
def test_the_payload_keeps_everything(rows: list[Row], happenings: list[Happening]) -> None:
    content = digest(rows, tuple(happenings))
    back = from_payload(to_payload(content))
    assert (back.sections, back.standings, back.on) == (content.sections, content.standings, content.on)
    assert to_payload(back) == to_payload(content)
    assert told_in(to_payload(content)).at == AS_OF


def test_the_payload_keeps_what_was_told_and_what_had_no_room() -> None:
    many = range(1, MOST_LINES + 3)
    rows = [row(number, "late") for number in many]
    rows += [row(500 + number, deadline=ON + 3 * DAY) for number in many]
    rows += [row(700 + number, "fulfilled") for number in many]
    content = digest(rows, tuple(happening(700 + number, "fulfilled") for number in many))
    told = told_in(to_payload(content))
    assert (told.due, told.left, told.goes_on) == (content.told.due, content.told.left, True)
    assert (len(told.late["late"]), len(told.due), len(told.left)) == (
        MOST_LINES - 2 * FEWEST,
        FEWEST,
        len(many) - FEWEST,
    )


@given(rows_of_a_register, events)
def test_each_commitment_stands_once_and_the_counts_add_up(rows: list[Row], happenings: list[Happening]) -> None:
    content = digest(rows, tuple(happenings))
    numbers = [line.number for section in content.sections for line in section.lines]
    assert len(numbers) == len(set(numbers))
    distinct = {one.id: one for one in rows}
    assert sum(content.standings.values()) == len(distinct)
    late = {term_key(one) for one in distinct.values() if one.standing == Kind.LATE}
    assert set(content.told.late["late"]) == late
