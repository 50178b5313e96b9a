"""Periods of the calendar: months, quarters, halves, seasons, years, weeks, also as seen from the day said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from commitments.calendars import DAY, SUMMER
from commitments.deadlines.anchors import (
    NUMBER,
    Anchor,
    Scan,
    Window,
    determiner,
    month_end,
    range_end,
    single,
    starts_with,
    week_of,
)
from commitments.deadlines.days import day_of_month, weekday
from commitments.deadlines.durations import add, duration
from commitments.deadlines.explaining import told_day
from commitments.deadlines.lexicon import HALVES, MONTH_NAMES, MONTHS, NUMBERS, SEASONS, WEEKDAYS
from commitments.deadlines.result import Basis, Precision
from commitments.deadlines.years import Year, plain_year, year_after

ORDINAL_NAMES = ("eerste", "tweede", "derde", "vierde")


def months_window(first: int, last: int, name: str) -> Callable[[int], Window | None]:
    """Whole months of one year, both numbers included."""
    return lambda year: Window(date(year, first, 1), month_end(year, last), f"{name} {year}")


@starts_with(MONTHS)
def month(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "juli", "juli 2021", "juli volgend jaar", "sept. 2021"."""
    number = MONTHS[s.words[i]]
    j = i + 1
    if s.words[j] == "." and s.text.ends[i] == s.text.starts[j] and len(s.words[i]) < 5 and i + 2 < s.text.size:
        j += s.words[i + 2].isdecimal()
    said = year_after(s, j)
    at = months_window(number, number, MONTH_NAMES[number - 1])
    return Anchor(
        said.end, "month", Precision.MONTH, Basis.PERIOD, at, _year(s, said, kind), kind == "next", past=said.past
    )


def _year(s: Scan, said: Year, kind: str) -> int | None:
    return s.said_on.year if said.number is None and kind == "this" else said.number


