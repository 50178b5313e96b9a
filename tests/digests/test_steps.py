"""One run of the digests: what is wrong with one step holds nothing else up, and is not passed over in silence."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from digests import subscribing
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
