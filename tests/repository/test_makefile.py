"""Every test is run: the quick ones by `make test`, those marked slow by `make test-all` and the integration too."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT

OF_OTHERS = ("tests/generated_clients/", "tests/integrations/")
"""Whose modules may be slow as a whole: each starts a system of others, or fetches what generates a client."""
LISTING = """
import pytest

@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        print("slow" if item.get_closest_marker("slow") else "quick", item.nodeid, sep="\\t")
"""


def commands_of(target: str) -> str:
    """What `make` would run for ``target``, but for calls of itself."""
    make = ["make", "--no-print-directory", "--dry-run", "--always-make", target]
    told = subprocess.run(make, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return "".join(line for line in told.splitlines(keepends=True) if not line.startswith("make "))


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_nothing_is_left_out_for_good() -> None:
    quick, everything = commands_of("test"), commands_of("test-all")
    assert quick.replace('"', "'").splitlines()[-1].endswith(" -m 'not slow'"), "all else that is collected"
    last = quick.replace('"', "'").splitlines()[-1].removesuffix(" -m 'not slow'")
    assert everything.splitlines()[-1] == last, "all that is collected, whatever its marks"
    assert everything.splitlines()[:-1] == quick.splitlines()[:-1], "and the same checks before it"
    assert "\nmake test-all\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_integration_runs_a_script_that_bash_can_read() -> None:
    subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=True)


@pytest.mark.slow
def test_each_module_has_a_quick_test(tmp_path: Path) -> None:
    """So that `make test` sees a fault in what any of them tests."""
    (tmp_path / "listing.py").write_text(LISTING, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "--collect-only", "-p", "listing", "-m", "slow"]
    environment = {"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin"}
    found = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout
    tests = [line.split("\t") for line in found.splitlines() if line.startswith(("slow\t", "quick\t"))]
    slow = {name for speed, name in tests if speed == "slow"}
    collected = {line for line in found.splitlines() if line.startswith("tests/") and "::" in line}
    assert slow and collected == slow, "the marker is the one by which pytest chooses"
    modules = {name.partition("::")[0] for _, name in tests if not name.startswith(OF_OTHERS)}
    assert not modules - {name.partition("::")[0] for speed, name in tests if speed == "quick"}
