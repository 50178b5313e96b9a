"""Files from before the fingerprint of their text was kept: read once more, and then known as any other."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from commitments.models import Document, User
from sources import uploads
from sources.models import Original
from tests.factories import NOW, TODAY
from tests.sources.test_store import OTHER_PROMISE, PROMISE, letter

pytestmark = pytest.mark.django_db


def hand_in(clerk: User, name: str, *promises: str, **told: Any) -> None:
    uploads.hand_in(name, letter(*promises).encode(), by=clerk, now=NOW, is_published=True, **told)
    uploads.read_waiting(today=TODAY, now=NOW)


@pytest.fixture
def from_before(clerk: User) -> Document:
    """A paper with a file of the text that it had and one of the text that it has, and no fingerprint of any."""
    hand_in(clerk, "eerst.txt", PROMISE)
    hand_in(clerk, "herdruk.txt", PROMISE, OTHER_PROMISE)
    Original.objects.update(text_sha256="")
    Document.objects.update(text_sha256="")
    return Document.objects.get()


def run() -> str:
    told = StringIO()
    call_command("fingerprint_originals", stdout=told)
    return told.getvalue()


def test_the_file_of_the_present_text_is_everybodys_again(from_before: Document, outsider_client: Client) -> None:
    page = from_before.get_absolute_url()
    assert "herdruk.txt" not in outsider_client.get(page).content.decode()
    assert "1 tekst, 2 bestanden, 1 met de tekst van nu" in run()
    shown = outsider_client.get(page).content.decode()
    assert "herdruk.txt" in shown
    assert "eerst.txt" not in shown, "the text that it had is for the desk"
    assert "0 teksten, 0 bestanden" in run(), "and a second time there is nothing to do"


def test_a_text_with_the_line_ends_of_another_system_is_the_same_text(from_before: Document) -> None:
    Document.objects.update(text=from_before.text.replace("\n", "\r\n"), text_sha256="0" * 64)
    assert "2 bestanden, 1 met de tekst van nu" in run()


def test_a_text_that_is_replaced_later_keeps_its_fingerprint(from_before: Document, clerk: User) -> None:
    run()
    hand_in(clerk, "laatst.txt", OTHER_PROMISE, replaces_text=True)
    newest = from_before.replaced_texts.latest("pk")
    assert newest.text_sha256 == Original.objects.get(file_name="herdruk.txt").text_sha256


def test_a_file_that_is_no_longer_readable_is_named_and_left(from_before: Document) -> None:
    Original.objects.filter(file_name="eerst.txt").update(file_name="eerst.wpd")
    with pytest.raises(CommandError, match=r"eerst\.wpd: Bestanden met de uitgang \.wpd"):
        run()
    assert sorted(map(bool, Original.objects.values_list("text_sha256", flat=True))) == [False, True]
