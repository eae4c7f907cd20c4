"""The errors of the service: what each stands for over HTTP, and what it carries."""

from __future__ import annotations

import pytest

from quotes import errors
from quotes.errors import FieldError, InvalidInput, Moved, OnRecordError, TooManyRequests, Unavailable

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, OnRecordError)]


def test_each_status_has_its_error() -> None:
    statuses = {kind.__name__: kind.status for kind in KINDS}
    assert len(statuses) == len(set(statuses.values())) > 10
    assert (statuses["InvalidInput"], statuses["Gone"], statuses["OnRecordError"]) == (422, 410, 500)
    assert all(kind.title and kind.__doc__ for kind in KINDS)


def test_fields_and_detail() -> None:
    fault = FieldError("spans.0.start", "Give a number.")
    error = InvalidInput("A field is not valid.", fault)
    assert (str(error), error.detail, error.fields) == ("A field is not valid.", error.detail, (fault,))


@pytest.mark.parametrize(
    ("error", "name", "value"),
    [
        (Unavailable("Away."), "retry_after", 5),
        (TooManyRequests("Enough.", retry_after=40), "retry_after", 40),
        (Moved("Merged.", "p2"), "to", "p2"),
        (errors.Unauthorized("Show a key.", reason="invalid_token"), "reason", "invalid_token"),
        (errors.Forbidden("It takes more.", scope="admin"), "scope", "admin"),
    ],
)
def test_what_an_error_carries(error: OnRecordError, name: str, value: object) -> None:
    assert getattr(error, name) == value
    assert error.fields == ()
