"""The folder of an instance, of which nothing runs on behind its test."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.live import kill_all


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short folder for an instance; whatever still runs on it is killed afterwards."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        path = Path(parent) / "i"
        yield path
        kill_all(path)
