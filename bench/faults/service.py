"""Bad days, each under load: what was acknowledged before must be in the record after, and nothing else may be.

Four clients post articles, each its own, while one thing after another goes wrong. An article counts as acknowledged
when its 200 or 201 came; every acknowledged uri is then looked up in the record, and the record's articles are counted.
One that was kept without an answer to its sender (who will send it again) is told as "kept, not acknowledged".

    python -m bench.faults.service                     all of them
    python -m bench.faults.service worker redis-flush  only these
    python -m bench.faults.service --on postgresql     all of them, the record in a PostgreSQL that is started for it

The full disk is a tmpfs of a few megabytes, which takes the right to mount. The clock is that of `false_clock.py`,
which takes a C compiler. What cannot be had is said and left out.
"""

from __future__ import annotations

import argparse
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, cast

from redis import RedisError

from bench.faults.loaded_server import LoadedServer, load, until
from bench.faults.relay import Relay
from bench.faults.surroundings import (
    REDIS,
    Surroundings,
    jumping_clock,
    on_postgresql,
    own_postgresql,
    own_redis,
    plain,
    slow_redis,
    small_disk,
)
from bench.load.client import Client, get
from bench.machine import machine
from quotes.record import Record
from quotes.redis import embedded
from quotes.settings import Settings

NEWSROOM = "default"
HOUR = 3600  # seconds

Fault = Callable[[LoadedServer], str | None]


def worker(loaded: LoadedServer) -> None:
    """kill -9 of a worker, three times"""
    for _ in range(3):
        loaded.more()
        old = {process.pid for process in loaded.server.workers()}
        victim = loaded.server.workers()[0]
        victim.kill()
        until(lambda old=old: len({p.pid for p in loaded.server.workers()} - old) == 1)


def master(loaded: LoadedServer) -> None:
    """kill -9 of the master, and the server started again"""
    loaded.more()
    loaded.end(signal.SIGKILL)
    loaded.start()
    loaded.more()


def stop(loaded: LoadedServer) -> None:
    """SIGTERM to the master, and the server started again"""
    loaded.more()
    loaded.end(signal.SIGTERM)
    loaded.start()
    loaded.more()


def redis_stop(loaded: LoadedServer) -> None:
    """Redis stopped, and started after 3 seconds"""
    loaded.more()
    with suppress(RedisError), _redis(loaded) as client:
        client.shutdown(nosave=True)
    loaded.more()
    time.sleep(3)
    embedded.ensure_running(_redis_folder(loaded))
    loaded.more()


def redis_flush(loaded: LoadedServer) -> None:
    """Redis flushed, five times"""
    for _ in range(5):
        loaded.more(10)
        with _redis(loaded) as client:
            client.flushall()


def redis_full(loaded: LoadedServer) -> None:
    """Redis out of memory: it refuses every write"""
    loaded.more()
    with _redis(loaded) as client:
        client.config_set("maxmemory-policy", "noeviction")
        client.config_set("maxmemory", "1")
    loaded.more(40)


def redis_slow(loaded: LoadedServer) -> None:
    """Redis answering after two seconds, for 10 seconds"""
    relay: Relay = loaded.tools["relay"]
    loaded.more()
    relay.delay = 2.0
    time.sleep(10)
    loaded.more(10)
    relay.delay = 0.0
    loaded.more()


def postgresql(loaded: LoadedServer) -> None:
    """PostgreSQL restarted, twice"""
    for _ in range(2):
        loaded.more()
        loaded.tools["restart"]()
    loaded.more()


def disk(loaded: LoadedServer) -> str:
    """The disk of the record full, then given room"""
    place = loaded.tools["disk"]
    until(lambda: loaded.statuses[503] > 8)
    during = len(loaded.acknowledged)
    ready = Client(loaded.port).ask(get("/readyz"))[0]
    found = Client(loaded.port).ask(get("/v1/quotations?limit=1"))[0]
    subprocess.run(["mount", "-o", "remount,size=200m", str(place)], check=True)
    loaded.more()
    return f"full after {during} articles: /readyz {ready}, look-ups {found}"


def clock(loaded: LoadedServer) -> str:
    """The clock of server and Redis jumping: 5 hours forward, 10 back, 2 days forward, 3 back, and to what it was"""
    seen = []
    for hours in (5, -5, 43, -29, 0):
        loaded.more()
        loaded.tools["clock"].jump_to(hours * HOUR)
        with embedded.connect(embedded.socket_path(loaded.folder)) as client:
            seen.append((_told_by(loaded), cast("tuple[int, int]", client.time())[0]))
    loaded.more()
    hours_off = [[round((told - time.time()) / HOUR) for told in pair] for pair in seen]
    return f"hours that server and Redis were off the true time: {hours_off}"


def _told_by(loaded: LoadedServer) -> float:
    """The time of day, in seconds, that the server gives with an answer."""
    connection = loaded.server.connect()
    connection.request("GET", "/healthz")
    told = connection.getresponse().headers["Date"]
    connection.close()
    return parsedate_to_datetime(told).timestamp()


