"""What a backup holds, noted when it was made and compared when it is restored."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tracker.backup import BackupFault, told

FORMAT = 1
TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename",
}
Query = Callable[[str], list[tuple[Any, ...]]]
"""A statement to its rows, in one and the same view of the database."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds: its migrations ("app.name"), rows per table, and the last seal on the history."""

    migrations: list[str]
    counts: dict[str, int]
    head: str

    @classmethod
    def of(cls, engine: str, query: Query) -> "Contents":
        """Count what the database holds now; BackupFault when it is no register."""
        tables = [str(name) for (name,) in query(TABLES[engine])]
        if not {"django_migrations", "commitments_historyseal"} <= set(tables):
            raise BackupFault("This database holds no register: its tables are not there (see manage.py migrate).")
        counts = {table: int(query(f'SELECT count(*) FROM "{table}"')[0][0]) for table in tables}  # noqa: S608  names of tables
        applied = query("SELECT app, name FROM django_migrations ORDER BY app, name")
        head = query("SELECT digest FROM commitments_historyseal ORDER BY id DESC LIMIT 1")
        return cls([f"{app}.{name}" for app, name in applied], counts, str(head[0][0]) if head else "")

    def difference(self, other: "Contents") -> str:
        """The first thing in which the other is not the same; "" for none."""
        for table in sorted(self.counts | other.counts):
            mine, theirs = self.counts.get(table), other.counts.get(table)
            if mine != theirs:
                return f"table {table} has {theirs} rows instead of {mine}"
        if self.migrations != other.migrations:
            return "its migrations are others"
        return "" if self.head == other.head else "the last seal on its history is another"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The file beside a backup."""

    engine: str
    made_at: str
    bytes: int
    sha256: str
    contents: Contents
    format: int = FORMAT

    @classmethod
    def describing(cls, file: Path, *, engine: str, made_at: datetime, contents: Contents) -> "Manifest":
        return cls(engine, made_at.isoformat(), file.stat().st_size, sha256(file), contents)

    @classmethod
    def beside(cls, source: Path) -> "Manifest":
        """Read the manifest of a backup."""
        path = place(source)
        with told(f"{path} cannot be read"):
            words = path.read_bytes()
        try:
            fields = json.loads(words)
            manifest = cls(**fields | {"contents": Contents(**fields["contents"])})
        except (ValueError, TypeError, KeyError):
            raise BackupFault(f"{path} is not the manifest of a backup.") from None
        if manifest.format != FORMAT or manifest.engine not in TABLES:
            raise BackupFault(f"{path} was made by another version of Gestand.")
        return manifest

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    def refuse_damage(self, source: Path) -> None:
        """BackupFault unless every byte of the backup is as it was written."""
        with told(f"{source} cannot be read"):
            size, digest = source.stat().st_size, sha256(source)
        if size != self.bytes:
            raise BackupFault(f"{source} is damaged: it has {size} bytes instead of {self.bytes}.")
        if digest != self.sha256:
            raise BackupFault(f"{source} is damaged: its SHA-256 is not that of its manifest.")


def place(backup: Path) -> Path:
    """Where the manifest of a backup lies."""
    return backup.with_name(f"{backup.name}.json")


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
