"""From nothing to the first answer: the server starts on an empty folder, as `make run` does it in an installed clone.

Printed are the seconds until it is ready and until the first article is answered; the processor time until it is ready,
of its first process and then of the worker that took most, which is what a quiet machine needs at the least; and the
memory of the largest worker once it has read stances. Exits with 1 where the first answer takes more than `--seconds`,
or a worker more than `--mebibytes`.
"""

from __future__ import annotations

import argparse
import sys
import time

import psutil

from bench.load.serving import post, serve
from bench.machine import DEMO, machine, others, read_articles

STANCE = "“We support the ban on ferries,” the minister Ana Lopes said in a statement on Monday. "


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=4.0, help="until the first answer")
    parser.add_argument("--mebibytes", type=float, default=350.0, help="of the largest worker")
    options = parser.parse_args()
    article = read_articles(DEMO)[0]
    print(machine())
    with others():
        began = time.monotonic()
        with serve(workers=2) as server:
            ready = time.monotonic() - began
            first = _processor_seconds(psutil.Process(server.pid))
            worker = max(map(_processor_seconds, server.workers()))
            post(server.connect(), "/v1/extract", article)
            answered = time.monotonic() - began
            post(server.connect(), "/v1/extract", {"text": STANCE})
            mebibytes = server.mebibytes()
    print(f"ready after {ready:.1f} s, the first answer after {answered:.1f} s")
    print(f"processor time until it was ready: {first:.1f} s of the first process, then {worker:.1f} s of a worker")
    print(f"memory of the largest worker {mebibytes:.0f} MiB")
    sys.exit(answered > options.seconds or mebibytes > options.mebibytes)


def _processor_seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


if __name__ == "__main__":
    main()
