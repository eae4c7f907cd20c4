"""Ports for servers that a benchmark or a test starts."""

from __future__ import annotations

import secrets
import socket

LOWEST, HIGHEST = 20_000, 32_000
"""Above the ports that Ray gives its workers (10000 to 19999, docs.ray.io/en/latest/ray-core/configure.html) and below
those that Linux gives whoever asks for any (from 32768 on, net.ipv4.ip_local_port_range)."""


def free_port(address: str = "127.0.0.1") -> int:
    """A port of this address that nobody listens on. No program that lets the system choose gets it in the meantime."""
    while True:
        port = LOWEST + secrets.randbelow(HIGHEST - LOWEST)
        with socket.socket() as probe:
            try:
                probe.bind((address, port))
            except OSError:  # taken
                continue
            return port


def free_ports(count: int, address: str = "127.0.0.1") -> list[int]:
    """So many ports as ``free_port`` gives one, no two of them the same."""
    found: list[int] = []
    while len(found) < count:
        port = free_port(address)
        if port not in found:
            found.append(port)
    return found
