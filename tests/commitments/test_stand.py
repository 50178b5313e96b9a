"""The pages as of a past day: `?stand=2020-03-01` tells what had happened by then, and nothing that came later."""

import re
from datetime import date
from html import unescape

import pytest
from django.http import QueryDict
from django.test import Client

from commitments import lifecycle
from commitments.choices import DelayReason, OccasionRelation, Visibility
from commitments.filters import CommitmentFilter
from commitments.lists import SORTS
from commitments.models import Commitment, CommitmentLink, Document, Meeting, Occasion, PastIsReadOnly
from commitments.occasions import move_occasion
from commitments.querysets import CommitmentQuerySet
from commitments.stand import Stand
from commitments.terms import NO_TERM, NewTerm, fixed_term, occasion_term
from tests.commitments.past_pages import page, read, without_weeks_ahead
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
from tests.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
PROMISED, THEN = date(2026, 3, 2), date(2026, 6, 1)
FIRST_TERM, SECOND_TERM = date(2026, 5, 20), date(2026, 9, 15)


class Story:
    """A promise with a life after `THEN`: everything in it that names `later` or a later day must stay out."""

    def __init__(self) -> None:
        self.then_ministry, self.later_ministry = (
            make_ministry(name="Ministerie van Toen"),
            make_ministry(name="Ministerie LATER"),
        )
        self.successor = make_minister(title="Minister LATER", ministry=self.later_ministry)
        self.dossier = make_dossier(title="Het dossier")
        minister = make_minister(title="Minister van Toen", ministry=self.then_ministry)
        self.promise = make_commitment(
            title="De evaluatie toezenden",
            minister=minister,
            dossier=self.dossier,
            promised_on=PROMISED,
            term=NewTerm(**fixed_term(FIRST_TERM, "voor Pinksteren").fields()),
            now=NOW,
        )
        heard = make_document(self.dossier, title="Een tussenbericht", signed_on=date(2026, 4, 7))
        lifecycle.report_progress(self.promise, act(date(2026, 4, 7), document=heard, note="In bewerking."))
        asked = self.paper("Uitstelbrief LATER", date(2026, 7, 8))
        lifecycle.postpone(
            self.promise,
            act(date(2026, 7, 8), document=asked, note="Uitstel LATER."),
            term=fixed_term(SECOND_TERM, "in het najaar, LATER"),
            reason=DelayReason.WORKLOAD,
            reason_words="drukte, LATER",
        )
        lifecycle.transfer(self.promise, act(date(2026, 8, 9)), ministry=self.later_ministry, minister=self.successor)
        kept = self.paper("Slotbrief LATER", date(2026, 10, 11))
        lifecycle.fulfil(self.promise, act(date(2026, 10, 11), document=kept, note="Gestand gedaan, LATER."))
        other = make_commitment(title="Een toezegging van LATER", dossier=self.dossier, promised_on=date(2026, 7, 1))
        CommitmentLink.objects.create(source=other, target=self.promise, kind="repeats")
        self.papers, self.other = (asked, kept), other

    def paper(self, title: str, day: date) -> Document:
        return make_document(self.dossier, title=title, signed_on=day)

    def leaks(self, html: str) -> list[str]:
        """What of later times stands on a page."""
        shown = re.sub(r"<select.*?</select>", "", without_weeks_ahead(html), flags=re.DOTALL)  # whom one can choose
        shown = re.sub(r"tot=\d{4}-12-31", "", shown)  # the year in which terms of that day end
        later = r"2026-(?:0[7-9]|1[0-2])-\d\d|\d+ (?:juli|augustus|september|oktober|november) 2026"
        papers = [words for paper in self.papers for words in (paper.citation, paper.identifier)]
        told = [words for words in (*papers, self.other.number, "LATER") if words in shown]
        return [*re.findall(later, shown.replace("\u00a0", " ")), *told]


@pytest.fixture
def story() -> Story:
    return Story()


