"""The generators of clients, from their registries, pinned by hash; without a registry the tests here are skipped."""

from __future__ import annotations

import json
import subprocess
import venv
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.live import SECONDS
from tests.support.pinned import installed, node_modules

HERE = Path(__file__).parent
PIP = "-m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r".split()


@pytest.fixture(scope="session")
def python() -> Path:
    """A Python with openapi-python-client and all that its clients need."""
    pins = HERE / "requirements.txt"

    def install(folder: Path) -> None:
        venv.create(folder, with_pip=True, symlinks=True)
        subprocess.run([folder / "bin" / "python", *PIP, pins], check=True, capture_output=True, timeout=2 * SECONDS)

    return installed(pins, install) / "bin" / "python"


@pytest.fixture(scope="session")
def node_tools() -> Path:
    """The folder of the commands openapi-typescript and tsc."""
    return node_modules() / ".bin"


@pytest.fixture
def document(client: FlaskClient, tmp_path: Path) -> Path:
    """The OpenAPI document as a file."""
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(client.get("/openapi.json").json), encoding="utf-8")
    return path
