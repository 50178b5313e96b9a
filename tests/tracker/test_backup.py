"""A backup is made while others write, is whole or not there, and becomes a register that sends no mail until released.

Everything here runs on the database under test: SQLite, or PostgreSQL with its own pg_dump and pg_restore.
"""

import json
import os
import resource
import secrets
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from psycopg.sql import SQL, Identifier

from commitments import append_only
from commitments.models import Commitment, CommitmentEvent
from commitments.seals import seal_history, verify_history
from digests import home
from digests.sending import send_due
from tests import services
from tests.digests.factories import MONDAY, Clock, make_mail
from tests.factories import NOW, make_commitment, make_dossier, make_minister
from tests.servers import wait_until
from tracker.backup.manifest import place
from tracker.backup.restoring import standing_in
from tracker.environment import Environment
from tracker.management.commands.backup import Command

NOBODY = 65534
SQLITE = connection.vendor == "sqlite"
pytestmark = [] if SQLITE else [pytest.mark.postgres, pytest.mark.pg_dump]


@pytest.fixture
def register(lifted_history: None) -> None:
    """A small register with a sealed history."""
    for _number in range(2):
        make_commitment(deadline=NOW.date())
    seal_history(lambda: NOW)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    """The address of a database that is not there yet."""
    if SQLITE:
        yield f"sqlite:///{tmp_path}/elsewhere.sqlite3"
        return
    name = f"gestand_restored_{secrets.token_hex(4)}"
    yield urlsplit(services.POSTGRES_URL)._replace(path=f"/{name}").geturl()
    with psycopg.connect(services.POSTGRES_URL, autocommit=True) as server:
        server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


def database_at(url: str) -> dict[str, Any]:
    return connection.settings_dict | Environment.database_at(url, named="url")


def is_there(url: str) -> bool:
    """Whether there is a database at that address, or anything half restored beside it."""
    name = str(database_at(url)["NAME"])
    if SQLITE:
        return any(path.name.startswith((".restore-", Path(name).name)) for path in Path(name).parent.iterdir())
    with psycopg.connect(services.POSTGRES_URL) as server:
        found = server.execute("SELECT 1 FROM pg_database WHERE starts_with(datname, %s)", [name]).fetchone()
    return found is not None


@pytest.fixture
def backed_up(register: None, tmp_path: Path) -> Path:
    return back_up(tmp_path / "backups")


def back_up(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    call_command("backup", str(folder / "register"), stdout=StringIO())
    return folder / "register"


def restore(source: Path, into: str, *more: str) -> str:
    said = StringIO()
    call_command("restore", str(source), "--into", into, *more, stdout=said)
    return said.getvalue()


@dataclass
class Writer:
    """Logs twenty commitments a second until it is stopped."""

    stopped: threading.Event = field(default_factory=threading.Event)
    written: list[int] = field(default_factory=list)

    def write(self) -> None:
        minister, dossier = make_minister(), make_dossier()
        try:
            while not self.stopped.wait(0.05):
                self.written.append(make_commitment(minister=minister, dossier=dossier).pk)
        finally:
            connection.close()


@contextmanager
def writing() -> Iterator[Writer]:
    writer = Writer()
    thread = threading.Thread(target=writer.write)
    thread.start()
    try:
        yield writer
    finally:
        writer.stopped.set()
        thread.join()


# ── made while others write ───────────────────────────────────────────────────────────────────────────────────────────
def test_a_backup_under_write_load_is_one_moment_of_the_register(
    register: None, tmp_path: Path, elsewhere: str
) -> None:
    with writing() as writer:
        wait_until(lambda: len(writer.written) >= 20, "the first writes")
        seal_history(lambda: NOW)
        before = len(writer.written)
        source = back_up(tmp_path / "backups")
        after = len(writer.written) + 1  # one may be committed and not noted yet
        wait_until(lambda: len(writer.written) >= after + 5, "writes after the backup")
    assert "seals over" in restore(source, elsewhere)
    with standing_in(database_at(elsewhere)):
        kept = set(Commitment.objects.values_list("pk", flat=True))
        there = [pk for pk in writer.written if pk in kept]
        assert before <= len(there) <= after
        assert there == writer.written[: len(there)], "all up to a moment, none after it"
        assert set(CommitmentEvent.objects.values_list("commitment_id", flat=True)) == kept
        assert verify_history().broken == ()
        make_commitment()  # it goes on from there: no number is given twice
    assert Commitment.objects.filter(pk__in=writer.written).count() == len(writer.written)


def test_it_is_for_its_owner_only_and_says_what_it_holds(backed_up: Path) -> None:
    manifest = json.loads(place(backed_up).read_text())
    assert sorted(backed_up.parent.iterdir()) == [backed_up, place(backed_up)]
    assert {path.stat().st_mode & 0o777 for path in backed_up.parent.iterdir()} == {0o600}
    assert manifest["engine"] == connection.vendor
    assert manifest["contents"]["counts"]["commitments_commitment"] == 2
    assert len(manifest["contents"]["head"]) == 64


# ── mail ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_restored_copy_sends_nothing_until_it_is_released(
    register: None, tmp_path: Path, elsewhere: str, mailoutbox: list[object]
) -> None:
    make_mail()
    source = back_up(tmp_path / "backups")  # of a register that never looked whether it may send
    assert "no mail until" in restore(source, elsewhere)
    with standing_in(database_at(elsewhere)):
        assert send_due(Clock(MONDAY)) == {}
        assert mailoutbox == []
        call_command("release_mail", "--release", stdout=StringIO())
        assert sum(send_due(Clock(MONDAY)).values()) == 1
    assert len(mailoutbox) == 1
    assert home.may_send(MONDAY), "the register itself is not silenced by a backup of it"


