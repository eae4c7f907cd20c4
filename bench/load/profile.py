"""Where the time of a cached answer goes, by the package in which it is spent: one process, without HTTP."""

from __future__ import annotations

import cProfile
import io
import json
import os
import pstats
import sys
import tempfile
from collections import Counter
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any

from app import create_app
from bench.machine import ROOT
from quotes.record import Record
from quotes.redis import embedded
from quotes.settings import Settings

REPEATS = 2000


def print_profile(article: dict[str, Any]) -> None:
    """Ask for the answer to ``article`` again and again; print the share of each package, and what each is for."""
    body = json.dumps(article).encode()
    with tempfile.TemporaryDirectory(prefix="bench") as folder, Path(os.devnull).open("w") as nowhere:
        settings = Settings(instance_dir=Path(folder))
        Record(settings.record_url).migrate()
        with redirect_stderr(nowhere):  # log lines are written, as in service
            app = create_app(settings)
            try:
                for _ in range(20):
                    _ask(app, body)
                profile = cProfile.Profile()
                profile.runcall(lambda: [_ask(app, body) for _ in range(REPEATS)])
            finally:
                app.extensions["on_record"].close()
                embedded.release(settings.instance_dir)
    spent = Counter[str]()
    for (file, _, name), (_, _, own, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        spent[_package(file, name)] += own
    total = sum(spent.values())
    print(f"where the time of a cached answer goes ({1e6 * total / REPEATS:.0f} microseconds under the profiler):")
    for package, seconds in spent.most_common(12):
        print(f"  {package:32} {100 * seconds / total:5.1f} %")


def _ask(app: Any, body: bytes) -> None:
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/v1/extract",
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    b"".join(app(environ, lambda *_: None))


def _package(file: str, name: str) -> str:
    if file == "~":
        return "socket (Redis)" if "socket" in name else "Python's own functions"
    path = Path(file)
    if path.is_relative_to(ROOT / "quotes"):
        return str(path.relative_to(ROOT).with_suffix("")).replace("/", ".")
    parts = path.parts
    return parts[parts.index("site-packages") + 1] if "site-packages" in parts else "Python's library"
