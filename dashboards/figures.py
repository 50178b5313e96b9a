"""Bars as a Plotly figure: numbers and words in, a plain dict out. Knows no database, no request and no language.

Colours are written as `var(--name)`; the page's script puts in the value of the reader's theme.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

MOST_SINGLE_STEPS = 5
BUTTONS = 30  # room above the bars for the buttons that save the picture
BAR_HEIGHT, FRAME_HEIGHT, UPRIGHT_HEIGHT = 34, 150, 320
LEGEND_LINE, SERIES_IN_FRAME = 24, 4  # on a phone each series has a line of its own below the bars


@dataclass(frozen=True, slots=True)
class Series:
    """One part of every bar: what it counts, its colour, and a pattern ("" is solid, "/" hatched, "." dotted).

    With a `ground` the bar is filled with that and only its edge has the colour: for what is there but not in question.
    """

    label: str
    colour: str
    pattern: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a count and the address of the list behind it for each series.

    `label` stands on the axis, `name` in the table, `note` behind the bar; what is `beside` the counts stands in the
    table alone, such as a share.
    """

    label: str
    name: str
    counts: tuple[int, ...]
    urls: tuple[str, ...] = ()
    note: str = ""
    beside: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return sum(self.counts)


def lying_bars(bars: Sequence[Bar], series: Sequence[Series]) -> dict[str, Any]:
    """Stacked bars from left to right, the first on top, each with its note behind it."""
    longest = max((bar.total for bar in bars), default=0)
    figure = _figure(bars, series, lying=True)
    figure.add_scatter(
        x=[bar.total for bar in bars],
        y=_places(bars),
        text=[f" {bar.note}" for bar in bars],
        mode="text",
        textposition="middle right",
        textfont={"color": "var(--soft)"},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )
    figure.update_layout(
        height=BAR_HEIGHT * len(bars) + FRAME_HEIGHT + LEGEND_LINE * max(0, len(series) - SERIES_IN_FRAME),
        margin={"l": 8, "r": 8 + 7 * max((len(bar.note) for bar in bars), default=0), "t": BUTTONS, "b": 8},
        xaxis=_amounts(longest),
        yaxis=_names(bars, every=1) | {"range": [len(bars) - 0.5, -0.5]},
    )
    return figure.to_plotly_json()  # type: ignore[no-any-return]


def upright_bars(bars: Sequence[Bar], series: Sequence[Series], *, every: int, stacked: bool = True) -> dict[str, Any]:
    """Bars side by side, as for weeks, their parts stacked or beside each other; every so many have a label."""
    highest = max((bar.total if stacked else max(bar.counts) for bar in bars), default=0)
    figure = _figure(bars, series, lying=False)
    figure.update_layout(
        barmode="stack" if stacked else "group",
        height=UPRIGHT_HEIGHT,
        margin={"l": 8, "r": 8, "t": BUTTONS, "b": 8},
        xaxis=_names(bars, every=every)
        | {"range": [-0.6, len(bars) - 0.4], "showline": True, "linecolor": "var(--line)"},
        yaxis=_amounts(highest),
    )
    return figure.to_plotly_json()  # type: ignore[no-any-return]


