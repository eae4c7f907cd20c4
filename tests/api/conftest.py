"""One real application for each test module, since loading and migrating for every case would take minutes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from app import create_app
from quotes.record import Record
from quotes.settings import Settings
from tests.support.samples import harbour_news, save


@pytest.fixture(scope="module")
def record_url() -> str:
    """Where the record of ``app`` is: SQLite in its instance folder."""
    return ""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, redis_url: str, record_url: str) -> Iterator[Flask]:
    """The application on a new, empty record."""
    patient = {"analysis_seconds": 600, "wait_seconds": 600}  # a busy machine is no failure of a call
    folder = tmp_path_factory.mktemp("instance")
    settings = Settings(instance_dir=folder, redis_url=redis_url, record_url=record_url, **patient)
    Record(settings.record_url).migrate()
    application = create_app(settings)
    yield application
    application.extensions["on_record"].close()


@pytest.fixture(scope="module")
def kept(app: Flask) -> dict[str, Any]:
    """The answer to the harbour article, saved."""
    return dict(save(app.test_client(), harbour_news()).json)
