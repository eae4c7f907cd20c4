"""What can go wrong, each with the HTTP status it stands for; the web layer turns them into problem documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field of a request that cannot be taken: where it is ("published", "spans.0.start") and what to do."""

    field: str
    detail: str


class OnRecordError(Exception):
    """Base of every error the service answers with. ``status`` is the HTTP status, ``title`` the same for every
    instance, ``detail`` this case and what to do about it, ``fields`` the fields at fault."""

    status = 500
    title = "Internal error"

    def __init__(self, detail: str, *fields: FieldError) -> None:
        super().__init__(detail)
        self.detail = detail
        self.fields = fields


class InvalidInput(OnRecordError):
    """The request is well-formed, but a field of it cannot be taken."""

    status = 422
    title = "Invalid input"


class Malformed(OnRecordError):
    """The request cannot be read at all: bad JSON, bad encoding."""

    status = 400
    title = "Malformed request"


class Unauthorized(OnRecordError):
    """It takes a key, and none, an unknown or a revoked one was shown.

    ``reason``: "invalid_token" (RFC 6750) where a key was shown, else empty.
    """

    status = 401
    title = "Unauthorized"

    def __init__(self, detail: str, *, reason: str = "") -> None:
        super().__init__(detail)
        self.reason = reason


class Forbidden(OnRecordError):
    """The key does not open this. ``scope``: the scope that would; empty where none would."""

    status = 403
    title = "Forbidden"

    def __init__(self, detail: str, *, scope: str = "") -> None:
        super().__init__(detail)
        self.scope = scope


class TooManyRequests(OnRecordError):
    """The key has used up its requests; ``retry_after`` seconds from now it has new ones."""

    status = 429
    title = "Too many requests"

    def __init__(self, detail: str, *, retry_after: int) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class TooLarge(OnRecordError):
    """The request, or the article in it, is over a limit of the settings."""

    status = 413
    title = "Too large"


class UnsupportedMediaType(OnRecordError):
    """The content type is none that the call takes."""

    status = 415
    title = "Unsupported media type"


class NotFound(OnRecordError):
    """There is nothing under this id or uri in this newsroom's record."""

    status = 404
    title = "Not found"


class Gone(OnRecordError):
    """It was there and has been retracted or erased."""

    status = 410
    title = "Gone"


class Moved(OnRecordError):
    """It goes by another id now, ``to``: its profile was merged into that."""

    status = 308
    title = "Moved"

    def __init__(self, detail: str, to: str) -> None:
        super().__init__(detail)
        self.to = to


class Conflict(OnRecordError):
    """The stored state does not admit the change, for example an older version over a newer one."""

    status = 409
    title = "Conflict"


class Outdated(OnRecordError):
    """The stored version is no longer the one that the edit was made on."""

    status = 412
    title = "Precondition Failed"

    def __init__(self, detail: str = "The stored version is no longer the one you read. Read it again.") -> None:
        super().__init__(detail)


class Unavailable(OnRecordError):
    """A part that the answer needs is away or busy; ``retry_after`` seconds from now it may be back."""

    status = 503
    title = "Unavailable"

    def __init__(self, detail: str, *fields: FieldError, retry_after: int = 5) -> None:
        super().__init__(detail, *fields)
        self.retry_after = retry_after
