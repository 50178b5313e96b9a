"""A run asks the database once for each list that differs from the others, whatever they name and whoever follows."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commitments.access import CLERK, MEMBER
from commitments.choices import MeetingKind, Visibility
from commitments.models import CommitmentRecipient, Occasion, ParliamentaryGroup
from digests.choices import PeriodKind
from digests.gathering import Gathering
from digests.models import Subscription
from digests.outbox import waiting_subscriptions
from digests.saved_list import BrokenList
from tests.digests.factories import make_mail, make_subscription
from tests.factories import (
    NOW,
    TODAY,
    make_commitment,
    make_committee,
    make_dossier,
    make_meeting,
    make_member,
    make_minister,
    make_user,
)

pytestmark = pytest.mark.django_db
BESIDE_THE_LISTS = 20


def make_register() -> list[str]:
    """Some commitments, and lists that name everything that a list can name; three of each kind, and mixed."""
    named: dict[str, list[str]] = {"ministerie": [], "bewindspersoon": [], "commissie": [], "lid": [], "dossier": []}
    named |= {"gelegenheid": [], "vergadering": []}
    for number in range(3):
        minister, committee, member, dossier = make_minister(), make_committee(), make_member(), make_dossier()
        meeting = make_meeting(committee)
        occasion = Occasion.objects.create(slug=f"gelegenheid-{number}", name=f"Gelegenheid {number}")
        make_meeting(committee, kind=MeetingKind.PROCEDURE, held_on=TODAY + timedelta(days=2))
        for late in (TODAY - timedelta(days=5), TODAY + timedelta(days=5)):
            make_commitment(
                deadline=late,
                minister=minister,
                committee=committee,
                dossier=dossier,
                meeting=meeting,
                recipients=(CommitmentRecipient(member=member),),
            )
        assert minister.ministry
        names = (minister.ministry.code, minister.slug, committee.slug, member.slug, f"{dossier.number}")
        for parameter, value in zip(named, (*names, occasion.slug, meeting.slug), strict=True):
            named[parameter].append(value)
    lists = [f"{parameter}={value}" for parameter, values in named.items() for value in values]
    lists += [
        "&".join(f"ministerie={code}" for code in named["ministerie"]),
        "q=brief",
        "soort=effort",
        "",
        "status=late",
    ]
    pairs = product(named["ministerie"], named["commissie"])
    return (
        lists
        + [f"{one}&status={standing}" for one in lists[:6] for standing in ("late", "on_time")]
        + [f"commissie={committee}&ministerie={ministry}&van=2026-01-01" for ministry, committee in pairs]
    )


def owed() -> list[Subscription]:
    return list(Subscription.objects.select_related("user__member").order_by("pk"))


def test_a_run_asks_once_for_each_distinct_list_and_little_more() -> None:
    lists = make_register()
    for query in lists * 2:
        make_mail(make_subscription(query=query))
    for query in lists[6:9]:  # those of committees
        make_mail(make_subscription(query=query, kind=PeriodKind.AGENDA))
    for number in range(12):
        group = ParliamentaryGroup.objects.create(name=f"Fractie {number}", slug=f"fractie-{number}")
        seat = make_member(group=group)
        seat.committees.add(make_committee())
        account = make_user(CLERK) if number % 4 == 0 else make_user(MEMBER, member=seat)
        make_mail(make_subscription(account, query=f"lid={seat.slug}"))
    followers = owed()
    distinct = {(follower.query, follower.user_id) for follower in followers}
    with CaptureQueriesContext(connection) as asked:
        gathering = Gathering(NOW, waiting_subscriptions())
        for follower in followers:
            gathering.payload(follower, None)
    assert len(distinct) > 50
    whatever_standing = {(query.partition("status=")[0].rstrip("&"), user) for query, user in distinct}
    committees = 3  # each is asked once whether it is addressed beside what it deals with
    assert len(asked) <= len(whatever_standing) + committees + BESIDE_THE_LISTS, [one["sql"][:90] for one in asked]


def test_what_is_looked_up_for_many_says_the_same_as_for_one() -> None:
    lists = make_register()
    seat = make_member(group=ParliamentaryGroup.objects.create(name="Fractie", slug="fractie"))
    committee = make_committee()
    seat.committees.add(committee)
    late = TODAY - timedelta(days=3)
    make_commitment(deadline=late, visibility=Visibility.CONFIDENTIAL, committee=committee)
    make_commitment(deadline=late, recipients=(CommitmentRecipient(member=seat),))
    make_commitment(deadline=late, recipients=(CommitmentRecipient(group=seat.group),))
    make_commitment(deadline=late, visibility=Visibility.DRAFT)
    for account in (None, make_user(MEMBER, member=seat), make_user(CLERK), make_user(MEMBER)):
        for query in ["", *lists[:6]]:
            make_mail(make_subscription(account, query=query))
    many = Gathering(NOW, waiting_subscriptions())
    for follower in owed():
        assert many.payload(follower, None) == Gathering(NOW).payload(follower, None)
    told = {str(many.payload(follower, None)["sections"]) for follower in owed() if follower.query == ""}
    assert len(told) == 4 - 1, "a stranger and a member without a seat are told the same"


@pytest.mark.parametrize("gone", ["ministerie=opgeheven", "commissie=%00", "dossier=99999", "lid=\0"])
def test_a_list_that_is_no_more_breaks_no_other(gone: str) -> None:
    (fine,) = (make_subscription(query=query) for query in make_register()[:1])
    broken = make_subscription(query="x")
    Subscription.objects.filter(pk=broken.pk).update(query=gone.replace("\0", "%00"))
    for follower in (fine, broken):
        make_mail(follower)
    gathering = Gathering(NOW, waiting_subscriptions())
    assert gathering.payload(fine, None)["sections"]
    broken.refresh_from_db()
    with pytest.raises(BrokenList):
        gathering.payload(broken, None)


def test_who_comes_after_the_run_began_is_told_too() -> None:
    lists = make_register()
    make_mail(make_subscription(query=lists[0]))
    gathering = Gathering(NOW, waiting_subscriptions())
    assert gathering.payload(owed()[0], None)["sections"]
    late_comer = make_subscription(query=lists[3])
    assert gathering.payload(late_comer, None)["sections"]
