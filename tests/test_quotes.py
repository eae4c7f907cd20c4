"""The package as a whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_MULTIPLY = "import quotes, numpy, os; numpy.ones((500, 500)) @ numpy.ones((500, 500)); print(os.listdir('{}'))"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux lists a process's threads")
def test_matrices_are_multiplied_in_one_thread() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    command = [sys.executable, "-c", _MULTIPLY.format("/proc/self/task")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert len(done.stdout.split(",")) == 1