@starts_with(["maand"])
def named_month(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "de maand juli"; "deze maand", "komende maand", "het eind van de maand"."""
    if s.words[i + 1] in MONTHS:
        return month(s, i + 1, kind)
    return unit_from_now(s, i, kind)


def quarter_window(number: int) -> Callable[[int], Window | None]:
    return months_window(3 * number - 2, 3 * number, f"het {ORDINAL_NAMES[number - 1]} kwartaal van")


def quarter(s: Scan, end: int, number: int, kind: str = "") -> Anchor:
    said = year_after(s, end)
    at = quarter_window(number)
    return Anchor(said.end, "quarter", Precision.QUARTER, Basis.PERIOD, at, _year(s, said, kind), past=said.past)


def half(s: Scan, end: int, number: int, kind: str = "") -> Anchor:
    said = year_after(s, end)
    at = months_window(6 * number - 5, 6 * number, f"de {ORDINAL_NAMES[number - 1]} helft van")
    return Anchor(said.end, "half", Precision.HALF, Basis.PERIOD, at, _year(s, said, kind), past=said.past)


@starts_with(("q1", "q2", "q3", "q4", "k1", "k2", "k3", "k4"))
def short_quarter(s: Scan, i: int, kind: str) -> Anchor | None:
    return quarter(s, i + 1, int(s.words[i][1]), kind)


@starts_with(("h1", "h2"))
def short_half(s: Scan, i: int, kind: str) -> Anchor | None:
    return half(s, i + 1, int(s.words[i][1]), kind)


@starts_with(SEASONS)
def season(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "het najaar", "dit voorjaar", "de zomer van 2021"; before or after, the summer is the recess."""
    name = SEASONS[s.words[i]]
    if s.words[i + 1] == "reces" or s.words[i : i + 2] == ["voorjaar", "snota"]:
        return None
    said = year_after(s, i + 1)
    if said.number is not None and (k := range_end(s, said.end)) and (second := plain_year(s, k)) and name == "winter":
        said = Year(said.number, second.end)
    policy = s.policy

    def at(year: int) -> Window | None:
        ends = policy.day(name, year)
        begins = policy.day(f"{name}-vanaf", year)
        if begins > ends:  # the winter is named after the year that it starts in
            ends = policy.day(name, year + 1)
        return Window(begins, ends, f"{'het' if name.endswith('jaar') else 'de'} {name} van {year}")

    number = said.number if name == "winter" else _year(s, said, kind)
    found = Anchor(
        said.end, "season", Precision.SEASON, Basis.PERIOD, at, number, kind == "next", past=said.past, policies=(name,)
    )
    found = found._replace(coming=kind == "coming" and number is None)
    return found._replace(instead=summer_recess(s, found)) if name == "zomer" else found


def summer_recess(s: Scan, summer: Anchor) -> Anchor:
    def at(year: int) -> Window | None:
        return s.recess(SUMMER, year)

    return summer._replace(
        rule="summer", basis=Basis.RECESS, precision=Precision.DAY, at=at, late="na-zomer", policies=()
    )


YEAR_STARTS = {
    "schooljaar": (8, 1),
    "studiejaar": (9, 1),
    "collegejaar": (9, 1),
    "cursusjaar": (8, 1),
    "academisch": (9, 1),
    "parlementaire": (9, 21),
    "vergaderjaar": (9, 21),
    "zittingsjaar": (9, 21),
}


@starts_with(("academisch", "parlementaire", "parlementair", *(set(YEAR_STARTS) - {"academisch", "parlementaire"})))
def broken_year(s: Scan, i: int, kind: str) -> Anchor | None:
    """A year from summer to summer: "schooljaar 2021-2022", "het komende schooljaar", "vergaderjaar 1989/90"."""
    word = s.words[i]
    two_words = word.startswith(("academisch", "parlementair"))
    if two_words and s.words[i + 1] != "jaar":
        return None
    j = i + 1 + two_words
    starts = YEAR_STARTS.get(word, (9, 21))
    year = None
    if said := plain_year(s, j + (s.words[j] == "van")):
        year, j = said.number, said.end
        if (k := range_end(s, j)) and s.words[k].isdecimal():
            j = k + 1

    def at(year: int) -> Window | None:
        first, next_first = (
            (date(y, *starts) if starts != (9, 21) else s.calendar.prinsjesdag(y)) for y in (year, year + 1)
        )
        name = word if word.endswith("jaar") else f"{word} jaar"
        return Window(first, next_first - DAY, f"het {name} {year}-{year + 1}")

    strict = kind in ("next", "coming")
    return Anchor(j, "year-broken", Precision.YEAR, Basis.PERIOD, at, year, strict)


@starts_with([NUMBER, "'", "’", "‘", "l", "i"])
def year(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "2021", "2021/2022", "2021-Q3"."""
    said = plain_year(s, i)
    if said is None or said.number is None or (s.words[i].isdecimal() and said.end != i + 1):
        return None
    j = said.end + (s.words[said.end] == "-")
    if s.words[j][:1] == "q" and s.words[j][1:].isdecimal():
        return quarter(s, j + 1, int(s.words[j][1]))._replace(year=said.number)
    return year_anchor(s, said.number, said.end)


def year_anchor(s: Scan, number: int, end: int) -> Anchor:
    """A whole year, or a season or month of it when that follows ("volgend jaar voorjaar", "volgend jaar maart")."""
    j = end + (s.words[end] == ",")
    j, _ = determiner(s, j + (s.words[j] == "in"))
    if s.words[j] in MONTHS and (named := month(s, j, "")):
        return named._replace(year=number)
    if s.words[j] in SEASONS and (found := season(s, j, "")):
        instead = found.instead and found.instead._replace(year=number)
        return found._replace(year=number, instead=instead)
    at = months_window(1, 12, "het jaar")
    return Anchor(end, "year", Precision.YEAR, Basis.PERIOD, at, number)


@starts_with(
    ("jaar", "jaars", "kalenderjaar", "begrotingsjaar", "boekjaar", "jaren", "subsidiejaar", "uitvoeringsjaar")
)
def named_year(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "het jaar 2021", "dit jaar", "het komende jaar", "het einde van het jaar"."""
    if said := plain_year(s, i + 1):
        return (said.number and year_anchor(s, said.number, said.end)) or None
    if s.words[i] == "jaren" or not (kind or s.words[i - 1] == "het") or i == 0:
        return None
    number = s.said_on.year + (kind in ("coming", "next"))
    return year_anchor(s, number, i + 1)


@starts_with(("week", "weekend", "weekeinde", "kwartaal", "halfjaar", "half", "semester"))
def unit_from_now(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "deze week", "komende maand", "het volgende kwartaal", "dit halfjaar", "week 37", "de week van 6 juli"."""
    word = s.words[i]
    end = i + 1 + (word == "half" and s.words[i + 1] == "jaar")
    if word == "half" and end == i + 1:
        return None
    if word == "week" and (found := numbered_week(s, i + 1) or week_with(s, i + 1)):
        return found
    if word == "kwartaal" and s.words[i + 1] in ("1", "2", "3", "4"):
        return quarter(s, i + 2, int(s.words[i + 1]))
    if not kind and (i == 0 or s.words[i - 1] not in ("de", "het") or s.words[end] in ("na", "voor")):
        return None
    ahead = kind in ("coming", "next")
    if word == "week" and s.words[end] in WEEKDAYS:
        monday, _ = week_of(s.said_on)
        day = monday + timedelta(days=WEEKDAYS[s.words[end]] + 7 * ahead)
        return single(end + 1, "weekday", Precision.DAY, Window(day, day, told_day(day)), s.said_on, Basis.DATE)
    rule, precision, window = relative_window(s.said_on, word, ahead)
    return single(end, rule, precision, window, s.said_on)


def relative_window(said_on: date, word: str, ahead: bool) -> tuple[str, Precision, Window]:
    """The week, weekend, month, quarter or half in which a day lies, or (`ahead`) the next one."""
    if word in ("week", "weekend", "weekeinde"):
        monday, sunday = week_of(said_on)
        if word != "week":
            saturday = sunday - DAY
            return "weekend", Precision.WEEK, Window(saturday, sunday, "het weekend")
        monday, sunday = monday + 7 * DAY * ahead, sunday + 7 * DAY * ahead
        return "week", Precision.WEEK, Window(monday, sunday, "volgende week" if ahead else "deze week")
    size, rule, precision = {
        "maand": (1, "month", Precision.MONTH),
        "kwartaal": (3, "quarter", Precision.QUARTER),
    }.get(word, (6, "half", Precision.HALF))
    start = (said_on.month - 1) // size * size + size * ahead
    year, first = said_on.year + start // 12, start % 12 + 1
    name = (
        MONTH_NAMES[first - 1] if size == 1 else f"{MONTH_NAMES[first - 1]} tot en met {MONTH_NAMES[first + size - 2]}"
    )
    return rule, precision, Window(date(year, first, 1), month_end(year, first + size - 1), f"{name} {year}")


@starts_with([NUMBER, *NUMBERS, *HALVES])
def coming_stretch(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "de komende twee weken", "de eerstvolgende drie maanden"."""
    stretch = duration(s, i) if kind in ("coming", "next") else None
    if stretch is None or not stretch.halves:
        return None
    window = Window(s.said_on, add(s.calendar, s.said_on, stretch), f"de komende {s.text.quote(i, stretch.end)}")
    return single(stretch.end, "stretch", Precision.DAY, window, s.said_on)


def numbered_week(s: Scan, i: int) -> Anchor | None:
    """ "week 37 [van 2021]", by ISO 8601."""
    word = s.words[i]
    if not word.isdecimal() or not 1 <= (number := int(word[:4])) <= 53 or s.words[i + 1] in MONTHS:
        return None
    said = year_after(s, i + 1)

    def at(year: int) -> Window | None:
        monday = date(year, 1, 4) - timedelta(days=date(year, 1, 4).weekday()) + (number - 1) * 7 * DAY
        return Window(monday, monday + 6 * DAY, f"week {number} van {year}")

    return Anchor(said.end, "week", Precision.WEEK, Basis.PERIOD, at, said.number, past=said.past)


def week_with(s: Scan, i: int) -> Anchor | None:
    """ "de week van 6 juli", "de week van maandag 6 juli"."""
    if s.words[i] not in ("van", "beginnend", "startend"):
        return None
    day = day_of_month(s, i + 1, "") or (weekday(s, i + 1, "") if s.words[i + 1] in WEEKDAYS else None)
    if day is None:
        return None

    def at(year: int) -> Window | None:
        window = day.at(year)
        return window and Window(*week_of(window.last), f"de week van {window.label}")

    return day._replace(rule="week", precision=Precision.WEEK, basis=Basis.PERIOD, at=at)
