"""What a page about somebody or something shows first: open, late without word, due soon; in words, numbers and rows.

Everything is counted by the list's own filter, so that each number is the number of the list that it links to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commitments.access import Viewer, sees_public_only
from commitments.choices import Standing
from commitments.counters import standings_of
from commitments.counting import COUNTED, wanted
from commitments.filters import CommitmentFilter
from commitments.lists import first_of
from commitments.models import Commitment
from commitments.named import Named
from commitments.querysets import CommitmentQuerySet
from commitments.soon import soon
from commitments.stand import Stand
from commitments.standing import ANNOUNCED, IN_TIME, OPEN

MOST_ROWS = 5
LATE = (Standing.LATE,)
OTHERWISE = tuple(name for name in OPEN if name not in LATE)

Parameters = dict[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Number:
    """One number that is a link, as parts/tile.html shows it."""

    tone: str
    shape: str
    count: int
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Part:
    """The first rows of a list under a heading; `count` is how many the whole list has, `url` its address."""

    heading: str
    rows: list[Commitment]
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Glance:
    """`query` is the list's own filter, `url` the list itself, `sentence` the answer in words."""

    query: str
    url: str
    count: int
    sentence: str
    numbers: list[Number]
    parts: list[Part]


def glance(viewer: Viewer, stand: Stand, parameters: Parameters) -> Glance:
    """The answer for the list with these parameters, of what this reader may see on the day of `stand`."""
    lists = Lists(stand.of(Commitment.objects.visible_to(viewer)), stand, parameters)
    all_public = sees_public_only(viewer) and not stand.is_past
    counts = (all_public and _kept_counts(lists)) or _counts(lists.rows(), stand.on)
    late, awaited = counts[Standing.LATE], sum(counts[name] for name in OPEN)
    return Glance(
        query=lists.query,
        url=lists.url(),
        count=sum(counts[name] for name in Standing.values),
        sentence=_sentence(awaited, late, counts["soon"], counts[Standing.NOT_CHECKED]),
        numbers=[
            Number("late", "diamond", late, _("te laat, zonder bericht"), lists.url(LATE, sorteer="te-laat")),
            Number("open", "dot", counts["soon"], _("termijn binnen twee weken"), lists.soon_url()),
            Number(
                "put-off", "hatched", _put_off(counts), _("te laat of uitgesteld, met bericht"), lists.url(ANNOUNCED)
            ),
            Number("none", "ring", awaited, _("in alle staan nog open"), lists.url(OPEN)),
        ],
        parts=_parts(lists, late, counts["soon"], awaited),
    )


def _parts(lists: "Lists", late: int, due_soon: int, awaited: int) -> list[Part]:
    """The last one is of what else is open: it shows what is not above it already."""
    first = lists.part(_("Te laat, zonder bericht"), late, LATE, {"sorteer": "te-laat"})
    due = lists.soon_part(due_soon)
    shown = [row.pk for row in due.rows]
    return [first, due, lists.part(_("Verder open, nieuwste eerst"), awaited - late, OTHERWISE, {}, shown)]


