"""The errors of this project, each with its HTTP status. The web layer turns them into problem documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldError:
    """One invalid field of a request: where it is ("published", "spans.0.start") and what to do."""

    field: str
    detail: str


class OnRecordError(Exception):
    """Base of every error the service answers with. ``status`` is the HTTP status, ``title`` the same for every
    instance, ``detail`` what happened and what to do about it, ``fields`` the fields at fault."""

    status = 500
    title = "Internal error"

    def __init__(self, detail: str, *fields: FieldError) -> None:
        super().__init__(detail)
        self.detail = detail
        self.fields = fields


class InvalidInput(OnRecordError):
    """The request is well-formed, but one of its fields is not valid."""

    status = 422
    title = "Invalid input"


class Malformed(OnRecordError):
    """The request cannot be parsed: bad JSON or bad encoding."""

    status = 400
    title = "Malformed request"


class Unauthorized(OnRecordError):
    """A key is required, and the request has none, or one that is unknown or revoked.

    ``reason``: "invalid_token" (RFC 6750) if the request has a key, else empty.
    """

    status = 401
    title = "Unauthorized"

    def __init__(self, detail: str, *, reason: str = "") -> None:
        super().__init__(detail)
        self.reason = reason


class Forbidden(OnRecordError):
    """The key does not allow this. ``scope``: the scope that would; empty if none would."""

    status = 403
    title = "Forbidden"

    def __init__(self, detail: str, *, scope: str = "") -> None:
        super().__init__(detail)
        self.scope = scope


class TooManyRequests(OnRecordError):
    """The key has used up its requests; it has new ones ``retry_after`` seconds from now."""

    status = 429
    title = "Too many requests"

    def __init__(self, detail: str, *, retry_after: int) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class TooLarge(OnRecordError):
    """The request, or the article in it, is larger than the settings allow."""

    status = 413
    title = "Too large"


class UnsupportedMediaType(OnRecordError):
    """The call does not accept this content type."""

    status = 415
    title = "Unsupported media type"


class NotFound(OnRecordError):
    """This newsroom's record has nothing under this id or uri."""

    status = 404
    title = "Not found"


class Gone(OnRecordError):
    """It was there and has been retracted or erased."""

    status = 410
    title = "Gone"


class Moved(OnRecordError):
    """The profile was merged into another one, whose id is ``to``."""

    status = 308
    title = "Moved"

    def __init__(self, detail: str, to: str) -> None:
        super().__init__(detail)
        self.to = to


class Conflict(OnRecordError):
    """The change conflicts with what is stored: for example, an older version would replace a newer one."""

    status = 409
    title = "Conflict"


class Outdated(OnRecordError):
    """The stored version is no longer the one that the edit was made on."""

    status = 412
    title = "Precondition Failed"

    def __init__(self, detail: str = "The stored version is no longer the one you read. Read it again.") -> None:
        super().__init__(detail)


class Unavailable(OnRecordError):
    """A part of the service that the answer needs is down or busy; try again after ``retry_after`` seconds."""

    status = 503
    title = "Unavailable"

    def __init__(self, detail: str, *fields: FieldError, retry_after: int = 5) -> None:
        super().__init__(detail, *fields)
        self.retry_after = retry_after
