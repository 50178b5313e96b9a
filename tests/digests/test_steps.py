"""One run of the digests: what is wrong with one step holds nothing else up, and is not passed over in silence."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from celery.states import IGNORED, SUCCESS
from django.core import mail as outside
from django.utils import timezone

from digests import subscribing
from digests.delivery import Post
from digests.heartbeats import last
from digests.models import DigestMail, Subscription
from digests.one_sender import only_sender
from digests.tasks import STEPS, send_digests
from tests.digests.factories import MONDAY, make_mail
from tracker.tasks import mail_answers

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("broken", STEPS)
def test_a_step_that_fails_stops_no_other(broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def step(name: str) -> Callable[[object], None]:
        def run(_now: object) -> None:
            if name == broken:
                raise LookupError("broken")
            done.append(name)

        return run

    monkeypatch.setattr("digests.tasks.STEPS", {name: step(name) for name in STEPS})
    with pytest.raises(ExceptionGroup):
        send_digests()
    assert done == [name for name in STEPS if name != broken]


def test_a_question_that_cannot_be_made_keeps_no_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    make_mail()
    subscribing.ask("nieuw@voorbeeld.example", "", timezone.now(), name="Alles")

    def fail(*_: object) -> None:
        raise LookupError("a template that is broken")

    monkeypatch.setattr("digests.confirming.question", fail)
    with pytest.raises(ExceptionGroup):
        send_digests()
    assert not DigestMail.objects.filter(settled_at=None, due_at__lte=timezone.now()).exists()


@pytest.mark.parametrize("job", [send_digests, mail_answers])
def test_a_run_that_is_skipped_for_another_does_not_count_as_having_run(job: Any) -> None:
    """One sender in a worker: the one that holds the others up may hang, and the health page must see it."""
    with only_sender() as it_is_us:
        assert it_is_us
        assert str(job.apply().state) == IGNORED
    assert last(job.name) is None
    assert str(job.apply().state) == SUCCESS
    assert last(job.name) is not None


def test_who_asks_to_follow_a_list_does_not_wait_for_the_end_of_a_run(
    monkeypatch: pytest.MonkeyPatch, late: Any
) -> None:
    for _number in range(3):
        make_mail()
    deliver = Post.deliver

    def meanwhile(post: Post, parcel: Any, before_data: Callable[[], None]) -> None:
        if not Subscription.objects.filter(email="nieuw@voorbeeld.example").exists():
            subscribing.ask("nieuw@voorbeeld.example", "", timezone.now(), name="Alles")
        deliver(post, parcel, before_data)

    monkeypatch.setattr(Post, "deliver", meanwhile)
    monkeypatch.setattr("digests.sending.BEAT_AFTER", timedelta())
    with time_machine.travel(MONDAY):
        send_digests()
    assert [message.to for message in outside.outbox][1] == ["nieuw@voorbeeld.example"]
    assert len(outside.outbox) == 4


def test_a_question_that_cannot_be_made_ends_no_run(monkeypatch: pytest.MonkeyPatch, late: Any) -> None:
    make_mail()

    def fail(*_: object) -> None:
        raise LookupError("a template that is broken")

    monkeypatch.setattr("digests.confirming.question", fail)
    with time_machine.travel(MONDAY):
        subscribing.ask("nieuw@voorbeeld.example", "", timezone.now(), name="Alles")
        with pytest.raises(ExceptionGroup):
            send_digests()
    assert DigestMail.objects.get().is_sent
