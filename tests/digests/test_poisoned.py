"""A mail that cannot be made or sent fails alone and says why; all others go."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as outside
from django.template import TemplateSyntaxError
from django.template.loader import render_to_string

from commitments.models import Commitment
from digests.choices import MailState, Reason
from digests.models import DigestMail
from digests.sending import send_due
from tests.digests.factories import MONDAY, Clock, make_mail, make_subscription
from tests.digests.opening import went_to

pytestmark = pytest.mark.django_db


def a_filter_that_is_gone() -> DigestMail:
    return make_mail(make_subscription(query="ministerie=opgeheven"))


def a_line_break_in_its_name() -> DigestMail:
    return make_mail(make_subscription(name="Een lijst\r\nBcc: ander@voorbeeld.example"))


def a_broken_address() -> DigestMail:
    return make_mail(make_subscription(email="geen adres"))


def a_payload_of_another_age() -> DigestMail:
    sections = [{"kind": "a section that was given up"}]
    return make_mail(payload={"sections": sections, "as_of": "2026-11-23", "on": "2026-11-23"})


def a_fault_in_its_template() -> DigestMail:
    return make_mail(make_subscription(name="Het sjabloon is stuk"))


@pytest.fixture
def _template(monkeypatch: pytest.MonkeyPatch) -> None:
    """A template that cannot be filled in for one list."""

    def fill_in(template: str, context: dict[str, Any]) -> str:
        if "Het sjabloon is stuk" in context["letter"].lead:
            raise TemplateSyntaxError("Invalid filter: 'dag'")
        return render_to_string(template, context)

    monkeypatch.setattr("digests.rendering.render_to_string", fill_in)


@pytest.mark.parametrize(
    ("poison", "reason", "detail", "tries"),
    [
        (a_filter_that_is_gone, Reason.BROKEN_LIST, "opgeheven", 1),
        (a_line_break_in_its_name, Reason.NOT_MADE, "BadHeaderError: Header values can't contain newlines", 5),
        (a_broken_address, Reason.BAD_ADDRESS, "", 1),
        (a_payload_of_another_age, Reason.NOT_MADE, "a section that was given up", 5),
        (a_fault_in_its_template, Reason.NOT_MADE, "TemplateSyntaxError: Invalid filter", 5),
    ],
)
@pytest.mark.usefixtures("late", "_template")
def test_a_poisoned_mail_fails_alone_and_says_why(
    poison: Callable[[], DigestMail], reason: Reason, detail: str, tries: int
) -> None:
    before, poisoned, after = make_mail(), poison(), make_mail()
    clock = Clock(MONDAY)
    for _try in range(6):
        send_due(clock)
        clock.forward(timedelta(hours=1))
    states = dict(DigestMail.objects.values_list("pk", "state"))
    assert states == {before.pk: MailState.SENT, poisoned.pk: MailState.FAILED, after.pk: MailState.SENT}
    poisoned.refresh_from_db()
    assert (poisoned.reason, poisoned.attempt, poisoned.in_doubt) == (reason, tries, False)
    assert detail in poisoned.detail
    assert "@" not in poisoned.detail
    assert went_to() == sorted([before.subscription.email, after.subscription.email])


@pytest.mark.usefixtures("late")
def test_a_title_with_a_line_break_breaks_no_mail() -> None:
    Commitment.objects.update(title="Brief\r\nBcc: ander@voorbeeld.example")
    mail = make_mail()
    assert send_due(Clock(MONDAY)) == {MailState.SENT: 1}
    assert went_to() == [mail.subscription.email]
    assert outside.outbox[0].message()["Bcc"] is None
