"""How commands tell what went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from quotes.errors import OnRecordError


@contextmanager
def plain_errors() -> Iterator[None]:
    """Print our own errors and exit with status 1: what is wrong, then each field with what is wrong with it."""
    try:
        yield
    except OnRecordError as error:
        faults = "".join(f"\n  {fault.field}: {fault.detail}" for fault in error.fields)
        raise click.ClickException(error.detail + faults) from None
