"""Memory that was freed goes back to the system."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from tests.support import ROOT

FREE_AND_GIVE_BACK = """
import psutil
from quotes.analysis.engine import give_back_memory

kept, freed = [], []
for _ in range(2000):  # blocks too small to be mapped one by one, and one that is kept behind each of them
    freed.append(bytes(100_000))
    kept.append(bytes(1_000))
del freed
before = psutil.Process().memory_info().rss
give_back_memory()
print(before - psutil.Process().memory_info().rss)
"""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="not glibc")
def test_freed_memory_is_given_back() -> None:
    done = subprocess.run([sys.executable, "-c", FREE_AND_GIVE_BACK], cwd=ROOT, capture_output=True, check=True)
    assert int(done.stdout) > 100_000_000
