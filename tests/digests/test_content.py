"""What a digest tells: what changed since the last one, each commitment once, late without word first."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.content import MOST_LINES, NEWS, Content, Happening, Interest, Kind, Row, Why, late_key
from digests.payload import from_payload, to_payload, told_in
from tests.digests.contents import AS_OF, DAY, ON, WEEK, digest, happening, row


def told_lines(content: Content) -> dict[str, list[int]]:
    return {section.kind.value: [int(line.number[-3:]) for line in section.lines] for section in content.sections}


def test_to_a_new_subscriber_everything_late_is_news() -> None:
    content = digest([row(1, "late"), row(2, "late_with_word"), row(3, "not_checked"), row(4)])
    assert told_lines(content) == {"late": [1], "late_with_word": [2], "not_checked": [3]}
    assert content.standings == {"late": 1, "late_with_word": 1, "not_checked": 1, "on_time": 1}


def test_late_is_told_once() -> None:
    rows = [row(1, "late"), row(2, "late_with_word"), row(3, "not_checked")]
    first = digest(rows)
    assert not digest(rows, told=first.told).has_news
    second = digest([*rows, row(4, "late")], told=first.told)
    assert told_lines(second) == {"late": [4]}
    assert not digest([*rows, row(4, "late")], told=second.told).has_news


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
        assert content.has_news is expected, standing


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
    ],
)
def test_what_happened_is_told_once(kind: str, standing: str, section: str) -> None:
    happenings = (happening(1, kind),)
    first = digest([row(1, standing)], happenings)
    assert told_lines(first) == {section: [1]}
    later: dict[str, Any] = {"as_of": AS_OF + WEEK}
    assert not digest([row(1, standing)], happenings, first.told, **later).has_news


def test_what_was_undone_is_not_told() -> None:
    assert not digest([row(1, "on_time")], (happening(1, "fulfilled"),)).has_news
    assert not digest([row(1, "fulfilled")], (happening(1, "postponed"),)).has_news


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
        assert content.has_news is told
    assert told_lines(digest([row(1, "late"), row(2, "late")], told=content.told, **late_only)) == {"late": [2]}
    never_told = digest([row(2, "fulfilled")], (happening(2, "fulfilled"),), content.told, **late_only)
    assert not never_told.has_news


def test_a_commitment_that_two_filters_found_stands_once() -> None:
    content = digest([row(1, "late"), row(1, "late")], (happening(1, "postponed"),))
    assert told_lines(content) == {"late": [1]}
    assert content.standings == {"late": 1}


def test_the_longest_late_come_first_and_the_rest_is_counted() -> None:
    rows = [row(number, "late", deadline=ON - number * DAY) for number in range(1, MOST_LINES + 3)]
    (section,) = digest(rows).sections
    assert section.count == MOST_LINES + 2
    assert [line.number for line in section.lines] == [f"BR202603-{n:03}" for n in range(MOST_LINES + 2, 2, -1)]


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


@given(rows_of_a_register, events)
def test_each_commitment_stands_once_and_the_counts_add_up(rows: list[Row], happenings: list[Happening]) -> None:
    content = digest(rows, tuple(happenings))
    numbers = [line.number for section in content.sections for line in section.lines]
    assert len(numbers) == len(set(numbers))
    distinct = {one.id: one for one in rows}
    assert sum(content.standings.values()) == len(distinct)
    late = {late_key(one) for one in distinct.values() if one.standing == Kind.LATE}
    assert set(content.told.late["late"]) == late
