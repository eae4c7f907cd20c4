"""What the README says works: its calls are run in its order against a server started for the purpose."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from live import ROOT, SECONDS, Server, kill_all

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
CALLS = [block for block in BLOCKS if block.startswith("curl")]
COMMANDS = [line for block in BLOCKS if not block.startswith("curl") for line in block.splitlines()]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server on an empty record."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        folder = Path(parent) / "i"
        server = Server.start(folder, ON_RECORD_WORKERS="1")
        yield server
        server.stop()
        kill_all(folder)


def in_shell(script: str, **variables: str) -> str:
    """Run a script in the root of the checkout; what it wrote."""
    environment = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"} | variables
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script], cwd=ROOT, env=environment, capture_output=True, timeout=2 * SECONDS
    )
    assert done.returncode == 0, (script, done.stdout, done.stderr)
    return done.stdout.decode()


def test_the_calls_work_one_after_the_other(server: Server) -> None:
    assert len(CALLS) == 6
    answers = []
    for call in CALLS:
        for name, path in {"SPEAKER_ID": "/v1/speakers?q=brandt", "ARTICLE_ID": "/v1/quotations?q=ferry"}.items():
            if name in call:
                item = json.loads(server.get(path)[1])
                found = item["speakers"][0]["id"] if name == "SPEAKER_ID" else item["quotations"][0]["article"]["id"]
                call = call.replace(name, found)
        here = call.replace("127.0.0.1:8000", f"127.0.0.1:{server.port}")
        answers.append(in_shell('curl() { command curl -sS --fail-with-body "$@"; }\n' + here))
    extracted = json.loads(answers[0])
    assert [q["speaker"]["name"] for q in extracted["quotations"]][:1] == ["Ilsa Brandt"]
    assert json.loads(answers[1])["quotations"][0]["spans"][0]["html"]
    assert "The ferry sails tonight" in answers[3]
    assert "on_record_requests_total" in answers[5]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_work(command: str, tmp_path: Path) -> None:
    command = command.replace("> analyses.jsonl", f"> {tmp_path}/analyses.jsonl")
    wrote = in_shell(command, ON_RECORD_INSTANCE_DIR=str(tmp_path / "instance"))
    assert wrote or (tmp_path / "analyses.jsonl").stat().st_size > 1000
    assert '"error"' not in wrote


def test_the_notebook_works() -> None:
    (block,) = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    registered = "import quotes.component\n" + block  # which `pip install .` does through an entry point
    done = subprocess.run([sys.executable, "-c", registered], cwd=ROOT, capture_output=True, text=True, timeout=SECONDS)
    assert done.returncode == 0, done.stderr
    assert "The ferry sails tonight," in done.stdout


def test_what_the_documents_name_is_there() -> None:
    for document in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (ROOT / target).exists(), (document, target)
        targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
        for target in re.findall(r"`make ([a-z]+)`|^    make ([a-z]+)", text, re.MULTILINE):
            assert any(name in targets for name in target if name), (document, target)
