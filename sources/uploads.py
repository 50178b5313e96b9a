"""Papers that clerks hand in: kept in the database until a worker has read them, so that none is lost on the way."""

import logging
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from hashlib import sha256

from django.db import IntegrityError, InterfaceError, OperationalError, transaction
from django.db.models import QuerySet
from django.db.models.functions import Length

from commitments.models import Document, User
from commitments.rulebook import rulebook
from sources.models import Original, Upload, UploadState
from sources.parcels import ending
from sources.reading.reader import Reading, ReadingContext
from sources.records import ReadableText, Remark, Unreadable, gettext_noop
from sources.sandbox import Sandbox
from sources.store import Told, store_reading
from sources.text import MOST_CHARACTERS

logger = logging.getLogger(__name__)
PACKED = ("pdf", "docx")
"""Kinds of file whose size says nothing of how much text they hold."""
WENT_WRONG = gettext_noop("Bij het lezen ging iets mis. De beheerder vindt de oorzaak in het logboek.")
QUOTES_GONE = gettext_noop(
    "In deze tekst staan passages niet meer waarnaar het register verwijst (%(number)s);"
    " zij staan boven de beoordeling."
)


def hand_in(
    file_name: str, data: bytes, *, by: User, now: datetime, is_published: bool = False, replaces_text: bool = False
) -> Upload:
    """Keep a file for reading, with what the clerk says of it."""
    return Upload.objects.create(
        file_name=file_name[-255:],
        content=data,
        by=by,
        handed_in_at=now,
        is_published=is_published,
        replaces_text=replaces_text,
    )


def turn_away(file_name: str, why: Remark, *, by: User, now: datetime) -> Upload:
    """Tell in the inbox why a file was not taken in."""
    return Upload.objects.create(
        file_name=file_name[-255:],
        content=b"",
        by=by,
        handed_in_at=now,
        state=UploadState.UNREADABLE,
        remarks=_remarks(why),
    )


def read_waiting(*, today: date, now: datetime) -> int:
    """Read every file that waits, each stored in a transaction of its own; returns how many were done.

    What holds too much text is refused first, so that nobody waits for that until everything else was read.
    """
    waiting = Upload.objects.filter(state=UploadState.WAITING).order_by("id")
    with Sandbox() as sandbox:
        done = sum(_or_set_aside(pk, partial(_refuse_too_long, pk, sandbox)) for pk in _perhaps_too_long(waiting))
        rest = list(waiting.values_list("pk", flat=True))
        return done + sum(_or_set_aside(pk, partial(read_upload, pk, sandbox, today=today, now=now)) for pk in rest)


def _perhaps_too_long(waiting: "QuerySet[Upload]") -> list[int]:
    """Of the kinds that are not packed: no text has more characters than bytes, and few files have so many of these."""
    rows = waiting.annotate(size=Length("content")).filter(size__gt=MOST_CHARACTERS).values_list("pk", "file_name")
    return [pk for pk, name in rows if ending(name) not in PACKED]


def _refuse_too_long(pk: int, sandbox: Sandbox) -> bool:
    """Refuse a file of which no text can be had, or too much; false for every other one."""
    upload = _waiting(pk).first()
    try:
        if upload:
            sandbox.text_of(upload.file_name, bytes(upload.content))
    except Unreadable as trouble:
        return bool(_set_aside(pk, trouble.remark))
    return False


def _or_set_aside(pk: int, act: Callable[[], bool]) -> bool:
    """A file that cannot be read or stored is set aside and logged, so that those behind it are read.

    Only when the database itself is away does the file wait for better times.
    """
    try:
        return act()
    except (InterfaceError, OperationalError):
        raise
    except Exception:
        logger.exception("upload %s could not be read", pk)
        _set_aside(pk, Remark(WENT_WRONG))
        return True


def _set_aside(pk: int, why: Remark) -> int:
    return _waiting(pk).update(state=UploadState.UNREADABLE, remarks=_remarks(why), content=b"")


def read_upload(pk: int, sandbox: Sandbox, *, today: date, now: datetime) -> bool:
    """Read one file, then store what it says; false when another worker has done it meanwhile.

    The reading is in no transaction: on SQLite everybody else who writes would wait for it.
    """
    upload = _waiting(pk).first()
    if upload is None:
        return False
    read = _read(upload, sandbox)
    try:
        return _keep(pk, read, today, now)
    except IntegrityError:
        # another worker stored the same paper at the same moment: the second time finds it
        return _keep(pk, read, today, now)


def _waiting(pk: int) -> "QuerySet[Upload]":
    return Upload.objects.filter(pk=pk, state=UploadState.WAITING)


def _read(upload: Upload, sandbox: Sandbox) -> tuple[ReadableText, Reading] | Remark:
    """The text and what was read in it, or why there is none."""
    rules = rulebook()
    context = ReadingContext(rules.calendar, rules.policy, name=upload.file_name)
    try:
        return sandbox.read(upload.file_name, bytes(upload.content), context)
    except Unreadable as trouble:
        return trouble.remark


@transaction.atomic
def _keep(pk: int, read: tuple[ReadableText, Reading] | Remark, today: date, now: datetime) -> bool:
    upload = _waiting(pk).select_for_update(no_key=True).first()
    if upload is None:
        return False
    if isinstance(read, Remark):
        upload.state, upload.remarks = UploadState.UNREADABLE, _remarks(read)
    else:
        told = Told(upload.is_published, upload.replaces_text, upload.by)
        stored = store_reading(upload.file_name, *read, today=today, now=now, told=told)
        if stored.reading:
            _keep_original(upload, stored.document)
        gone = [Remark(QUOTES_GONE, {"number": len(stored.lost)})] if stored.lost else []
        upload.state, upload.document, upload.reading = UploadState.READ, stored.document, stored.reading
        upload.remarks = _remarks(*stored.remarks, *gone)
    upload.content = b""
    upload.save()
    return True


def _keep_original(upload: Upload, document: Document) -> None:
    """The file itself stays with its paper; handed in again it is the same one."""
    data = bytes(upload.content)
    text = {"text_sha256": document.text_sha256}
    Original.objects.defer("content").update_or_create(
        document=document,
        sha256=sha256(data).hexdigest(),
        defaults=text,
        create_defaults=text
        | {
            "file_name": upload.file_name,
            "content": data,
            "size": len(data),
            "by": upload.by,
            "handed_in_at": upload.handed_in_at,
        },
    )


def _remarks(*remarks: Remark) -> list[tuple[str, dict[str, str | int]]]:
    return [(remark.sentence, dict(remark.facts)) for remark in remarks]
