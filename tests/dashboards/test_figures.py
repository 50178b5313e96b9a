"""Bars as a figure: every count is drawn once, and a click on it leads to its list."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.figures import Bar, Series, lying_bars, upright_bars

SERIES = [Series("zonder bericht", "var(--late)"), Series("met bericht", "var(--put-off)", "/")]
counts = st.tuples(st.integers(0, 2000), st.integers(0, 2000))


def bar(place: int, numbers: tuple[int, ...]) -> Bar:
    urls = tuple(f"/lijst/?bar={place}&part={part}" for part in range(len(numbers)))
    return Bar(f"B{place}", f"Bar {place}", numbers, urls, note=str(sum(numbers)))


@given(st.lists(counts, min_size=1, max_size=20), st.booleans())
def test_every_count_is_drawn_once(numbers: list[tuple[int, int]], lying: bool) -> None:
    bars = [bar(place, pair) for place, pair in enumerate(numbers)]
    figure = lying_bars(bars, SERIES) if lying else upright_bars(bars, SERIES, every=3)
    drawn = {trace["name"]: trace for trace in figure["data"] if trace["type"] == "bar"}
    for index, series in enumerate(SERIES):
        wanted = [pair[index] for pair in numbers]
        assert (series.label in drawn) == any(wanted)
        if series.label in drawn:
            trace = drawn[series.label]
            assert trace["x" if lying else "y"] == wanted
            assert trace["customdata"] == [bar.urls[index] for bar in bars]
            assert trace["marker"]["color"] == series.colour
    assert json.loads(json.dumps(figure)) == figure


def test_silent_is_solid_and_announced_is_hatched() -> None:
    figure = lying_bars([bar(0, (1, 1))], SERIES)
    assert [trace["marker"]["pattern"]["shape"] for trace in figure["data"][:2]] == ["", "/"]


def test_a_legend_of_a_line_for_each_part_is_whole_below_a_single_bar() -> None:
    """As on a phone; Plotly cuts it off at half the height of the picture unless it is told otherwise."""
    figure = lying_bars(
        [bar(0, (1, 1, 1, 1))], [*SERIES, Series("overig open", "var(--ink)"), Series("rest", "var(--ink)")]
    )
    assert figure["layout"]["legend"]["maxheight"] == 1


def test_a_note_stands_behind_each_lying_bar() -> None:
    notes = lying_bars([bar(0, (1, 2)), bar(1, (4, 0))], SERIES)["data"][-1]
    assert (notes["x"], [note.strip() for note in notes["text"]]) == ([3, 4], ["3", "4"])


def test_two_bars_of_one_name_stay_apart() -> None:
    twice = [Bar("IenW", "Infrastructuur en Milieu", (1, 0), ("/a", "/b")), Bar("IenW", "IenW", (2, 0), ("/c", "/d"))]
    figure = lying_bars(twice, SERIES)
    assert figure["data"][0]["y"] == [0, 1]
    assert list(figure["layout"]["yaxis"]["ticktext"]) == ["IenW", "IenW"]


@pytest.mark.parametrize(("largest", "step"), [(1, 1), (5, 1), (6, None), (2000, None)])
def test_the_axis_counts_in_whole_numbers(largest: int, step: int | None) -> None:
    axis = upright_bars([bar(0, (largest, 0))], SERIES, every=1)["layout"]["yaxis"]
    assert axis.get("dtick") == step
    assert axis["tickformat"] == ",d"


def test_only_every_third_week_is_named() -> None:
    axis = upright_bars([bar(place, (1, 0)) for place in range(7)], SERIES, every=3)["layout"]["xaxis"]
    assert list(axis["ticktext"]) == ["B0", "B3", "B6"]