@pytest.mark.parametrize("who", ["clerk", "member", "reader", "outsider"])
def test_nothing_of_later_leaks_into_a_page(story: Story, cast: dict[str, Client], who: str) -> None:
    for address in ("/", "/toezeggingen/", story.promise.get_absolute_url(), story.dossier.get_absolute_url()):
        assert story.leaks(page(cast[who], address, THEN)) == [], address
    for chart in ("ministeries", "te-laat"):
        assert story.leaks(page(cast[who], f"/cijfers/{chart}.csv", THEN)) == []
    assert len(story.leaks(page(cast[who], story.promise.get_absolute_url()))) > 10, (
        "the test must be able to find them"
    )


def test_the_commitment_is_told_as_it_stood(story: Story, outsider_client: Client) -> None:
    told = read(outsider_client, story.promise.get_absolute_url(), THEN)
    assert "te laat, zonder bericht" in told
    assert "12 dagen te laat" in told
    assert "termijn 20 mei 2026" in told
    assert "Een tussenbericht" in told
    assert "Toen bij Ministerie van Toen" in told
    assert "voldaan" not in told
    assert "uitgesteld" not in told
    assert "opgenomen in het register op" not in told  # it was entered long after
    now = read(outsider_client, story.promise.get_absolute_url())
    assert "voldaan" in now
    assert "Nu bij Ministerie LATER" in now
    assert "1 keer uitgesteld." in now
    assert "118 dagen verschoven, 118 door de bewindspersoon" in now


def test_after_the_put_off_the_first_term_is_missed(story: Story, outsider_client: Client) -> None:
    told = read(outsider_client, story.promise.get_absolute_url(), date(2026, 7, 20))
    assert "uitgesteld, te laat gemeld" in told
    assert "1 keer uitgesteld. De eerste termijn is gemist; de huidige loopt nog." in told
    assert "nog 8 weken" in told


@pytest.mark.parametrize(
    ("on", "answer"),
    [(date(2026, 5, 19), "nog 1 dag"), (FIRST_TERM, "uiterlijk op deze dag"), (date(2026, 5, 21), "1 dag te laat")],
)
def test_late_is_counted_from_the_day_shown(story: Story, outsider_client: Client, on: date, answer: str) -> None:
    for address in (story.promise.get_absolute_url(), "/toezeggingen/"):
        assert answer in read(outsider_client, address, on)
    assert "uiterlijk vandaag" not in read(outsider_client, "/toezeggingen/", on)


def test_filters_facets_and_search_speak_of_the_day(story: Story, outsider_client: Client) -> None:
    def found(query: str) -> int:
        response = outsider_client.get(f"/toezeggingen/?stand=2026-06-01&{query}")
        assert response.status_code == 200
        return int(response.context["count"])

    then, later = story.then_ministry.code, story.later_ministry.code
    assert (found(f"ministerie={then}"), found(f"ministerie={later}")) == (1, 0)
    assert (found("status=late"), found("status=fulfilled")) == (1, 0)
    assert (found("van=2026-05-20&tot=2026-05-20"), found("van=2026-05-21")) == (1, 0)
    assert (found("q=Pinksteren"), found("q=najaar")) == (1, 0)
    assert (
        found(f"bewindspersoon={story.promise.minister.slug}"),
        found(f"bewindspersoon={story.successor.slug}"),
    ) == (1, 0)
    facets = outsider_client.get("/toezeggingen/?stand=2026-06-01").context["facets"]()
    assert {facet.name: [(choice.value, choice.count) for choice in facet.choices] for facet in facets[:3]} == {
        "status": [("late", "1")],
        "ministerie": [(then, "1")],
        "soort": [("deliverable", "1")],
    }
    assert (outsider_client.get(f"/toezeggingen/?ministerie={later}").context["count"]) == 1


