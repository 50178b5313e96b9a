"""The process that opens files from outside: a loop over requests, with hard limits and nothing to reach.

Started by ``sources.sandbox`` with the number of an open pipe. A request is JSON ("text", "paper" or "metadata", and a
name) and the file's bytes; to read a "paper" by the rules also what they rest on, pickled by the parent. The answer is
JSON. Whatever goes wrong in here, the parent only sees the pipe close, or hears where the rules broke.
"""

import ctypes
import json
import os
import pickle
import resource
import sys
import traceback
from dataclasses import replace
from functools import lru_cache
from multiprocessing.connection import Connection
from typing import Any

MEMORY = 512 * 1024 * 1024
"""Address space, of which the libraries themselves take some 60 MB."""
PROCESSOR_SECONDS = 15
"""For one file, the rules included."""
OPEN_FILES = 64
LIFE_SECONDS = 120
"""Of processor time. The answer after which less is left than one file may take says that it is the last one."""

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
    import sources.reading.reader
    import sources.text  # noqa: F401  the libraries are loaded before the walls go up

    connection = Connection(pipe)
    _shut_in()
    while True:
        try:
            request = json.loads(connection.recv_bytes())
            data = connection.recv_bytes()
            rules = connection.recv_bytes() if request["what"] == "paper" else b""
        except EOFError:
            return
        _allow_seconds(PROCESSOR_SECONDS)
        answer = _answer(request, data, rules)
        answer["last"] = _used_seconds() + PROCESSOR_SECONDS > LIFE_SECONDS
        connection.send_bytes(json.dumps(answer).encode())


def _answer(request: dict[str, Any], data: bytes, rules: bytes) -> dict[str, Any]:
    from sources.records import Unreadable
    from sources.sandbox.wire import plain
    from sources.text import koop_metadata, text_of

    try:
        if request["what"] == "metadata":
            return {"metadata": dict(koop_metadata(data))}
        paper = text_of(request["name"], data)
        return {"paper": plain(paper)} | (_by_the_rules(paper, request, rules) if rules else {})
    except Unreadable as trouble:
        return {"unreadable": [trouble.remark.sentence, dict(trouble.remark.facts)]}
    except (MemoryError, RecursionError):
        return {"too_much": True}


def _by_the_rules(paper: Any, request: dict[str, Any], rules: bytes) -> dict[str, Any]:
    """What was read in the paper; its text is told once."""
    from sources.reading.reader import ReadingContext, read_document
    from sources.sandbox.wire import plain

    try:
        calendar, policy = _unpickled(rules)
        context = ReadingContext(calendar, policy, name=request["context_name"], given=request["given"])
        reading = read_document(paper, context)
    except (MemoryError, RecursionError):
        raise
    except Exception:
        return {"broke": traceback.format_exc()}
    return {"reading": plain(replace(reading, text=""))}


@lru_cache(maxsize=1)
def _unpickled(rules: bytes) -> Any:
    """Calendar and policy, from our own parent, mostly the same for many papers."""
    return pickle.loads(rules)  # noqa: S301


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
    soft = int(_used_seconds()) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (min(soft, LIFE_SECONDS), LIFE_SECONDS))


def _used_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(int(sys.argv[1]))
