"""A new client goes to the worker with least at hand."""

from __future__ import annotations

import socket
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from quotes.server.load_board import PLACES, LoadBoard
from tests.support.live import Server, kill_all, until

SENTENCE = '"The ferry sails tonight," Ilsa Brandt said. '


def test_requests_count_before_clients() -> None:
    load_board = LoadBoard()
    assert load_board.is_least(0), "nobody is there yet"
    load_board.post(0, requests=1, connections=2)
    assert load_board.is_least(0), "it is alone"
    load_board.post(1, requests=2, connections=0)
    assert load_board.is_least(0) and not load_board.is_least(1)
    load_board.post(1, requests=1, connections=2)
    assert load_board.is_least(0) and load_board.is_least(1)
    load_board.post(1, requests=1, connections=3)
    assert load_board.is_least(0) and not load_board.is_least(1)
    load_board.leave(0)
    assert load_board.is_least(1)
    load_board.post(1, requests=10**9, connections=10**9)
    load_board.post(0, requests=0, connections=10**9)
    assert load_board.is_least(0) and not load_board.is_least(1)


def test_a_worker_without_a_place_compares_with_nobody() -> None:
    load_board = LoadBoard()
    load_board.post(0, requests=0, connections=0)
    load_board.post(PLACES, requests=5, connections=5)
    assert load_board.is_least(PLACES)
    load_board.leave(PLACES)


@pytest.mark.slow
def test_clients_and_articles_are_shared_by_two_workers() -> None:
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        folder = Path(parent) / "i"
        server = Server.start(folder)
        try:
            assert until(lambda: len(server.workers()) == 2)
            clients_are_shared(server)
            articles_are_shared(server)
            server.stop()
        finally:
            kill_all(folder)


def clients_are_shared(server: Server) -> None:
    """Forty that only connect: as many with either."""
    with ExitStack() as stack:
        at_rest = clients_of(server)

        def connect() -> None:
            stack.enter_context(socket.create_connection(("127.0.0.1", server.port)))

        def both_take() -> bool:
            connect()
            return all(now > then for now, then in zip(clients_of(server), at_rest, strict=True))

        assert until(both_take), "a worker that still loads its model takes nobody"
        before = clients_of(server)
        more = 40 + abs(before[0] - before[1])
        for _ in range(more):
            connect()
        assert until(lambda: sum(clients_of(server)) >= sum(before) + more)
        one, other = clients_of(server)
        assert abs((one - at_rest[0]) - (other - at_rest[1])) <= 2


def clients_of(server: Server) -> list[int]:
    return [len(worker.net_connections("tcp")) for worker in server.workers()]


def articles_are_shared(server: Server) -> None:
    """Two at the same time, again and again: neither waits for the other while a worker has nothing to do."""
    before = [sum(worker.cpu_times()[:2]) for worker in server.workers()]
    with ThreadPoolExecutor(2) as pool:
        for number in range(8):
            texts = [f"Report {number}.{side}.\n\n{SENTENCE * 150}" for side in range(2)]
            answers = list(pool.map(lambda text: server.post("/v1/extract", {"text": text}), texts))
            assert [status for status, _ in answers] == [200, 200]
    spent = [sum(w.cpu_times()[:2]) - b for w, b in zip(server.workers(), before, strict=True)]
    assert min(spent) > 0.35 * sum(spent)
