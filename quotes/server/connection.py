"""A client's connection as the worker sees it: whether a request has arrived, and a socket that waits within limits."""

from __future__ import annotations

import errno
import re
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import uuid4

from gunicorn import util
from gunicorn.workers import gthread

from quotes.server.refusals import Refusal

SEND_SECONDS = 30.0  # for a client to take an answer
_LINGER_SECONDS = 0.5  # for a client to close after its last answer
_LINGER_BYTES = 8_000_000  # that it may still send meanwhile, so that it comes to read the answer
_ENOUGH = 65_536  # bytes of a request that are awaited; a longer one is read on by the thread
_HEAD_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,15})[ \t]*\r\n", re.IGNORECASE)
_MORE = getattr(socket, "MSG_MORE", 0)  # of Linux: what is sent waits for what comes next, for 0.2 s at most
_OPEN_END = re.compile(rb"\r\n(?:transfer-encoding|expect):", re.IGNORECASE)  # no length, or one that waits for us


def missing(seen: bytes) -> int:
    """How many bytes must come at least before a thread should look at a request that begins with ``seen``."""
    end = seen.find(_HEAD_END)
    if end < 0:
        return min(1, max(0, _ENOUGH - len(seen)))
    head = seen[: end + 2]
    if _OPEN_END.search(head):
        return 0
    length = _LENGTH.search(head)
    whole = end + len(_HEAD_END) + (int(length[1]) if length else 0)
    return max(0, min(whole, _ENOUGH) - len(seen))


class TimedSocket(socket.socket):
    """A blocking socket whose reads must be done by ``receive_until``, on the clock of ``time.monotonic``."""

    receive_until = 0.0
    on_answer: Callable[[], None] = staticmethod(lambda: None)  # called when an answer begins
    _is_at_head = False
    _holds_head = False

    def begin_answer(self) -> None:
        """What is sent next is the head of an answer. It goes out with the body: one packet wakes the client once."""
        self.on_answer()
        self._is_at_head = True

    def end_answer(self) -> None:
        """Send the head of an answer without a body, which else would wait for one."""
        if self._holds_head:
            with suppress(OSError):
                self.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # sends what is held, though it is set

    def recv(self, size: int, flags: int = 0) -> bytes:
        """As a socket's own; a client that is too slow counts as gone (ECONNRESET)."""
        try:
            return super().recv(size, flags | socket.MSG_DONTWAIT)  # most often it is there already
        except BlockingIOError:
            if flags or self.gettimeout() is not None:
                raise
        try:
            self.settimeout(max(0.001, self.receive_until - time.monotonic()))
            return super().recv(size)
        except TimeoutError:
            raise ConnectionResetError(errno.ECONNRESET, "the request came too slowly") from None
        finally:
            self.settimeout(None)

    def sendall(self, data: Any, flags: int = 0) -> None:
        """As a socket's own; a client that does not take the data in time counts as gone (EPIPE)."""
        more = _MORE if self._is_at_head else 0
        self._is_at_head, self._holds_head = False, self._is_at_head
        with suppress(BlockingIOError):
            data = memoryview(data)[self.send(data, socket.MSG_DONTWAIT | more) :]
        if not len(data):
            return
        try:
            self.settimeout(SEND_SECONDS)
            super().sendall(data, flags)
        except TimeoutError:
            raise BrokenPipeError(errno.EPIPE, "the answer was not taken") from None
        finally:
            self.settimeout(None)


class Connection(gthread.TConn):  # type: ignore[misc]
    """A client's connection."""

    def __init__(self, cfg: Any, sock: socket.socket, client: Any, server: Any) -> None:
        super().__init__(cfg, TimedSocket(fileno=sock.detach()), client, server)
        self._awaited = 1
        self._seen = 0  # bytes of a request that had come when it was last looked at
        self.has_begun = False  # a request that has not arrived yet

    def has_arrived(self) -> bool:
        """Whether a thread should take the request now: it is there, or no more of it will come. Never blocks.

        Where it is not, the socket becomes readable again only when more of it has come, or the client has closed its
        side: then it stays readable for good, and no byte is new.
        """
        try:
            seen = self.sock.recv(_ENOUGH, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        except OSError:
            return True
        more = missing(seen) if len(seen) > self._seen else 0
        self._seen = len(seen) if more else 0
        self.has_begun = more > 0
        self._await(len(seen) + more if more else 1)
        return not more

    def has_next(self, seconds: float) -> bool:
        """Whether the next request is there, or begins within ``seconds`` and is whole at once. Nothing is read."""
        try:
            self.sock.settimeout(seconds)
            seen = socket.socket.recv(self.sock, _ENOUGH, socket.MSG_PEEK)
        except OSError:
            return False
        finally:
            self.sock.settimeout(None)
        return not missing(seen)

    def refuse(self, refusal: Refusal) -> None:
        """Tell the client why its request is refused. Never blocks: a client that does not read is not told."""
        with suppress(OSError):
            self.sock.recv(_ENOUGH, socket.MSG_DONTWAIT)  # with something left unread the answer would be thrown away
            self.sock.send(refusal.answer("/", uuid4().hex), socket.MSG_DONTWAIT)

    def close(self, graceful: bool = False) -> None:
        """Close it, once."""
        if self.sock.fileno() < 0:
            return
        if graceful:
            util.close_graceful(self.sock, _LINGER_SECONDS, _LINGER_BYTES)
        else:
            super().close()

    def _await(self, size: int) -> None:
        if size != self._awaited:
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, size)
            self._awaited = size
