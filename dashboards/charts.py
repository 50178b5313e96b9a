"""The charts of the register: what was counted becomes bars, a sentence, a table and links into the list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import formats
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from commitments.choices import Standing
from commitments.querysets import CommitmentQuerySet
from commitments.stand import PARAMETER
from commitments.standing import OPEN, PUT_OFF, TODAY
from dashboards import queries, sentences
from dashboards.figures import Bar, Series, lying_bars, upright_bars
from dashboards.queries import ANNOUNCED, AgeCount, Ahead, Tally

OTHERWISE_OPEN = tuple(name for name in OPEN if name not in (Standing.LATE, Standing.NOT_CHECKED, *ANNOUNCED))
AS_GIVEN = (Standing.ON_TIME, Standing.MOVED_WITH_OCCASION)
"""With a term ahead that the minister never put off."""

OVER_THREE_MONTHS, OVER_A_YEAR = 92, 366
LABEL_EVERY = 3  # weeks; what fits on a phone


@dataclass(frozen=True, slots=True)
class Chart:
    """One question with its answer: a sentence, a Plotly figure (None when there is nothing to draw) and a table.

    The table and the CSV have a line for each of `bars`: its name, its counts and their sum. `stand` as in `list_url`.
    """

    key: str
    title: str
    reading: str
    chart: dict[str, Any] | None
    columns: tuple[str, ...]
    bars: tuple[Bar, ...]
    stand: str = ""

    @property
    def rows(self) -> list[list[str]]:
        """The cells of the table; a count links to the list behind it."""
        return [[bar.name, *map(_linked, bar.counts, bar.urls), sentences.amount(bar.total)] for bar in self.bars]

    @property
    def lines(self) -> list[list[str | int]]:
        """The lines of the CSV, headings first."""
        counted: list[list[str | int]] = [[bar.name, *bar.counts, bar.total] for bar in self.bars]
        return [list(self.columns), *counted]

    @property
    def csv_url(self) -> str:
        address = reverse("figure_csv", args=[self.key])
        return f"{address}?{urlencode({PARAMETER: self.stand})}" if self.stand else address


def list_url(standings: Sequence[str], *, stand: str = "", **parameters: str) -> str:
    """The address of the list with these standings and further parameters; `stand` is the day shown, "" for today."""
    query = [*(("status", str(name)) for name in standings), *parameters.items()]
    return f"{reverse('commitments')}?{urlencode([*query, (PARAMETER, stand)] if stand else query)}"


def stand_in_links(commitments: CommitmentQuerySet, on: date) -> str:
    """What links out of figures about these commitments carry: the day when it is a past one, else nothing."""
    return "" if commitments.columns is TODAY else on.isoformat()


def _linked(count: int, url: str) -> str:
    words = sentences.amount(count)
    return format_html('<a href="{}">{}</a>', url, words) if count else words


# ── open and late by ministry ─────────────────────────────────────────────────────────────────────────────────────────
def per_ministry(tallies: Sequence[Tally], stand: str = "") -> Chart:
    parts = _parts_of_what_is_open()
    names = {row.code: (row.short_name, row.name) for row in tallies}
    groups = [group for _series, group in parts]
    bars = [_ministry_bar(code, names[code], groups, tallies, stand) for code in names]
    bars = sorted((bar for bar in bars if bar.total), key=_late_first)
    series = [one for one, _group in parts]
    return Chart(
        key="ministeries",
        title=_("Wat staat open per ministerie, en wat is te laat?"),
        reading=sentences.per_ministry([sentences.Part(bar.label, bar.counts[0], bar.total) for bar in bars]),
        chart=lying_bars(bars, series) if bars else None,
        columns=(_("Ministerie"), *(one.label for one in series), _("samen open")),
        bars=tuple(bars),
        stand=stand,
    )


def _parts_of_what_is_open() -> list[tuple[Series, tuple[str, ...]]]:
    """Every standing of `OPEN` once: solid for silent, hatched for announced, dotted for what nobody looked at."""
    return [
        (Series(_("te laat, zonder bericht"), "var(--late)"), (Standing.LATE,)),
        (Series(_("te laat of uitgesteld, met bericht"), "var(--put-off)", "/"), ANNOUNCED),
        (Series(_("overig open"), "var(--open)", ground="var(--open-ground)"), OTHERWISE_OPEN),
        (Series(_("niet nagegaan"), "var(--none)", "."), (Standing.NOT_CHECKED,)),
    ]


def _ministry_bar(
    code: str, names: tuple[str, str], groups: list[tuple[str, ...]], tallies: Sequence[Tally], stand: str
) -> Bar:
    own = [row for row in tallies if row.code == code]
    counts = tuple(sum(row.count for row in own if row.standing in group) for group in groups)
    return Bar(
        label=names[0],
        name=names[1],
        counts=counts,
        urls=tuple(list_url(group, ministerie=code, stand=stand) for group in groups),
        note=_("%(late)s van %(open)s") % {"late": _sum(counts[:2]), "open": sentences.amount(sum(counts))},
    )


def _sum(counts: Sequence[int]) -> str:
    """Without word and with, as they stand behind a bar: "14 + 12", or "14" when there is nothing with word."""
    silent, announced = counts
    words = sentences.amount(silent)
    return f"{words} + {sentences.amount(announced)}" if announced else words


def _late_first(bar: Bar) -> tuple[int, int, int, str]:
    return -bar.counts[0], -bar.counts[1], -bar.total, bar.name


# ── how long the late ones have been late ─────────────────────────────────────────────────────────────────────────────
def ages(counts: Sequence[AgeCount], on: date, stand: str = "") -> Chart:
    labels = (
        _("1–7 dagen"),
        _("8–30 dagen"),
        _("1–3 maanden"),
        _("3–6 maanden"),
        _("6–12 maanden"),
        _("langer dan een jaar"),
    )
    silent, announced = _("zonder bericht"), _("met bericht")
    bars = tuple(_age_bar(label, age, on, stand) for label, age in zip(labels, counts, strict=True))
    series = [Series(silent, "var(--late)"), Series(announced, "var(--put-off)", "/")]
    return Chart(
        key="te-laat",
        title=_("Hoe lang zijn toezeggingen al te laat?"),
        reading=sentences.ages(
            sum(age.silent for age in counts),
            sum(age.silent for age in counts if age.first_day >= OVER_THREE_MONTHS),
            sum(age.silent for age in counts if age.first_day >= OVER_A_YEAR),
        ),
        chart=lying_bars(bars, series) if any(bar.total for bar in bars) else None,
        columns=(_("Te laat sinds"), silent, announced, _("samen")),
        bars=bars,
        stand=stand,
    )


def _age_bar(label: str, age: AgeCount, on: date, stand: str) -> Bar:
    days = {"tot": (on - timedelta(days=age.first_day)).isoformat()}
    if age.last_day:
        days["van"] = (on - timedelta(days=age.last_day)).isoformat()
    urls = tuple(list_url([name], stand=stand, **days) for name in (Standing.LATE, Standing.LATE_WITH_WORD))
    counts = (age.silent, age.announced)
    return Bar(label, label, counts, urls, note=_sum(counts) if any(counts) else "")


# ── the deadlines ahead ───────────────────────────────────────────────────────────────────────────────────────────────
def ahead(counts: Ahead, stand: str = "") -> Chart:
    as_given, put_off = _("termijn zoals eerst gesteld"), _("termijn eerder uitgesteld")
    bars = tuple(_week_bar(week.first, week.last, (week.as_given, week.put_off), stand) for week in counts.weeks)
    series = [Series(as_given, "var(--open)"), Series(put_off, "var(--put-off)", "/")]
    return Chart(
        key="termijnen",
        title=_("Welke termijnen komen eraan?"),
        reading=sentences.ahead([(week.first, week.as_given + week.put_off) for week in counts.weeks], counts.later),
        chart=upright_bars(bars, series, every=LABEL_EVERY) if any(bar.total for bar in bars) else None,
        columns=(_("Week"), as_given, put_off, _("samen")),
        bars=bars,
        stand=stand,
    )


def _week_bar(first: date, last: date, counts: tuple[int, int], stand: str) -> Bar:
    days = {"van": first.isoformat(), "tot": last.isoformat()}
    name = _("%(first)s t/m %(last)s") % {
        "first": formats.date_format(first, "j F"),
        "last": formats.date_format(last, "j F Y"),
    }
    urls = tuple(list_url(names, stand=stand, **days) for names in (AS_GIVEN, PUT_OFF))
    return Bar(formats.date_format(first, _("j b")), name, counts, urls)


CHARTS: dict[str, Callable[[CommitmentQuerySet, date], Chart]] = {
    "ministeries": lambda found, on: per_ministry(queries.tally(found, on), stand_in_links(found, on)),
    "te-laat": lambda found, on: ages(queries.ages(found, on), on, stand_in_links(found, on)),
    "termijnen": lambda found, on: ahead(queries.ahead(found, on), stand_in_links(found, on)),
}
"""Each chart by the name that its address has, made from the commitments that the reader may see and the day."""
