from __future__ import annotations

import socket

import pytest

from bench.load import ports


def test_a_taken_port_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        taken = ports.free_port()
        other.bind(("127.0.0.1", taken))
        other.listen()
        monkeypatch.setattr(ports, "LOWEST", taken)
        monkeypatch.setattr(ports, "HIGHEST", taken + 5)
        assert taken not in {ports.free_port() for _ in range(40)}


def test_a_port_is_none_that_linux_gives_to_whoever_asks_for_any() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        assert other.getsockname()[1] > ports.HIGHEST >= ports.free_port()


def test_no_port_is_given_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    first = ports.free_port()
    drawn = iter([first, first, first + 1])
    monkeypatch.setattr(ports, "free_port", lambda address: next(drawn))
    assert ports.free_ports(2) == [first, first + 1]
