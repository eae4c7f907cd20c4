"""A server that the client talks to, with a worker for its batches."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT
from tests.support.live import Server, kill_all


@pytest.fixture(scope="package")
def server() -> Iterator[Server]:
    """A server on an empty record."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        folder = Path(parent) / "i"
        server = Server.start(folder, ON_RECORD_WORKERS="1")
        environment = {"PATH": os.environ["PATH"], "ON_RECORD_INSTANCE_DIR": str(folder)}
        with server.log.open("ab") as out:
            subprocess.Popen([sys.executable, "app.py", "work"], cwd=ROOT, env=environment, stdout=out, stderr=out)
        yield server
        server.stop()
        kill_all(folder)


@pytest.fixture(scope="package")
def document(server: Server) -> dict[str, Any]:
    """Its OpenAPI document."""
    return json.loads(server.get("/openapi.json")[1])