@dataclass(frozen=True)
class Lists:
    """The lists behind a page: some parameters are always there, others are added."""

    seen: CommitmentQuerySet
    stand: Stand
    always: Parameters

    @cached_property
    def _named(self) -> Named:
        """What their addresses name, looked up once for all of them."""
        return Named([self.query])

    @property
    def query(self) -> str:
        """As an address has it."""
        return urlencode(self.always, doseq=True)

    def url(self, standings: Sequence[str] = (), **more: str) -> str:
        given = self._with(standings, more)
        query = f"?{urlencode(given, doseq=True)}" if given else ""
        return self.stand.keep(reverse("commitments") + query)

    def rows(self, standings: Sequence[str] = (), **more: str) -> CommitmentQuerySet:
        """What that list holds, in its order."""
        return self.filtered(standings, **more).ordered()

    def filtered(self, standings: Sequence[str] = (), **more: str) -> CommitmentFilter:
        asked = QueryDict(urlencode(self._with(standings, more), doseq=True))
        return CommitmentFilter(asked, self.seen, on=self.stand.on, named=self._named)

    def part(
        self, heading: str, count: int, standings: Sequence[str], more: dict[str, str], without: Sequence[int] = ()
    ) -> Part:
        """The first rows of that list, leaving out those `without`; `count` is that of the whole list."""
        shown = min(count - len(without), MOST_ROWS)
        first: list[Commitment] = []
        if shown > 0:
            asked = self.filtered(standings, **more)
            rows = self.stand.lines(asked.qs.exclude(pk__in=without))
            first = self.stand.lined(first_of(rows, asked.order, shown, on=self.stand.on))
        return Part(heading, first, count, self.url(standings, **more))

    def soon_url(self) -> str:
        return self.url(IN_TIME, **self._soon())

    def soon_part(self, count: int) -> Part:
        return self.part(_("Termijn binnen twee weken"), count, IN_TIME, self._soon())

    def _soon(self) -> dict[str, str]:
        first, last = soon(self.stand.on)
        return {"van": first.isoformat(), "tot": last.isoformat(), "sorteer": "termijn"}

    def _with(self, standings: Sequence[str], more: dict[str, str]) -> Parameters:
        status: Parameters = {"status": [str(name) for name in standings]} if standings else {}
        return self.always | status | more


def _counts(rows: CommitmentQuerySet, on: date) -> dict[str, int]:
    """Each value of `Standing` to how many, and "soon": in time, with the last day within two weeks. One query."""
    due = Q((f"{rows.columns.deadline}__range", soon(on)))
    tally = (
        rows.with_standing(on)
        .order_by()
        .values_list("standing")  # type: ignore[misc]  # annotated by with_standing
        .annotate(number=Count("pk", distinct=True), soon=Count("pk", filter=due, distinct=True))
    )
    counts = dict.fromkeys([*Standing.values, "soon"], 0)
    for standing, number, due_soon in tally:
        counts[standing] = number
        counts["soon"] += due_soon if standing in IN_TIME else 0
    return counts


def _kept_counts(lists: Lists) -> dict[str, int]:
    """The same of all that is public today, from the kept counts; {} where they do not hold the list."""
    asked = lists.filtered()
    rows, (name,) = asked.qs, lists.always
    chosen, on = asked.form.cleaned_data.get(name), lists.stand.on
    if name not in COUNTED or (name == "commissie" and chosen.is_addressed_beside):
        return {}
    kept = standings_of(on, name, wanted(name, chosen))
    return kept and dict.fromkeys(Standing.values, 0) | kept | {"soon": rows.due_between(*soon(on)).count()}


def _put_off(counts: dict[str, int]) -> int:
    return sum(counts[name] for name in ANNOUNCED)


def _sentence(awaited: int, late: int, due: int, not_checked: int) -> str:
    if not awaited:
        return _("Er staat hier geen toezegging open.")
    is_open = ngettext("%(count)d toezegging staat open", "%(count)d toezeggingen staan open", awaited)
    is_late = ngettext("%(count)d is te laat zonder bericht", "%(count)d zijn te laat zonder bericht", late)
    is_due = ngettext(
        "van %(count)d loopt de termijn binnen twee weken af",
        "van %(count)d loopt de termijn binnen twee weken af",
        due,
    )
    words = _("%(open)s; %(late)s en %(due)s.") % {
        "open": is_open % {"count": awaited},
        "late": is_late % {"count": late} if late else _("geen enkele is te laat zonder bericht"),
        "due": is_due % {"count": due} if due else _("geen termijn loopt binnen twee weken af"),
    }
    return f"{words} {_unknown(not_checked)}" if not_checked else words


def _unknown(count: int) -> str:
    """What is not called late because nobody has looked yet; never left out of the answer."""
    words = ngettext(
        "Van %(count)d is de termijn verstreken, maar of er bericht kwam is niet nagegaan.",
        "Van %(count)d is de termijn verstreken, maar of er bericht kwam is niet nagegaan.",
        count,
    )
    return words % {"count": count}
