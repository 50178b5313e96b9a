"""What the overview says of all that a reader may see: in words, in four numbers, in charts and in a short list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from commitments.at_a_glance import Number
from commitments.choices import Standing
from commitments.models import Commitment, Dossier
from commitments.querysets import CommitmentQuerySet
from commitments.soon import soon
from commitments.standing import ANNOUNCED, IN_TIME, OPEN, TODAY
from dashboards import queries, sentences
from dashboards.charts import ages, ahead, ministries
from dashboards.charts.chart import Chart
from dashboards.queries import WEEK, Tally
from dashboards.scope import Scope
from dashboards.week_ago import late_a_week_ago

MOST_ROWS = 5


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on the page. `newly_late` are the first of `newly_late_count`."""

    headline: str
    tiles: list[Number]
    not_checked: str
    not_checked_url: str
    origin: str
    per_ministry: Chart
    ages: Chart
    ahead: Chart
    newly_late: list[Commitment]
    newly_late_count: int
    newly_late_url: str


def overview(scope: Scope) -> Overview:
    """The overview of a day, in a fixed number of queries however many commitments there are.

    For a past day the commitments are those of `as_of(on)`.
    """
    tallies, on = scope.tallies, scope.on
    age = ages.chart(scope)
    newly_late = age.bars[0].counts[0]  # the first class of lateness is the past seven days
    late = _count(tallies, [Standing.LATE])
    first, last = (on - WEEK).isoformat(), (on - timedelta(days=1)).isoformat()
    return Overview(
        headline=sentences.headline(_count(tallies, OPEN), late, late_a_week_ago(scope)),
        tiles=_tiles(scope),
        not_checked=_not_checked(scope),
        not_checked_url=scope.list_url((Standing.NOT_CHECKED,)),
        origin=_origin(scope),
        per_ministry=ministries.chart(scope),
        ages=age,
        ahead=ahead.chart(scope),
        newly_late=_newly_late(scope.commitments, on) if newly_late else [],
        newly_late_count=newly_late,
        newly_late_url=scope.list_url((Standing.LATE,), van=first, tot=last),
    )


def _count(tallies: Iterable[Tally], standings: Sequence[str]) -> int:
    return sum(row.count for row in tallies if row.standing in standings)


def _tiles(scope: Scope) -> list[Number]:
    tallies, (first, last) = scope.tallies, soon(scope.on)
    late, no_term = (Standing.LATE,), (Standing.NO_TERM,)
    return [
        Number("late", "diamond", _count(tallies, late), _("te laat, zonder bericht"), scope.list_url(late)),
        Number(
            "put-off",
            "hatched",
            _count(tallies, ANNOUNCED),
            _("te laat of uitgesteld, met bericht"),
            scope.list_url(ANNOUNCED),
        ),
        Number(
            "open",
            "dot",
            sum(row.due_soon for row in tallies),
            _("termijn binnen twee weken"),
            scope.list_url(IN_TIME, van=first.isoformat(), tot=last.isoformat()),
        ),
        Number(
            "none",
            "dashed",
            _count(tallies, no_term),
            _("zonder termijn toegezegd"),
            scope.list_url(no_term),
        ),
    ]


def _not_checked(scope: Scope) -> str:
    count, on = _count(scope.tallies, (Standing.NOT_CHECKED,)), scope.on
    if not count:
        return ""
    dossiers = Dossier.objects.all()
    if scope.commitments.columns is TODAY:
        dossiers = dossiers.filter(checked_until__lt=on)  # no other can have any: those need not be looked into
    rows = scope.commitments.standing_in((Standing.NOT_CHECKED,), on)
    return sentences.not_checked(count, *_read(rows, dossiers, on))


def _origin(scope: Scope) -> str:
    """What the figures rest on: fictitious examples among them, and until when real papers were read."""
    counted, examples = (
        sum(row.count for row in scope.tallies if row.is_example in kinds) for kinds in ((True, False), (True,))
    )
    real = Dossier.objects.filter(is_example=False)
    days = _read(scope.commitments, real, scope.on) if examples < counted else (None, None)
    return sentences.together(sentences.examples(examples, counted), sentences.papers_read(*days))


def _read(rows: CommitmentQuerySet, dossiers: QuerySet[Dossier], on: date) -> tuple[date | None, date | None]:
    """The first and the last day until which the papers of their dossiers were read; none is beyond day `on`."""
    first, last = queries.read_between(rows, dossiers)
    return first and min(first, on), last and min(last, on)


def _newly_late(commitments: CommitmentQuerySet, on: date) -> list[Commitment]:
    """Late without word since the past seven days, the newest first."""
    due = commitments.columns.deadline
    became = commitments.overdue(on).filter((f"{due}__gte", on - WEEK)).standing_in((Standing.LATE,), on)
    return list(became.for_rows().order_by(f"-{due}", "-id")[:MOST_ROWS])
