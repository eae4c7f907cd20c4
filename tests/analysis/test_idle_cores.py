"""Work is done on several cores only where nobody else needs them."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from quotes.analysis import idle_cores
from quotes.analysis.idle_cores import MOST, on_idle_cores

CORES = len(os.sched_getaffinity(0))


def test_idle_cores_take_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle_cores, "idle_cores", lambda: 2)
    together, done = threading.Barrier(3, timeout=10), set[int]()

    def work(item: int) -> None:
        together.wait()
        done.add(item)

    on_idle_cores(work, range(6), lambda: None)
    assert done == set(range(6))


def test_without_idle_cores_one_follows_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle_cores, "idle_cores", lambda: 0)
    told = list[object]()
    on_idle_cores(lambda item: told.append((item, threading.get_ident())), range(3), lambda: told.append("looked"))
    own = threading.get_ident()
    assert told == ["looked", (0, own), "looked", (1, own), "looked", (2, own)]


def test_nothing_runs_while_the_checkpoint_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle_cores, "idle_cores", lambda: 3)
    running, seen, lock = [0], list[int](), threading.Lock()

    def work(item: int) -> None:
        with lock:
            running[0] += 1
        threading.Event().wait(0.001 * (item % 4))
        with lock:
            running[0] -= 1

    on_idle_cores(work, range(16), lambda: seen.append(running[0]))
    assert seen == [0] * 4


def test_where_no_thread_can_be_started_one_does_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(idle_cores, "idle_cores", lambda: 2)
    monkeypatch.setattr(threading.Thread, "start", refuse)
    done = set[tuple[int, int]]()
    on_idle_cores(lambda item: done.add((item, threading.get_ident())), range(7), lambda: None)
    assert done == {(item, threading.get_ident()) for item in range(7)}


def test_no_more_are_done_at_once_than_the_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle_cores, "idle_cores", lambda: 63)
    looked, done = list[int](), set[int]()
    on_idle_cores(done.add, range(2 * MOST), lambda: looked.append(len(done)))
    assert looked == [0, MOST] and len(done) == 2 * MOST


@pytest.mark.parametrize("bad", [0, 1])
def test_what_work_raises_is_raised(bad: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle_cores, "idle_cores", lambda: 1)

    def work(item: int) -> None:
        if item == bad:
            raise ValueError(item)

    with pytest.raises(ValueError, match=str(bad)):
        on_idle_cores(work, range(2), lambda: None)


@pytest.mark.parametrize(
    ("told", "idle"),
    [
        ("0.10 0.20 0.30 1/200 999", CORES - 1),
        (f"0.10 0.20 0.30 {CORES}/200 999", 0),
        (f"0.10 0.20 0.30 {3 * CORES}/200 999", 0),
        ("0.00 0.00 0.00 0/0 0", 0),
        ("", 0),
        (None, 0),
    ],
)
def test_the_system_tells_how_many_are_idle(
    told: str | None, idle: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if told is not None:
        (tmp_path / "loadavg").write_text(told)
    monkeypatch.setattr(idle_cores, "_RUNNING", tmp_path / "loadavg")
    monkeypatch.setattr(idle_cores, "cores_of_quota", lambda: MOST)
    assert idle_cores.idle_cores() == idle


@pytest.mark.parametrize(
    ("group", "told", "cores"),
    [
        ("0::/", "100000 100000", 1),
        ("0::/", "50000 100000", 1),
        ("12:pids:/x\n0::/system.slice/on-record.service", "250000 100000", 2),
        ("0::/", "max 100000", MOST),
        ("0::/", "", MOST),
        ("0::/", None, MOST),
        ("9:name=systemd:/", "100000 100000", MOST),
    ],
)
def test_a_quota_of_time_is_as_many_cores(
    group: str, told: str | None, cores: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cgroup").write_text(group)
    folder = tmp_path / "groups" / group.rpartition("0::/")[2]
    folder.mkdir(parents=True)
    if told is not None:
        (folder / "cpu.max").write_text(told)
    monkeypatch.setattr(idle_cores, "_GROUP", tmp_path / "cgroup")
    monkeypatch.setattr(idle_cores, "_GROUPS", tmp_path / "groups")
    idle_cores.cores_of_quota.cache_clear()
    try:
        assert idle_cores.cores_of_quota() == cores
    finally:
        idle_cores.cores_of_quota.cache_clear()


def test_who_may_use_one_core_takes_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "loadavg").write_text("0.10 0.20 0.30 1/200 999")
    monkeypatch.setattr(idle_cores, "_RUNNING", tmp_path / "loadavg")
    monkeypatch.setattr(idle_cores, "cores_of_quota", lambda: 1)
    assert idle_cores.idle_cores() == 0
