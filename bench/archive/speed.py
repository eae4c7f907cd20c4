"""Words a second and core that Ray gets out of an archive, against the command `extract` on the same lines.

    python -m bench.archive.speed
    python -m bench.archive.speed --lines 600 --engine accurate

Both read archives of two lengths, in turn, and what they cost to start is taken out: the shorter from the longer.
Time is that of processors, of all processes that take part; of Ray's those that only keep the cluster, too. Printed:
words per processor second of each, and Ray's as a share of those of extract.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import get_args

import psutil

from bench.archive.nodes import made_archive
from bench.machine import ROOT, machine, others, words
from quotes.model import Engine

_SHORT = 16
_LOOK_SECONDS = 0.1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, default=400, help="lines of the longer archive")
    parser.add_argument("--engine", choices=get_args(Engine), default="fast")
    options = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory(prefix="on-record-speed-") as folder, others():
        seconds, read = {"extract": [0.0, 0.0], "ray": [0.0, 0.0]}, [0, 0]
        for place, lines in enumerate((_SHORT, options.lines)):
            own = Path(folder) / str(lines)
            own.mkdir()
            archive = made_archive(own, lines)
            read[place] = sum(words(json.loads(line)["text"]) for line in archive.read_text().splitlines())
            calls = {
                "extract": ["extract", "--engine", options.engine, str(archive)],
                "ray": ["archive", "analyse", "--engine", options.engine, str(archive), str(own / "out")],
            }
            for what, call in calls.items():
                seconds[what][place] = processor_seconds(call)
                print(f"{what:8} {read[place]:8} words {seconds[what][place]:7.1f} s of processors", flush=True)
    speed = {what: (read[1] - read[0]) / (spent[1] - spent[0]) for what, spent in seconds.items()}
    print(", ".join(f"{what} {rate:.0f} words/s" for what, rate in speed.items()) + " per core, starts left out")
    print(f"Ray against extract: {speed['ray'] / speed['extract']:.2f}")


def processor_seconds(call: list[str]) -> float:
    """What `python app.py CALL` and all of its descendants spend until it ends, but for the last look's length."""
    process = psutil.Popen([sys.executable, "app.py", *call], cwd=ROOT, stdout=subprocess.DEVNULL)
    spent: dict[tuple[int, float], float] = {}
    done = threading.Event()

    def look() -> None:
        while not done.wait(_LOOK_SECONDS):
            for member in [process, *_family(process)]:
                try:
                    with member.oneshot():
                        times = member.cpu_times()
                        spent[member.pid, member.create_time()] = times.user + times.system
                except psutil.Error:
                    continue

    looker = threading.Thread(target=look)
    looker.start()
    code = process.wait()
    done.set()
    looker.join()
    if code:
        raise RuntimeError(f"{' '.join(call[:2])} failed.")
    return sum(spent.values())


def _family(process: psutil.Process) -> list[psutil.Process]:
    try:
        return list(process.children(recursive=True))
    except psutil.Error:
        return []


if __name__ == "__main__":
    main()
