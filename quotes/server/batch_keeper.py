"""A process between a server and its workers on batches that starts a worker again when it dies.

gunicorn does that for its own workers alone: a batch would wait until somebody starts the server anew.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from types import FrameType
from typing import NoReturn

import structlog

from quotes.observability import logs
from quotes.server import batch_workers
from quotes.settings import Settings

PAUSE = 2.0
"""Seconds after which a worker that died is started again."""

_MARGIN = 5.0  # seconds that this process has to end after its last worker
_log = structlog.get_logger("on_record.batch_workers")


def start(count: int, seconds: float) -> list[subprocess.Popen[bytes]]:
    """Start the process that keeps ``count`` workers running; none where ``count`` is 0. When it is told to stop, it
    ends within ``seconds``."""
    return [batch_workers.start_child([sys.executable, "-m", __name__, str(count), str(seconds)])] if count else []


def keep(count: int, seconds: float) -> NoReturn:
    """Keep ``count`` workers running until a signal asks to stop; then they have ``seconds``, a few for itself among
    them, for the article at hand."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    workers: list[subprocess.Popen[bytes]] = []
    try:
        workers += batch_workers.start(count)
        while True:
            time.sleep(PAUSE)
            for place, worker in enumerate(workers):
                if worker.poll() is not None:
                    _log.warning("a worker on batches ended and is started again", status=worker.returncode)
                    workers[place : place + 1] = batch_workers.start(1)
    finally:
        batch_workers.stop(workers, seconds - _MARGIN)


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    """End, once: a terminal sends its signal to all of its processes, and the server its own to this one."""
    for other in (signal.SIGTERM, signal.SIGINT):
        signal.signal(other, signal.SIG_IGN)
    raise SystemExit


if __name__ == "__main__":
    logs.configure(Settings.from_environment().log_level)
    keep(int(sys.argv[1]), float(sys.argv[2]))
