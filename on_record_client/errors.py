"""What a call may raise."""

from __future__ import annotations

import httpx
import msgspec


class FieldProblem(msgspec.Struct, frozen=True):
    """One field at fault: a field of the body, a parameter or a header."""

    field: str
    detail: str


class _Problem(msgspec.Struct):
    title: str = ""
    detail: str = ""
    request_id: str | None = None
    errors: list[FieldProblem] = []


class OnRecordError(Exception):
    """Whatever went wrong."""


class UnreachableError(OnRecordError):
    """The service did not answer, however often it was asked."""


class ProblemError(OnRecordError):
    """The service refused a call, and says why (RFC 9457).

    ``status`` is the HTTP status, ``title`` the kind of problem, ``detail`` this case and what to do about it,
    ``errors`` the fields at fault, ``request_id`` the id under which the logs of the service know the request.
    ``retry_after`` are the seconds after which it may be sent again, ``location`` where a merged profile is now.
    """

    def __init__(self, response: httpx.Response) -> None:
        try:
            told = msgspec.json.decode(response.content, type=_Problem)
        except msgspec.MsgspecError:  # something between here and the service answered
            told = _Problem(title=response.reason_phrase)
        super().__init__(f"{response.status_code} {told.title}: {told.detail}")
        self.status = response.status_code
        self.title = told.title
        self.detail = told.detail
        self.errors = told.errors
        self.request_id = told.request_id
        self.retry_after = _seconds(response.headers.get("Retry-After"))
        self.location = response.headers.get("Location")

    @property
    def is_temporary(self) -> bool:
        """Whether the same request may succeed later: the service is busy or away, or still works on it."""
        at_work = self.status == 409 and any(error.field == "Idempotency-Key" for error in self.errors)
        return self.status in (429, 502, 503, 504) or at_work


def _seconds(header: str | None) -> float | None:
    return float(header) if header is not None and header.isdecimal() else None
