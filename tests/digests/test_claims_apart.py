"""With connections of their own: every mail is one worker's only, and what must be on the disk is."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from digests.choices import MailState
from digests.models import DigestMail
from digests.outbox import PATIENCE, claim
from digests.sending import send_due
from tests.digests.factories import MONDAY, Clock, make_mail
from tests.factories import TODAY, make_commitment

MAILS, WORKERS = 24, 4


@pytest.mark.usefixtures("lifted_history")
def test_every_mail_is_claimed_by_one_worker() -> None:
    for _number in range(MAILS):
        make_mail()
    together = Barrier(WORKERS)

    def worker(_number: int) -> list[int]:
        together.wait()
        found: list[int] = []
        try:
            while mails := claim(MONDAY, most=3):
                found += [mail.pk for mail in mails]
        finally:
            connection.close()
        return found

    with ThreadPoolExecutor(WORKERS) as pool:
        claimed = [key for keys in pool.map(worker, range(WORKERS)) for key in keys]
    assert sorted(claimed) == sorted(DigestMail.objects.values_list("pk", flat=True))
    assert set(DigestMail.objects.values_list("attempt", flat=True)) == {1}


@pytest.mark.usefixtures("lifted_history")
def test_only_the_mark_before_data_waits_for_the_disk() -> None:
    """The mark after it is made at once, so that a kill doubles next to nothing; a power cut leaves it in doubt."""
    make_commitment(deadline=TODAY - timedelta(days=5))
    make_mail()
    at_once, usual = PATIENCE[connection.vendor]
    words = {at_once: "at once", usual: "usual"}
    done: list[str] = []

    def look(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        done.extend([words[sql]] if sql in words else re.findall(r"SET state = '(\w+)'", sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        assert send_due(Clock(MONDAY)) == {MailState.SENT: 1}
    assert done == ["at once", "usual", "data", "at once", "sent", "usual"]
