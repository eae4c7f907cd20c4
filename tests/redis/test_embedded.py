"""The embedded Valkey: one for all, found again, stopped by whom it belongs to, never on the network."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
import redis

from quotes.redis import embedded
from tests.support import ROOT
from tests.support.live import until


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """An instance folder whose Valkey is stopped afterwards, whosever it is."""
    yield tmp_path
    with embedded.connect(embedded.socket_path(tmp_path)) as client:
        try:
            client.shutdown(nosave=True)
        except redis.ConnectionError:
            return


def server(folder: Path) -> dict[str, object]:
    """What the server of a folder says of itself."""
    with embedded.connect(embedded.socket_path(folder)) as client:
        return dict(client.info("server"))


ADOPT = """
import os, sys
from pathlib import Path
from quotes.redis import embedded
embedded.adopt(Path(sys.argv[1]))
os._exit(9)
"""


def adopt_elsewhere(folder: Path) -> None:
    """Another process adopts the server of ``folder`` and dies without a word."""
    assert subprocess.run([sys.executable, "-c", ADOPT, str(folder)], cwd=ROOT).returncode == 9


def test_many_at_once_start_one_server(folder: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: adopt_elsewhere(folder), range(4)))
    with embedded.connect(embedded.socket_path(folder)) as client:
        assert client.info("clients")["connected_clients"] == 1
    assert (folder / "valkey.log").read_text().count("ready to exit") == 0
    assert server(folder)["process_id"] == server(folder)["process_id"]


def test_it_listens_on_no_port_and_keeps_nothing(folder: Path) -> None:
    embedded.ensure_running(folder)
    with embedded.connect(embedded.socket_path(folder)) as client:
        wanted = {"port": "0", "save": "", "appendonly": "no", "maxmemory-policy": "volatile-lru"}
        assert {name: client.config_get(name)[name] for name in wanted} == wanted
    assert embedded.socket_path(folder).stat().st_mode & 0o077 == 0


def test_a_server_left_behind_is_found_and_taken_over(folder: Path) -> None:
    adopt_elsewhere(folder)
    before = server(folder)["process_id"]
    embedded.adopt(folder)
    assert server(folder)["process_id"] == before
    embedded.release(folder)
    assert not embedded.answers(embedded.socket_path(folder))


def test_the_server_ends_with_who_started_it(folder: Path) -> None:
    politely = ADOPT.replace("os._exit(9)", "")
    subprocess.run([sys.executable, "-c", politely, str(folder)], cwd=ROOT, check=True)
    assert not embedded.answers(embedded.socket_path(folder))


def test_the_last_of_two_processes_ends_the_server_whichever_it_is(folder: Path) -> None:
    waiting = ADOPT.replace("os._exit(9)", "print(flush=True)\ninput()")
    command, pipe = [sys.executable, "-c", waiting, str(folder)], subprocess.PIPE
    both = [subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe) for _ in range(2)]
    for process in both:
        assert process.stdout is not None and process.stdout.readline() == b"\n"
    for process in both:
        assert embedded.answers(embedded.socket_path(folder))
        process.communicate(b"\n")
        assert process.returncode == 0
    assert not embedded.answers(embedded.socket_path(folder))


def test_a_forked_child_does_not_end_the_server_of_its_parent(folder: Path) -> None:
    embedded.adopt(folder)
    child = os.fork()
    if child == 0:
        embedded.release(folder)
        os._exit(0)
    os.waitpid(child, 0)
    assert embedded.answers(embedded.socket_path(folder))
    embedded.release(folder)
    assert not embedded.answers(embedded.socket_path(folder))


def test_a_dead_socket_is_no_hindrance(folder: Path) -> None:
    embedded.ensure_running(folder)
    os.kill(int(str(server(folder)["process_id"])), 9)
    assert embedded.ensure_running(folder)
    assert embedded.answers(embedded.socket_path(folder))


def test_a_server_that_hangs_is_replaced_and_leaves_nothing(folder: Path) -> None:
    embedded.ensure_running(folder)
    hung = psutil.Process(int(str(server(folder)["process_id"])))
    hung.suspend()
    embedded.ensure_running(folder)
    assert until(lambda: not hung.is_running() or hung.status() == psutil.STATUS_ZOMBIE, 20)
    assert server(folder)["process_id"] != hung.pid


def test_a_deep_folder_gets_a_short_private_socket(folder: Path) -> None:
    deep = folder.joinpath(*["a-rather-deep-folder"] * 6)
    path = embedded.socket_path(deep)
    assert len(os.fsencode(path)) <= 90
    assert path.parent.stat().st_mode & 0o077 == 0
    embedded.adopt(deep)
    assert embedded.answers(path)
    embedded.release(deep)
    path.parent.chmod(0o755)
    with pytest.raises(embedded.ValkeyUnavailable, match="private"):
        embedded.socket_path(deep)
    path.parent.rmdir()


def test_it_says_why_it_cannot_start(tmp_path: Path) -> None:
    (tmp_path / "valkey.log").mkdir()
    with pytest.raises(embedded.ValkeyUnavailable, match="embedded Valkey"):
        embedded.ensure_running(tmp_path)
