"""What is open at each ministry, and what of it is late?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commitments.choices import Standing
from commitments.standing import ANNOUNCED, OPEN
from dashboards import sentences
from dashboards.charts.chart import Chart, silent_and_told
from dashboards.figures import Bar, Series, lying_bars
from dashboards.queries import Tally
from dashboards.scope import Scope

KEY = "ministeries"
OTHERWISE_OPEN = tuple(name for name in OPEN if name not in (Standing.LATE, Standing.NOT_CHECKED, *ANNOUNCED))
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Part:
    """Of one ministry: how many are late without word, of how many that are open."""

    name: str
    late: int
    open: int


def chart(scope: Scope) -> Chart:
    found = rows(scope)
    parts = [series for series, _group in parts_of_what_is_open()]
    return Chart(
        key=KEY,
        title=_("Wat staat open per ministerie, en wat is te laat?"),
        reading=sentence([Part(bar.label, bar.counts[0], bar.total) for bar in found]),
        chart=lying_bars(found, parts) if found else None,
        columns=(_("Ministerie"), *(part.label for part in parts), _("samen open")),
        bars=tuple(found),
        csv_url=scope.csv_url(KEY),
    )


def rows(scope: Scope) -> list[Bar]:
    """A bar for each ministry with anything open, the one with most that is late first."""
    names = {row.code: (row.short_name, row.name) for row in scope.tallies}
    bars = [_bar(code, names[code], scope) for code in names]
    return sorted((bar for bar in bars if bar.total), key=_late_first)


def parts_of_what_is_open() -> list[tuple[Series, tuple[str, ...]]]:
    """Every standing of `OPEN` once: solid for silent, hatched for announced, dotted for what nobody looked at."""
    return [
        (Series(_("te laat, zonder bericht"), "var(--late)"), (Standing.LATE,)),
        (Series(_("te laat of uitgesteld, met bericht"), "var(--put-off)", "/"), ANNOUNCED),
        (Series(_("overig open"), "var(--open)", ground="var(--open-ground)"), OTHERWISE_OPEN),
        (Series(_("niet nagegaan"), "var(--none)", "."), (Standing.NOT_CHECKED,)),
    ]


def _bar(code: str, names: tuple[str, str], scope: Scope) -> Bar:
    groups: Sequence[tuple[str, ...]] = [group for _series, group in parts_of_what_is_open()]
    own: list[Tally] = [row for row in scope.tallies if row.code == code]
    counts = tuple(sum(row.count for row in own if row.standing in group) for group in groups)
    return Bar(
        label=names[0],
        name=names[1],
        counts=counts,
        urls=tuple(scope.list_url(group, ministerie=code) for group in groups),
        note=_("%(late)s van %(open)s") % {"late": silent_and_told(counts[:2]), "open": sentences.amount(sum(counts))},
    )


def _late_first(bar: Bar) -> tuple[int, int, int, str]:
    return -bar.counts[0], -bar.counts[1], -bar.total, bar.name


def sentence(parts: Sequence[Part]) -> str:
    """Who has the most that are late without word, and who the largest share; always beside how many are open."""
    late = [part for part in parts if part.late]
    if not late:
        return _("Geen enkel ministerie heeft een toezegging die te laat is zonder bericht.")
    if len(late) == 1:
        return _only(late[0])
    most = max(part.late for part in late)
    leaders = [part for part in late if part.late == most]
    if len(leaders) > 1:
        return _tied(leaders, most)
    return sentences.together(_leader(leaders[0]), _largest_share(late, leaders[0]))


def _only(part: Part) -> str:
    return ngettext(
        "De enige die te laat is zonder bericht, is van %(name)s (%(late)s van %(open)s open).",
        "Alle %(late)s die te laat zijn zonder bericht, zijn van %(name)s (%(late)s van %(open)s open).",
        part.late,
    ) % {"name": part.name, "late": sentences.amount(part.late), "open": sentences.amount(part.open)}


def _tied(leaders: Sequence[Part], most: int) -> str:
    if len(leaders) > MOST_NAMED:
        return _("%(names)s ministeries hebben er elk %(late)s die te laat zijn zonder bericht, de meeste.") % {
            "names": sentences.amount(len(leaders)),
            "late": sentences.amount(most),
        }
    return _("%(names)s hebben de meeste die te laat zijn zonder bericht: elk %(late)s.") % {
        "names": sentences.in_a_row(
            [
                _("%(name)s (%(open)s open)") % {"name": part.name, "open": sentences.amount(part.open)}
                for part in leaders
            ]
        ),
        "late": sentences.amount(most),
    }


def _leader(part: Part) -> str:
    return _("%(name)s heeft de meeste die te laat zijn zonder bericht (%(late)s van %(open)s open).") % {
        "name": part.name,
        "late": sentences.amount(part.late),
        "open": sentences.amount(part.open),
    }


def _largest_share(late: Sequence[Part], leader: Part) -> str:
    """The ministry with the largest share, when it is another one, the only one, and large enough for a share."""
    enough = [part for part in late if part.open >= sentences.ENOUGH_FOR_A_SHARE]
    if not enough:
        return ""
    top = max(part.late / part.open for part in enough)
    largest = [part for part in enough if part.late / part.open == top]
    if len(largest) > 1 or largest[0] == leader:
        return ""
    return _("%(name)s heeft het grootste aandeel (%(late)s van %(open)s).") % {
        "name": largest[0].name,
        "late": sentences.amount(largest[0].late),
        "open": sentences.amount(largest[0].open),
    }
