"""Log lines as JSON, one an event, in UTC and without anybody's address."""

import json
import logging
from datetime import UTC, datetime

from digests.delivery import without_addresses


class JsonLines(logging.Formatter):
    """A line break in a message is written as \\n: nobody can forge a line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": without_addresses(record.getMessage()),
        }
        if record.exc_info:
            line["trace"] = without_addresses(self.formatException(record.exc_info))
        if request := getattr(record, "request", None):
            line |= {
                "method": getattr(request, "method", ""),
                "user": getattr(getattr(request, "user", None), "pk", None),
            }
        return json.dumps(line, ensure_ascii=False)


class WithoutAddresses(logging.Formatter):
    """The same for eyes: a plain line."""

    def format(self, record: logging.LogRecord) -> str:
        return without_addresses(super().format(record))
