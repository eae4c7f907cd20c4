"""Who makes the request at hand, and what each address asks of whoever calls it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from quotes.api.context import service

SCOPES = ("extract", "read", "ingest", "curate", "admin")

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Caller:
    """The newsroom that a request belongs to, the owner of its key (whose name corrections carry), and its scopes.

    ``key_id`` is None for whoever calls from this machine while no key was ever made.
    """

    newsroom: str
    name: str
    scopes: frozenset[str]
    key_id: str | None


def needs(scope: str) -> Callable[[View], View]:
    """Declare the scope that a view asks for, one of ``SCOPES``: ``@needs("read")`` right beneath the route."""
    if scope not in SCOPES:
        raise ValueError(f"There is no scope {scope!r}.")

    def declare(view: View) -> View:
        view.scope = scope  # type: ignore[attr-defined]
        return view

    return declare


def caller() -> Caller:
    """Who makes this request."""
    return Caller(service().settings.default_newsroom, "local", frozenset(SCOPES), None)