def clients(loaded: LoadedServer) -> str:
    """300 clients that send a byte a second, 100 that hang up, 50 that never read"""
    loaded.more()
    quiet = loaded.slowest
    with ExitStack() as stack:
        connections = [_connect(stack, loaded) for _ in range(300)]
        ends = time.monotonic() + 15
        body = b"POST /v1/extract HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: 90\r\n\r\n"
        for _ in range(50):
            mute = _connect(stack, loaded)
            mute.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            with suppress(BlockingIOError, OSError):
                mute.send(get("/openapi.json") * 20)
        for _ in range(100):
            gone = _connect(stack, loaded)
            gone.send(body + b"and then")
            gone.close()
        for place in range(15):
            for connection in connections:
                with suppress(OSError):
                    connection.send(body[place : place + 1])
            time.sleep(max(0.0, ends - 15 + place + 1 - time.monotonic()))
        loaded.more()
    return f"slowest answer before them {quiet:.1f} s"


def _connect(stack: ExitStack, loaded: LoadedServer) -> socket.socket:
    connection = stack.enter_context(socket.create_connection(("127.0.0.1", loaded.port)))
    connection.setblocking(False)
    return connection


def _redis_folder(loaded: LoadedServer) -> Path:
    return loaded.folder.parent / REDIS


def _redis(loaded: LoadedServer) -> Any:
    return embedded.connect(embedded.socket_path(_redis_folder(loaded)))


FAULTS: dict[str, tuple[Fault, Surroundings]] = {
    "worker": (worker, plain),
    "master": (master, plain),
    "stop": (stop, plain),
    "redis-stop": (redis_stop, own_redis),
    "redis-flush": (redis_flush, own_redis),
    "redis-full": (redis_full, own_redis),
    "redis-slow": (redis_slow, slow_redis),
    "postgresql": (postgresql, own_postgresql),
    "disk": (disk, small_disk),
    "clock": (clock, jumping_clock),
    "clients": (clients, plain),
}


def main() -> None:
    """Bring about what was asked for, and print what became of it. Exit status 1 where anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("faults", nargs="*", metavar="FAULT", help=f"of {', '.join(FAULTS)}; all where none is named")
    parser.add_argument("--on", choices=("sqlite", "postgresql"), default="sqlite", help="where the record is")
    arguments = parser.parse_args()
    if unknown := set(arguments.faults) - set(FAULTS):
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    print(f"{machine()}; record on {arguments.on}")
    results = [bring_about(name, arguments.on) for name in arguments.faults or FAULTS]
    sys.exit(0 if all(results) else 1)


def bring_about(name: str, store: str) -> bool:
    """One fault on a new server with its record on ``store``; whether nothing was lost and nothing answered 500."""
    fault, surroundings = FAULTS[name]
    if store == "postgresql":
        surroundings = on_postgresql(surroundings)
    print(f"{name}: {fault.__doc__}", flush=True)
    try:
        with tempfile.TemporaryDirectory(prefix="bench") as parent, surroundings(Path(parent)) as (settings, tools):
            return play(fault, Path(parent) / "i", settings, tools)
    except LookupError as why:
        print(f"  LEFT OUT: {why}", flush=True)
        return True
    except RuntimeError as error:
        print(f"  FAILED: {error}", flush=True)
        return False


def play(fault: Fault, folder: Path, settings: Mapping[str, Any], tools: Mapping[str, Any]) -> bool:
    """Bring ``fault`` about under load, and compare what was answered with what is in the record afterwards."""
    note: str | None = None
    with ExitStack() as stack:
        loaded = LoadedServer(folder, {"workers": 2} | settings, tools, stack)
        with load(loaded):
            try:
                note = fault(loaded)
            except RuntimeError as error:
                note = f"FAILED: {error}"
    found = recorded(loaded)
    lost = loaded.acknowledged - found
    errors = {status: count for status, count in sorted(loaded.statuses.items()) if status not in (200, 201)}
    safe = len(loaded.acknowledged) - len(lost)
    print(f"  acknowledged {len(loaded.acknowledged)}, of them in the record {safe}", end="")
    print(f"; kept, not acknowledged {len(found - loaded.acknowledged)}", end="")
    print(f"; other answers {errors or 'none'} (0: none came); slowest {loaded.slowest:.1f} s")
    if note:
        print(f"  {note}", flush=True)
    return not lost and 500 not in loaded.statuses and not (note or "").startswith("FAILED")


def recorded(loaded: LoadedServer) -> set[str]:
    """Which of the uris that were tried are in the record, the server stopped."""
    own = {"instance_dir": loaded.folder} | {k: v for k, v in loaded.settings.items() if k == "record_url"}
    record = Record(Settings(**own).record_url)
    try:
        return {uri for uri in loaded.tried if record.articles.find(NEWSROOM, uri)}
    finally:
        record.close()


if __name__ == "__main__":
    main()
