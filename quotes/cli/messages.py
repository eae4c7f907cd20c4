"""Words that several commands print."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from quotes.errors import OnRecordError


def counted(number: int, noun: str, several: str | None = None) -> str:
    """``number`` of what ``noun`` names: "1 article", "2 articles"; ``several``: its plural where that takes more than
    an s ("tries")."""
    return f"{number} {noun}" if number == 1 else f"{number} {several or noun + 's'}"


@contextmanager
def plain_errors() -> Iterator[None]:
    """Print our own errors and exit with status 1: what is wrong, then each field with what is wrong with it."""
    try:
        yield
    except OnRecordError as error:
        faults = "".join(f"\n  {fault.field}: {fault.detail}" for fault in error.fields)
        raise click.ClickException(error.detail + faults) from None
