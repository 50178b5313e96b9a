"""What words found: read in order some days at a time, and filtered and counted by the facts beside the index."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.http import QueryDict
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from commitments import lifecycle
from commitments.access import Viewer
from commitments.choices import CLOSED, CommitmentClass, Status, Visibility
from commitments.facets import Tally
from commitments.kept import facts
from commitments.kept.versions import register_version
from commitments.models import Commitment, CommitmentRecipient, SearchEntry, SearchFacts, User
from commitments.search import index
from commitments.search.query import read
from commitments.search.walking import place_of, walked
from tests.commitments.at_the_desk import days
from tests.commitments.counted import each_count_is_what_it_shows
from tests.factories import TODAY, act, make_commitment, make_committee, make_dossier, make_member, make_minister


def found_by(viewer: Viewer, asked: str = "q=brief") -> int | None:
    visible = Commitment.objects.visible_to(viewer)
    return Tally(QueryDict(asked), visible, viewer, TODAY, register_version()[0]).total


# ── the facts ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db
class TestTheFacts:
    def test_what_becomes_confidential_is_gone_for_strangers_at_once(self, member: User, clerk: User) -> None:
        """Whoever writes it, before anything is indexed again; its own committee and the clerks go on finding it."""
        assert member.member
        promise = make_commitment(title="Een brief", committee=member.member.committees.get())
        for visibility, seen in (
            (Visibility.CONFIDENTIAL, (0, 1, 1)),
            (Visibility.DRAFT, (0, 0, 1)),
            (Visibility.PUBLIC, (1, 1, 1)),
        ):
            with transaction.atomic():
                Commitment.objects.filter(pk=promise.pk).update(visibility=visibility)
                assert tuple(found_by(who) for who in (AnonymousUser(), member, clerk)) == seen

    def test_the_page_of_a_stranger_shows_nothing_of_it(self, outsider_client: Client) -> None:
        make_commitment(title="Een brief")
        assert outsider_client.get("/toezeggingen/?q=brief").context["count"] == 1
        with connection.cursor() as cursor:
            cursor.execute("UPDATE commitments_commitment SET visibility = 'confidential'")
        page = outsider_client.get("/toezeggingen/?q=brief")
        assert (page.context["count"], page.context["page"].rows) == (0, [])

    def test_what_is_withdrawn_is_counted_no_longer(self) -> None:
        promise = make_commitment(title="Een brief")
        lifecycle.withdraw(promise, act(note="Dubbel opgenomen."))
        assert (found_by(AnonymousUser()), found_by(AnonymousUser(), "q=brief&status=withdrawn")) == (0, 1)

    def test_they_come_and_go_with_the_entry(self) -> None:
        promise = make_commitment()
        assert SearchFacts.objects.get().commitment_id == promise.pk
        Commitment.objects.update(promised_on=TODAY)
        index.index_stale()
        assert SearchFacts.objects.get().pk == place_of(TODAY, promise.pk)
        SearchEntry.objects.all().delete()
        assert not SearchFacts.objects.exists()

    def test_they_move_with_the_entry(self) -> None:
        promise = make_commitment()
        SearchEntry.objects.update(place=1)
        assert SearchFacts.objects.get().pk == 1
        Commitment.objects.filter(pk=promise.pk).update(title="Anders")
        index.index_stale()
        assert facts.differences(connection) == 0

    @pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL truncates")
    def test_they_go_with_all_entries(self) -> None:
        make_commitment()
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE commitments_searchentry")
        assert not SearchFacts.objects.exists()
        call_command("reindex", "--all", verbosity=0)
        call_command("reindex", "--check")

    def test_one_astray_is_in_nobodys_way(self) -> None:
        """What something wrote past the triggers is put right by whatever indexes the commitment next."""
        promise = make_commitment()
        SearchFacts.objects.update(entry=1)
        Commitment.objects.filter(pk=promise.pk).update(title="Anders")
        index.index_stale()
        assert SearchFacts.objects.get().pk == SearchEntry.objects.get().pk
        SearchFacts.objects.update(entry=1)
        SearchEntry.objects.all().delete()
        assert not SearchFacts.objects.exists()

    def test_a_fact_that_differs_is_seen_and_mended(self) -> None:
        make_commitment()
        SearchFacts.objects.update(status=Status.LAPSED)
        with pytest.raises(CommandError, match="2 entries differ"):
            call_command("reindex", "--check")
        call_command("reindex", "--all", verbosity=0)
        call_command("reindex", "--check")


class AfterAnyWrites(TestCase):
    @settings(max_examples=15)
    @given(
        st.lists(
            st.tuples(
                st.integers(0, 2),
                st.sampled_from(Visibility.values),
                st.sampled_from(Status.values),
                st.sampled_from(CommitmentClass.values),
                st.dates(days(-9), days(9)) | st.none(),
            ),
            max_size=6,
        )
    )
    def test_the_facts_are_as_the_commitments_have_them(
        self, writes: list[tuple[int, str, str, str, date | None]]
    ) -> None:
        cache.clear()  # the version that each example begins with was that of the one before
        made = [make_commitment(title="Een brief").pk for _number in range(3)]
        for number, visibility, status, kind, day in writes:
            Commitment.objects.filter(pk=made[number]).update(
                visibility=visibility,
                status=status,
                closed_on=TODAY if status in CLOSED else None,
                commitment_class=kind,
                deadline=day,
                last_word_on=day,
            )
            Commitment.objects.filter(pk=made[number - 1]).update(dossier=make_dossier(), committee=make_committee())
        assert facts.differences(connection) == 0
        assert found_by(AnonymousUser()) == (
            Commitment.objects.exclude(status__in=("divided", "withdrawn")).filter(visibility="public").count()
        )


# ── counted ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db
@pytest.mark.usefixtures("on_the_day")
@pytest.mark.parametrize("who", ["stranger", "member", "clerk"])
@pytest.mark.parametrize(
    "asked",
    [
        "",
        "&status=late",
        "&status=withdrawn",
        "&soort=effort&status=no_term",
        "&van=2026-11-01",
        "&bewindspersoon=een",
        "&commissie=een",
        "&lid=ik",
    ],
)
def test_what_is_found_is_counted_as_the_rows_say(who: str, asked: str, member: User, clerk: User) -> None:
    """Of every filter beside a search, for each kind of reader: the same as what choosing a value shows."""
    viewers: dict[str, Viewer] = {"stranger": AnonymousUser(), "member": member, "clerk": clerk}
    viewer = viewers[who]
    assert member.member
    theirs, other = member.member.committees.get(), make_committee(slug="een")
    minister, me = make_minister(slug="een"), make_member(slug="ik")
    for number, visibility in enumerate([*Visibility.values * 2, "public"]):
        to = [CommitmentRecipient(member=me)] if number % 2 else [CommitmentRecipient(committee=other)]
        make_commitment(
            title="Een brief",
            visibility=visibility,
            committee=theirs if number % 2 else None,
            commitment_class="effort" if number < 4 else "deliverable",
            deadline=[None, days(-12), days(30)][number % 3],
            recipients=tuple(to),
            minister=minister if number > 2 else make_minister(),
        )
    make_commitment(title="Iets anders")
    moved = make_commitment(title="Nog een brief")
    lifecycle.transfer(moved, act(), ministry=minister.ministry, minister=minister)
    lifecycle.withdraw(make_commitment(title="En een brief"), act(note="Dubbel opgenomen."))
    each_count_is_what_it_shows(f"q=brief{asked}", viewer)


# ── walked ────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "most", "at_once", "most_seen"), [(2, 256, 600, 4000), (1, 4, 2, 4000), (300, 256, 1, 4000), (1, 4, 2, 3)]
)
def test_what_is_found_is_walked_in_order_from_any_place(
    monkeypatch: pytest.MonkeyPatch, first: int, most: int, at_once: int, most_seen: int
) -> None:
    """The same whatever the pieces in which PostgreSQL is asked: some days, all the rest, few or many looked up."""
    for name, value in (("FIRST", first), ("MOST_BANDS", most), ("AT_ONCE", at_once), ("MOST_SEEN", most_seen)):
        monkeypatch.setattr(f"commitments.search.walking.{name}", value)
    for number in range(14):
        promised_on = TODAY - timedelta(days=number // 2 * number * 9)
        make_commitment(title="Een brief" if number % 3 else "Iets", promised_on=promised_on)
    rows = index.found_by(read("brief"), Commitment.objects.exclude(pk__in=Commitment.objects.values("pk")[3:5]))
    in_order = sorted((place_of(row.promised_on, row.pk) for row in rows), reverse=True)
    assert len(in_order) > 6

    def places(count: int, *, upwards: bool = False, beyond: int | None = None) -> list[int]:
        return [place_of(row.promised_on, row.pk) for row in walked(rows, count, upwards=upwards, beyond=beyond)]

    assert places(99) == in_order
    assert places(99, upwards=True) == in_order[::-1]
    for at, place in enumerate(in_order):
        assert places(2, beyond=place) == in_order[at + 1 : at + 3]
        assert places(2, upwards=True, beyond=place) == in_order[:at][::-1][:2]


@pytest.mark.django_db
def test_of_an_empty_register_nothing_is_found() -> None:
    assert walked(index.found_by(read("brief"), Commitment.objects.all()), 5) == []
