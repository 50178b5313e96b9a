"""What most tests of the digests begin with."""

from datetime import timedelta

import pytest

from tests.factories import TODAY, make_commitment


@pytest.fixture
def late(db: None) -> None:
    make_commitment(title="Een late brief", deadline=TODAY - timedelta(days=5))
