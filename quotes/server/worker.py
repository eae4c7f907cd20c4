"""The worker of gunicorn that serves: a client that is slow costs a place on the poller, not a thread, and a new one
goes to the worker with least at hand.

gunicorn's own gthread worker gives a connection to a thread with its first byte, and lets the thread wait for the rest
for as long as the client likes. As many slow clients as there are threads would stop the service. And whichever worker
wakes first takes a connection: half of the time one that has articles waiting, while another has none.
"""

from __future__ import annotations

import errno
import gc
import signal
import socket
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from selectors import EVENT_READ
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from gunicorn.http.body import ChunkedReader, LengthReader
from gunicorn.http.errors import UnsupportedTransferCoding
from gunicorn.workers import gthread
from structlog.contextvars import bind_contextvars, clear_contextvars

from quotes.server.connection import Connection, TimedSocket
from quotes.server.load_board import LoadBoard
from quotes.server.refusals import TOO_SLOW, Refusal, WholeBody

WSGIApplication = Callable[[dict[str, Any], Any], Iterable[bytes]]

ARRIVAL_SECONDS = 10.0  # for a request to arrive, from its first byte on
RECEIVE_SECONDS = 10.0  # for the rest of a request that is handed over before it is whole
_LONG_SECONDS = 0.05  # of a request after which its connection is closed
_ASIDE_SECONDS = 0.005  # for which a worker leaves new connections to one with less at hand
_PATIENCE_SECONDS = 0.1  # after which it takes them all the same: the other may hang
_NEXT_SECONDS = 0.002  # that a thread waits for a client's next request before it leaves the wait to the poller


