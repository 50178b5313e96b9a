"""Whether this database is where it belongs. A restored copy sends nothing until a person releases it.

PostgreSQL says of each row which transaction wrote it. One row is laid once; when a dump is restored, in whatever way,
that number is another one than was noted down. Beside a SQLite file stands a small file with its inode and a word that
both hold and that changes before each run of mails: a copy has another inode, an older database another word.
"""

import logging
import secrets
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from digests.models import Anchor, Home

logger = logging.getLogger(__name__)
ONLY = 1


def may_send(now: datetime) -> bool:
    """Whether mails may go out; a database that finds itself restored is muted, and says so once."""
    home = Home.objects.filter(pk=ONLY).first()
    if home is None:
        return settle_in(now)
    if home.muted_at is None and not _is_known(home.witness):
        return _look_again(now)
    return home.muted_at is None


@transaction.atomic
def _look_again(now: datetime) -> bool:
    """With the lock of a writer, so that nobody is just moving on: mute what is a copy."""
    home = Home.objects.select_for_update(no_key=True).get(pk=ONLY)
    if home.muted_at is None and not _is_known(home.witness):
        Home.objects.filter(pk=ONLY).update(muted_at=now)
        logger.error("this database is a restored copy: no mail goes out until it is released (release_mail)")
        return False
    return home.muted_at is None


def muted_since() -> datetime | None:
    return Home.objects.filter(pk=ONLY).values_list("muted_at", flat=True).first()


def mute(now: datetime) -> None:
    """Send nothing from here on."""
    may_send(now)
    Home.objects.filter(pk=ONLY).update(muted_at=now)


def release(now: datetime) -> None:
    """This is the register's own database from here on."""
    Anchor.objects.filter(pk=ONLY).delete()
    settle_in(now)


@transaction.atomic
def settle_in(now: datetime) -> bool:
    """Note where this database is; True."""
    Anchor.objects.get_or_create(pk=ONLY, defaults={"laid_at": now})
    Home.objects.update_or_create(pk=ONLY, defaults={"witness": _new_witness(), "muted_at": None})
    return True


def move_on() -> None:
    """Before a run of mails: what is restored from before it must know that it is older."""
    if connection.vendor != "sqlite":
        return
    with transaction.atomic():  # a writer's lock: two processes do not move on at once
        old = Home.objects.get(pk=ONLY).witness
        _write(old, new := secrets.token_hex(8))
        Home.objects.filter(pk=ONLY).update(witness=new)
    with transaction.atomic():
        _write(Home.objects.get(pk=ONLY).witness)


def _is_known(witness: str) -> bool:
    if connection.vendor != "sqlite":
        return witness == _transaction_of_anchor()
    path = _beside()
    try:
        inode, *words = path.read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return False
    return inode == _inode() and witness in words


def _new_witness() -> str:
    if connection.vendor != "sqlite":
        return _transaction_of_anchor()
    word = secrets.token_hex(8)
    _write(word)
    return word


def _transaction_of_anchor() -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT xmin::text FROM {Anchor._meta.db_table} WHERE id = %s", [ONLY])  # noqa: S608  ours
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def _write(*words: str) -> None:
    """The words that the database may hold: two while it goes from one to the next, so that a crash mutes nobody."""
    new = _beside().with_suffix(".home-new")
    new.write_text(" ".join([_inode(), *words]), encoding="ascii")
    new.replace(_beside())


def _beside() -> Path:
    name = Path(str(connection.settings_dict["NAME"]))
    return name.with_name(f"{name.name}.home")


def _inode() -> str:
    try:
        return str(Path(str(connection.settings_dict["NAME"])).stat().st_ino)
    except OSError:  # a database in memory is nobody's copy
        return "0"
