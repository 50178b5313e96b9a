"""`make install` where something is missing: one line that says what, and how to get it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers import ROOT, an_operators_environment

pytestmark = pytest.mark.processes
needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
OLD = "exit 1"
WITHOUT_VENV = f'case "$2" in *ensurepip*) exit 1;; *) exec {sys.executable} "$@";; esac'
WITHOUT_NETWORK = f'exec {sys.executable} "$@"'


@needs_make
@pytest.mark.parametrize(
    ("python", "words"),
    [
        (OLD, "Gestand needs Python 3.11 or newer"),
        (WITHOUT_VENV, "lacks its venv module. On Debian and Ubuntu: apt-get install python3-venv"),
        (WITHOUT_NETWORK, "pip could not install requirements.txt (is there a network?)"),
    ],
)
def test_a_fault_is_one_line(tmp_path: Path, python: str, words: str) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").write_text("gestand-is-not-there==1 --hash=sha256:" + "0" * 64 + "\n")
    fake = tmp_path / "python"
    fake.write_text(f"#!/bin/sh\n{python}\n")
    fake.chmod(0o755)
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:1/", "PIP_CONFIG_FILE": "/dev/null", "PIP_RETRIES": "0"}
    made = subprocess.run(
        ["make", "install", f"PYTHON={fake}"],
        cwd=tmp_path,
        env=an_operators_environment() | nowhere,
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in made.stdout.splitlines() if not line.startswith("Installing")]
    assert made.returncode != 0
    assert len(said) == 1
    assert words in said[0]
    assert "Traceback" not in made.stderr
