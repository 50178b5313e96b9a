"""Redis is gone: nobody who visits the register notices, and what was handed in is picked up by the schedule."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core import mail as outside
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from commitments.visitors import MOST_AN_HOUR
from digests.models import Subscription
from digests.tasks import send_digests
from sources.models import Upload, UploadState
from sources.tasks import read_uploads
from tests.factories import make_commitment
from tests.servers import redis_server
from tracker.celery import app

pytestmark = [pytest.mark.redis, pytest.mark.django_db]
FOLLOW = {"name": "Alles", "email": "volger@voorbeeld.example", "weekday": 1, "hour": 7, "language": "nl"}
LETTER = b"Den Haag, 2 maart 2026\n\nIk zal uw Kamer in mei informeren."


@pytest.fixture(autouse=True)
def _stopped_redis(tmp_path: Path, settings: Settings) -> Iterator[None]:
    """A Redis that took a message and was stopped then, for messages and for what pages keep."""
    before = {name: app.conf[name] for name in ("task_always_eager", "broker_url")}
    with redis_server(tmp_path) as url:
        settings.CACHES = settings.CACHES | {"default": settings.REDIS_CACHE | {"LOCATION": url}}
        app.conf.update(task_always_eager=False, broker_url=url)
        app._after_fork()  # type: ignore[attr-defined]  # no connection of before
        send_digests.delay()
    yield
    app.conf.update(before)
    app._after_fork()  # type: ignore[attr-defined]


def test_what_is_asked_for_while_the_broker_is_stopped_is_done_by_the_schedule(
    outsider_client: Client, clerk_client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    made = make_commitment()
    with django_capture_on_commit_callbacks(execute=True):
        asked = outsider_client.post("/abonnementen/nieuw/", FOLLOW | {"grouping": "ministry", "query": ""})
        handed_in = clerk_client.post("/bureau/stukken/", {"papers": SimpleUploadedFile("brief.txt", LETTER)})
    assert (asked.status_code, handed_in.status_code) == (200, 302)
    assert (Subscription.objects.count(), outside.outbox) == (1, [])
    for page in ("/", "/toezeggingen/", made.get_absolute_url(), "/cijfers/", "/api/v1/toezeggingen"):
        assert outsider_client.get(page).status_code == 200, page
    send_digests()
    read_uploads()
    assert [message.to for message in outside.outbox] == [[FOLLOW["email"]]]
    assert not Upload.objects.filter(state=UploadState.WAITING).exists()


def test_who_asks_too_often_is_still_asked_to_wait(outsider_client: Client) -> None:
    codes = [
        outsider_client.post("/melden/", {"page": "/", "words": "Fout."}).status_code
        for _number in range(MOST_AN_HOUR + 1)
    ]
    assert codes == [302] * MOST_AN_HOUR + [429]
