"""What the tests of the review share: a letter that was read, and what a browser sends for a card."""

import re
from html import unescape
from typing import Any

from django.test import Client

from commitments.models import Document, User
from sources import uploads
from sources.models import Suggestion, SuggestionKind
from sources.tasks import read_uploads
from tests.factories import NOW
from tests.sources.test_store import letter

DESK = "/bureau/stukken/"
PAPER = f"{DESK}kst-41200-7/"


def read(clerk: User, *body: str, **told: Any) -> Document:
    uploads.hand_in("brief.txt", letter(*body).encode(), by=clerk, now=NOW, **told)
    read_uploads()
    return Document.objects.get(identifier="kst-41200-7")


def suggested(kind: str = SuggestionKind.COMMITMENT) -> list[Suggestion]:
    return list(Suggestion.objects.filter(kind=kind).order_by("start"))


def carried(page: Any) -> dict[str, str]:
    """What a page carries along of the commitments that it shows, as a browser sends it back."""
    found = re.findall(r'name="(shown-[^"]+)" value="([^"]*)"', page.content.decode())
    return {name: unescape(value) for name, value in found}


def seen(client: Client, row: Suggestion) -> dict[str, str]:
    """The same of the page on which this suggestion is in hand."""
    return carried(client.get(f"{PAPER}?voorstel={row.pk}"))


def shown(page: Any) -> dict[str, Any]:
    """What a browser would send for the card in hand without a key being struck."""
    [card] = [card for card in page.context["cards"] if card.is_in_hand]
    bound = card.form
    return {name: value for name in bound.fields if (value := bound[name].value()) not in (None, "", False)}


def form_of(client: Client, row: Suggestion) -> dict[str, Any]:
    """The same for the card of this suggestion."""
    return shown(client.get(f"{PAPER}?voorstel={row.pk}"))


def enter(client: Client, row: Suggestion, **changed: Any) -> Any:
    return client.post(f"{DESK}voorstellen/{row.pk}/opnemen/", form_of(client, row) | changed, follow=True)