def test_links_on_the_way_keep_the_day(story: Story, outsider_client: Client) -> None:
    kept = "stand=2026-06-01"
    listed = page(outsider_client, "/toezeggingen/?status=late&soort=deliverable", None)
    assert kept not in listed
    listed = page(outsider_client, f"/toezeggingen/?status=late&{kept}")
    assert f'href="{story.promise.get_absolute_url()}?{kept}"' in listed
    assert listed.count('<input type="hidden" name="stand" value="2026-06-01">') == 2  # search and filters
    assert f'class="chip"\n                 href="/toezeggingen/?{kept}"' in listed
    told = page(outsider_client, f"{story.promise.get_absolute_url()}?{kept}")
    assert f'href="{story.dossier.get_absolute_url()}?{kept}"' in told
    assert f'href="{story.then_ministry.get_absolute_url()}?{kept}"' in told
    overview = unescape(page(outsider_client, f"/?{kept}"))
    assert f'href="/toezeggingen/?status=late&{kept}"' in overview
    assert f"/cijfers/te-laat.csv?{kept}" in overview
    found = outsider_client.get("/toezeggingen/", {"q": story.promise.number, "stand": "2026-06-01"})
    assert found["Location"] == f"{story.promise.get_absolute_url()}?{kept}"


def test_a_former_number_keeps_the_day(outsider_client: Client) -> None:
    promise = make_commitment()
    old = promise.get_absolute_url()
    lifecycle.renumber(promise, act(), number="TZ202603-130")
    response = outsider_client.get(old, {"stand": "2026-06-01"})
    assert (response.status_code, response["Location"]) == (301, "/toezeggingen/TZ202603-130/?stand=2026-06-01")


def test_what_was_promised_later_is_said_not_to_be_there_yet(story: Story, outsider_client: Client) -> None:
    html = page(outsider_client, story.other.get_absolute_url(), THEN, status=404)
    assert "Deze toezegging was nog niet gedaan op 1 juni 2026" in words(html)
    assert story.other.title not in html
    assert "1 juli" not in words(html)
    page(outsider_client, story.other.get_absolute_url(), date(2026, 7, 1))


def test_who_may_not_see_it_today_does_not_see_it_then(cast: dict[str, Client]) -> None:
    committee = make_committee()
    for visibility in (Visibility.DRAFT, Visibility.CONFIDENTIAL):
        secret = make_commitment(title="Geheim", visibility=visibility, committee=committee, deadline=FIRST_TERM)
        for who in ("member", "reader", "outsider"):
            assert cast[who].get(secret.get_absolute_url(), {"stand": "2026-06-01"}).status_code == 404
            assert cast[who].get(secret.get_absolute_url(), {"stand": "2020-06-01"}).status_code == 404
            assert "nog niet gedaan" not in read(cast[who], secret.get_absolute_url(), date(2020, 6, 1), status=404)
            for address in ("/", "/toezeggingen/", secret.dossier.get_absolute_url()):
                assert "Geheim" not in page(cast[who], address, THEN)
        assert "Geheim" in page(cast["clerk"], "/toezeggingen/", THEN)


def test_a_clerk_changes_nothing_on_a_past_day(clerk_client: Client) -> None:
    promise = make_commitment(deadline=FIRST_TERM)
    assert "Voor de griffie" in page(clerk_client, promise.get_absolute_url())
    assert "Voor de griffie" not in page(clerk_client, promise.get_absolute_url(), THEN)


def test_the_report_of_a_debate_was_not_there_the_next_day(outsider_client: Client) -> None:
    dossier = make_dossier()
    report = make_document(dossier, text="Ik zal het doen.", signed_on=date(2026, 4, 2), title="Het verslag")
    debate = Meeting.objects.create(slug="ao", kind="general_consultation", subject="het fonds", held_on=PROMISED)
    promise = make_commitment(
        meeting=debate,
        source_document=report,
        quote=report.text,
        quote_start=0,
        quote_end=len(report.text),
        dossier=dossier,
        promised_on=PROMISED,
    )
    before, after = (page(outsider_client, promise.get_absolute_url(), day) for day in (date(2026, 3, 10), THEN))
    assert (report.citation in before, report.citation in after) == (False, True)
    assert (report.text in before, report.text in after) == (False, True)
    assert "algemeen overleg" in words(before)
    assert report.title not in page(outsider_client, dossier.get_absolute_url(), date(2026, 3, 10))


