"""Files from outside are opened and read in a process of their own: its end is no end of ours, and a clerk hears why.

One child serves many files, so that the libraries are loaded once; after a file that harmed it the next gets a new one.
"""

import json
import pickle
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import replace
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Self

from sources.reading.reader import Reading, ReadingContext
from sources.records import ReadableText, Unreadable, gettext_noop
from sources.sandbox.wire import record
from sources.text import MOST_BYTES, too_big

WALL_SECONDS = 18.0
"""A clerk hears within twenty seconds why a file was not read."""
MOST_ANSWERED = 128 * 1024 * 1024
TOO_MUCH = gettext_noop("Het lezen van dit bestand vroeg te veel tijd of geheugen en is afgebroken.")

_ROOT = Path(__file__).resolve().parents[2]


class RulesBroke(Exception):
    """The rules failed on a text, which is a fault of ours; the message says where."""


class Sandbox:
    """`text_of`, `koop_metadata` and the reader's rules, done by a child with limits; close it after use."""

    def __init__(self, *, wall_seconds: float = WALL_SECONDS) -> None:
        self._wall_seconds = wall_seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._connection: Connection[Any, Any] | None = None
        self._rules: tuple[tuple[object, ...], bytes] = (), b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def text_of(self, file_name: str, data: bytes) -> ReadableText:
        """The text of a file by the ending of its name; raises Unreadable with a sentence that says why not."""
        if len(data) > MOST_BYTES:
            raise too_big()
        return record(ReadableText, self._ask("text", file_name, data)["paper"])

    def read(self, file_name: str, data: bytes, context: ReadingContext) -> tuple[ReadableText, Reading]:
        """The text and what the rules find in it. Raises Unreadable, also when that takes too long, and RulesBroke."""
        if len(data) > MOST_BYTES:
            raise too_big()
        facts = {"context_name": context.name, "given": dict(context.given or {})}
        answer = self._ask("paper", file_name, data, self._pickled(context.calendar, context.policy), **facts)
        if "broke" in answer:
            raise RulesBroke(answer["broke"])
        paper = record(ReadableText, answer["paper"])
        return paper, replace(record(Reading, answer["reading"]), text=paper.text)

    def koop_metadata(self, data: bytes) -> Mapping[str, str]:
        """The facts in a `metadata.xml`."""
        return MappingProxyType(self._ask("metadata", "metadata.xml", data)["metadata"])

    def _pickled(self, *rules: object) -> bytes:
        """What the rules rest on, pickled once for many papers."""
        held, _pickled = self._rules
        if len(held) != len(rules) or any(one is not other for one, other in zip(held, rules, strict=True)):
            self._rules = rules, pickle.dumps(rules)
        return self._rules[1]

    def close(self) -> None:
        """End the child."""
        if self._connection:
            self._connection.close()
        if self._child:
            self._child.kill()
            self._child.wait()
        self._child = self._connection = None

    def _ask(self, what: str, name: str, *data: bytes, **facts: object) -> Any:
        child, connection = self._ready()
        watch = threading.Timer(self._wall_seconds, child.kill)
        watch.start()
        try:
            connection.send_bytes(json.dumps({"what": what, "name": name} | facts).encode())
            for part in data:
                connection.send_bytes(part)
            answer = json.loads(connection.recv_bytes(MOST_ANSWERED))
        except (EOFError, OSError, ValueError):
            self.close()
            raise Unreadable(TOO_MUCH) from None
        finally:
            watch.cancel()
        if answer["last"]:
            self.close()
        if "unreadable" in answer:
            sentence, told = answer["unreadable"]
            raise Unreadable(sentence, **told)
        if "too_much" in answer:
            self.close()
            raise Unreadable(TOO_MUCH)
        return answer

    def _ready(self) -> "tuple[subprocess.Popen[bytes], Connection[Any, Any]]":
        """The child, a new one where there is none or the last one's life is over."""
        if self._child is None or self._connection is None or self._child.poll() is not None:
            self.close()
            self._connection, theirs = Pipe()
            try:
                self._child = _start(theirs.fileno())
            finally:
                theirs.close()
        return self._child, self._connection


def _start(pipe: int) -> "subprocess.Popen[bytes]":
    """A child that knows nothing of ours: no settings, no secrets, no open files but the pipe."""
    command = [sys.executable, "-m", "sources.sandbox.child", str(pipe)]
    environment = {"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(  # noqa: S603  our own program, no words of anybody else's in it
        command,
        cwd=_ROOT,
        env=environment,
        pass_fds=(pipe,),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
