"""Log lines: JSON, in UTC, one an event, and nobody's address."""

import json
import logging
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from tracker.json_lines import JsonLines, WithoutAddresses

FORMATTERS = (JsonLines(), WithoutAddresses("{asctime} {levelname} {name}: {message}", style="{"))


def record(message: str, *values: Any, **extra: Any) -> logging.LogRecord:
    made = logging.LogRecord("digests", logging.WARNING, __file__, 1, message, values, extra.pop("exc_info", None))
    made.__dict__ |= {"created": 1_795_413_600.25} | extra
    return made


def test_a_line() -> None:
    line = json.loads(FORMATTERS[0].format(record("mail %s waits", 7)))
    assert line == {
        "at": "2026-11-23T06:00:00.250+00:00",
        "level": "WARNING",
        "logger": "digests",
        "message": "mail 7 waits",
    }


@pytest.mark.parametrize("formatter", FORMATTERS, ids=["JSON", "plain"])
@pytest.mark.parametrize(
    "address", ["a.b@c.example", "<a.b+lijst@c.example>", "RCPT TO:<a@b.example>", "jürgen@kámer.example"]
)
def test_an_address_is_taken_out_of_message_and_trace(formatter: logging.Formatter, address: str) -> None:
    try:
        raise ValueError(f"550 {address}: unknown")
    except ValueError:
        line = formatter.format(record("refused: %s", address, exc_info=sys.exc_info()))
    assert "@" not in line
    assert "550" in line


def test_nobody_forges_a_line() -> None:
    line = FORMATTERS[0].format(record("no such page: %s", '/x\r\n{"level": "ERROR"}'))
    assert len(line.splitlines()) == 1


def test_who_asked_is_a_number() -> None:
    asked = SimpleNamespace(method="POST", user=SimpleNamespace(pk=12, email="a@b.example"))
    line = json.loads(FORMATTERS[0].format(record("refused", request=asked)))
    assert (line["method"], line["user"]) == ("POST", 12)
