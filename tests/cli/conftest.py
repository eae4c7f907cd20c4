"""The commands of these tests, and what they print."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quotes.cli.main import main

TEXT = "“The ferry sails tonight,” Ilsa Brandt said on Monday. Ilsa Brandt is the harbour master."

Run = Callable[..., Result]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment whose instance folder lies in ``tmp_path``."""
    return {"PATH": os.environ["PATH"], "ON_RECORD_INSTANCE_DIR": str(tmp_path / "instance")}


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """Run a command in this process on ``data`` as standard input; further variables by name."""

    def run(*arguments: str, data: bytes = b"", **variables: str) -> Result:
        return CliRunner().invoke(main, arguments, input=data, env=environment | variables, prog_name="app.py")

    return run


def lines(*records: Any) -> bytes:
    """Records as JSON lines."""
    return b"".join(json.dumps(r).encode() + b"\n" for r in records)


def answers(done: Result | subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    """What a command wrote to standard output."""
    return [json.loads(line) for line in done.stdout.splitlines()]