def test_reopened_and_merged_entries_stand_as_they_stood(outsider_client: Client) -> None:
    kept, double = make_commitment(), make_commitment(title="De dubbele")
    lifecycle.lapse(kept, act(date(2026, 4, 1), note="Niet meer nodig."))
    lifecycle.reopen(kept, act(date(2026, 7, 1), note="Toch nodig."))
    lifecycle.merge(double, act(date(2026, 8, 1), note="Dubbel."), into=kept)
    assert "vervallen" in read(outsider_client, kept.get_absolute_url(), THEN)
    assert "1 april 2026" in read(outsider_client, kept.get_absolute_url(), THEN)
    told = page(outsider_client, double.get_absolute_url(), THEN)
    assert "Samengevoegd" not in told
    assert kept.number not in told
    assert "De dubbele" in page(outsider_client, "/toezeggingen/", THEN)
    assert "De dubbele" not in page(outsider_client, "/toezeggingen/", date(2026, 8, 1))


@pytest.mark.parametrize("order", list(SORTS))
def test_every_order_sorts_by_the_terms_of_the_day(order: str) -> None:
    """What the list says of a past day is what it said on that day."""
    made = [make_commitment(promised_on=date(2026, 3, day), deadline=date(2026, 6, 30 - day)) for day in range(1, 7)]
    made[5:] = [make_commitment(promised_on=PROMISED)]

    def listed(rows: CommitmentQuerySet) -> list[int]:
        return [row.pk for row in CommitmentFilter(QueryDict(f"sorteer={order}"), rows, on=date(2026, 6, 27)).ordered()]

    before = listed(Commitment.objects.all())
    lifecycle.fulfil(made[0], act(date(2026, 7, 1)))
    lifecycle.postpone(made[1], act(date(2026, 7, 1)), term=fixed_term(TODAY), reason=DelayReason.OTHER)
    lifecycle.postpone(made[2], act(date(2026, 7, 1)), term=NO_TERM, reason=DelayReason.OTHER)
    assert listed(Commitment.objects.as_of(date(2026, 6, 27))) == before
    if order in ("te-laat", "termijn"):
        assert listed(Commitment.objects.all()) != before


def test_an_occasion_without_a_date_yet(outsider_client: Client) -> None:
    conference = Occasion.objects.create(slug="c", name="De conferentie")
    promise = make_commitment(term=occasion_term(conference, OccasionRelation.DURING))
    move_occasion(conference, act(date(2026, 7, 1)), first_on=date(2026, 9, 1), last_on=date(2026, 9, 9))
    told = read(outsider_client, promise.get_absolute_url(), THEN)
    assert "wacht op een datum" in told
    assert "september" not in told
    assert "9 september 2026" in read(outsider_client, promise.get_absolute_url(), date(2026, 7, 1))
    assert f'href="/gelegenheden/c/?stand={THEN}"' in page(outsider_client, promise.get_absolute_url(), THEN)
    occasion = read(outsider_client, "/gelegenheden/c/", THEN)
    assert "Nog geen datum bekend." in occasion
    assert promise.title in occasion
    assert "september" not in occasion
    assert "1 september 2026" in read(outsider_client, "/gelegenheden/c/", date(2026, 7, 1))


# ── rows for showing only ─────────────────────────────────────────────────────────────────────────────────────────────
def test_a_row_of_the_past_cannot_be_saved(story: Story) -> None:
    stand = Stand(THEN, TODAY)
    (shown,) = stand.rows(stand.of(Commitment.objects.filter(pk=story.promise.pk)))
    assert (shown.status, shown.deadline, shown.closed_on) == ("open", FIRST_TERM, None)
    with pytest.raises(PastIsReadOnly, match=story.promise.number):
        shown.save()
    with pytest.raises(PastIsReadOnly):
        lifecycle.amend(shown, act(), title="x")
    story.promise.refresh_from_db()
    assert (story.promise.status, story.promise.title) == ("fulfilled", "De evaluatie toezenden")
