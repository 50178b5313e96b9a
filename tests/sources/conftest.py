"""What the tests of papers share."""

import pytest
from django.db import IntegrityError

from commitments.models import Document
from sources import store
from sources.reading.reader import Reading


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database refuses what is read in the paper with number 7."""
    keep = store._keep_citations

    def refuse(document: Document, reading: Reading) -> bool:
        if reading.metadata.ondernummer == "7":
            raise IntegrityError("CHECK constraint failed")
        return keep(document, reading)

    monkeypatch.setattr(store, "_keep_citations", refuse)