def calendar(bars: Sequence[Bar], places: Sequence[int], weeks: Sequence[str], days: Sequence[str]) -> dict[str, Any]:
    """A square with its count for each day that has any; `places` are the days since the first Monday."""
    most = max((bar.total for bar in bars), default=1)
    figure = go.Figure(
        go.Scatter(
            x=[place // 7 for place in places],
            y=[place % 7 for place in places],
            text=[str(bar.total) for bar in bars],
            mode="markers+text",
            textfont={"size": 11, "color": "var(--ink)"},
            hovertext=[bar.name for bar in bars],
            hovertemplate="<b>%{hovertext}</b><br>%{text}<extra></extra>",
            customdata=[bar.urls[0] for bar in bars],
            marker={
                "symbol": "square",
                "size": [16 + round(10 * bar.total / most) for bar in bars],
                "color": "var(--open-ground)",
                "line": {"color": "var(--open)", "width": 1.5},
            },
            cliponaxis=False,
        ),
        go.Layout(template=go.layout.Template(), dragmode=False, hovermode="closest", showlegend=False),
    )
    figure.update_layout(
        height=UPRIGHT_HEIGHT,
        margin={"l": 8, "r": 8, "t": BUTTONS, "b": 8},
        xaxis=_ticks(weeks, every=3) | {"range": [-0.7, len(weeks) - 0.3]},
        yaxis=_ticks(days, every=1) | {"range": [len(days) - 0.4, -0.6]},
    )
    return figure.to_plotly_json()  # type: ignore[no-any-return]


def step_curve(points: Sequence[tuple[int, float, int]], x_title: str, y_title: str, risk: str) -> dict[str, Any]:
    """A curve in steps of (days, percentage, number at risk); the numbers at risk stand under every sixth point."""
    days, percentages, at_risk = (list(part) for part in zip(*points, strict=True))
    figure = go.Figure(
        go.Scatter(
            x=days,
            y=percentages,
            mode="lines",
            line={"shape": "hv", "color": "var(--kept)", "width": 2.5},
            customdata=at_risk,
            hovertemplate=(
                f"<b>%{{x}}</b> {x_title}<br>{y_title}: %{{y:.0f}}%<br>{risk}: %{{customdata:,d}}<extra></extra>"
            ),
        ),
        go.Layout(template=go.layout.Template(), dragmode=False, hovermode="closest", showlegend=False),
    )
    plain = {"automargin": True, "fixedrange": True, "gridcolor": "var(--line)", "zerolinecolor": "var(--line)"}
    shown = range(0, len(days), 6)
    figure.update_layout(
        height=UPRIGHT_HEIGHT + 40,
        margin={"l": 8, "r": 8, "t": BUTTONS, "b": 8},
        xaxis=plain
        | {
            "tickmode": "array",
            "tickvals": [days[place] for place in shown],
            "ticktext": [f"{days[place]}<br>({at_risk[place]})" for place in shown],
            "title": {"text": f"{x_title} ({risk})", "font": {"size": 13}},
            "range": [0, max(days[-1], 1)],
        },
        yaxis=plain | {"range": [0, 100], "ticksuffix": "%"},
    )
    return figure.to_plotly_json()  # type: ignore[no-any-return]


def _figure(bars: Sequence[Bar], series: Sequence[Series], *, lying: bool) -> go.Figure:
    """The bars of every series that has anything in it."""
    used = [(index, part) for index, part in enumerate(series) if any(bar.counts[index] for bar in bars)]
    layout = go.Layout(
        template=go.layout.Template(),
        barmode="stack",
        bargap=0.3,
        dragmode=False,
        hovermode="closest",
        legend={
            "orientation": "h",
            "maxheight": 1,  # half of the picture, which is usual, cuts it off below a single bar on a phone
            "xref": "container",
            "x": 0,
            "yref": "container",
            "y": 0,
            "yanchor": "bottom",
            "traceorder": "normal",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        showlegend=len(used) > 1,
    )
    return go.Figure([_part(bars, index, part, lying=lying) for index, part in used], layout)


def _part(bars: Sequence[Bar], index: int, part: Series, *, lying: bool) -> go.Bar:
    counts, places = [bar.counts[index] for bar in bars], _places(bars)
    return go.Bar(
        x=counts if lying else places,
        y=places if lying else counts,
        orientation="h" if lying else "v",
        name=part.label,
        hovertext=[bar.name for bar in bars],
        hovertemplate=f"<b>%{{hovertext}}</b><br>{part.label}: %{{{'x' if lying else 'y'}:,d}}<extra></extra>",
        customdata=[bar.urls[index] if bar.urls else "" for bar in bars],
        marker={
            "color": part.ground or part.colour,
            "line": {"color": part.colour, "width": [int(count > 0) for count in counts]},
            "pattern": {
                "shape": part.pattern,
                "fillmode": "replace",
                "bgcolor": "var(--ground)",
                "size": 7,
                "solidity": 0.45,
            },
        },
    )


def _places(bars: Sequence[Bar]) -> list[int]:
    """Bars stand on numbers, not on their labels: two ministries may share a short name."""
    return list(range(len(bars)))


def _names(bars: Sequence[Bar], *, every: int) -> dict[str, Any]:
    return _ticks([bar.label for bar in bars], every=every)


def _ticks(labels: Sequence[str], *, every: int) -> dict[str, Any]:
    shown = range(0, len(labels), every)
    return {
        "tickmode": "array",
        "tickvals": list(shown),
        "ticktext": [labels[place] for place in shown],
        "tickangle": 0,
        "ticklabelstandoff": 6,
        "automargin": True,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
    }


def _amounts(largest: int) -> dict[str, Any]:
    """An axis of whole numbers from 0."""
    return {
        "rangemode": "tozero",
        "range": [0, max(largest, 1) * 1.05],
        "nticks": MOST_SINGLE_STEPS,
        "dtick": 1 if largest <= MOST_SINGLE_STEPS else None,
        "tickformat": ",d",
        "tickfont": {"color": "var(--soft)"},
        "automargin": True,
        "fixedrange": True,
        "gridcolor": "var(--line)",
        "zerolinecolor": "var(--line)",
    }
