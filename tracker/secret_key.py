"""The key of a development machine: made once, kept in `var/`, never used where DEBUG is off."""

import secrets
from pathlib import Path


def development_key(folder: Path) -> str:
    """The key in `folder/secret_key`, made on first use and readable by its owner only."""
    path = folder / "secret_key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64), encoding="ascii")
    return path.read_text(encoding="ascii")
