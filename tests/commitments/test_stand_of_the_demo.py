"""The demo dossier on past days: what its pages said then."""

import re
from datetime import date

import pytest
import time_machine
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from commitments.demo import load_demo
from commitments.models import Commitment
from tests.commitments.past_pages import page, read, without_weeks_ahead
from tests.factories import (
    NOW,
    TODAY,
)
from tests.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


@pytest.fixture(scope="class")
def demo(class_db: DjangoDbBlocker) -> None:
    with class_db.unblock(), time_machine.travel(NOW, tick=False):
        load_demo(TODAY, now=NOW, with_accounts=False)


def by_promise(day: date) -> Commitment:
    return Commitment.objects.get(dossier__number="33783", promised_on=day)


@pytest.mark.usefixtures("demo")
class TestTheDemoDossier:
    def test_the_promise_of_january(self, outsider_client: Client) -> None:
        january = by_promise(date(2020, 1, 29))
        march = read(outsider_client, january.get_absolute_url(), date(2020, 3, 1))
        assert "geen termijn genoemd" in march
        assert "voldaan" not in march
        august = read(outsider_client, january.get_absolute_url(), date(2020, 8, 1))
        assert "voldaan" in august
        for listed in ("status=no_term&stand=2020-03-01", "status=fulfilled&stand=2020-08-01"):
            assert january.title in read(outsider_client, f"/toezeggingen/?dossier=33783&{listed}")

    def test_the_conference_had_no_date(self, outsider_client: Client) -> None:
        promise = Commitment.objects.get(promised_on=date(2020, 7, 6), occasion__isnull=False)
        before = read(outsider_client, promise.get_absolute_url(), date(2021, 11, 30))
        assert "wacht op een datum" in before
        assert "2022" not in before
        after = read(outsider_client, promise.get_absolute_url(), date(2021, 12, 1))
        assert "28 januari 2022" in after
        assert "augustus 2022" not in after

    def test_on_the_first_of_march_nothing_later_is_told(self, outsider_client: Client) -> None:
        for address in (
            "/",
            "/toezeggingen/?dossier=33783",
            "/dossiers/33783/",
            by_promise(date(2020, 1, 29)).get_absolute_url(),
        ):
            parting = "&" if "?" in address else "?"
            html = without_weeks_ahead(page(outsider_client, f"{address}{parting}stand=2020-03-01"))
            assert not re.findall(r"202[1-9]", html), address
            for number in ("46", "48", "50"):
                assert f"33 783, nr. {number}" not in words(html)
