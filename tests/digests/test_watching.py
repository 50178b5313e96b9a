"""What administrators do with many mails at once, a pause that is no pause, and what a member follows unasked."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from commitments.models import User
from digests.choices import MailState, PeriodKind, Reason
from digests.models import DigestMail, DigestPeriod, Subscription
from digests.subscribing import leave
from digests.tasks import send_digests
from digests.tokens import MANAGE, token_for
from tests.conftest import logged_in
from tests.digests.factories import MONDAY, make_mail, make_subscription
from tests.factories import make_user
from tests.pages import words

pytestmark = pytest.mark.django_db
FAILED: dict[str, Any] = {"state": MailState.FAILED, "reason": Reason.REFUSED, "settled_at": MONDAY, "attempt": 3}


def test_all_that_failed_is_tried_again_at_once() -> None:
    client = logged_in(make_user(is_staff=True, is_superuser=True))
    for _number in range(53):
        make_mail(**FAILED)
    late, sent = (
        make_mail(week="2026-W46", **FAILED),
        make_mail(state=MailState.EMPTY, reason="no_news", settled_at=MONDAY),
    )
    rappel = make_mail(week="2026-W45", **FAILED)
    DigestPeriod.objects.filter(pk=rappel.period_id).update(kind=PeriodKind.RAPPEL)
    with time_machine.travel(MONDAY + timedelta(hours=1), tick=False):
        page = client.get(reverse("watch_post")).content.decode()
        assert reverse("try_all_again") in page
        every = client.get(reverse("post") + "?toestand=failed")
        assert every.context["page"].paginator.count == 55
        answer = client.post(reverse("try_all_again"), follow=True)
    assert "54 berichten worden opnieuw geprobeerd." in answer.content.decode()
    assert DigestMail.objects.filter(state=MailState.PENDING, tries_from=3, reason="").count() == 54
    for mail, state in ((late, MailState.FAILED), (sent, MailState.EMPTY)):
        mail.refresh_from_db()
        assert mail.state == state


def test_what_may_be_double_is_listed_whole(clerk_client: Client) -> None:
    make_mail(in_doubt=True), make_mail()
    assert clerk_client.get(reverse("post") + "?toestand=in_doubt").context["page"].paginator.count == 1


def test_a_part_of_the_post_without_a_mail_is_not_called_all_of_it(clerk_client: Client) -> None:
    make_mail()
    part = words(clerk_client.get(reverse("post") + "?toestand=failed"))
    assert "mislukt Geen." in part
    assert "Er is nog geen post" not in part


@pytest.mark.parametrize(("day", "words"), [("2026-11-22", "Kies een dag na vandaag"), ("2026-11-23", "Kies een dag")])
def test_a_pause_until_a_day_that_is_over_is_refused(day: str, words: str, outsider_client: Client) -> None:
    subscription = make_subscription()
    with time_machine.travel(MONDAY, tick=False):
        address = reverse("pause", args=[token_for(subscription, MANAGE)])
        page = outsider_client.post(address, {"paused_until": day}, follow=True).content.decode()
    assert words in page
    assert "Opgeslagen" not in page
    assert Subscription.objects.get().paused_until is None


def test_a_member_follows_unasked_what_was_promised_and_stays_away_after_leaving(member: User) -> None:
    """By the run itself, which is what a worker does."""
    assert member.member
    send_digests()
    followed = Subscription.objects.get(user=member)
    assert (followed.query, followed.is_running) == (f"lid={member.member.slug}", True)
    leave(followed, MONDAY)
    send_digests()
    assert not Subscription.objects.running().filter(user=member).exists()
