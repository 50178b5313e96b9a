"""A paper that is known by a citation alone has no text yet: who may give it one, and make it public."""

from collections.abc import Callable

import pytest

from commitments import lifecycle
from commitments.access import CLERK
from commitments.choices import Visibility
from commitments.models import Committee, Document, Ministry, User
from sources import uploads
from sources.models import Upload
from tests.factories import (
    NOW,
    TODAY,
    act,
    make_commitment,
    make_committee,
    make_document,
    make_dossier,
    make_ministry,
    make_user,
)
from tests.sources.test_store import PROMISE, letter

pytestmark = pytest.mark.django_db
NOTHING = ("", "", None, Visibility.DRAFT)


@pytest.fixture
def cited() -> Document:
    paper = make_document(identifier="kst-41200-7", visibility=Visibility.DRAFT, signed_on=None)
    assert (paper.text, paper.committee, paper.minister) == ("", None, None)
    return paper


@pytest.fixture
def theirs(clerk: User) -> Committee:
    """The committee to which the clerk's account is limited."""
    committee = make_committee()
    clerk.desk_committees.add(committee)
    return committee


def facts(paper: Document) -> tuple[object, ...]:
    paper.refresh_from_db()
    return paper.text, paper.sender, paper.signed_on, paper.visibility


def hand_in(clerk: User) -> Upload:
    upload = uploads.hand_in("brief.txt", letter(PROMISE).encode(), by=clerk, now=NOW, is_published=True)
    uploads.read_waiting(today=TODAY, now=NOW)
    upload.refresh_from_db()
    return upload


def test_a_clerk_of_another_committee_neither_fills_nor_publishes_it(
    cited: Document, clerk: User, theirs: Committee
) -> None:
    for _time in range(2):
        refused = hand_in(clerk)
        assert "Dit stuk is niet van uw bureau" in refused.problem
        assert (refused.document, refused.reading) == (cited, None)
        assert facts(cited) == NOTHING


def test_a_clerk_of_all_committees_does(cited: Document, clerk: User, theirs: Committee) -> None:
    hand_in(clerk)
    assert hand_in(make_user(CLERK)).reading
    assert (cited.visibility, facts(cited)[0]) == (Visibility.DRAFT, letter(PROMISE))
    assert cited.visibility == Visibility.PUBLIC


def of_the_committee(cited: Document, theirs: Committee) -> None:
    Document.objects.filter(pk=cited.pk).update(committee=theirs)


def from_a_ministry_of_theirs(cited: Document, theirs: Committee) -> None:
    """A list of papers said who sent it."""
    with_the_ministry_of_the_letter(theirs)
    Document.objects.filter(pk=cited.pk).update(sender="Minister van Infrastructuur en Waterstaat")


def with_the_ministry_of_the_letter(theirs: Committee) -> Ministry:
    """What the head of the letter that is handed in names as its sender is of theirs."""
    ministry = make_ministry(name="Infrastructuur en Waterstaat")
    theirs.ministries.add(ministry)
    return ministry


def with_a_commitment_of_their_ministry(cited: Document, theirs: Committee) -> None:
    ministry = with_the_ministry_of_the_letter(theirs)
    make_commitment(source_document=cited, committee=None, ministry=ministry, visibility=Visibility.DRAFT)


def in_a_dossier_of_theirs(cited: Document, theirs: Committee) -> None:
    dossier = make_dossier()
    cited.places.create(dossier=dossier, sub_number="7")
    make_commitment(committee=theirs, dossier=dossier)


def with_a_commitment_of_theirs(cited: Document, theirs: Committee) -> None:
    make_commitment(source_document=cited, committee=theirs, visibility=Visibility.DRAFT)


def answering_a_commitment_of_theirs(cited: Document, theirs: Committee) -> None:
    lifecycle.report_progress(make_commitment(committee=theirs), act(document=cited))


TOUCHES = (
    of_the_committee,
    from_a_ministry_of_theirs,
    with_a_commitment_of_theirs,
    with_a_commitment_of_their_ministry,
    in_a_dossier_of_theirs,
    answering_a_commitment_of_theirs,
)


@pytest.mark.parametrize("touch", TOUCHES)
def test_a_clerk_of_a_committee_that_it_touches_does(
    cited: Document, clerk: User, theirs: Committee, touch: Callable[[Document, Committee], None]
) -> None:
    touch(cited, theirs)
    assert hand_in(clerk).problem == ""
    text, _sender, _day, visibility = facts(cited)
    assert (text, visibility) == (letter(PROMISE), Visibility.PUBLIC)


def test_what_the_file_itself_says_of_its_sender_gives_no_leave(
    cited: Document, clerk: User, theirs: Committee
) -> None:
    with_the_ministry_of_the_letter(theirs)
    assert "niet van uw bureau" in hand_in(clerk).problem
    assert facts(cited) == NOTHING


def test_what_is_of_another_committee_is_not_of_the_ministry_that_sent_it(
    cited: Document, clerk: User, theirs: Committee
) -> None:
    from_a_ministry_of_theirs(cited, theirs)
    of_the_committee(cited, make_committee())
    assert "niet van uw bureau" in hand_in(clerk).problem
