"""How far does a term move, and by whose doing: the minister's, or that of the occasion it hangs on?"""

from dataclasses import dataclass

from django.db.models import Count, DateField, DurationField, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from commitments.as_of import not_taken_back_by
from commitments.drift import COUNTED, PUT_OFF_BY
from commitments.models import DeadlineChange
from dashboards import sentences
from dashboards.charts.chart import Chart
from dashboards.figures import Bar, Series, lying_bars
from dashboards.queries import changes_of
from dashboards.scope import Scope

KEY = "verschuiving"
FIRST_DAYS = (None, 1, 32, 93, 184, 366)
"""The shortest move of each class in days; the first holds what did not become later."""


@dataclass(frozen=True, slots=True)
class Moves:
    """How many moves of one length (days) the minister or the committee made, and how many the occasion."""

    days: int
    by_minister: int
    by_occasion: int


def chart(scope: Scope) -> Chart:
    moves = rows(scope)
    labels = (
        _("niet later"),
        _("tot een maand"),
        _("1–3 maanden"),
        _("3–6 maanden"),
        _("6–12 maanden"),
        _("langer dan een jaar"),
    )
    bars = tuple(_bar(label, place, moves) for place, label in enumerate(labels))
    series = [
        Series(_("door bewindspersoon of commissie"), "var(--put-off)", "/"),
        Series(_("door de gelegenheid"), "var(--continuing)"),
    ]
    return Chart(
        key=KEY,
        title=_("Hoe ver schuift een termijn op, en door wie?"),
        reading=sentence(moves),
        chart=lying_bars(bars, series) if moves else None,
        columns=(_("Later"), *(part.label for part in series), _("samen")),
        bars=bars,
        csv_url=scope.csv_url(KEY),
        no_list=_(
            "Geteld zijn verschuivingen, niet toezeggingen: een toezegging kan er meer hebben. "
            "Daarom is er geen lijst met deze aantallen. Correcties door de griffie tellen niet mee."
        ),
    )


def rows(scope: Scope) -> list[Moves]:
    """Every move from one day to another, by its length; a correction by the clerks is no move."""
    dated = changes_of(scope.commitments, scope.on).filter(deadline__isnull=False)
    earlier = Q(announced_on__lt=OuterRef("announced_on")) | Q(
        announced_on=OuterRef("announced_on"), sequence__lt=OuterRef("sequence")
    )
    before = (
        DeadlineChange.everything.filter(
            earlier, not_taken_back_by(scope.on), commitment=OuterRef("commitment"), deadline__isnull=False
        )
        .order_by("-announced_on", "-sequence")
        .values("deadline")[:1]
    )
    length = ExpressionWrapper(F("deadline") - F("before"), output_field=DurationField())
    moved = (
        dated.filter(moved_by__in=COUNTED)
        .annotate(before=Subquery(before, output_field=DateField()))
        .filter(before__isnull=False)
        .annotate(length=length)
        .order_by()
    )
    counts: dict[int, list[int]] = {}
    for days, by, count in moved.values_list("length", "moved_by").annotate(Count("pk")):
        counts.setdefault(days.days, [0, 0])[by not in PUT_OFF_BY] += count
    return [Moves(days, *counts[days]) for days in sorted(counts)]


def _bar(label: str, place: int, moves: list[Moves]) -> Bar:
    first = FIRST_DAYS[place]
    end = FIRST_DAYS[place + 1] if place + 1 < len(FIRST_DAYS) else None
    mine = [move for move in moves if (first is None or move.days >= first) and (end is None or move.days < end)]
    counts = (sum(move.by_minister for move in mine), sum(move.by_occasion for move in mine))
    return Bar(label, label, counts, note=sentences.amount(sum(counts)) if any(counts) else "")


def sentence(moves: list[Moves]) -> str:
    """Each part with how many moves it rests on and their mean."""
    by_minister = sum(move.by_minister for move in moves)
    by_occasion = sum(move.by_occasion for move in moves)
    if not by_minister and not by_occasion:
        return _("Geen termijn is van de ene naar een andere dag verschoven.")
    said = []
    if by_minister:
        words = _("Bewindspersoon of commissie: %(count)s keer, gemiddeld %(days)s dagen.")
        said.append(words % _times(by_minister, sum(move.days * move.by_minister for move in moves)))
    if by_occasion:
        words = _("De gelegenheid: %(count)s keer, gemiddeld %(days)s dagen.")
        said.append(words % _times(by_occasion, sum(move.days * move.by_occasion for move in moves)))
    return sentences.together(*said, sentences.few(by_minister + by_occasion))


def _times(count: int, days: int) -> dict[str, str]:
    return {"count": sentences.amount(count), "days": sentences.amount(round(days / count))}
