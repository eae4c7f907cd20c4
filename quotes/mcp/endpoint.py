"""The protocol over HTTP, one answer to each request and no session: any worker may answer any of them."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable, MutableMapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from quotes.errors import Unavailable
from quotes.record import Record

Header = tuple[str, str]


@dataclass
class Reply:
    """What is sent back."""

    status: int = 500
    headers: list[Header] = field(default_factory=list)
    body: bytes = b""


class Endpoint:
    """The server of the protocol inside a process of many threads. Loads the SDK and starts a thread of its own with
    the first request."""

    def __init__(self, record: Record, seconds: float) -> None:
        """``seconds``: how long an answer may take."""
        self._record = record
        self._seconds = seconds
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._handle: Any = None

    def answer(self, newsroom: str, headers: Iterable[Header], body: bytes) -> Reply:
        """The answer to a POST of ``newsroom``. Raises Unavailable where it takes too long, or there is no SDK."""
        loop = self._running()
        exchange = asyncio.run_coroutine_threadsafe(self._exchange(newsroom, list(headers), body), loop)
        try:
            return exchange.result(self._seconds)
        except TimeoutError:
            exchange.cancel()
            raise Unavailable("This took too long. Ask for less.", retry_after=5) from None

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                started: Future[asyncio.AbstractEventLoop] = Future()
                threading.Thread(target=lambda: asyncio.run(self._serve(started)), name="mcp", daemon=True).start()
                try:
                    self._loop = started.result()
                except ModuleNotFoundError:
                    raise Unavailable("The SDK is not installed here: pip install '.[mcp]' in the checkout.") from None
            return self._loop

    async def _serve(self, started: Future[asyncio.AbstractEventLoop]) -> None:
        try:
            from mcp.server.transport_security import TransportSecuritySettings

            from quotes.mcp.server import build

            server = build(self._record)
            # The API's middleware judged host, origin and key already.
            judged = TransportSecuritySettings(enable_dns_rebinding_protection=False)
            server.streamable_http_app(json_response=True, stateless_http=True, transport_security=judged)
            self._handle = server.session_manager.handle_request
            async with server.session_manager.run():
                started.set_result(asyncio.get_running_loop())
                await asyncio.Event().wait()
        except ModuleNotFoundError as error:
            started.set_exception(error)
        except Exception as error:
            started.set_exception(error)
            raise

    async def _exchange(self, newsroom: str, headers: list[Header], body: bytes) -> Reply:
        from quotes.mcp.tools import asking

        asking.set(newsroom)  # seen by this task and those it starts, and by nobody else
        reply, left = Reply(), [body]

        async def receive() -> dict[str, Any]:
            if left:
                return {"type": "http.request", "body": left.pop(), "more_body": False}
            await asyncio.Event().wait()  # the client stays until it has its answer
            raise AssertionError

        async def send(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                reply.status = message["status"]
                reply.headers = [
                    (name.decode("latin-1"), value.decode("latin-1")) for name, value in message["headers"]
                ]
            elif message["type"] == "http.response.body":
                reply.body += message.get("body", b"")

        await self._handle(_scope(headers), receive, send)
        return reply


def _scope(headers: list[Header]) -> dict[str, Any]:
    """An ASGI scope for a POST with these headers."""
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.5"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/mcp",
        "raw_path": b"/mcp",
        "root_path": "",
        "query_string": b"",
        "headers": [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers],
    }
