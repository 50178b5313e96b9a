"""A list to follow in a news reader (Atom) and its terms in an agenda (iCalendar)."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import cast

from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from commitments.addresses import absolute, host
from commitments.chips import chips
from commitments.choices import OFFICE_ALONE, Standing
from commitments.filters import CommitmentFilter, without
from commitments.models import Commitment, CommitmentEvent, DeadlineChange
from commitments.moments import begin_of
from commitments.stand import Stand
from commitments.tokens import PARAMETER
from commitments.views.of_a_list import of_a_list
from commitments.whole_list import rows_of, walk

MOST_IN_A_FEED = 50
MOST_IN_AN_AGENDA = 2000
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What XML and agendas forbid, and papers sometimes hold."""
LOOKS_BACK = timedelta(days=365)
"""Terms that passed longer ago leave the agenda; the list keeps them."""


@of_a_list
def atom(request: HttpRequest, asked: CommitmentFilter, stand: Stand) -> HttpResponseBase:
    """The first of the list, each with its state; an entry is renewed when something happened to the commitment."""
    rows = list(rows_of(asked, stand, MOST_IN_A_FEED))
    asked_for = without(request.GET, PARAMETER, "cursor").urlencode()
    query = f"?{asked_for}" if asked_for else ""
    feed = Atom1Feed(
        title=_titled(_("Toezeggingen aan de Kamer"), asked, request),
        link=absolute(reverse("commitments") + query),
        description="",
        feed_url=absolute(request.path + query),
        language=get_language(),
        author_name="Gestand",
    )
    changed = _changed_at(rows)
    for row in rows:
        address = absolute(row.get_absolute_url())
        feed.add_item(
            title=_summary(row),
            link=address,
            description=_in_words(row),
            unique_id=address,
            pubdate=begin_of(row.promised_on),
            updateddate=changed.get(row.pk, begin_of(row.promised_on)),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@of_a_list
def deadlines_ics(request: HttpRequest, asked: CommitmentFilter, stand: Stand) -> HttpResponseBase:
    """Each term of the list with a day as an event of that whole day."""
    there = asked.qs
    dated = there.filter((f"{there.columns.deadline}__gte", stand.on - LOOKS_BACK))
    rows = list(walk(dated, asked.order, stand, MOST_IN_AN_AGENDA))
    agenda = Calendar()
    agenda.add("prodid", "-//Gestand//Toezeggingen//NL")
    agenda.add("version", "2.0")
    agenda.add("x-wr-calname", _titled(_("Termijnen van toezeggingen"), asked, request))
    moves, changed = _moves(rows), _changed_at(rows)
    for row in rows:
        agenda.add_component(_event(row, moves.get(row.pk, 0), changed.get(row.pk, begin_of(row.promised_on))))
    response = HttpResponse(agenda.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="termijnen.ics"'
    return response


def _titled(what: str, asked: CommitmentFilter, request: HttpRequest) -> str:
    """With the filters in words, so that who follows several lists can tell them apart."""
    words = ", ".join(chip.words for chip in chips(asked, request.GET))
    return _plain(f"{what}: {words}" if words else what)


def _event(row: Commitment, moves: int, changed_at: datetime) -> Event:
    """Named by the key of the row, which outlives a new number; `moves` tells agendas which copy is newer."""
    day = cast(date, row.deadline)
    event = Event()
    event.add("uid", f"toezegging-{row.pk}@{host()}")
    event.add("sequence", moves)
    event.add("dtstamp", changed_at)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", _summary(row))
    event.add("description", _in_words(row))
    event.add("url", absolute(row.get_absolute_url()))
    return event


def _summary(row: Commitment) -> str:
    return _plain(f"{Standing(row.standing).label}: {row.title}")


def _in_words(row: Commitment) -> str:
    words = [f"{row.number}, {row.minister}"]
    if row.deadline_wording:
        words.append(_("Termijn: “%(wording)s”") % {"wording": row.deadline_wording})
    if row.deadline:
        words.append(_("Uiterste dag: %(day)s") % {"day": date_format(row.deadline, "j F Y")})
    return _plain(". ".join(words))


def _plain(text: str) -> str:
    return CONTROL.sub("", text)


def _moves(rows: Sequence[Commitment]) -> dict[int, int]:
    """Key to how often its term was changed."""
    changes = DeadlineChange.objects.filter(commitment__in=[row.pk for row in rows])
    counted = changes.order_by().values_list("commitment").annotate(number=Count("pk"))
    return {pk: number - 1 for pk, number in counted}


def _changed_at(rows: Sequence[Commitment]) -> dict[int, datetime]:
    """Key to when the register last learnt something about it; what stays inside the office changes no entry."""
    events = CommitmentEvent.objects.filter(commitment__in=[row.pk for row in rows]).exclude(kind__in=OFFICE_ALONE)
    return dict(events.order_by().values_list("commitment").annotate(last=Max("recorded_at")))
