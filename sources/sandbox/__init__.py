"""Files from outside are opened in a process of their own: its end is no end of ours, and a clerk hears why.

One child serves many files, so that the libraries are loaded once; after a file that harmed it the next gets a new one.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Self

from sources.records import ReadableText, Role, Turn, Unreadable, gettext_noop
from sources.text import MOST_BYTES, too_big

WALL_SECONDS = 15.0
"""A clerk hears within twenty seconds why a file was not read."""
MOST_ANSWERED = 128 * 1024 * 1024
TOO_MUCH = gettext_noop("Het lezen van dit bestand vroeg te veel tijd of geheugen en is afgebroken.")

_ROOT = Path(__file__).resolve().parents[2]


class Sandbox:
    """`text_of` and `koop_metadata` as `sources.text` has them, done by a child with limits; close it after use."""

    def __init__(self, *, wall_seconds: float = WALL_SECONDS) -> None:
        self._wall_seconds = wall_seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._connection: Connection[Any, Any] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def text_of(self, file_name: str, data: bytes) -> ReadableText:
        """The text of a file by the ending of its name; raises Unreadable with a sentence that says why not."""
        if len(data) > MOST_BYTES:
            raise too_big()
        answer = self._ask("text", file_name, data)
        turns = (
            Turn(start, end, Role(role), name, group, tuple((first, last) for first, last in items))
            for start, end, role, name, group, items in answer["turns"]
        )
        return ReadableText(answer["text"], answer["kind"], tuple(turns), MappingProxyType(answer["metadata"]))

    def koop_metadata(self, data: bytes) -> Mapping[str, str]:
        """The facts in a `metadata.xml`."""
        return MappingProxyType(self._ask("metadata", "metadata.xml", data)["metadata"])

    def close(self) -> None:
        """End the child."""
        if self._connection:
            self._connection.close()
        if self._child:
            self._child.kill()
            self._child.wait()
        self._child = self._connection = None

    def _ask(self, what: str, name: str, data: bytes) -> Any:
        child, connection = self._ready()
        watch = threading.Timer(self._wall_seconds, child.kill)
        watch.start()
        try:
            connection.send_bytes(json.dumps({"what": what, "name": name}).encode())
            connection.send_bytes(data)
            answer = json.loads(connection.recv_bytes(MOST_ANSWERED))
        except (EOFError, OSError, ValueError):
            self.close()
            raise Unreadable(TOO_MUCH) from None
        finally:
            watch.cancel()
        if "unreadable" in answer:
            sentence, facts = answer["unreadable"]
            raise Unreadable(sentence, **facts)
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
