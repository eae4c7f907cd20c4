"""Workers on batches that a server starts and stops with itself, so that whoever tries it out needs one terminal."""

from __future__ import annotations

import ctypes
import signal
import subprocess
import sys
import time
from functools import partial

from quotes.model_files import entrance

_PR_SET_PDEATHSIG = 1  # of linux/prctl.h


def start(count: int) -> list[subprocess.Popen[bytes]]:
    """Start ``count`` workers. On Linux each is told to stop when this process dies, however it does."""
    return [start_child([sys.executable, str(entrance() / "app.py"), "work"]) for _ in range(count)]


def start_child(command: list[str]) -> subprocess.Popen[bytes]:
    """A process that on Linux is told to stop when this one dies, however it does."""
    follow = partial(_set_death_signal, ctypes.CDLL(None)) if sys.platform == "linux" else None
    return subprocess.Popen(command, preexec_fn=follow)


def stop(workers: list[subprocess.Popen[bytes]], seconds: float) -> None:
    """Ask the workers to stop: each finishes the article at hand. Those that live on after ``seconds`` are killed."""
    end = time.monotonic() + seconds
    for worker in workers:
        worker.terminate()
    for worker in workers:
        try:
            worker.wait(max(0, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()


def _set_death_signal(library: ctypes.CDLL) -> None:
    library.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