def closing(app: WSGIApplication) -> WSGIApplication:
    """``app``, with connections closed after two kinds of answers, which say so: those that took long, and those given
    before the request was read.

    A connection stays with the worker that took it. Were all clients with one worker, the others would have nothing to
    do; a client that must connect again after an analysis comes to a worker that has none at hand. And where an unread
    request ends, another one cannot be found.

    ``app`` reads bodies that are whole (``WholeBody``), in no coding but chunks: another one is refused.
    """

    def call(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        began = time.monotonic()
        body = environ["wsgi.input"]
        coding = environ.get("HTTP_TRANSFER_ENCODING", "chunked").lower()
        if coding != "chunked":  # gunicorn takes gzip, deflate and compress, and leaves it to us to undo them
            raise UnsupportedTransferCoding(coding)
        if isinstance(getattr(body, "reader", None), ChunkedReader | LengthReader):
            body.reader = WholeBody(body.reader)

        def start(*args: Any, **kwargs: Any) -> Any:
            environ["gunicorn.socket"].begin_answer()
            unread = getattr(getattr(body, "reader", None), "length", 0)
            if unread or time.monotonic() - began > _LONG_SECONDS:
                start_response.__self__.force_close()
            return start_response(*args, **kwargs)

        return app(environ, start)

    return call


class Worker(gthread.ThreadWorker):  # type: ignore[misc]
    """gunicorn's gthread worker, whose threads see requests that have arrived.

    ``load_board`` and ``slot``, its place there, must be set before it is forked.
    """

    wsgi: WSGIApplication
    load_board: LoadBoard
    slot: int

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._at_hand: set[Connection] = set()
        self._aside_until = 0.0
        self._left_since: float | None = None  # since when there is a connection that this worker leaves to another

    def load_wsgi(self) -> None:
        """Load and warm the application. What is there then stays, and need not be searched for garbage again."""
        super().load_wsgi()
        gc.collect()
        gc.freeze()
        self.wsgi = closing(self.wsgi)

    def set_accept_enabled(self, enabled: bool) -> None:
        """As gthread's, but not while this worker leaves new connections to another."""
        if not enabled or time.monotonic() >= self._aside_until:
            super().set_accept_enabled(enabled)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """As gthread's; tells the others how many requests are at hand now."""
        self._tell()
        aside, looked = self._aside_until - time.monotonic(), self._accepting
        super().wait_for_and_dispatch_events(min(timeout, aside) if aside > 0 else timeout)
        if looked and self._accepting:  # nothing was left to another: what was before is taken
            self._left_since = None

    def handle_quit(self, sig: int, frame: Any) -> None:
        """As gthread's; a second signal does not interrupt a worker that is already stopping."""
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        super().handle_quit(sig, frame)

    def accept(self, listener: socket.socket) -> None:
        """Take a new connection, and wait for its request; or leave it to a worker with less at hand."""
        if self._stands_aside():
            return
        try:
            sock, client = listener.accept()
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.ECONNABORTED):
                raise
            return
        self.nr_conns += 1
        conn = Connection(self.cfg, sock, client, listener.getsockname())
        conn.data_ready = True  # nobody need wait for it in a thread
        if conn.has_arrived():
            self.enqueue_req(conn)
        else:
            self._await_request(conn)
        self._tell()

    def enqueue_req(self, conn: Connection) -> None:
        """Give a request that has arrived to a thread."""
        self._take(conn)
        super().enqueue_req(conn)

    def on_pending_socket_readable(self, conn: Connection, client: socket.socket) -> None:
        """More of a request has come, perhaps all."""
        if conn.has_arrived():
            super().on_pending_socket_readable(conn, client)

    def on_client_socket_readable(self, conn: Connection, client: socket.socket) -> None:
        """The next request on a connection begins."""
        if conn.has_arrived():
            super().on_client_socket_readable(conn, client)
        else:
            self.poller.unregister(client)
            self.keepalived_conns.remove(conn)
            self._await_request(conn)

    def murder_pending(self) -> None:
        """As gthread's: close connections whose requests came too late. A client that began a request is told."""
        now = time.monotonic()
        for conn in self.pending_conns:
            if conn.has_begun and conn.timeout <= now:
                conn.refuse(TOO_SLOW)
        super().murder_pending()

    def handle(self, conn: Connection) -> Any:
        """Answer a request, in a thread, and those that the client sends right after its answers. The connection is
        closed here too, not in the main loop."""
        kept = self._answer(conn)
        while kept and self._goes_on(conn):
            self._take(conn)
            self._tell()
            kept = self._answer(conn)
        if not kept:
            conn.close(graceful=True)
        return kept

    def handle_error(self, req: Any, client: TimedSocket, addr: Any, exc: Exception) -> None:
        """Answer a request that the application never saw. The log has what was wrong, never what was sent."""
        refusal, request_id = Refusal.of(exc), uuid4().hex
        clear_contextvars()
        bind_contextvars(request_id=request_id)
        if refusal.status == 500:
            self.log.exception("Error handling a request")
        else:
            self.log.warning("Invalid request: %s (%s)", type(exc).__name__, refusal.field)
        with suppress(OSError):
            client.sendall(refusal.answer(quote(getattr(req, "path", None) or "/"), request_id))

    def _take(self, conn: Connection) -> None:
        """A request of ``conn`` is at hand until its answer begins."""
        self._at_hand.add(conn)
        conn.sock.on_answer = partial(self._answered, conn)

    def _answer(self, conn: Connection) -> Any:
        """Answer one request; whether the connection stays."""
        conn.sock.receive_until = time.monotonic() + RECEIVE_SECONDS
        kept = super().handle(conn)
        conn.sock.end_answer()
        self._answered(conn)
        return kept

    def _goes_on(self, conn: Connection) -> bool:
        """Whether the client's next request is there at once, whole, and no other waits for a thread. Then this thread
        answers it: the way over the main loop would cost as much as a cached answer does."""
        if not self.alive or self.tpool._work_queue.qsize() or conn.parser.unreader.buf.getvalue():
            return False
        return conn.has_next(_NEXT_SECONDS)

    def _answered(self, conn: Connection) -> None:
        """The answer begins: from now on this worker counts one request less, so that the next is placed right."""
        if conn in self._at_hand:
            self._at_hand.discard(conn)
            self._tell()

    def _stands_aside(self) -> bool:
        """Whether this worker leaves the waiting connection to another: for a moment only, not again and again."""
        now = time.monotonic()
        self._left_since = self._left_since or now
        if self.load_board.is_least(self.slot) or now - self._left_since > _PATIENCE_SECONDS:
            return False
        self._aside_until = now + _ASIDE_SECONDS
        self.set_accept_enabled(False)
        return True

    def _tell(self) -> None:
        """Tell the other workers how many requests are at hand here."""
        if self.alive and self.nr_conns < self.worker_connections:
            self.load_board.post(self.slot, len(self._at_hand), self.nr_conns)
        else:
            self.load_board.leave(self.slot)

    def _await_request(self, conn: Connection) -> None:
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + ARRIVAL_SECONDS
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def _cap_keepalive(self, deadline: float) -> None:
        """The worker is to stop: no longer wait for requests that have not come by ``deadline``."""
        super()._cap_keepalive(deadline)
        for conn in self.pending_conns:
            conn.timeout = min(conn.timeout, deadline)
