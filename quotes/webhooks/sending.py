"""One POST to an address that was judged: no redirect is followed, no proxy asked, the answer's words are not read."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from quotes.webhooks.addresses import Target

SECONDS = 15.0
"""How long one try may take, from the connection to the head of the answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, None where nothing did; ``failure`` says why. ``retry_after``: what was asked for."""

    status: int | None
    failure: str | None
    retry_after: timedelta | None = None


class _Connection(http.client.HTTPConnection):
    """A connection to the address of a target, under the name of its host."""

    def __init__(self, target: Target, seconds: float) -> None:
        super().__init__(target.host, timeout=seconds)
        self._target = target
        self.is_cut = False

    def connect(self) -> None:
        """Connect to the judged address. Raises TimeoutError where it was cut meanwhile."""
        self.sock = socket.create_connection((self._target.address, self._target.port), self.timeout)
        if self._target.tls:
            self.sock = ssl.create_default_context().wrap_socket(
                self.sock, server_hostname=self._target.name, do_handshake_on_connect=False
            )
        if self.is_cut:
            raise TimeoutError
        if isinstance(self.sock, ssl.SSLSocket):
            self.sock.do_handshake()  # on the socket that ``cut`` knows

    def cut(self) -> None:
        """End it, whatever it waits for: a receiver may send a byte now and then for ever."""
        self.is_cut = True
        if self.sock is not None:
            with suppress(OSError):
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)  # TLS's own would take it from who reads


def post(target: Target, headers: Mapping[str, str], body: bytes, seconds: float = SECONDS) -> Answer:
    """Post ``body``; anything but a status of 2xx is a failure."""
    connection = _Connection(target, seconds)
    deadline = threading.Timer(seconds, connection.cut)
    deadline.daemon = True
    deadline.start()
    try:
        connection.request("POST", target.path, body, {"Host": target.host, **headers})
        answer = connection.getresponse()
        if connection.is_cut:
            raise TimeoutError  # what ends in the middle reads as a whole head
    except (OSError, http.client.HTTPException) as error:
        if connection.is_cut or isinstance(error, TimeoutError):
            return Answer(None, f"No answer within {seconds:g} seconds.")
        return Answer(None, f"No answer: {type(error).__name__}.")
    finally:
        deadline.cancel()
        connection.close()
    if 200 <= answer.status < 300:
        return Answer(answer.status, None)
    return Answer(answer.status, f"Answered {answer.status}.", _retry_after(answer.headers.get("Retry-After")))


def _retry_after(value: str | None) -> timedelta | None:
    """The seconds of a Retry-After; a date, or nonsense, counts as none."""
    return timedelta(seconds=int(value)) if value and value.isdecimal() and len(value) < 8 else None
