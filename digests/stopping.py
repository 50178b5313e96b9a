"""Whether this process was asked to stop. Who hands mails over asks between two of them.

One byte that a worker's main process shares with the children that it forks: after a TERM Celery waits for their tasks,
however long those take, and tells them nothing. It needs no lock, so that it can be written where a signal is handled.
"""

import mmap

_asked = mmap.mmap(-1, 1)


def ask(stop: bool = True) -> None:
    _asked[0] = stop


def asked() -> bool:
    return bool(_asked[0])
