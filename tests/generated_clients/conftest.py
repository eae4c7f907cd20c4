"""The generators of clients, from their registries, pinned by hash; without a registry the tests here are skipped."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.live import SECONDS

HERE = Path(__file__).parent
PIP = "-m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r".split()


def installed(pins: Path, install: Callable[[Path], None]) -> Path:
    """The folder of what ``install`` puts there for these pins: made once, kept for later sessions, whole or not."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "on-record"
    mark = hashlib.sha256(pins.read_bytes() + sys.version.encode()).hexdigest()[:16]
    folder = home / f"{pins.stem}-{mark}"
    if not (folder / "whole").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            install(folder)
        except (OSError, subprocess.SubprocessError) as error:
            shutil.rmtree(folder, ignore_errors=True)
            pytest.skip(f"What {pins.name} names cannot be had here: {error}")
        (folder / "whole").touch()
    return folder


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
    pins = HERE / "package-lock.json"

    def install(folder: Path) -> None:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=2 * SECONDS)

    return installed(pins, install) / "node_modules" / ".bin"


@pytest.fixture
def document(client: FlaskClient, tmp_path: Path) -> Path:
    """The OpenAPI document as a file."""
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(client.get("/openapi.json").json), encoding="utf-8")
    return path
