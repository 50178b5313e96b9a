"""Recesses, by the calendar's rows or its rules, and feasts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dateutil.easter import easter

from commitments import calendars
from commitments.calendars import DAY
from commitments.deadlines.anchors import Anchor, Scan, Window, starts_with
from commitments.deadlines.result import Basis, Precision
from commitments.deadlines.years import year_after

RECESSES = {
    word: kind
    for kind, words in {
        calendars.SUMMER: "zomerreces zomervakantie zomervakanties zomerstop",
        calendars.CHRISTMAS: "kerstreces kerstvakantie winterreces",
        calendars.SPRING: "voorjaarsreces krokusreces voorjaarsvakantie krokusvakantie",
        calendars.MAY: "meireces meivakantie",
        calendars.AUTUMN: "herfstreces najaarsreces herfstvakantie",
        "verkiezingsreces": "verkiezingsreces",
    }.items()
    for word in words.split()
}
SPLIT_RECESSES = {
    "zomer": calendars.SUMMER,
    "kerst": calendars.CHRISTMAS,
    "voorjaars": calendars.SPRING,
    "mei": calendars.MAY,
    "herfst": calendars.AUTUMN,
}


def recess(s: Scan, end: int, kind: str, strict: bool) -> Anchor:
    said = year_after(s, end)

    def at(year: int) -> Window | None:
        return s.recess(kind, year)

    return Anchor(said.end, "recess", Precision.DAY, Basis.RECESS, at, said.number, strict, "na-reces", past=said.past)


@starts_with(RECESSES)
def named_recess(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "het zomerreces", "het kerstreces 2021"; the verkiezingsreces only where the calendar has it."""
    name, year = RECESSES[s.words[i]], s.said_on.year
    if not (s.recess(name, year) or s.recess(name, year + 1)):
        return None
    return recess(s, i + 1, name, kind == "next")


@starts_with(SPLIT_RECESSES)
def split_recess(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "zomer reces", as it is often scanned."""
    return recess(s, i + 2, SPLIT_RECESSES[s.words[i]], kind == "next") if s.words[i + 1] == "reces" else None


@starts_with(("reces", "vakantie", "vakantieperiode"))
def the_recess(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "het reces" is the next of the two long ones, in summer and at Christmas."""

    def at(half_year: int) -> Window | None:
        year, winter = divmod(half_year, 2)
        return s.recess(calendars.CHRISTMAS if winter else calendars.SUMMER, year)

    start = 2 * s.said_on.year
    return Anchor(i + 1, "recess", Precision.DAY, Basis.RECESS, at, late="na-reces", years=range(start - 1, start + 4))


FEASTS: dict[str, tuple[str, Callable[[int], date]]] = {
    "pasen": ("Pasen", easter),
    "hemelvaart": ("Hemelvaartsdag", lambda year: easter(year) + 39 * DAY),
    "hemelvaartsdag": ("Hemelvaartsdag", lambda year: easter(year) + 39 * DAY),
    "pinksteren": ("Pinksteren", lambda year: easter(year) + 49 * DAY),
    "kerst": ("Kerst", lambda year: date(year, 12, 25)),
    "kerstmis": ("Kerstmis", lambda year: date(year, 12, 25)),
    "kerstdagen": ("de kerstdagen", lambda year: date(year, 12, 25)),
    "koningsdag": ("Koningsdag", lambda year: date(year, 4, 27)),
    "sinterklaas": ("Sinterklaas", lambda year: date(year, 12, 5)),
    "jaarwisseling": ("de jaarwisseling", lambda year: date(year, 1, 1)),
    "nieuwjaar": ("Nieuwjaar", lambda year: date(year, 1, 1)),
}


@starts_with(FEASTS)
def feast(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "Pasen", "de jaarwisseling"; "voor de kerst" speaks of the recess."""
    name, day = FEASTS[s.words[i]]
    said = year_after(s, i + 1)

    def at(year: int) -> Window | None:
        first = day(year)
        return Window(
            first, first + DAY * (name in ("Kerst", "Kerstmis", "de kerstdagen", "Pasen", "Pinksteren")), name
        )

    found = Anchor(said.end, "feast", Precision.DAY, Basis.DATE, at, said.number, late="na-gelegenheid", past=said.past)
    return found._replace(instead=recess(s, i + 1, calendars.CHRISTMAS, False)) if name == "Kerst" else found
