"""A real mail server that misbehaves as planned, and knows what it took: recipient and Message-ID of each mail."""

import random
import re
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiosmtpd.controller import Controller

_MESSAGE_ID = re.compile(rb"^message-id:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
LATER = "451 4.3.0 not now"


class FaultyServer:
    """Takes mails until told not to. `took` runs in the server's own thread, with how many it took so far."""

    def __init__(
        self, port: int, *, later: float, drop: float, seed: int, log: str, took: Callable[[int], None]
    ) -> None:
        self.later, self.drop, self.took = later, drop, took
        self.chance = random.Random(seed)  # noqa: S311  a drill can be run again
        self.log = Path(log).open("w", encoding="utf-8") if log else None  # noqa: SIM115  closed in stop
        self.accepted: list[tuple[str, str]] = []
        self.dropped: list[tuple[str, str]] = []
        self.put_off = 0
        self.controller = Controller(self, hostname="127.0.0.1", port=port)

    async def handle_EHLO(  # noqa: N802  aiosmtpd's name
        self, server: Any, session: Any, envelope: Any, hostname: str, answers: list[str]
    ) -> list[str]:
        """Mails may come all at once, as most servers let them."""
        session.host_name = hostname
        return ["250-PIPELINING", *answers]

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  aiosmtpd's name
        if self.chance.random() < self.later:
            self.put_off += 1
            return LATER
        self._accept(envelope.rcpt_tos[0], envelope.content)
        if self.chance.random() < self.drop:
            self.dropped.append(self.accepted[-1])
            server.transport.abort()
        return "250 2.0.0 taken"

    def _accept(self, recipient: str, content: bytes) -> None:
        found = _MESSAGE_ID.search(content)
        message_id = found[1].decode(errors="replace") if found else "-"
        self.accepted.append((recipient, message_id))
        if self.log:
            self.log.write(f"{recipient} {message_id}\n")
            self.log.flush()
        self.took(len(self.accepted))

    def times(self) -> Counter[tuple[str, str]]:
        """How often each mail was taken."""
        return Counter(self.accepted)

    def doubled_without_a_drop(self) -> int:
        """How often a mail was taken again although it had been told each time before that it was taken."""
        drops = Counter(self.dropped)
        return sum(max(0, number - 1 - drops[mail]) for mail, number in self.times().items())

    def __enter__(self) -> Self:
        self.controller.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(AssertionError):
            self.controller.stop()
        if self.log:
            self.log.close()
