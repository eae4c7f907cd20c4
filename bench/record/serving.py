"""The service on a record, in this process: what its pages and calls take without a network."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask.testing import FlaskClient

from app import create_app
from quotes.redis import embedded
from quotes.settings import Settings


@contextmanager
def served(url: str) -> Iterator[FlaskClient]:
    """A client of the service on the record at ``url``, with a Valkey and a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as name:
        folder = Path(name)
        settings = Settings(instance_dir=folder, record_url=url, redis_url=embedded.adopt(folder), log_level="ERROR")
        try:
            application = create_app(settings)
            yield application.test_client()
            application.extensions["on_record_jobs"].close()
            application.extensions["on_record"].close()
        finally:
            embedded.release(folder)
