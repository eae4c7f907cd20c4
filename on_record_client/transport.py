"""Requests that are sent again where that is safe, and answers read into their types."""

from __future__ import annotations

import random
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import IO, Any, TypeVar

import httpx
import msgspec

from on_record_client.errors import ProblemError, UnreachableError

Answer = TypeVar("Answer")
Result = TypeVar("Result")
TRIES = 5
LONGEST_WAIT = 60.0
"""Seconds. Where the service asks for more, the call fails at once and says for how long."""
_REPEATABLE = ("GET", "POST")  # a POST by its Idempotency-Key; another edit may have been carried out


class Transport:
    """A connection to one installation, with one key."""

    def __init__(self, base_url: str, key: str | None, timeout: float) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._http = httpx.Client(base_url=base_url, headers=headers, timeout=timeout)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def ask(
        self,
        method: str,
        path: str,
        answer: type[Answer],
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        if_match: str | None = None,
    ) -> Answer:
        """The answer to a call, read as ``answer``; what has a field ``etag`` gets the ETag there.

        ``body`` is sent as JSON. Raises ProblemError, or UnreachableError.
        """
        headers = {} if body is None else {"Content-Type": "application/json"}
        if if_match is not None:
            headers["If-Match"] = if_match
        response = self.send(method, path, query, headers, None if body is None else msgspec.json.encode(body))
        if response.status_code == 204:
            return msgspec.convert(None, answer)
        read = msgspec.json.decode(response.content, type=answer)
        if "etag" in getattr(read, "__struct_fields__", ()):
            read = msgspec.structs.replace(read, etag=response.headers.get("ETag"))  # type: ignore[type-var]
        return read

    def send(
        self,
        method: str,
        path: str,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        content: bytes | IO[bytes] | None = None,
    ) -> httpx.Response:
        """The answer to a request. A POST gets an Idempotency-Key, so that it is done once however often it is sent."""
        sent = dict(headers or {})
        if method == "POST":
            sent["Idempotency-Key"] = str(uuid.uuid4())

        def once() -> httpx.Response:
            if content is not None and not isinstance(content, bytes):
                content.seek(0)
            options = {"params": query_strings(query), "headers": sent, "follow_redirects": method == "GET"}
            response = self._http.request(method, path, content=content, **options)  # type: ignore[arg-type]
            if not response.is_success:
                raise ProblemError(response)
            return response

        return retried(once, method in _REPEATABLE)

    def lines(self, path: str, query: Mapping[str, Any] | None = None) -> Iterator[str]:
        """The lines of an answer, as they come. Raises UnreachableError where it breaks off in the middle."""
        with retried(lambda: self._opened(path, query), True) as response:
            try:
                yield from response.iter_lines()
            except httpx.TransportError as error:
                raise UnreachableError(f"The answer broke off: {error}") from error

    def _opened(self, path: str, query: Mapping[str, Any] | None) -> AbstractContextManager[httpx.Response]:
        request = self._http.build_request("GET", path, params=query_strings(query))
        response = self._http.send(request, stream=True, follow_redirects=True)
        if not response.is_success:
            with _closing(response):
                response.read()
            raise ProblemError(response)
        return _closing(response)


@contextmanager
def _closing(response: httpx.Response) -> Iterator[httpx.Response]:
    try:
        yield response
    finally:
        response.close()


def retried(attempt: Callable[[], Result], repeatable: bool) -> Result:
    """What ``attempt`` comes to, tried up to ``TRIES`` times while the service is busy or away.

    What is not ``repeatable`` is tried again only where the service cannot have carried it out.
    """
    for number in range(TRIES):
        last = number == TRIES - 1
        try:
            return attempt()
        except ProblemError as problem:
            wait = problem.retry_after
            may_repeat = problem.is_temporary and (repeatable or problem.status == 429)
            if last or not may_repeat or (wait or 0) > LONGEST_WAIT:
                raise
            time.sleep(_backoff(number) if wait is None else wait)
        except httpx.TransportError as error:
            if last or not (repeatable or isinstance(error, httpx.ConnectError)):
                raise UnreachableError(f"No answer: {error}") from error
            time.sleep(_backoff(number))
    raise AssertionError("the last try returns or raises")


def _backoff(number: int) -> float:
    """Seconds before the next try: doubled each time, and drawn, so that many clients do not come back at once."""
    return random.uniform(0.25, 0.5) * 2.0**number


def query_strings(query: Mapping[str, Any] | None) -> dict[str, str]:
    """Parameters as the address has them: ``from_date`` is ``from``, several values have commas between."""
    return {name.removesuffix("_date"): _text(value) for name, value in (query or {}).items() if value is not None}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else ",".join(value) if isinstance(value, list | tuple) else str(value)
