"""What is laid beside a paper: what is open and may be seen, under every name its ministry came to have."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from commitments.awaited import register_of
from commitments.choices import Visibility
from commitments.lifecycle import withdraw
from tests.factories import act, make_commitment, make_document, make_minister, make_ministry

pytestmark = pytest.mark.django_db


def test_a_ministry_counts_with_all_that_came_after_it() -> None:
    first, second, third = (make_ministry(code=code) for code in ("oud", "midden", "nieuw"))
    first.successors.add(second)
    second.successors.add(third)
    paper = make_document()
    make_commitment(minister=make_minister(ministry=first), source_document=paper, promised_on=date(2026, 3, 2))
    (awaited,) = register_of(AnonymousUser()).awaited
    assert awaited.ministries == {"oud", "midden", "nieuw"}
    assert awaited.papers == {paper.identifier}


def test_only_what_is_open_and_may_be_seen() -> None:
    seen = make_commitment()
    make_commitment(visibility=Visibility.DRAFT)
    withdraw(make_commitment(), act(note="dubbel"))
    assert [awaited.number for awaited in register_of(AnonymousUser()).awaited] == [seen.number]
