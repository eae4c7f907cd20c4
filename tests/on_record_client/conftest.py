"""A server that the client talks to, which starts a worker for its batches."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app import create_app
from quotes.record import Record
from quotes.settings import Settings
from tests.support.live import Server, kill_all


@pytest.fixture(scope="package")
def server() -> Iterator[Server]:
    """A server on an empty record."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        folder = Path(parent) / "i"
        server = Server.start(folder, ON_RECORD_WORKERS="1", ON_RECORD_BATCH_WORKERS="1")
        yield server
        server.stop()
        kill_all(folder)


@pytest.fixture(scope="package")
def document(tmp_path_factory: pytest.TempPathFactory, redis_url: str) -> dict[str, Any]:
    """The OpenAPI document of the API, for which no server need run."""
    settings = Settings(instance_dir=tmp_path_factory.mktemp("document"), redis_url=redis_url)
    Record(settings.record_url).migrate()
    app = create_app(settings)
    document = app.test_client().get("/openapi.json").json
    app.extensions["on_record"].close()
    assert isinstance(document, dict)
    return document
