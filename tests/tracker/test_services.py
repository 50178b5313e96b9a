"""What happens to a test whose service is not there."""

import os
import re
import subprocess
import sys

import pytest

from tests.servers import ROOT, free_port

pytestmark = pytest.mark.processes
SERVICES = ("PostgreSQL", "Redis", "Chromium", "gettext")
NOWHERE = {"CHROMIUM": "no-chromium", "PATH": "/nonexistent"}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """pytest in a process of its own, on a machine without PostgreSQL, Redis, Chromium and gettext."""
    nowhere = f"postgres://postgres@127.0.0.1:{free_port()}/postgres"
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *arguments],
        cwd=ROOT,
        env=os.environ | NOWHERE | {"TEST_POSTGRES_URL": nowhere, "REQUIRE_SERVICES": ""} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("processes", ["0", "2"])
def test_they_are_skipped_and_the_last_lines_say_so(processes: str) -> None:
    modules = ("tests/tracker/test_production_path.py", "tests/tracker/test_translations.py", "tests/browser")
    ran = run("--numprocesses", processes, *modules)
    assert ran.returncode == 0
    lines = ran.stdout.strip().splitlines()[-4:]
    assert [line.partition(":")[0] for line in lines] == [f"NOT TESTED with {name}" for name in SERVICES]
    assert all("To test it: " in line for line in lines)


def test_where_services_are_required_it_fails() -> None:
    ran = run("tests/tracker/test_translations.py", REQUIRE_SERVICES="1")
    assert ran.returncode == 1
    assert "REQUIRE_SERVICES is set and gettext is not there" in ran.stdout


@pytest.mark.parametrize("required", ["", "1"])
def test_papers_that_cannot_be_had_are_said_to_be_missing_whatever_is_required(required: str) -> None:
    ran = run("-m", "corpus", "tests/sources", TEST_SHARED="/nonexistent", REQUIRE_SERVICES=required)
    assert ran.returncode == 0
    assert re.match(r"NOT TESTED with real papers: \d+ skipped\.", ran.stdout.strip().splitlines()[-1])
