"""How long a short article of one newsroom waits while another posts 48 long ones at once, again and again.

Starts a server of its own. Every few seconds the second newsroom posts its article; printed are the status and the
seconds of each answer. Exits with 1 where one was refused or took longer than `--most`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

from bench.machine import machine
from quotes.api_keys import make
from quotes.record import Record
from tests.support.live import Server, kill_all

LONG = "O'" * 30_000
SHORT = "“All is well,” Ana Lopes said on Monday."
PAUSE = 3.0  # seconds between two short articles


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=48, help="long articles at once")
    parser.add_argument("--times", type=int, default=10, help="short articles")
    parser.add_argument("--most", type=float, default=3.0, help="seconds")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        folder = Path(parent) / "i"
        harbour, desk = _keys(folder)
        server = Server.start(folder)
        try:
            answers = _measured(server.port, harbour, desk, arguments.posts, arguments.times)
        finally:
            kill_all(folder)
    print(f"{arguments.posts} posts of {len(LONG):,} characters at once; {machine()}")
    for status, seconds in answers:
        print(f"{status} after {seconds:.2f} s")
    sys.exit(any(status != 200 or seconds > arguments.most for status, seconds in answers))


def _keys(folder: Path) -> tuple[str, str]:
    """Keys of two newsrooms of a new record."""
    record = Record(f"sqlite:///{folder / 'record.sqlite3'}")
    record.migrate()
    keys = [make(record.keys, newsroom, "the benchmark", ["extract"])[0] for newsroom in ("harbour", "default")]
    record.close()
    return keys[0], keys[1]


def _measured(port: int, harbour: str, desk: str, posts: int, times: int) -> list[tuple[int, float]]:
    """Status and seconds of each short article of ``desk``, while ``harbour`` posts as many long ones as it can."""
    over = threading.Event()

    def hurry(number: int) -> None:
        count = 0
        while not over.is_set():
            count += 1
            with suppress(OSError):
                _post(port, harbour, f"{number} {count} {LONG}")

    for number in range(posts):
        threading.Thread(target=hurry, args=(number,), daemon=True).start()
    answers = []
    for count in range(times):
        over.wait(PAUSE)
        answers.append(_post(port, desk, f"{SHORT} {count}"))
    over.set()
    return answers


def _post(port: int, key: str, text: str) -> tuple[int, float]:
    headers = {"Content-Type": "text/plain", "Authorization": f"Bearer {key}"}
    request = urllib.request.Request(f"http://127.0.0.1:{port}/v1/extract", text.encode(), headers)
    began = time.monotonic()
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            status = answer.status
            answer.read()
    except urllib.error.HTTPError as error:
        status = error.code
    return status, time.monotonic() - began


if __name__ == "__main__":
    main()
