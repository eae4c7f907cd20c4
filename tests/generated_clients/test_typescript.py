"""The types that openapi-typescript makes of the document compile under strict rules, and so does what uses them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.live import SECONDS

pytestmark = pytest.mark.slow

STRICT = (
    "--noEmit --strict --noUncheckedIndexedAccess --target es2022 --module esnext --moduleResolution bundler".split()
)


def test_the_generated_types_compile(node_tools: Path, document: Path, tmp_path: Path) -> None:
    def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=tmp_path, env=dict(os.environ), capture_output=True, text=True, timeout=SECONDS
        )

    made = run(node_tools / "openapi-typescript", document, "-o", tmp_path / "openapi.ts")
    assert made.returncode == 0, made.stdout + made.stderr
    shutil.copy(Path(__file__).with_name("calls.ts"), tmp_path)
    done = run(node_tools / "tsc", *STRICT, "calls.ts", "openapi.ts")
    assert done.returncode == 0, done.stdout + done.stderr
