"""Reading the register for a subscription: the list's own filter, only what this person may see, few queries."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from commitments import lifecycle
from commitments.choices import DelayReason, Visibility
from commitments.filters import CommitmentFilter
from commitments.models import Commitment, CommitmentRecipient, Document, User
from commitments.terms import fixed_term
from digests.choices import PeriodKind
from digests.composing import MOST_LINES
from digests.content import Content, Kind, Told, Why
from digests.gathering import Gathering
from digests.models import Subscription
from digests.saved_list import BrokenList, canonical, words
from tests.digests.factories import make_subscription
from tests.factories import (
    NOW,
    TODAY,
    act,
    make_commitment,
    make_committee,
    make_document,
    make_dossier,
    make_minister,
    make_ministry,
)

pytestmark = pytest.mark.django_db
LATE_ON = TODAY - timedelta(days=5)


def gather(subscription: Subscription, told: Told | None = None) -> Content:
    return Gathering(NOW).content(subscription, told or Told())


def numbers(content: Content, kind: Kind | None = None) -> set[str]:
    return {line.number for section in content.sections for line in section.lines if kind in (None, section.kind)}


def test_what_each_of_the_cast_is_told(clerk: User, member: User, reader: User) -> None:
    assert member.member
    committee = member.member.committees.get()
    public = make_commitment(deadline=LATE_ON)
    draft = make_commitment(deadline=LATE_ON, visibility=Visibility.DRAFT)
    own = make_commitment(deadline=LATE_ON, visibility=Visibility.CONFIDENTIAL, committee=committee)
    other = make_commitment(deadline=LATE_ON, visibility=Visibility.CONFIDENTIAL, committee=make_committee())
    everything = {row.number for row in (public, draft, own, other)}
    seen = {user: numbers(gather(make_subscription(user))) for user in (clerk, member, reader, None)}
    assert seen == {
        clerk: everything,
        member: {public.number, own.number},
        reader: {public.number},
        None: {public.number},
    }


def test_a_confidential_row_is_not_even_counted_for_a_stranger() -> None:
    make_commitment(deadline=LATE_ON, visibility=Visibility.CONFIDENTIAL)
    content = gather(make_subscription())
    assert (content.sections, content.standings) == ((), {})


def test_a_paper_that_not_everybody_may_see_is_not_cited() -> None:
    letter = make_document()
    commitment = make_commitment(deadline=LATE_ON, source_document=letter)
    lifecycle.postpone(
        commitment, act(document=letter), term=fixed_term(date(2027, 3, 1)), reason=DelayReason.NONE_GIVEN
    )
    Document.objects.update(visibility=Visibility.CONFIDENTIAL)
    (section,) = gather(make_subscription()).sections
    assert (section.kind, section.lines[0].answer) == (Kind.PUT_OFF, "")
    assert section.lines[0].paper == commitment.dossier.citation


@pytest.mark.parametrize(
    "query", ["", "status=late", "q=brug", "ministerie=iw&status=late&status=on_time", "soort=effort", "van=2026-11-20"]
)
def test_the_list_means_what_its_page_shows(query: str, reader: User) -> None:
    iw = make_minister(ministry=make_ministry(code="iw"))
    for title, minister in (("De brug", iw), ("De sluis", iw), ("De brug", None), ("De sluis", None)):
        fields: dict[str, Any] = {"title": title} | ({"minister": minister} if minister else {})
        make_commitment(deadline=LATE_ON, **fields)
        make_commitment(deadline=TODAY, **fields)
        make_commitment(deadline=LATE_ON, commitment_class="effort", **fields)
    page = CommitmentFilter(QueryDict(query), Commitment.objects.visible_to(reader), on=TODAY).qs
    content = gather(make_subscription(reader, query=query))
    assert sum(content.standings.values()) == page.count() > 0
    assert numbers(content) == {row.number for row in page}


def test_what_was_put_off_says_from_when_to_when() -> None:
    commitment = make_commitment(term=fixed_term(date(2026, 9, 30), "eind september"))
    letter = make_document(commitment.dossier)
    lifecycle.postpone(
        commitment,
        act(date(2026, 10, 2), document=letter),
        term=fixed_term(date(2026, 12, 18), "voor het kerstreces"),
        reason=DelayReason.COORDINATION,
    )
    (section,) = gather(make_subscription()).sections
    (line,) = section.lines
    assert section.kind == Kind.PUT_OFF
    assert (line.old_wording, line.old_deadline) == ("eind september", date(2026, 9, 30))
    assert (line.wording, line.deadline, line.happened_on) == (
        "voor het kerstreces",
        date(2026, 12, 18),
        date(2026, 10, 2),
    )
    assert line.answer == letter.citation


def test_what_was_settled_cites_the_letter_that_did() -> None:
    commitment = make_commitment(deadline=LATE_ON)
    letter = make_document(commitment.dossier)
    lifecycle.fulfil(commitment, act(document=letter))
    (section,) = gather(make_subscription()).sections
    assert (section.kind, section.lines[0].outcome, section.lines[0].answer) == (
        Kind.SETTLED,
        "fulfilled",
        letter.citation,
    )


def test_what_was_settled_by_mistake_and_taken_back_is_no_news() -> None:
    commitment = make_commitment(deadline=LATE_ON)
    lifecycle.fulfil(commitment, act(document=make_document(commitment.dossier)))
    lifecycle.take_back(commitment, act(note="vergissing"), answer=commitment.follow_ups.get())
    assert [section.kind for section in gather(make_subscription()).sections] == [Kind.LATE]


def test_a_member_reads_why(member: User) -> None:
    assert member.member
    seat = member.member
    mine = make_commitment(deadline=LATE_ON, recipients=(CommitmentRecipient(member=seat),))
    ours = make_commitment(deadline=LATE_ON, committee=seat.committees.get())
    others = make_commitment(deadline=LATE_ON)
    why = {line.number: line.why for section in gather(make_subscription(member)).sections for line in section.lines}
    assert why == {
        mine.number: Why.PROMISED_TO_YOU,
        ours.number: Why.YOUR_COMMITTEE,
        others.number: Why.YOUR_LIST,
    }
    only_mine = make_subscription(member, query=f"lid={seat.slug}", name="Aan mij")
    assert numbers(gather(only_mine)) == {mine.number}


def test_equal_lists_are_read_once() -> None:
    for _number in range(3):
        make_commitment(deadline=LATE_ON)
    followers = [make_subscription(query="status=late") for _number in range(5)]
    gathering = Gathering(NOW)
    with CaptureQueriesContext(connection) as first:
        gathering.content(followers[0], Told())
    with CaptureQueriesContext(connection) as others:
        for follower in followers[1:]:
            gathering.content(follower, Told())
    assert (len(first), len(others)) == (3, 0)


@pytest.mark.parametrize(
    "query", ["ministerie=weg", "status=onzin", "van=gisteren", "commissie=opgeheven", "dossier=99999"]
)
def test_a_list_that_is_no_more_is_broken_not_everything(query: str) -> None:
    make_commitment(deadline=LATE_ON)
    with pytest.raises(BrokenList):
        gather(make_subscription(query=query))


def test_equal_lists_have_equal_strings() -> None:
    assert canonical("status=on_time&status=late&sorteer=oudste&cursor=x&q=&page=3") == "status=late&status=on_time"
    assert canonical("") == canonical("onzin=1") == ""
    with pytest.raises(BrokenList):
        canonical("q=" + "x" * 1001)


def test_a_list_in_words(reader: User) -> None:
    make_ministry(code="iw", name="Veren en Vaarten")
    assert (
        words("ministerie=iw&status=late&sorteer=oudste", reader, TODAY) == "te laat, zonder bericht, Veren en Vaarten"
    )
    assert words("", reader, TODAY) == ""


@pytest.mark.parametrize(("kind", "named"), [(PeriodKind.AGENDA, MOST_LINES + 3), (PeriodKind.WEEKLY, MOST_LINES)])
def test_a_list_for_a_procedure_meeting_is_whole(kind: PeriodKind, named: int) -> None:
    committee = make_committee()
    Commitment.objects.bulk_create(
        [
            Commitment(
                number=f"BR202603-{number:03}",
                title="Brief",
                promised_on=TODAY - timedelta(days=90),
                deadline=LATE_ON,
                visibility=Visibility.PUBLIC,
                committee=committee,
                dossier=dossier,
                minister=minister,
                ministry=minister.ministry,
            )
            for dossier, minister in [(make_dossier(), make_minister())]
            for number in range(MOST_LINES + 3)
        ]
    )
    follower = make_subscription(kind=kind, query=f"commissie={committee.slug}")
    assert len(numbers(gather(follower))) == named
