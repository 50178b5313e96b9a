"""A value in the environment that cannot be used is named in one sentence."""

import re

import pytest
from django.core.exceptions import ImproperlyConfigured

from commitments.licence import LICENCES
from tests.servers import ROOT
from tracker.environment import Environment


@pytest.mark.parametrize("value", ["", "abc", "0", "-1", "65536", "8000.5", "٣"])
def test_a_port_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("PORT", value)
    with pytest.raises(ImproperlyConfigured, match="PORT must be a number from 1 to 65535"):
        Environment().number("PORT", default=8000, most=65535)


def test_a_port_that_is_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8123")
    assert Environment().number("PORT", default=8000, most=65535) == 8123
    monkeypatch.delenv("PORT")
    assert Environment().number("PORT", default=8000, most=65535) == 8000


def test_a_licence_that_nobody_knows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_LICENCE", "vrij")
    with pytest.raises(ImproperlyConfigured, match="DATA_LICENCE must be empty or one of CC0"):
        Environment().one_of("DATA_LICENCE", LICENCES, default="")


READ = re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", (ROOT / "tracker" / "settings.py").read_text(encoding="utf-8"))
SETTINGS = (
    (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8").partition("## Settings")[2].partition("\n## ")[0]
)
ROWS = [row.split("|")[1] for row in SETTINGS.splitlines() if row.startswith("|")]
NAMED = {name for cell in ROWS for name in re.findall(r"`([A-Z_]+)`", cell)}
"""The first column of the table of settings."""


@pytest.mark.parametrize("name", sorted(set(READ)))
def test_every_setting_is_in_the_table_of_the_deployment_page(name: str) -> None:
    assert name in NAMED


def test_the_page_names_no_setting_that_is_gone() -> None:
    assert len(READ) > 20
    assert sorted(NAMED - set(READ)) == []
