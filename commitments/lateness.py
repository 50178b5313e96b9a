"""How far a day lies from a deadline, as people say it: "12 dagen", "5 weken", "7 maanden", "2 jaar"."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commitments.choices import AWAITED, Standing
from commitments.drift import Drift
from commitments.models import Commitment

DAYS_UNTIL_WEEKS, DAYS_UNTIL_MONTHS, DAYS_UNTIL_YEARS = 14, 63, 731
DAYS_IN_MONTH, DAYS_IN_YEAR = 30.4375, 365.25


def span_in_words(days: int) -> str:
    """A number of days (0 or more) in the unit that people would use, rounded down."""
    if days < DAYS_UNTIL_WEEKS:
        return ngettext("%(count)d dag", "%(count)d dagen", days) % {"count": days}
    if days < DAYS_UNTIL_MONTHS:
        return ngettext("%(count)d week", "%(count)d weken", days // 7) % {"count": days // 7}
    if days < DAYS_UNTIL_YEARS:
        months = int(days / DAYS_IN_MONTH)
        return ngettext("%(count)d maand", "%(count)d maanden", months) % {"count": months}
    years = int(days / DAYS_IN_YEAR)
    return ngettext("%(count)d jaar", "%(count)d jaar", years) % {"count": years}


@dataclass(frozen=True, slots=True)
class TermWords:
    """The term of a commitment beside its title: the answer first, then a day with what that day is."""

    answer: str
    day: date | None = None
    label: str = ""


def term_words(commitment: Commitment, standing: str, on: date, *, is_past: bool = False) -> TermWords:
    """What a reader wants to know about the term on day `on`; never "late" for what was not checked.

    Of a past day the commitment is shown as it stood then (`commitments.then`).
    """
    if standing in (Standing.FULFILLED, Standing.LAPSED, Standing.WITHDRAWN):
        return TermWords(str(Standing(standing).label), commitment.closed_on)
    if standing == Standing.DIVIDED:
        return TermWords(_("per onderdeel"))
    if standing == Standing.CONTINUING:
        return _continuing(commitment)
    if commitment.deadline is None:
        return TermWords(_("wacht op een datum") if standing == Standing.AWAITING_OCCASION else _("geen termijn"))
    days = (commitment.deadline - on).days
    if standing == Standing.NOT_CHECKED:
        return TermWords(_("termijn verstreken"), commitment.deadline)
    if days < 0:
        return TermWords(_("%(span)s te laat") % {"span": span_in_words(-days)}, commitment.deadline)
    if days == 0:
        return TermWords(_("uiterlijk op deze dag") if is_past else _("uiterlijk vandaag"), commitment.deadline)
    return TermWords(_("nog %(span)s") % {"span": span_in_words(days)}, commitment.deadline)


def _continuing(commitment: Commitment) -> TermWords:
    if commitment.last_word_on:
        return TermWords(_("doorlopend"), commitment.last_word_on, _("laatste bericht"))
    return TermWords(_("doorlopend"))


def drift_in_words(drift: Drift, status: str, on: date) -> list[str]:
    """How a term slipped, in sentences: how often it was put off, and whether the first one was met on day `on`."""
    said = []
    if drift.times_put_off:
        said.append(
            ngettext("%(count)d keer uitgesteld.", "%(count)d keer uitgesteld.", drift.times_put_off)
            % {"count": drift.times_put_off}
        )
    if status in AWAITED and drift.original_missed(on):
        said.append(_first_term_passed(drift))
    return said


def _first_term_passed(drift: Drift) -> str:
    """ "Missed" only where somebody put it off: a term that moved with its occasion was nobody's to miss."""
    if drift.current is None:
        missed, passed = (
            _("De eerste termijn is gemist; een nieuwe dag is niet genoemd."),
            _("De eerste termijn is voorbij; een nieuwe dag is nog niet bekend."),
        )
    else:
        missed, passed = (
            _("De eerste termijn is gemist; de huidige loopt nog."),
            _("De eerste termijn is voorbij; de huidige loopt nog."),
        )
    return missed if drift.times_put_off else passed
