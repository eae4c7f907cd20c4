"""What a long command tells of how far it is: a bar on a terminal, elsewhere a line every thirty seconds."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import termios

import pytest

from quotes.cli.progress import EVERY, Progress
from tests.support import ROOT


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_line_every_thirty_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    with Progress("ingest", "article", 300, clock) as progress:
        for _ in range(93):
            clock.now += 1.0
            progress.step(2, failed=clock.now == 40.0)
    assert capsys.readouterr().err.splitlines() == [
        "ingest: 60 of 300 articles, 20 %, 2.0 a second, 2:00 left",
        "ingest: 120 of 300 articles, 40 %, 2.0 a second, 1:30 left, 1 failed",
        "ingest: 180 of 300 articles, 60 %, 2.0 a second, 1:00 left, 1 failed",
        "ingest: 186 articles in 1:33, 2.0 a second",
        "1 article failed; see the errors in the output.",
    ]


def test_nothing_is_told_of_what_is_done_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("extract", "article") as progress:
        progress.step()
    assert capsys.readouterr().err == ""


def test_time_passes_while_nothing_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    with pytest.raises(KeyboardInterrupt), Progress("work", "article", None, clock) as progress:
        clock.now = EVERY
        progress.step(0)
        raise KeyboardInterrupt
    assert capsys.readouterr().err == "work: 0 articles, 0.0 a second\n"


@pytest.mark.parametrize("size", [(24, 100), (0, 0)])
def test_a_terminal_has_a_bar_and_a_closing_line(size: tuple[int, int]) -> None:
    code = (
        "from quotes.cli.progress import Progress\n"
        "with Progress('ingest', 'article', 2) as progress:\n"
        "    progress.step()\n"
        "    progress.step(failed=1)\n"
    )
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, size)
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, stderr=theirs, check=True)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "2/2" in shown and "1 failed" in shown
    assert "ingest: 2 articles in 0:00" in shown and "1 article failed" in shown
