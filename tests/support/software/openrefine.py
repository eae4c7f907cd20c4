"""A real OpenRefine without a screen, and what its page asks of it: projects, reconciliation, extension, export."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests

from bench.load.ports import free_port
from tests.support.live import SECONDS, until

PROGRAM = shutil.which("openrefine")
NEEDED = pytest.mark.skipif(PROGRAM is None, reason="needs OpenRefine (Debian's package openrefine)")
EVERY_ROW = json.dumps({"facets": [], "mode": "row-based"})


@dataclass
class OpenRefine:
    """One OpenRefine, with a workspace of its own."""

    port: int
    process: subprocess.Popen[bytes]
    session: requests.Session = field(default_factory=requests.Session)

    @classmethod
    def start(cls, workspace: Path) -> OpenRefine:
        """Start it and wait until it answers. It writes what it says to a file in ``workspace``."""
        port, log = free_port(), workspace / "openrefine.log"
        command = [str(PROGRAM), "-i", "127.0.0.1", "-p", str(port), "-d", str(workspace), "-m", "600M"]
        with log.open("wb") as out:
            process = subprocess.Popen(
                [*command, "-x", "refine.headless=true"],
                env={"PATH": os.environ["PATH"], "HOME": str(workspace)},
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        running = cls(port, process)
        assert until(running.answers), log.read_text()
        return running

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answers(self) -> bool:
        """Whether it is there."""
        try:
            return bool(self.version())
        except OSError:
            return False

    def version(self) -> str:
        """Its version, as it says it."""
        return str(self.session.get(f"{self.url}/command/core/get-version", timeout=SECONDS).json()["version"])

    def end(self) -> None:
        """Stop it, Java too."""
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(SECONDS)

    def project(self, name: str, lines: Sequence[str]) -> str:
        """A new project of tab-separated lines, the names of the columns first; its id."""
        answer = self._sent(
            "create-project-from-upload",
            data={"project-name": name, "format": "text/line-based/*sv", "options": json.dumps({"separator": "\t"})},
            files={"project-file": (f"{name}.tsv", "\n".join(lines).encode())},
            allow_redirects=False,
        )
        return answer.headers["Location"].rpartition("project=")[2]

    def guessed_type(self, project: str, column: str, service: str) -> str:
        """The type that the service's answers suggest for a column, its id."""
        sent = {"project": project, "columnName": column, "service": service}
        return str(self._sent("guess-types-of-column", data=sent).json()["types"][0]["id"])

    def reconcile(self, project: str, column: str, service: str, type_id: str) -> None:
        """Reconcile a column, matching what the service calls certain, and wait until it is done."""
        config = _space(service) | {
            "mode": "standard-service",
            "service": service,
            "type": {"id": type_id, "name": type_id},
            "autoMatch": True,
            "columnDetails": [],
            "limit": 0,
        }
        self._sent("reconcile", data=_rows(project, column) | {"config": json.dumps(config)})
        self._wait(project)

    def extend(self, project: str, column: str, service: str, properties: Sequence[dict[str, Any]]) -> None:
        """Put properties of the matched into columns behind this one, and wait until they are there."""
        wanted = json.dumps({"properties": properties})
        sent = {"baseColumnName": column, "endpoint": service, "columnInsertIndex": "1", "extension": wanted}
        self._sent("extend-data", data=_rows(project, column) | sent | _space(service))
        self._wait(project)

    def judged(self, project: str, column: int = 0) -> list[dict[str, Any]]:
        """The reconciliation of each row of a column: its judgment as ``j``, match as ``m``, candidates as ``c``."""
        sent = {"project": project, "start": "0", "limit": "1000", "engine": EVERY_ROW}
        page = self._sent("get-rows", data=sent).json()
        recons = page["pool"]["recons"]
        return [recons[str(row["cells"][column]["r"])] for row in page["rows"]]

    def csv(self, project: str) -> list[str]:
        """The whole table as lines."""
        sent = {"project": project, "format": "csv", "engine": EVERY_ROW}
        return self._sent("export-rows/table.csv", data=sent).content.decode().splitlines()

    def _sent(self, command: str, **sent: Any) -> requests.Response:
        """A command of its page. Raises AssertionError with what it said where it did not do it."""
        token = self.session.get(f"{self.url}/command/core/get-csrf-token", timeout=SECONDS).json()["token"]
        address = f"{self.url}/command/core/{command}"
        answer = self.session.post(address, params={"csrf_token": token}, timeout=SECONDS, **sent)
        assert answer.status_code < 400 and '"code":"error"' not in answer.text, answer.text
        return answer

    def _wait(self, project: str) -> None:
        def is_done() -> bool:
            address = f"{self.url}/command/core/get-processes"
            answer = self.session.get(address, params={"project": project}, timeout=SECONDS)
            return not answer.json()["processes"]

        assert until(is_done)


def _rows(project: str, column: str) -> dict[str, str]:
    return {"project": project, "columnName": column, "engine": EVERY_ROW}


def _space(service: str) -> dict[str, str]:
    """The name spaces of a service, as its manifest says."""
    manifest = requests.get(service, timeout=SECONDS).json()
    return {"identifierSpace": manifest["identifierSpace"], "schemaSpace": manifest["schemaSpace"]}
