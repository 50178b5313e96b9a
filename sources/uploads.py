"""Papers that clerks hand in: kept in the database until a worker has read them, so that none is lost on the way."""

import logging
from datetime import date, datetime

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from commitments.models import User
from commitments.rulebook import rulebook
from sources.models import Upload, UploadState
from sources.reading.reader import ReadingContext, read_document
from sources.store import store_reading
from sources.text import Unreadable, text_of

logger = logging.getLogger(__name__)


def hand_in(file_name: str, data: bytes, *, by: User, now: datetime) -> Upload:
    """Keep a file for reading."""
    return Upload.objects.create(file_name=file_name[-255:], content=data, by=by, handed_in_at=now)


def read_waiting(*, today: date, now: datetime) -> int:
    """Read every file that waits, each in a transaction of its own; returns how many were done."""
    waiting = Upload.objects.filter(state=UploadState.WAITING).order_by("id").values_list("pk", flat=True)
    return sum(_read_or_set_aside(pk, today, now) for pk in list(waiting))


def _read_or_set_aside(pk: int, today: date, now: datetime) -> bool:
    """A file on which the reader breaks is set aside and logged, so that those behind it are read."""
    try:
        return read_upload(pk, today=today, now=now)
    except DatabaseError:
        raise
    except Exception:
        logger.exception("upload %s could not be read", pk)
        problem = _("Bij het lezen ging iets mis. De beheerder vindt de oorzaak in het logboek.")
        Upload.objects.filter(pk=pk).update(state=UploadState.UNREADABLE, problem=problem, content=b"")
        return True


@transaction.atomic
def read_upload(pk: int, *, today: date, now: datetime) -> bool:
    """Read one file and store what it says; false when another worker has done it meanwhile."""
    upload = Upload.objects.select_for_update().filter(pk=pk, state=UploadState.WAITING).first()
    if upload is None:
        return False
    try:
        paper = text_of(upload.file_name, bytes(upload.content))
    except Unreadable as trouble:
        upload.state, upload.problem = UploadState.UNREADABLE, str(trouble)[:300]
    else:
        rules = rulebook()
        reading = read_document(paper, ReadingContext(rules.calendar, rules.policy, name=upload.file_name))
        stored = store_reading(upload.file_name, paper, reading, today=today, now=now)
        upload.state, upload.reading = UploadState.READ, stored.reading
    upload.content = b""
    upload.save()
    return True
