"""Making an occasion, and moving it with every term that hangs on it, in one transaction, with an event each."""

import json
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commitments.access import Viewer, at_desk
from commitments.carried import read
from commitments.day_range import refuse_outside
from commitments.lifecycle import Act, ChangedMeanwhile, ChangeRefused, move_with_occasion
from commitments.lifecycle.order import along
from commitments.models import Commitment, Occasion, OccasionDate
from commitments.row_order import hold
from commitments.said_by import said_by
from commitments.terms import occasion_term


def may_move(user: Viewer, occasion: Occasion) -> bool:
    """Whether every term that hangs on it is of this clerk's desk."""
    hanging = occasion.commitments.awaited()
    return not hanging.exclude(pk__in=hanging.filter(at_desk(user)).values("pk")).exists()


def hold_with_terms(occasions: QuerySet[Occasion]) -> None:
    """Lock the occasions and whatever moves with them, for who writes something else before they move."""
    hold(occasions)
    hold(Commitment.objects.awaited().filter(occasion__in=occasions))


@transaction.atomic
def make_occasion(occasion: Occasion, act: Act) -> None:
    """Enter an unsaved occasion; the days that it has, if any, are the first that are told of it.

    Raises IntegrityError when its address is taken, ChangeRefused for days that cannot be.
    """
    first_on, last_on = occasion.first_on, occasion.last_on
    occasion.first_on = occasion.last_on = None
    with said_by(act.by, act.note):
        occasion.save(force_insert=True)
    if first_on:
        move_occasion(occasion, act, first_on=first_on, last_on=last_on)


@transaction.atomic
def move_occasion(occasion: Occasion, act: Act, *, first_on: date | None, last_on: date | None) -> int:
    """Give the occasion new days (None: awaited, without a date). Returns how many terms moved with it.

    Raises ChangedMeanwhile when the act names a version that the occasion no longer has. A term that was set after the
    day of the announcement moves on the day on which it was set.
    """
    _refuse(first_on, last_on)
    hold_with_terms(Occasion.objects.filter(pk=occasion.pk))
    _refuse_stale(occasion, act.version)
    with said_by(act.by, act.note):
        OccasionDate.objects.create(
            occasion=occasion,
            first_on=first_on,
            last_on=last_on,
            announced_on=act.happened_on,
            document=act.document,
            reason=act.note,
            recorded_at=act.now,
        )
        occasion.first_on, occasion.last_on = first_on, last_on
        occasion.save()
    hanging = list(occasion.commitments.awaited())
    for commitment in hanging:
        term = occasion_term(occasion, commitment.occasion_relation, offset_days=commitment.occasion_offset_days)
        try:
            move_with_occasion(commitment, along(commitment, "move_with_occasion", act), term=term)
        except ChangeRefused as refusal:
            raise ChangeRefused(f"{commitment.number}: {refusal}") from None
    return len(hanging)


def refusal_to_move(occasion: Occasion, act: Act, *, first_on: date | None, last_on: date | None) -> str:
    """Why `move_occasion` would refuse these days, "" when it would not; nothing is kept of the trial."""
    try:
        with transaction.atomic():
            move_occasion(Occasion.objects.get(pk=occasion.pk), act, first_on=first_on, last_on=last_on)
            transaction.set_rollback(True)
    except ChangeRefused as refusal:
        return str(refusal)
    return ""


def shown_days(occasion: Occasion) -> str:
    """What a page carries along of the occasion that is chosen on it: which one, and the days that it showed."""
    return json.dumps({"occasion": occasion.slug, "days": _in_words(occasion)})


def hold_as_shown(occasion: Occasion, carried: str) -> Occasion:
    """The occasion under lock, with its days of now. Raises ChangedMeanwhile when the page showed other days of it."""
    held: Occasion = Occasion.objects.select_for_update(no_key=True).get(pk=occasion.pk)
    shown = read(carried)
    then, now = shown.get("days"), _in_words(held)
    if shown.get("occasion") == held.slug and then != now:
        words = _(
            "%(occasion)s is intussen verplaatst van %(then)s naar %(now)s. Klopt de termijn ook zo, leg het dan nog "
            "eens vast."
        )
        raise ChangedMeanwhile(words % {"occasion": held.name, "then": then, "now": now})
    return held


def _in_words(occasion: Occasion) -> str:
    """Its days, as a page tells them."""
    days = [date_format(day, "j F Y") for day in dict.fromkeys(occasion.days or ())]
    return " – ".join(days) or _("geen datum")


def _refuse_stale(occasion: Occasion, version: int | None) -> None:
    """Of the row under lock; refuse what was decided on other days than it has."""
    held = Occasion.objects.get(pk=occasion.pk)
    if version is not None and version != held.version:
        raise ChangedMeanwhile(_("Iemand anders heeft deze gelegenheid intussen verplaatst."))


def _refuse(first_on: date | None, last_on: date | None) -> None:
    if first_on and last_on and last_on < first_on:
        raise ChangeRefused(_("Een gelegenheid kan niet eindigen voordat zij begint."))
    try:
        for day in filter(None, (first_on, last_on)):
            refuse_outside(day)
    except ValidationError as error:
        raise ChangeRefused(" ".join(error.messages)) from None
