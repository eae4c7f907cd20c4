"""What the server refuses before the application sees a request: a problem document (RFC 9457) for each case."""

from __future__ import annotations

import errno
import json
import re
from dataclasses import dataclass
from typing import Any

from gunicorn.http import errors

TITLES = {
    400: "Bad Request",
    408: "Request Timeout",
    414: "Request URI Too Long",
    417: "Expectation Failed",
    431: "Request Header Fields Too Large",
    500: "Internal Server Error",
    501: "Not Implemented",
}
_LINE, _HEADERS = "request line", "headers"
_OURS = "The service failed on this request. The logs tell more under the request id."
_REFUSALS: tuple[tuple[type[Exception], tuple[int, str, str]], ...] = (  # the first that fits
    (errors.InvalidResponseHeader, (500, "", _OURS)),
    (errors.InvalidResponseHeaderName, (500, "", _OURS)),
    (errors.ConfigurationProblem, (500, "", _OURS)),
    (errors.LimitRequestLine, (414, _LINE, "The address is too long. Send long fields in the body.")),
    (errors.LimitRequestHeaders, (431, _HEADERS, "The headers are too many or too long. Send fewer, shorter ones.")),
    (errors.ExpectationFailed, (417, "Expect", "Only 100-continue is expected here. Leave the header out.")),
    (errors.UnsupportedTransferCoding, (501, "Transfer-Encoding", "Send the body chunked or with its Content-Length.")),
    (errors.InvalidRequestLine, (400, _LINE, "Send a method, an address without spaces and HTTP/1.1.")),
    (errors.InvalidRequestMethod, (400, _LINE, "Send a method that HTTP knows, such as GET or POST.")),
    (errors.InvalidHTTPVersion, (400, _LINE, "Send HTTP/1.1.")),
    (errors.ParseException, (400, _HEADERS, "The request cannot be read. Send well-formed HTTP/1.1.")),
)
_HEADER = re.compile(r"[A-Za-z0-9-]{1,64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request does not reach the application: the status, the part at fault (empty: ours) and what to do."""

    status: int
    field: str
    detail: str

    @classmethod
    def of(cls, error: Exception) -> Refusal:
        """The refusal that an error of gunicorn means. It holds nothing of the request but the name of a header."""
        fits = (rest for kind, rest in _REFUSALS if isinstance(error, kind))
        status, field, detail = next(fits, (500, "", _OURS))
        header = getattr(error, "hdr", None)
        if field == _HEADERS and isinstance(header, str) and _HEADER.fullmatch(header):
            field, detail = header.title(), "The header cannot be read, or stands there twice. Send it once."
        return cls(status, field, detail)

    def answer(self, path: str, request_id: str) -> bytes:
        """The whole answer to a request for ``path``, after which the connection is closed."""
        title = TITLES[self.status]
        document = {
            "type": f"/docs/problems#{title.lower().replace(' ', '-')}",
            "title": title,
            "status": self.status,
            "detail": self.detail,
            "instance": path,
            "request_id": request_id,
            "errors": [{"field": self.field, "detail": self.detail}] if self.field else [],
        }
        body = json.dumps(document).encode()
        head = (
            f"HTTP/1.1 {self.status} {title}\r\nConnection: close\r\nContent-Type: application/problem+json\r\n"
            f"Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nX-Request-ID: {request_id}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


TOO_SLOW = Refusal(408, "request", "The request did not come whole in time. Send it again, without pauses.")


class WholeBody:
    """A body that comes whole or not at all. A client that sends less than it said, or no valid chunks, counts as
    disconnected: half an article is none."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self._is_broken = False

    @property
    def length(self) -> int:
        """How many bytes are known to be unread. More than 0 where the body is broken: where this request ends nobody
        knows."""
        return 1 if self._is_broken else getattr(self._reader, "length", 0)

    def read(self, size: int) -> bytes:
        """The next bytes. Raises ConnectionResetError where no more come of it, or what came is no chunk."""
        if self._is_broken:
            raise _broken()
        due = min(size, self.length)
        try:
            read = bytes(self._reader.read(size))
        except (errors.ParseException, OSError) as error:
            self._is_broken = True
            raise _broken() from error
        if len(read) < due:
            self._is_broken = True
            raise _broken()
        return read


def _broken() -> ConnectionResetError:
    return ConnectionResetError(errno.ECONNRESET, "the body is broken")
