"""How long until a promise is fulfilled? A Kaplan-Meier curve, in which those still open count too.

Kaplan and Meier (1958): at each day the chance to stay unfulfilled is multiplied by 1 - fulfilled / at risk. One that
is open counts until today, one that lapsed until it did; what is continuing has no end to wait for and is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, DateField, DurationField, ExpressionWrapper, F, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from commitments.choices import Status
from commitments.traits import settled_on
from dashboards import sentences
from dashboards.charts.chart import Chart
from dashboards.figures import Bar, step_curve
from dashboards.scope import Scope

KEY = "doorlooptijd"
STEP, LAST = 30, 1080
"""Days between two points of the curve, and the last of them."""


@dataclass(frozen=True, slots=True)
class Lived:
    """How many were fulfilled `days` after the promise, and how many were then last seen unfulfilled."""

    days: int
    fulfilled: int
    left: int


@dataclass(frozen=True, slots=True)
class Point:
    """`days` after the promise: how many are still followed from then on, how many were fulfilled in the step that ends
    here, and the estimated share (0 to 1) that is fulfilled."""

    days: int
    at_risk: int
    fulfilled: int
    share: float


def chart(scope: Scope) -> Chart:
    lives = rows(scope)
    points = curve(lives)
    bars = tuple(
        Bar(
            str(point.days),
            _("%(days)s dagen") % {"days": sentences.amount(point.days)},
            (point.at_risk, point.fulfilled),
            beside=(sentences.percentage(point.share),),
        )
        for point in points
    )
    return Chart(
        key=KEY,
        title=_("Hoe lang duurt het voordat een toezegging is voldaan?"),
        reading=sentence(lives),
        chart=step_curve(
            [(point.days, 100 * point.share, point.at_risk) for point in points],
            _("dagen na de toezegging"),
            _("voldaan"),
            _("nog gevolgd"),
        )
        if any(life.fulfilled for life in lives)
        else None,
        columns=(_("Na"), _("nog gevolgd"), _("voldaan sinds de vorige regel"), _("voldaan (geschat)")),
        bars=bars,
        csv_url=scope.csv_url(KEY),
        totalled=False,
        no_list=_(
            "Dit is een schatting (Kaplan-Meier) waarin ook telt wat nog openstaat; "
            "een lijst met deze aantallen is er niet. Wat doorlopende inzet is, telt niet mee."
        ),
    )


def rows(scope: Scope) -> list[Lived]:
    """The lives of all but the continuing, by their length in days."""
    there = scope.commitments.order_by()
    status = there.columns.status
    until = Coalesce(settled_on(there), Value(scope.on), output_field=DateField())
    lived = ExpressionWrapper(F("until") - F("promised_on"), output_field=DurationField())
    found = there.exclude((status, Status.CONTINUING)).annotate(until=until).annotate(lived=lived)
    counts: dict[int, list[int]] = {}
    for length, name, count in found.values_list("lived", status).annotate(Count("pk")):
        days = max(0, (length or timedelta()).days)
        counts.setdefault(days, [0, 0])[name != Status.FULFILLED] += count
    return [Lived(days, *counts[days]) for days in sorted(counts)]


def estimate(lives: list[Lived]) -> Iterator[tuple[int, float]]:
    """After each number of days the share that is fulfilled, by Kaplan and Meier."""
    at_risk, waiting = sum(life.fulfilled + life.left for life in lives), 1.0
    for life in lives:
        waiting *= 1 - life.fulfilled / at_risk
        at_risk -= life.fulfilled + life.left
        yield life.days, 1 - waiting


def curve(lives: list[Lived]) -> list[Point]:
    """The estimate at every step for as long as anybody is followed."""
    shares = list(estimate(lives))
    points = []
    for days in range(0, LAST + 1, STEP):
        at_risk = sum(life.fulfilled + life.left for life in lives if life.days >= days)
        if not at_risk:
            break
        lately = sum(life.fulfilled for life in lives if days - STEP < life.days <= days)
        share = max((share for day, share in shares if day <= days), default=0.0)
        points.append(Point(days, at_risk, lately, share))
    return points


def sentence(lives: list[Lived]) -> str:
    fulfilled = sum(life.fulfilled for life in lives)
    total = fulfilled + sum(life.left for life in lives)
    if not fulfilled:
        return _("Van deze toezeggingen is er nog geen voldaan.")
    half = next((days for days, share in estimate(lives) if share >= 0.5), None)
    words = {"days": sentences.amount(half or 0), "share": sentences.share(fulfilled, total)}
    if half is None:
        said = _("Minder dan de helft wordt voldaan in de tijd die wij kunnen overzien; tot nu toe %(share)s.") % words
    else:
        said = (
            _("De helft is voldaan binnen %(days)s dagen (tot nu toe %(share)s; wat nog openstaat telt mee).") % words
        )
    return sentences.together(said, sentences.few(total))
