"""The days of the budget year: Prinsjesdag, the notas, the debates, and the papers that are named after a year."""

from __future__ import annotations

from datetime import timedelta

from commitments import calendars
from commitments.deadlines.anchors import Anchor, Scan, Window, row_window, starts_with
from commitments.deadlines.lexicon import ORDINALS, listed
from commitments.deadlines.result import Basis, Precision
from commitments.deadlines.years import Year, year_after

# Word -> kind of budget day, and the years by which a paper named after a year comes earlier ("Miljoenennota 2026":
# 2025).
BUDGET_WORDS = {
    "prinsjesdag": (calendars.PRINSJESDAG, 0),
    "miljoenennota": (calendars.PRINSJESDAG, -1),
    "rijksbegroting": (calendars.PRINSJESDAG, -1),
    "ontwerpbegroting": (calendars.PRINSJESDAG, -1),
    "ontwerpbegrotingen": (calendars.PRINSJESDAG, -1),
    "begroting": (calendars.PRINSJESDAG, -1),
    "begrotingen": (calendars.PRINSJESDAG, -1),
    "begrotingsstukken": (calendars.PRINSJESDAG, -1),
    "belastingplan": (calendars.PRINSJESDAG, -1),
    "belastingpakket": (calendars.PRINSJESDAG, -1),
    "troonrede": (calendars.PRINSJESDAG, 0),
    "prinsjesdagstukken": (calendars.PRINSJESDAG, 0),
    "voorjaarsnota": (calendars.VOORJAARSNOTA, 0),
    "voorjaarsbesluitvorming": (calendars.VOORJAARSNOTA, 0),
    "najaarsnota": (calendars.NAJAARSNOTA, 0),
    "verantwoordingsdag": (calendars.VERANTWOORDINGSDAG, 0),
    "gehaktdag": (calendars.VERANTWOORDINGSDAG, 0),
    "verantwoordingsstukken": (calendars.VERANTWOORDINGSDAG, 1),
    "jaarverslag": (calendars.VERANTWOORDINGSDAG, 1),
    "jaarverslagen": (calendars.VERANTWOORDINGSDAG, 1),
    "slotwet": (calendars.VERANTWOORDINGSDAG, 1),
    "slotwetten": (calendars.VERANTWOORDINGSDAG, 1),
}
OWN_REPORTS = frozenset(("jaarverslag", "jaarverslagen"))


def budget_day(s: Scan, end: int, kind: str, shift: int, said: Year) -> Anchor:
    calendar = s.calendar
    number = None if said.number is None else said.number + shift

    def at(year: int) -> Window | None:
        return row_window(calendar.budget_day(kind, year), NAMES.get(kind, kind))

    return Anchor(end, "budget", Precision.DAY, Basis.OCCASION, at, number, late="na-gelegenheid", past=said.past)


NAMES = {
    calendars.PRINSJESDAG: "Prinsjesdag",
    calendars.VERANTWOORDINGSDAG: "Verantwoordingsdag",
    calendars.VOORJAARSNOTA: "de Voorjaarsnota",
    calendars.NAJAARSNOTA: "de Najaarsnota",
    calendars.ELECTION: "de Tweede Kamerverkiezing",
}


