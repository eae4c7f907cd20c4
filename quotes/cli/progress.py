"""How far a long command is, told on standard error: a bar on a terminal, elsewhere a line every thirty seconds."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from types import TracebackType

import click
from tqdm import tqdm

from quotes.lexicon.nouns import counted

EVERY = 30.0
"""Seconds between two lines where nobody looks on."""

BAR = "{l_bar}{bar}| {n_fmt}/{total_fmt} [{elapsed}, {remaining} left, {rate_noinv_fmt}{postfix}]"

SIZE = (80, 24)
"""The columns and rows of a terminal that does not tell its size."""


class Progress:
    """Counts what a command has done and tells of it, as a context. ``total``: None where nobody knows."""

    def __init__(
        self, command: str, noun: str, total: int | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._command, self._noun, self._total, self._clock = command, noun, total, clock
        self._shows = sys.stderr.isatty()
        self._began = self._told_at = clock()
        self._done = self.failed = 0
        tells_size = not self._shows or os.get_terminal_size(sys.stderr.fileno()).columns > 0
        columns, rows = (None, None) if tells_size else SIZE
        self._bar = tqdm(
            desc=command,
            unit=f" {noun}s",
            total=total,
            disable=not self._shows,
            ncols=columns,
            nrows=rows,
            bar_format=BAR if total else None,
        )

    def __enter__(self) -> Progress:
        return self

    def step(self, done: int = 1, failed: int = 0) -> None:
        """So many more are done, and so many of them failed; none: time has passed."""
        self._done += done
        self.failed += failed
        if failed:
            self._bar.set_postfix_str(f"{self.failed} failed", refresh=False)
        self._bar.update(done)
        if not self._shows and self._clock() - self._told_at >= EVERY:
            self._told_at = self._clock()
            click.echo(f"{self._command}: {self._so_far()}", err=True)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """The closing line on a terminal, or where lines were told before; of failures always."""
        self._bar.close()
        if error is not None:
            return
        if self._shows or self._told_at > self._began:
            took = f"{counted(self._done, self._noun)} in {_clock_time(self._clock() - self._began)}"
            click.echo(f"{self._command}: {took}, {self._speed():.1f} a second", err=True)
        if self.failed:
            click.echo(f"{counted(self.failed, self._noun)} failed; see the errors in the output.", err=True)

    def _speed(self) -> float:
        return self._done / max(self._clock() - self._began, 0.001)

    def _so_far(self) -> str:
        """128 of 300 articles, 43 %, 3.1 a second, 0:55 left, 2 failed."""
        speed, parts = self._speed(), [counted(self._done, self._noun)]
        if self._total:
            share = f"{100 * self._done // self._total} %"
            parts = [f"{self._done:,} of {counted(self._total, self._noun)}", share]
        parts.append(f"{speed:.1f} a second")
        if self._total and self._done:
            parts.append(f"{_clock_time((self._total - self._done) / speed)} left")
        return ", ".join([*parts, f"{self.failed} failed"] if self.failed else parts)


def _clock_time(seconds: float) -> str:
    """0:55, 12:07, 1:02:03."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
