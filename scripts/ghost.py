"""Ghost from npm, with the Node that it needs, for the test with it: python scripts/ghost.py

It takes some minutes and 900 MB. Ghost needs a MariaDB or MySQL besides.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

GHOST, NODE = "ghost@6.65.0", "node@22.23.3"


def folder() -> Path:
    """Where both lie."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "on-record" / GHOST


def tree() -> Path:
    """The unpacked Ghost, whether or not it is there."""
    return folder() / "package"


def node() -> Path:
    """The program that runs it, whether or not it is there."""
    return folder() / "node_modules" / "node" / "bin" / "node"


def fetch() -> None:
    """Put them where they are missing. Raises CalledProcessError or OSError where npm cannot get them."""
    if folder().exists():
        return
    new = folder().with_suffix(".new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    _npm(new, "install", NODE)
    _npm(new, "pack", GHOST)
    (tarball,) = new.glob("*.tgz")
    subprocess.run(["tar", "-xzf", tarball, "-C", new], check=True)
    tarball.unlink()
    # Installed where it lies: as a dependency of another package npm looks for parts of it in the wrong place.
    _npm(new / "package", "install", "--omit=dev", "--ignore-scripts", "--legacy-peer-deps")
    new.rename(folder())


def _npm(place: Path, *call: str) -> None:
    subprocess.run(["npm", *call, "--silent", "--no-audit", "--no-fund"], cwd=place, check=True)


if __name__ == "__main__":
    fetch()
