"""The client that openapi-python-client makes of the document has every operation, and works."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.support.live import SECONDS

pytestmark = pytest.mark.slow

CALLS = Path(__file__).with_name("calls.py")


def test_the_generated_client_runs(python: Path, document: Path, address: str, tmp_path: Path) -> None:
    generate = [python.with_name("openapi-python-client"), "generate", "--path", document, "--meta", "none"]
    made = subprocess.run(
        [*generate, "--output-path", tmp_path / "generated"],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        env={"PATH": str(python.parent)},
    )
    assert made.returncode == 0, made.stdout + made.stderr
    assert "will not be generated" not in made.stdout
    done = subprocess.run([python, CALLS, tmp_path, address], capture_output=True, text=True, timeout=SECONDS)
    assert done.returncode == 0, done.stdout + done.stderr
    paths = json.loads(document.read_text(encoding="utf-8"))["paths"]
    names = [item[method]["operationId"] for item in paths.values() for method in item if method != "parameters"]
    assert done.stdout.split() == sorted(re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower() for name in names)
