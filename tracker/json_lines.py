"""Log lines as JSON, one an event, in UTC, without anybody's address and without the keys of links."""

import json
import logging
from datetime import UTC, datetime

from digests.delivery import without_addresses
from tracker.log_filter import without_keys


def without_secrets(words: str) -> str:
    """Also in traces, which no filter of records sees."""
    return without_keys(without_addresses(words))


class JsonLines(logging.Formatter):
    """A line break in a message is written as \\n: nobody can forge a line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": without_secrets(record.getMessage()),
        }
        if record.exc_info:
            line["trace"] = without_secrets(self.formatException(record.exc_info))
        if request := getattr(record, "request", None):
            line |= {
                "method": getattr(request, "method", ""),
                "user": getattr(getattr(request, "user", None), "pk", None),
            }
        return json.dumps(line, ensure_ascii=False)


class WithoutAddresses(logging.Formatter):
    """The same for eyes: a plain line."""

    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record))
