"""Workers on batches that a server starts and stops with itself, so that whoever tries it out needs one terminal.

Between them and the server stands a process of its own that starts a worker again when it dies: gunicorn does that for
its own workers alone, and a batch would wait until somebody starts the server anew.
"""

from __future__ import annotations

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial
from types import FrameType
from typing import NoReturn

import structlog

from quotes.model_files import entrance
from quotes.observability import logs
from quotes.settings import Settings

PAUSE = 2.0
"""Seconds after which a worker that died is started again."""

_PR_SET_PDEATHSIG = 1  # of linux/prctl.h
_MARGIN = 5.0  # seconds that the keeper has to end after its last worker
_log = structlog.get_logger("on_record.batch_workers")


def start(count: int, seconds: float) -> list[subprocess.Popen[bytes]]:
    """Start the process that keeps ``count`` workers running; none where ``count`` is 0. When it is told to stop, the
    workers have ``seconds`` for the article at hand."""
    return [_started([sys.executable, "-m", __name__, str(count), str(seconds)])] if count else []


def stop(workers: Sequence[subprocess.Popen[bytes]], seconds: float) -> None:
    """Ask the processes to stop: each finishes what is at hand. Those that live on after ``seconds`` are killed."""
    for worker in workers:
        worker.terminate()
    end = time.monotonic() + seconds + _MARGIN
    for worker in workers:
        try:
            worker.wait(max(0.0, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            worker.kill()


def keep(count: int, seconds: float) -> NoReturn:
    """Keep ``count`` workers running until a signal asks to stop."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    command = [sys.executable, str(entrance() / "app.py"), "work"]
    workers: list[subprocess.Popen[bytes]] = []
    try:
        workers += (_started(command) for _ in range(count))
        while True:
            time.sleep(PAUSE)
            for place, worker in enumerate(workers):
                if worker.poll() is not None:
                    _log.warning("a worker on batches ended and is started again", status=worker.returncode)
                    workers[place] = _started(command)
    finally:
        stop(workers, seconds - _MARGIN)


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """A process that on Linux is told to stop when this one dies, however it does."""
    follow = partial(_set_death_signal, ctypes.CDLL(None)) if sys.platform == "linux" else None
    return subprocess.Popen(command, preexec_fn=follow)


def _set_death_signal(library: ctypes.CDLL) -> None:
    library.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    """End, once: a terminal sends its signal to all of its processes, and the server its own to this one."""
    for other in (signal.SIGTERM, signal.SIGINT):
        signal.signal(other, signal.SIG_IGN)
    raise SystemExit


if __name__ == "__main__":
    logs.configure(Settings.from_environment().log_level)
    keep(int(sys.argv[1]), float(sys.argv[2]))