@starts_with(BUDGET_WORDS)
def named_budget_day(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "Prinsjesdag", "de Miljoenennota 2026", "de begroting voor volgend jaar", "het jaarverslag over 2020"."""
    word = s.words[i]
    what, shift = BUDGET_WORDS[word]
    said, end = _year_of_paper(s, i + 1)
    if said.number is None and word in OWN_REPORTS and _of_another(s, end):
        return None
    if kind == "past":
        return None
    return budget_day(s, said.end if said.number or said.past else end, what, shift, said)


def _of_another(s: Scan, i: int) -> bool:
    """Whether a report is that of some other body than a ministry or the State: "het jaarverslag van de Inspectie"."""
    state = ("rijk", "ministerie", "departementen", "ministeries")
    return s.words[i] in ("van", "der") and not (s.words[i + 1] in ("het", "de") and s.words[i + 2] in state)


def _year_of_paper(s: Scan, i: int) -> tuple[Year, int]:
    """The year that a budget paper is about, over "van BZ" or "(V)"; and the word after what names the paper."""
    said = year_after(s, i)
    if said.number is not None or said.end != i:
        return said, said.end
    j = chapter_end(s, i)
    later = year_after(s, j)
    if later.number is not None:
        return later, later.end
    return Year(None, j), j


CHAPTERS = {
    word: chapter
    for chapter, words in {
        "III": "az",
        "IV": "koninkrijksrelaties",
        "V": "bz buitenlandse",
        "VI": "jenv venj justitie",
        "VII": "bzk binnenlandse",
        "VIII": "ocw onderwijs oenw",
        "IX": "fin financien",
        "X": "def defensie",
        "XII": "ienw ienm infrastructuur verkeer venw",
        "XIII": "ez ezk economische",
        "XIV": "lnv lvvn landbouw",
        "XV": "szw sociale",
        "XVI": "vws volksgezondheid",
        "XVII": "bhos bho buitenlandse-handel ontwikkelingssamenwerking",
        "XX": "aenm asiel",
        "XXII": "vro volkshuisvesting",
        "XXIII": "kgg klimaat",
    }.items()
    for word in words.split()
}
NAME_WORDS = frozenset(
    listed(
        "zaken en koninkrijksrelaties veiligheid cultuur wetenschap wetenschappen waterstaat milieu klimaat groene "
        "groei natuur voedselkwaliteit voedselzekerheid visserij welzijn sport werkgelegenheid ruimtelijke ordening"
    )
)


def chapter_of(s: Scan, i: int) -> tuple[str, int]:
    """The budget chapter named at i ("van Buitenlandse Zaken", "OCW") and the word after it; "" when none is named."""
    j = i
    while s.words[j] in ("van", "voor", "het", "de", "ministerie", "("):
        j += 1
    chapter = CHAPTERS.get(s.words[j], "")
    if not chapter:
        roman = s.words[j].upper()
        chapter = roman if roman in ROMANS else ""
    if not chapter:
        return "", i
    j += 1
    while s.words[j] in NAME_WORDS and s.words[j] not in ORDINALS:
        j += 1
    return chapter, j + (s.words[j] == ")")


ROMANS = frozenset(CHAPTERS.values())


def chapter_end(s: Scan, i: int) -> int:
    return chapter_of(s, i)[1]


@starts_with(("begrotingsbehandeling", "begrotingsbehandelingen", "begrotingsdebat", "begrotingsdebatten"))
def budget_debate(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "de begrotingsbehandeling (van BZ) (2026)"; an occasion without a day where the calendar has no row."""
    chapter, end = chapter_of(s, i + 1)
    return dated_debate(s, end, calendars.BUDGET_DEBATE, chapter, -1)


def dated_debate(s: Scan, end: int, kind: str, chapter: str, shift: int) -> Anchor | None:
    said = year_after(s, end)
    number = None if said.number is None else said.number + shift
    calendar = s.calendar

    def at(year: int) -> Window | None:
        return row_window(
            calendar.budget_day(kind, year, chapter), f"{NAMES.get(kind, 'de ' + kind)} {chapter}".strip()
        )

    years = (number,) if number is not None else tuple(range(s.said_on.year, s.said_on.year + 2))
    if not any((window := at(year)) and window.last >= s.said_on for year in years):
        return None
    return Anchor(said.end, "budget", Precision.DAY, Basis.OCCASION, at, number, late="na-gelegenheid")


@starts_with(("behandeling",))
def treatment(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "de behandeling van de Defensiebegroting 2026"."""
    j = i + 1
    while s.words[j] in ("van", "de"):
        j += 1
    word = s.words[j]
    if not word.endswith("begroting") or word == "ontwerpbegroting":
        return None
    chapter, end = chapter_of(s, j + 1)
    return dated_debate(
        s, end, calendars.BUDGET_DEBATE, chapter or CHAPTERS.get(word.removesuffix("begroting"), ""), -1
    )


@starts_with(("apb", "afb", "algemene"))
def general_debate(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "de Algemene Politieke Beschouwingen", "de AFB"; where the calendar has a row."""
    words = s.words[i : i + 3]
    if words[0] in ("apb", "afb"):
        return dated_debate(
            s, i + 1, calendars.GENERAL_DEBATE if words[0] == "apb" else calendars.FINANCIAL_DEBATE, "", 0
        )
    if words[2] != "beschouwingen":
        return None
    return dated_debate(
        s, i + 3, calendars.GENERAL_DEBATE if words[1] == "politieke" else calendars.FINANCIAL_DEBATE, "", 0
    )


ELECTION_KNOWN = timedelta(days=240)  # a snap election is not meant by who speaks before it is called


@starts_with(("verkiezingen", "tweedekamerverkiezingen", "kamerverkiezingen"))
def election(s: Scan, i: int, kind: str) -> Anchor | None:
    found = dated_debate(s, i + 1, calendars.ELECTION, "", 0)
    window = found and found.at(s.said_on.year)
    return found if window and s.said_on <= window.first <= s.said_on + ELECTION_KNOWN else None


SUPPLEMENTARY = frozenset(("begroting", "begrotingen", "begrotingswet", "begrotingswetten", "wet"))
NOTAS = (calendars.VOORJAARSNOTA, calendars.NAJAARSNOTA)


@starts_with(("suppletoire",))
def next_supplementary(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "de eerstvolgende suppletoire begroting" comes with the next nota, in spring or in autumn."""
    if s.words[i + 1] not in SUPPLEMENTARY or kind == "past":
        return None
    calendar = s.calendar

    def at(half_year: int) -> Window | None:
        nota = NOTAS[half_year % 2]
        label = f"de suppletoire begroting (bij {NAMES[nota]})"
        return row_window(calendar.budget_day(nota, half_year // 2), label)

    start = 2 * s.said_on.year
    years = range(start, start + 4)
    return Anchor(i + 2, "budget", Precision.DAY, Basis.OCCASION, at, late="na-gelegenheid", years=years)


@starts_with(("eerste", "tweede", "1e", "2e"))
def supplementary(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "de eerste suppletoire begroting" comes with the Voorjaarsnota, the second with the Najaarsnota."""
    if s.words[i + 1] != "suppletoire" or s.words[i + 2] not in SUPPLEMENTARY:
        return None
    what = calendars.VOORJAARSNOTA if ORDINALS[s.words[i]] == 1 else calendars.NAJAARSNOTA
    said, end = _year_of_paper(s, i + 3)
    return budget_day(s, end, what, 0, said)
