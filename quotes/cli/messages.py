"""Words that several commands print."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from quotes.errors import OnRecordError


def counted(number: int, noun: str) -> str:
    """``number`` of what ``noun`` names: "1 article", "2 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@contextmanager
def plain_errors() -> Iterator[None]:
    """Print our own errors in one line and exit with status 1."""
    try:
        yield
    except OnRecordError as error:
        raise click.ClickException(error.detail) from None
