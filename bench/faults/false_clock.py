"""A clock that jumps: a library of a few lines, compiled here, tells programs another time of day than it is."""

from __future__ import annotations

import shutil
import struct
import subprocess
from pathlib import Path

_SOURCE = Path(__file__).with_name("false_clock.c")


class FalseClock:
    """The time of day for every program started with ``environment``, those it starts included.

    Its monotonic clock and its sleeps stay true, as they do when a real clock is set. Raises LookupError where there is
    no C compiler, or none that makes such a library here.
    """

    def __init__(self, folder: Path) -> None:
        compiler = shutil.which("cc") or shutil.which("gcc")
        if compiler is None:
            raise LookupError("there is no C compiler to make a false clock with")
        library = folder / "false_clock.so"
        command = [compiler, "-O1", "-shared", "-fPIC", "-o", str(library), str(_SOURCE), "-ldl"]
        made = subprocess.run(command, capture_output=True, text=True, check=False)
        if made.returncode:
            raise LookupError(f"no false clock can be made here: {made.stderr.strip()[:200]}")
        self._offset = folder / "offset"
        self.environment = {"LD_PRELOAD": str(library), "FALSE_CLOCK": str(self._offset)}
        self.jump_to(0)

    def jump_to(self, seconds: int) -> None:
        """From now on the clock is this much ahead of the true one (behind it, where that is negative)."""
        with self._offset.open("r+b" if self._offset.exists() else "wb") as file:  # in place: it is mapped
            file.write(struct.pack("q", seconds))
