"""What a terminal shows while articles are loaded: python -m bench.archive.watched ARTICLES.

ARTICLES is what `ingest` takes. It loads them into a new record with standard error on a terminal, and prints the bar
as it stood at the start, at each quarter and at the end, and the lines behind it.
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

import click

from bench.machine import ROOT, machine, others

SIZE = (24, 100)
_BAR = re.compile(r"(\d+)/(\d+)")


def watched(articles: Path, folder: Path) -> str:
    """Everything that the terminal gets from `ingest` of ``articles`` into a record in ``folder``."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, SIZE)
    command = [sys.executable, "app.py", "ingest", "--ok-if-failed", str(articles)]
    environment = os.environ | {"ON_RECORD_INSTANCE_DIR": str(folder)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    got = bytearray()
    try:
        while piece := os.read(ours, 65536):
            got += piece
    except OSError:  # Linux: nobody writes to it any more
        pass
    os.close(ours)
    if process.wait():
        raise SystemExit(f"ingest ended with {process.returncode}: {got.decode()}")
    return got.decode()


def frames(shown: str) -> list[str]:
    """The bar when it first stood at the start, at each quarter and at the end, and the lines behind it."""
    bars = [(int(m[1]) / int(m[2]), frame.strip()) for frame in re.split(r"[\r\n]", shown) if (m := _BAR.search(frame))]
    quarters = [next((bar for done, bar in bars if done >= share), "") for share in (0.0, 0.25, 0.5, 0.75, 1.0)]
    closing = [line.strip() for line in shown.rpartition(bars[-1][1])[2].splitlines()] if bars else []
    return [line for line in [*dict.fromkeys(quarters), *closing] if line]


@click.command()
@click.argument("articles", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(articles: Path) -> None:
    """Load ARTICLES with a terminal to look at, and print what it shows."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as folder, others():
        shown = watched(articles.resolve(), Path(folder))
    print(machine())
    print("\n".join(frames(shown)))


if __name__ == "__main__":
    main()
