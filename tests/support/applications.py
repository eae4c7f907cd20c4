"""Applications that cost little: each is a copy of one that has all addresses."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from app import connect
from quotes.settings import Settings


@contextmanager
def copied(built: Flask, settings: Settings) -> Iterator[Flask]:
    """A copy of ``built`` on the migrated record of ``settings``. It shares addresses and templates, while service,
    queue, sessions and settings are its own: what changes them ends with it. What ``create_app`` reads of settings
    while it makes the addresses (the largest body, the sites of CORS) must be as in ``built``."""
    application = copy.copy(built)
    application.config, application.extensions = copy.copy(built.config), dict(built.extensions)
    connect(application, settings)
    yield application
    close(application)


def close(application: Flask) -> None:
    """Give the connections of ``application`` back."""
    application.extensions["on_record_jobs"].close()
    application.extensions["on_record"].close()
