"""What was sent is shown, and sent again, as it was: whatever its subscriber chose since."""

import pytest
from django.core import mail as outside
from django.test import Client

from digests.choices import Grouping, MailState
from digests.message import Printer, build_message
from digests.models import DigestMail, Subscription
from digests.payload import list_in
from digests.rendering import render_mail, ways_of
from digests.sending import send_due
from tests.digests.factories import MONDAY, Clock, make_subscription
from tests.digests.opening import addresses, sent_mail
from tests.digests.registers import freeze, make_register
from tests.factories import make_committee

pytestmark = pytest.mark.django_db


def choose_anew(subscription: Subscription) -> None:
    changed = {"name": "Another name", "language": "en", "query": "status=late", "grouping": Grouping.COMMITTEE}
    Subscription.objects.filter(pk=subscription.pk).update(**changed)


def read_again(mail: DigestMail) -> DigestMail:
    return DigestMail.objects.select_related("period", "subscription__user").get(pk=mail.pk)


@pytest.mark.parametrize("page", ["digest", "digest_html", "post_mail", "post_mail_html"])
def test_the_pages_show_it_as_it_was(page: str, administrator_client: Client) -> None:
    mail = sent_mail(make_subscription(name="Veren en pontjes"))
    choose_anew(mail.subscription)
    shown = administrator_client.get(addresses(mail)[page]).content.decode()
    assert "1 toezegging is te laat – Veren en pontjes" in shown
    assert "Another name" not in shown.partition("</h1>")[2], "beside the mail stands what the list is called now"
    assert "became late" not in shown


def test_a_mail_in_doubt_goes_again_with_the_same_words() -> None:
    mail = sent_mail(make_subscription(name="Veren en pontjes"))
    (first,) = outside.outbox
    choose_anew(mail.subscription)
    DigestMail.objects.update(state=MailState.DATA, settled_at=None, lease_until=MONDAY)
    clock = Clock(MONDAY)
    clock.now = MONDAY.replace(hour=8)
    assert send_due(clock) == {MailState.SENT: 1}
    assert read_again(mail).in_doubt
    assert outside.outbox[1].message().as_bytes() == first.message().as_bytes()


def test_grouped_as_it_was() -> None:
    register = make_register()
    type(register["late"]).objects.filter(pk=register["late"].pk).update(committee=make_committee())
    mail = freeze(make_subscription())
    first = render_mail(mail, ways_of(mail.subscription))
    choose_anew(mail.subscription)
    assert render_mail(read_again(mail), ways_of(mail.subscription)) == first


def test_a_mail_from_before_its_list_was_frozen_has_the_list_as_it_is() -> None:
    make_register()
    mail = freeze(make_subscription(name="Veren"))
    assert mail.payload
    del mail.payload["list"]
    mail.save()
    assert list_in(mail.payload) is None
    choose_anew(mail.subscription)
    again = read_again(mail)
    assert build_message(again).subject.endswith("Another name")
    assert b"Another name" in Printer().print(again).content
