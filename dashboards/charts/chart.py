"""One question with its answer, and what all the charts share."""

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html

from dashboards import sentences
from dashboards.figures import Bar


@dataclass(frozen=True, slots=True)
class Chart:
    """A sentence, a Plotly figure (None when there is nothing to draw) and a table that answer one question.

    The table and the CSV have a line for each of `bars`: its name, its counts, their sum where `totalled`, and what
    the bar says `beside` them. `counted` says what its numbers are of, where the title does not; `no_list` why they
    lead to no list, "" where they do.
    """

    key: str
    title: str
    reading: str
    chart: dict[str, Any] | None
    columns: tuple[str, ...]
    bars: tuple[Bar, ...]
    csv_url: str
    totalled: bool = True
    counted: str = ""
    no_list: str = ""

    @property
    def rows(self) -> list[list[str]]:
        """The cells of the table; a count links to the list behind it."""
        return [
            [bar.name, *map(_linked, bar.counts, bar.urls or [""] * len(bar.counts)), *self._sum(bar), *bar.beside]
            for bar in self.bars
        ]

    @property
    def lines(self) -> list[list[str | int]]:
        """The lines of the CSV, headings first."""
        counted: list[list[str | int]] = []
        for bar in self.bars:
            total = [bar.total] if self.totalled else []
            counted.append([bar.name, *bar.counts, *total, *bar.beside])
        return [list(self.columns), *counted]

    def _sum(self, bar: Bar) -> list[str]:
        return [sentences.amount(bar.total)] if self.totalled else []


def _linked(count: int, url: str) -> str:
    words = sentences.amount(count)
    return format_html('<a href="{}">{}</a>', url, words) if count and url else words


def silent_and_told(counts: tuple[int, ...]) -> str:
    """Without word and with, as they stand behind a bar: "14 + 12", or "14" when there is nothing with word."""
    silent, announced = counts
    words = sentences.amount(silent)
    return f"{words} + {sentences.amount(announced)}" if announced else words
