"""A line of a list is drawn once while it says the same, and anew as soon as anything in it changes."""

from dataclasses import fields, replace
from datetime import date
from typing import Any
from unittest.mock import patch

import pytest
from django.template import Context, Template
from django.utils import translation

from commitments import drawn as drawing
from commitments.choices import MeetingKind, Standing, Visibility
from commitments.lateness import TermWords
from commitments.line import Line, Place
from commitments.models import Commitment
from commitments.search.marking import Marker
from commitments.search.query import read
from commitments.stand import Stand
from tests.factories import make_commitment, make_member

ON = date(2026, 11, 23)
TODAY = Stand(ON, ON)
LINE = Line(
    number="T00001",
    title="De evaluatie toezenden",
    standing=Standing.ON_TIME,
    term=TermWords("nog 5 weken", date(2026, 12, 28)),
    wording="voor het kerstreces",
    minister="Minister van Financiën",
    whom="de Tweede Kamer",
    promised_on=date(2026, 10, 1),
    paper="",
    place=None,
    is_component=False,
    visibility=Visibility.PUBLIC,
    is_example=False,
    checked_until=None,
    found="",
)
OTHER: dict[str, Any] = {
    "number": "T00002",
    "title": "Het onderzoek toezenden",
    "standing": Standing.LATE,
    "term": TermWords("12 dagen te laat", date(2026, 11, 11)),
    "wording": "binnenkort",
    "minister": "Minister van Justitie",
    "whom": "de Eerste Kamer",
    "promised_on": date(2026, 9, 1),
    "paper": "kst-33783-46",
    "place": Place("cd-veren", MeetingKind.COMMITTEE_DEBATE, date(2026, 10, 1)),
    "is_component": True,
    "visibility": Visibility.CONFIDENTIAL,
    "is_example": True,
    "checked_until": date(2026, 6, 1),
    "found": "in de passage",
}


def drawn(commitment: Commitment, marker: Marker | None = None, stand: Stand = TODAY) -> str:
    commitment.standing = commitment.standing_on(stand.on)
    page = Template("{% load register %}{% result commitment %}")
    return page.render(Context({"commitment": commitment, "stand": stand, "marker": marker}))


@pytest.mark.parametrize("name", [field.name for field in fields(Line)])
def test_every_fact_is_seen(name: str) -> None:
    there = drawing.line(LINE, 3, TODAY, "nl")
    assert drawing.line(replace(LINE, **{name: OTHER[name]}), 3, TODAY, "nl") != there


@pytest.mark.django_db
def test_it_is_drawn_once_while_it_says_the_same() -> None:
    promise = make_commitment(title="Iets wat op geen andere regel staat")
    first = drawn(promise)
    with patch.object(drawing, "reverse", side_effect=AssertionError("drawn again")):
        assert drawn(Commitment.objects.get(pk=promise.pk)) == first
    promise.recipients.create(member=make_member(name="Van Dijk"))
    assert "aan Van Dijk" in drawn(Commitment.objects.get(pk=promise.pk))
    assert "aan Van Dijk" not in first


@pytest.mark.django_db
def test_it_is_drawn_for_its_reader() -> None:
    """In the language spoken, with the words searched, on the day shown."""
    promise = make_commitment(title="De evaluatie", deadline=date(2026, 12, 28))
    plain = drawn(promise)
    with translation.override("en"):
        assert "28\xa0December\xa02026" in drawn(promise)
    assert "<mark>evaluatie</mark>" in drawn(promise, Marker(read("evaluatie")))
    assert "stand=2026-11-01" in drawn(promise, stand=Stand(date(2026, 11, 1), ON))
    assert drawn(promise) == plain
    assert "<mark>" not in plain
    assert "nog 5 weken" in plain


@pytest.mark.django_db
def test_what_is_found_elsewhere_is_shown_and_escaped() -> None:
    promise = make_commitment(title="Iets <b>anders</b>", description="Ik zend u de evaluatie & meer.")
    page = drawn(promise, Marker(read("evaluatie")))
    assert "Ik zend u de <mark>evaluatie</mark> &amp; meer." in page
    assert "Iets &lt;b&gt;anders&lt;/b&gt;" in page
