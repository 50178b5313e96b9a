"""Making a backup: the copy and its manifest, both or neither."""

import tempfile
from datetime import datetime
from pathlib import Path
from types import ModuleType

from django.db import connection

from tracker.backup import BackupFault, flush, manifest, postgres_dump, sqlite_file, told
from tracker.backup.manifest import Manifest

ENGINES: dict[str, ModuleType] = {"sqlite": sqlite_file, "postgresql": postgres_dump}


def make_backup(target: Path, now: datetime) -> Manifest:
    """Back the register's database up to the file `target`; BackupFault, and nothing left, when that does not work."""
    with (
        told(f"{target} cannot be written"),
        tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as folder,
    ):
        for path in (target, manifest.place(target)):
            if path.exists():
                raise BackupFault(f"{path} exists already: a backup never overwrites anything.")
        part = Path(folder) / target.name
        part.touch(0o600)
        contents = ENGINES[connection.vendor].copy(connection.settings_dict, part)
        made = Manifest.describing(part, engine=connection.vendor, made_at=now, contents=contents)
        made.write(manifest.place(part))
        for path in (manifest.place(part), part):
            path.chmod(0o600)
            flush(path)
        manifest.place(part).rename(manifest.place(target))  # the backup itself last: where it is, all is
        part.rename(target)
        flush(target.parent)
    return made