# ── what is damaged is refused ────────────────────────────────────────────────────────────────────────────────────────
def change_a_byte(backup: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)


def cut_off(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:-1])


def change_manifest(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], None]:
    def damage(backup: Path) -> None:
        manifest = json.loads(place(backup).read_text())
        change(manifest)
        place(backup).write_text(json.dumps(manifest))

    return damage


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a changed byte": (change_a_byte, "is damaged: its SHA-256"),
    "a cut file": (cut_off, "is damaged: it has"),
    "no backup": (lambda backup: backup.unlink(), "cannot be read: No such file"),
    "no manifest": (lambda backup: place(backup).unlink(), "cannot be read: No such file"),
    "a broken manifest": (lambda backup: place(backup).write_text("{"), "is not the manifest of a backup"),
    "a manifest with nothing in it": (lambda backup: place(backup).write_text("[]"), "is not the manifest of a backup"),
    "a later format": (change_manifest(lambda it: it.update(format=2)), "another version of Gestand"),
    "a row that is not there": (
        change_manifest(lambda it: it["contents"]["counts"].update(commitments_commitment=3)),
        "table commitments_commitment has 2 rows instead of 3",
    ),
    "another history": (change_manifest(lambda it: it["contents"].update(head="0" * 64)), "the last seal"),
    "a migration that we do not know": (
        change_manifest(lambda it: it["contents"]["migrations"].append("commitments.9999_later")),
        "which has commitments.9999_later",
    ),
    "the other engine": (
        change_manifest(lambda it: it.update(engine="postgresql" if SQLITE else "sqlite")),
        "name such a database with --into",
    ),
}


def test_what_is_damaged_is_refused_and_leaves_nothing(backed_up: Path, elsewhere: str, tmp_path: Path) -> None:
    for name, (damage, words) in DAMAGES.items():
        copy = Path(shutil.copytree(backed_up.parent, tmp_path / name)) / backed_up.name
        damage(copy)
        with pytest.raises(CommandError, match=words):
            restore(copy, elsewhere)
        assert not is_there(elsewhere), name


def test_a_history_that_was_tampered_with_is_refused(register: None, tmp_path: Path, elsewhere: str) -> None:
    append_only.lift(connection)
    CommitmentEvent.objects.update(note="nooit gezegd")
    append_only.guard(connection)
    source = back_up(tmp_path / "backups")
    with pytest.raises(CommandError, match="history does not fit its seals: commitments_commitmentevent"):
        restore(source, elsewhere)
    assert not is_there(elsewhere)


