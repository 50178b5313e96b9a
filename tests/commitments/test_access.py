"""Who sees what: the named cast before a public, a draft and two confidential commitments."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from commitments.access import CLERK, MEMBER, READER
from commitments.choices import Visibility
from commitments.lifecycle import ChangeRefused, publish
from commitments.models import Commitment, User
from tests.factories import act, make_commitment, make_committee, make_document, make_member, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def register() -> None:
    own, other = make_committee(slug="eigen"), make_committee(slug="andere")
    make_commitment(title="openbaar", committee=own)
    make_commitment(title="concept", visibility=Visibility.DRAFT, committee=own)
    make_commitment(title="eigen", visibility=Visibility.CONFIDENTIAL, committee=own)
    make_commitment(title="andere", visibility=Visibility.CONFIDENTIAL, committee=other)
    member = make_member(slug="lid")
    member.committees.add(own)
    make_member(slug="collega").committees.add(own)
    make_user(CLERK, email="clerk@gestand.example")
    make_user(MEMBER, email="member@gestand.example", member=member)
    make_user(READER, email="reader@gestand.example")


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("person", "titles"),
    [
        ("clerk", {"openbaar", "concept", "eigen", "andere"}),
        ("member", {"openbaar", "eigen"}),
        ("reader", {"openbaar"}),
        ("outsider", {"openbaar"}),
    ],
)
def test_visible_to(person: str, titles: set[str]) -> None:
    viewer = AnonymousUser() if person == "outsider" else User.objects.get(email=f"{person}@gestand.example")
    seen = list(Commitment.objects.visible_to(viewer).values_list("title", flat=True))
    assert sorted(seen) == sorted(titles)


def test_a_commitment_is_never_more_public_than_its_paper() -> None:
    closed = make_document(visibility=Visibility.CONFIDENTIAL)
    with pytest.raises(ChangeRefused, match="niet openbaar"):
        make_commitment(source_document=closed)
    draft = make_commitment(source_document=closed, visibility=Visibility.DRAFT)
    with pytest.raises(ChangeRefused, match="niet openbaar"):
        publish(draft, act(), visibility=Visibility.PUBLIC)


def test_a_paper_with_a_public_commitment_cannot_be_closed() -> None:
    commitment = make_commitment(source_document=make_document())
    assert commitment.source_document
    commitment.source_document.visibility = Visibility.DRAFT
    with pytest.raises(ValidationError, match="openbare toezegging"):
        commitment.source_document.full_clean()


@pytest.mark.usefixtures("register")
def test_an_account_that_was_closed_sees_no_more_than_a_stranger() -> None:
    clerk = User.objects.get(email="clerk@gestand.example")
    clerk.is_active = False
    assert set(Commitment.objects.visible_to(clerk).values_list("title", flat=True)) == {"openbaar"}
