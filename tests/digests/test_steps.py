"""One run of the digests: what is wrong with one step holds nothing else up, and is not passed over in silence."""

from collections.abc import Callable

import pytest
from celery.states import IGNORED, SUCCESS
from django.utils import timezone

from digests import subscribing, tasks
from digests.heartbeats import last
from digests.models import DigestMail
from digests.tasks import STEPS, send_digests
from tests.digests.factories import make_mail

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


def test_a_run_that_is_skipped_for_another_does_not_count_as_having_run() -> None:
    """One run in a process: the one that holds the others up may hang, and the health page must see it."""
    with tasks._one_run:
        assert str(send_digests.apply().state) == IGNORED
    assert last(send_digests.name) is None
    assert str(send_digests.apply().state) == SUCCESS
    assert last(send_digests.name) is not None
