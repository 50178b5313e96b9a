"""A value in the environment that cannot be used is named in one sentence."""

import pytest
from django.core.exceptions import ImproperlyConfigured

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
