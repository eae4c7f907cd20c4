"""One application and record for each test module, which its cases share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quotes.record import Record
from quotes.settings import Settings
from tests.support.applications import copied
from tests.support.samples import harbour_news, save


@pytest.fixture(scope="module")
def record_url() -> str:
    """Where the record of ``app`` is: SQLite in its instance folder."""
    return ""


@pytest.fixture(scope="module")
def app(
    tmp_path_factory: pytest.TempPathFactory, redis_url: str, record_url: str, empty_record: Path, built_app: Flask
) -> Iterator[Flask]:
    """The application on a new, empty record."""
    patient = {"analysis_seconds": 600, "wait_seconds": 600}  # a busy machine is no failure of a call
    folder = tmp_path_factory.mktemp("instance")
    settings = Settings(instance_dir=folder, redis_url=redis_url, record_url=record_url, **patient)
    if record_url:
        Record(record_url).migrate()
    else:
        shutil.copy(empty_record, folder / "record.sqlite3")
    with copied(built_app, settings) as application:
        yield application


@pytest.fixture(scope="module")
def kept(app: Flask) -> dict[str, Any]:
    """The answer to the harbour article, saved."""
    return dict(save(app.test_client(), harbour_news()).json)


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    """The OpenAPI document that the application serves."""
    return client.get("/openapi.json").json