# ── nothing is written over ───────────────────────────────────────────────────────────────────────────────────────────
def test_a_register_is_replaced_only_when_asked_and_not_in_use(backed_up: Path, elsewhere: str) -> None:
    restore(backed_up, elsewhere)
    with standing_in(database_at(elsewhere)):
        make_commitment()
    with pytest.raises(CommandError, match="tables already: name another with --into, or say --replace"):
        restore(backed_up, elsewhere)
    with in_use(elsewhere), pytest.raises(CommandError, match="is in use"):
        restore(backed_up, elsewhere, "--replace")
    with standing_in(database_at(elsewhere)):
        assert Commitment.objects.count() == 3
    restore(backed_up, elsewhere, "--replace")
    with standing_in(database_at(elsewhere)):
        assert Commitment.objects.count() == 2
        assert not home.may_send(MONDAY)


@contextmanager
def in_use(url: str) -> Iterator[None]:
    """Somebody has it open."""
    if SQLITE:
        with closing(sqlite3.connect(database_at(url)["NAME"])) as reader:
            reader.execute("PRAGMA journal_mode=WAL")
            reader.execute("SELECT count(*) FROM commitments_commitment").fetchone()
            yield
    else:
        with psycopg.connect(url):
            yield


def test_an_older_backup_is_brought_up_to_date(backed_up: Path, elsewhere: str, tmp_path: Path) -> None:
    restore(backed_up, elsewhere)
    with standing_in(database_at(elsewhere)):
        call_command("migrate", "digests", "0002", verbosity=0)
        older = back_up(tmp_path / "older")
    restore(older, elsewhere, "--replace")
    with standing_in(database_at(elsewhere)):
        call_command("migrate", check_unapplied=True, verbosity=0)  # ends the process where one is missing


def test_a_backup_overwrites_nothing(db: None, tmp_path: Path) -> None:
    source = back_up(tmp_path / "backups")
    with pytest.raises(CommandError, match="register exists already"):
        back_up(source.parent)
    source.unlink()
    with pytest.raises(CommandError, match=r"register\.json exists already"):
        back_up(source.parent)
    assert list(source.parent.iterdir()) == [place(source)]


@pytest.mark.skipif(not SQLITE, reason="memory is SQLite's")
def test_a_database_in_memory_is_nowhere(backed_up: Path) -> None:
    with pytest.raises(CommandError, match="in memory is no file"):
        restore(backed_up, "sqlite:///")


@pytest.mark.parametrize("url", ["nonsense", "mysql://here/it"])
def test_an_address_that_is_none(url: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--into must be sqlite:///path or postgres://"):
        restore(tmp_path / "register", url)


# ── faults of the machine ─────────────────────────────────────────────────────────────────────────────────────────────
def test_a_folder_that_is_not_there(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="register cannot be written: No such file or directory"):
        call_command("backup", str(tmp_path / "nowhere" / "register"))


def test_a_folder_that_is_another_users(db: None, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(0o500)
    us = os.geteuid()
    command = Command()
    if us == 0:
        os.seteuid(NOBODY)
    try:
        with pytest.raises(CommandError, match="register cannot be written: Permission denied"):
            call_command(command, str(closed / "register"))
    finally:
        os.seteuid(us)
    assert list(closed.iterdir()) == []


def test_no_room_leaves_nothing(db: None, tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(CommandError, match=r"cannot be copied|pg_dump"):
            call_command("backup", str(tmp_path / "register"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not [path for path in tmp_path.iterdir() if path.name.startswith((".backup-", "register"))]


@pytest.mark.skipif(SQLITE, reason="programs are PostgreSQL's")
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("", "pg_dump is not there: install the client programs of PostgreSQL"),
        ("pg_dump (PostgreSQL) 9.6.24", "pg_dump is older than the server: install the client programs"),
    ],
)
def test_programs_that_are_missing_or_old(
    said: str, words: str, db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if said:
        (tmp_path / "pg_dump").write_text(f"#!/bin/sh\necho '{said}'\n")
        (tmp_path / "pg_dump").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CommandError, match=words):
        call_command("backup", str(tmp_path / "register"))
    assert not (tmp_path / "register").exists()
