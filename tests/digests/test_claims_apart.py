"""Two workers at once, each with a connection of its own: every mail is one's only."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from digests.models import DigestMail
from digests.outbox import claim
from tests.digests.factories import MONDAY, make_mail

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
