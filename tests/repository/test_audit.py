"""`make audit` says whether a fault is known, and never that none is where nobody could be asked."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.support import ROOT

BIN = Path(sys.executable).parent
IDNA = {"idna 3.4": {"id": "GHSA-jjg7-2v4v-x38h", "aliases": ["CVE-2024-3651"], "summary": "slow", "affected": []}}


class List(ThreadingHTTPServer):
    """A list of faults that is asked as osv.dev is: package and version -> its fault."""

    faults: Mapping[str, object] = IDNA

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.packages: set[str] = set()


class Asked(BaseHTTPRequestHandler):
    server: List

    def do_POST(self) -> None:
        """What is known of one package."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.packages.add(asked["package"]["name"])
        fault = self.server.faults.get(f"{asked['package']['name']} {asked['version']}")
        body = json.dumps({"vulns": [fault]} if fault else {}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def known() -> Iterator[List]:
    """A list that answers."""
    with List() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def audit(port: int, home: Path) -> subprocess.CompletedProcess[str]:
    """What the audit says that asks the list at this port."""
    asks = f"--vulnerability-service osv --osv-url http://127.0.0.1:{port}/ --cache-dir {home}"
    command = ["sh", "scripts/audit.sh", str(BIN)]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "LIST": asks, "HOME": str(home)},
        capture_output=True,
        text=True,
    )


def test_every_requirement_is_looked_up(known: List, tmp_path: Path) -> None:
    told = audit(known.server_port, tmp_path)
    assert told.returncode == 0, told.stderr
    pinned = {line.split("==")[0] for line in (ROOT / "requirements.txt").read_text().splitlines() if "==" in line}
    assert "Every pinned requirement" in told.stdout and len(known.packages & pinned) > 0.8 * len(pinned)


@pytest.mark.slow
def test_a_known_fault_fails(known: List, tmp_path: Path) -> None:
    flask = next(line for line in (ROOT / "requirements.txt").read_text().splitlines() if line.startswith("flask=="))
    version = flask.split("==")[1].split()[0]
    known.faults = IDNA | {f"flask {version}": {"id": "GHSA-of-a-test", "aliases": [], "summary": "", "affected": []}}
    told = audit(known.server_port, tmp_path)
    assert told.returncode == 1 and "GHSA-of-a-test" in told.stdout


def test_a_list_that_knows_nothing_is_none(known: List, tmp_path: Path) -> None:
    known.faults = {}
    told = audit(known.server_port, tmp_path)
    assert told.returncode == 2 and "NOT AUDITED" in told.stderr


def test_where_nobody_answers_nothing_is_audited(tmp_path: Path) -> None:
    told = audit(1, tmp_path)
    assert told.returncode == 2 and "NOT AUDITED" in told.stderr and "Traceback" not in told.stderr
