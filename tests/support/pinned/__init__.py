"""What tests take from registries, pinned by hash and kept between sessions; without a registry they are skipped."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.live import SECONDS

HERE = Path(__file__).parent


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


def node_modules(of: Path = HERE) -> Path:
    """The folder of what the package-lock.json in a folder names; that beside this file if none is given."""

    def install(folder: Path) -> None:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(of / name, folder)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=2 * SECONDS)

    return installed(of / "package-lock.json", install) / "node_modules"


def axe_core() -> str:
    """The script of axe-core."""
    return (node_modules() / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
