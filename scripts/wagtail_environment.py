"""Wagtail from PyPI in an environment of its own, for the tests: python scripts/wagtail_environment.py"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

WAGTAIL = "wagtail==8.0.1"


def folder() -> Path:
    """Where it lies."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "on-record" / WAGTAIL


def python() -> Path:
    """Its Python, whether or not it is there."""
    return folder() / "bin" / "python"


def make() -> None:
    """Make it where it is missing. Raises CalledProcessError where PyPI does not have it."""
    if python().exists():
        return
    new = folder().with_suffix(".new")
    venv.create(new, clear=True, with_pip=True)
    subprocess.run([new / "bin" / "python", "-m", "pip", "install", "--quiet", WAGTAIL], check=True, stdout=sys.stderr)
    new.rename(folder())


if __name__ == "__main__":
    make()
