"""One commitment as a story, and the pages of papers, dossiers and occasions."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from commitments import lifecycle
from commitments.choices import DelayReason, MovedBy, OccasionRelation, Visibility
from commitments.models import Citation, Commitment, Document, Occasion
from commitments.occasions import move_occasion
from commitments.terms import fixed_term, occasion_term
from tests.factories import TODAY, act, make_commitment, make_committee, make_document, make_dossier
from tests.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]

PROMISE = "Ik zal de evaluatie <voor> het zomerreces sturen."
LETTER = f"Geachte voorzitter,\n\n{PROMISE}<sup>1</sup>\n\n<sup>1</sup> Zie 33 783, nr. 41."


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def make_promise(letter: Document, **fields: object) -> Commitment:
    start = letter.text.index(PROMISE)
    return make_commitment(
        source_document=letter,
        quote=PROMISE,
        quote_start=start,
        quote_end=start + len(PROMISE),
        **fields,  # type: ignore[arg-type]
    )


def test_promise_and_letter_link_both_ways(outsider_client: Client) -> None:
    letter = make_document(text=LETTER)
    promise = make_promise(letter, deadline=days(10))
    story = page(outsider_client, promise.get_absolute_url())
    assert f'href="{letter.get_absolute_url()}#{promise.passage_anchor}"' in story
    assert "evaluatie &lt;voor&gt; het zomerreces" in story
    paper = page(outsider_client, letter.get_absolute_url())
    assert f'<span id="{promise.passage_anchor}"></span><mark class="passage passage-promise">' in paper
    assert f'<a href="{promise.get_absolute_url()}">{PROMISE[:20]}' in paper


def test_footnotes_are_read_and_text_is_never_html(outsider_client: Client) -> None:
    letter = make_document(text=LETTER + "\n\n<script>alert(1)</script>")
    paper = page(outsider_client, letter.get_absolute_url())
    assert '<sup><a href="#noot-1">1</a></sup>' in paper
    assert 'id="noot-1"' in paper
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in paper


def test_a_put_off_term_tells_how_far_and_by_whom(outsider_client: Client) -> None:
    promise = make_commitment(deadline=days(-40))
    letter = make_document(promise.dossier, signed_on=days(-20))
    lifecycle.postpone(
        promise,
        act(days(-20), document=letter, note="Meer tijd nodig."),
        term=fixed_term(days(30), "voor het kerstreces"),
        reason=DelayReason.COORDINATION,
    )
    story = words(page(outsider_client, promise.get_absolute_url()))
    assert "uitgesteld, te laat gemeld" in story
    assert "70 dagen verschoven, 70 door de bewindspersoon" in story
    assert "Elke termijn die gold" in story
    assert "voor het kerstreces" in story
    assert letter.citation.replace("\u00a0", " ") in story


def test_a_moved_occasion_is_not_the_ministers_delay(outsider_client: Client) -> None:
    conference = Occasion.objects.create(slug="conferentie", name="De conferentie", first_on=days(5), last_on=days(9))
    promise = make_commitment(term=occasion_term(conference, OccasionRelation.DURING))
    move_occasion(conference, act(note="Verplaatst."), first_on=days(100), last_on=days(109))
    story = words(page(outsider_client, promise.get_absolute_url()))
    assert "verschoven met de gelegenheid" in story
    assert "100 dagen verschoven, 0 door de bewindspersoon" in story
    assert promise.title in page(outsider_client, conference.get_absolute_url())


def test_a_term_that_the_committee_set_is_put_off_and_not_by_the_minister(outsider_client: Client) -> None:
    promise = make_commitment(deadline=days(-40))
    later = fixed_term(days(30))
    lifecycle.postpone(promise, act(days(-50)), term=later, reason=DelayReason.NONE_GIVEN, moved_by=MovedBy.COMMITTEE)
    story = words(page(outsider_client, promise.get_absolute_url()))
    assert "uitgesteld, op tijd gemeld" in story
    assert "1 keer uitgesteld." in story
    assert "70 dagen verschoven, 0 door de bewindspersoon" in story
    assert '<path class="move put-off"' in page(outsider_client, promise.get_absolute_url())


def test_beyond_what_was_read_nothing_is_called_late(outsider_client: Client) -> None:
    dossier = make_dossier(checked_until=date(2022, 1, 5))
    promise = make_commitment(promised_on=date(2020, 7, 6), deadline=date(2022, 1, 28), dossier=dossier)
    for address in (promise.get_absolute_url(), dossier.get_absolute_url(), "/toezeggingen/"):
        html = words(page(outsider_client, address))
        assert "niet nagegaan" in html
        assert not re.search(r"(?<!\d) te laat, zonder bericht", html)  # "0 te laat, zonder bericht" is a count
        assert not re.search(r"\d+ \w+ te laat", html)
        assert "5 januari 2022" in html


def test_follow_ups_and_events_are_all_told(outsider_client: Client) -> None:
    promise = make_commitment(deadline=days(-5))
    letter = make_document(promise.dossier, text="Met deze brief doe ik mijn toezegging gestand.", signed_on=days(-6))
    lifecycle.report_progress(promise, act(days(-30), document=make_document(promise.dossier)))
    lifecycle.fulfil(promise, act(days(-6), document=letter), passage=(0, 14))
    story = page(outsider_client, promise.get_absolute_url())
    for event in promise.events.all():
        assert f"event-{event.kind}" in story
    answer = promise.follow_ups.get(outcome="fulfils")
    assert f'href="{letter.get_absolute_url()}#antwoord-{answer.pk}"' in story
    assert f'<span id="antwoord-{answer.pk}"></span><mark class="passage passage-kept">' in page(
        outsider_client, letter.get_absolute_url()
    )


def test_a_paper_that_one_may_not_see_is_not_named(outsider_client: Client, clerk_client: Client) -> None:
    promise = make_commitment(deadline=days(20))
    secret = make_document(
        promise.dossier, title="Vertrouwelijke bijlage", visibility=Visibility.CONFIDENTIAL, committee=make_committee()
    )
    lifecycle.report_progress(promise, act(days(-3), document=secret))
    address = promise.get_absolute_url()
    assert "Vertrouwelijke bijlage" in page(clerk_client, address)
    html = page(outsider_client, address)
    assert "Vertrouwelijke bijlage" not in html
    assert secret.citation not in html
    assert outsider_client.get(secret.get_absolute_url()).status_code == 404


def test_a_former_number_leads_to_the_present_one(outsider_client: Client) -> None:
    promise = make_commitment()
    old = promise.get_absolute_url()
    lifecycle.renumber(promise, act(), number="TZ202603-130")
    response = outsider_client.get(old)
    assert (response.status_code, response["Location"]) == (301, "/toezeggingen/TZ202603-130/")


def test_cited_papers_are_held_or_said_not_to_be(outsider_client: Client) -> None:
    letter, held = make_document(text=LETTER), make_document(identifier="kst-33783-35")
    Citation.objects.create(document=letter, identifier=held.identifier)
    start = LETTER.index("33 783, nr. 41")
    Citation.objects.create(document=letter, identifier="kst-33783-41", start=start, end=start + 14)
    html = page(outsider_client, letter.get_absolute_url())
    assert f'href="{held.get_absolute_url()}"' in html
    assert html.count("niet in dit register") == 1
    assert '<a href="https://zoek.officielebekendmakingen.nl/kst-33783-41.html">33 783, nr. 41</a>' in html
    assert letter.citation in page(outsider_client, held.get_absolute_url())


def test_examples_are_marked_on_every_page(outsider_client: Client) -> None:
    dossier = make_dossier(is_example=True)
    letter = make_document(dossier, text=LETTER)
    promise = make_promise(letter, dossier=dossier)
    for address in (
        promise.get_absolute_url(), letter.get_absolute_url(), dossier.get_absolute_url(), "/stukken/", "/dossiers/",
    ):  # fmt: skip
        assert "voorbeeld, fictief" in page(outsider_client, address), address


def test_pages_that_are_not_there(outsider_client: Client) -> None:
    for address in (
        "/toezeggingen/XX/",
        "/stukken/kst-1-1/",
        "/dossiers/33783-/",
        "/dossiers/-/",
        "/gelegenheden/x/",
        "/toezeggingen/%00/",
        "/stukken/?dossier=%00",
    ):
        assert outsider_client.get(address).status_code == 404


def test_no_page_carries_style_or_script_of_its_own(cast: dict[str, Client]) -> None:
    letter = make_document(text=LETTER)
    promise = make_promise(letter, deadline=days(-3))
    lifecycle.postpone(promise, act(days(-1)), term=fixed_term(days(30)), reason=DelayReason.OTHER)
    addresses = ["/toezeggingen/", promise.get_absolute_url(), letter.get_absolute_url(), "/stukken/", "/dossiers/"]
    for client in cast.values():
        for address in [*addresses, promise.dossier.get_absolute_url()]:
            html = page(client, address)
            assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)|javascript:", html), address


def test_a_passage_that_a_reprint_lost_is_said_and_leads_nowhere(client: Client) -> None:
    letter = make_document(make_dossier(), text=LETTER)
    address = make_promise(letter).get_absolute_url()
    assert "lees in het stuk" in page(client, address)
    Document.objects.filter(pk=letter.pk).update(text="Geachte voorzitter,\n\nIk zal u dat later laten weten.")
    told = words(page(client, address))
    assert "deze passage staat niet meer in de tekst van het stuk" in told
    assert "lees in het stuk" not in told
