"""Pages of a past day as their reader sees them, for the tests of `?stand=`."""

import re
from datetime import date

from django.test import Client

from tests.pages import words


def page(client: Client, address: str, on: date | None = None, status: int = 200) -> str:
    response = client.get(address, {"stand": on.isoformat()} if on else {})
    assert response.status_code == status, (address, response.status_code)
    return response.getvalue().decode()


def without_weeks_ahead(html: str) -> str:
    """The page without the chart of the weeks to come, and without the last day that can be asked for: today."""
    kept = re.sub(r'<section class="figure" aria-labelledby="termijnen-title">.*?</section>', "", html, flags=re.DOTALL)
    return kept.replace('max="2026-11-23"', "")


def read(client: Client, address: str, on: date | None = None, status: int = 200) -> str:
    return words(page(client, address, on, status))
