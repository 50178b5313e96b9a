"""What the tests of papers share."""

import pytest
from django.db import IntegrityError

from commitments.models import Document, Minister
from sources import store
from sources.reading.reader import Reading
from tests.factories import make_minister, make_ministry


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database refuses what is read in the paper with number 7."""
    keep = store._keep_citations

    def refuse(document: Document, reading: Reading) -> bool:
        if reading.metadata.ondernummer == "7":
            raise IntegrityError("CHECK constraint failed")
        return keep(document, reading)

    monkeypatch.setattr(store, "_keep_citations", refuse)


@pytest.fixture
def minister(db: None) -> Minister:
    """The one who signs the letters of these tests."""
    return make_minister(
        title="Minister van Infrastructuur en Waterstaat", ministry=make_ministry(name="Infrastructuur en Waterstaat")
    )
