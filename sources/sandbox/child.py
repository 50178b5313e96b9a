"""The process that opens files from outside: a loop over requests, with hard limits and nothing to reach.

Started by ``sources.sandbox`` with the number of an open pipe. A request is JSON ("text" or "metadata", and a name)
and the file's bytes; the answer is JSON. Whatever goes wrong in here, the parent only sees the pipe close.
"""

import ctypes
import json
import os
import resource
import sys
from multiprocessing.connection import Connection
from typing import Any

MEMORY = 512 * 1024 * 1024
"""Address space, of which the libraries themselves take some 60 MB."""
PROCESSOR_SECONDS = 10
"""For one file."""
OPEN_FILES = 64
LIFE_SECONDS = 120
"""Of processor time; then the parent starts another child."""

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_REFUSED = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.spawn",
    "shutil.",
    "os.remove",
)


def main(pipe: int) -> None:
    """Answer requests until the parent hangs up."""
    from sources.text import koop_metadata, text_of  # the libraries are loaded before the walls go up

    connection = Connection(pipe)
    _shut_in()
    while True:
        try:
            request = json.loads(connection.recv_bytes())
            data = connection.recv_bytes()
        except EOFError:
            return
        _allow_seconds(PROCESSOR_SECONDS)
        read = text_of if request["what"] == "text" else lambda _name, given: koop_metadata(given)
        connection.send_bytes(json.dumps(_answer(read, request["name"], data)).encode())


def _answer(read: Any, name: str, data: bytes) -> dict[str, Any]:
    from sources.records import ReadableText, Unreadable

    try:
        found = read(name, data)
    except Unreadable as trouble:
        return {"unreadable": [trouble.remark.sentence, dict(trouble.remark.facts)]}
    except (MemoryError, RecursionError):
        return {"too_much": True}
    if isinstance(found, ReadableText):
        turns = [[turn.start, turn.end, turn.role, turn.name, turn.group, turn.items] for turn in found.turns]
        return {"text": found.text, "kind": found.kind, "turns": turns, "metadata": dict(found.metadata)}
    return {"metadata": dict(found)}


def _shut_in() -> None:
    """No network, no new files or processes, no more memory than MEMORY."""
    _leave_network()
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (LIFE_SECONDS, LIFE_SECONDS))
    sys.addaudithook(_refuse)


def _leave_network() -> None:
    """An own, empty network where the kernel allows it; the audit hook stands anyway."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).unshare(_NEW_USER | _NEW_NET)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_REFUSED):
        raise PermissionError(event)
    if event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        raise PermissionError(event)


def _allow_seconds(seconds: int) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (min(soft, LIFE_SECONDS), LIFE_SECONDS))


if __name__ == "__main__":
    main(int(sys.argv[1]))
