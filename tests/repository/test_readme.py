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

from tests.support import ROOT
from tests.support.live import SECONDS, Server, kill_all

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
CALLS = [block for block in BLOCKS if "curl " in block]
COMMANDS = [line for block in BLOCKS if "curl " not in block for line in block.splitlines()]


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
    assert len(CALLS) == 11
    answers = []
    for call in CALLS:
        for placeholder, found in ids(server).items():
            call = call.replace(placeholder, found)
        here = call.replace("127.0.0.1:8000", f"127.0.0.1:{server.port}")
        answers.append(in_shell('curl() { command curl -sS --fail-with-body "$@"; }\n' + here))
    extract, html, page, keep, look_up, check, correct, export, _, batch, operate = answers
    assert json.loads(extract)["quotations"][0]["speaker"]["name"] == "Ilsa Brandt"
    assert json.loads(html)["quotations"][0]["spans"][0]["html"]
    assert "Sport" not in json.loads(page)["text"] and "Nobody was hurt" in json.loads(page)["text"]
    assert json.loads(keep)["status"] == "created"
    assert "The ferry sails tonight" in look_up
    assert "altered" in check
    assert "Heard the recording" in correct
    assert '"spokenByCharacter"' in export and '"words"' in export and "The ferry sails tonight" in export
    assert json.loads(batch)["lines"] == 12
    assert "on_record_requests_total" in operate


def ids(server: Server) -> dict[str, str]:
    """What stands for the placeholders of the README: ids of the record as it is now."""
    quotations = json.loads(server.get("/v1/quotations?q=ferry")[1])["quotations"]
    if not quotations:
        return {}
    said = quotations[0]
    return {"QUOTATION_ID": said["id"], "SPEAKER_ID": said["speaker"]["id"], "ARTICLE_ID": said["article"]["id"]}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_work(command: str, tmp_path: Path) -> None:
    command = command.replace("> analyses.jsonl", f"> {tmp_path}/analyses.jsonl")
    wrote = in_shell(command, ON_RECORD_INSTANCE_DIR=str(tmp_path / "instance"))
    assert wrote or (tmp_path / "analyses.jsonl").stat().st_size > 1000
    assert '"error"' not in wrote


def test_the_notebook_works() -> None:
    (block,) = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    registered = "import quotes.spacy_component\n" + block  # which `pip install .` does through an entry point
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
