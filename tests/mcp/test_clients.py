"""What did somebody say about something since a day: asked of a real server, with both official SDKs and over standard
input and output."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
import requests
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from tests.support import ROOT
from tests.support.live import SECONDS, Server, kill_all
from tests.support.pinned import node_modules

HERE, DEMO = Path(__file__).parent, ROOT / "demo" / "articles.jsonl"
NAME, WORDS, SINCE = "Ilsa Brandt", "ferry", "2024-03-01"
ARTICLE = {
    "uri": "https://desk.example/ferry",
    "published": "2024-03-11",
    "text": "“The ferry sails tonight,” harbour master Ilsa Brandt said on Monday. Ferries had stood still for a week.",
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server on a record with one article of March."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        folder = Path(parent) / "i"
        server = Server.start(folder, ON_RECORD_WORKERS="2")
        assert server.post("/v1/articles", ARTICLE)[0] == 201
        yield server
        server.stop()
        kill_all(folder)


@pytest.fixture(scope="module")
def demonstration() -> Iterator[Server]:
    """A server on the record of the demonstration."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        folder = Path(parent) / "i"
        server = Server.start(folder, ON_RECORD_WORKERS="2")
        assert {server.post("/v1/articles", article)[0] for article in demo_articles()} == {201}
        yield server
        server.stop()
        kill_all(folder)


def demo_articles() -> list[dict[str, Any]]:
    """The articles of the demonstration."""
    return [json.loads(line) for line in DEMO.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def npm() -> Path:
    """The TypeScript SDK and the conformance suite; the tests with them are skipped where npm does not give them."""
    if not shutil.which("node"):
        pytest.skip("needs Node")
    return node_modules(HERE)


def is_right(found: dict[str, Any]) -> bool:
    """Whether these are her exact words, with their day and article."""
    (said,) = found["quotations"]
    assert "".join(words["exact"] for words in said["words"]) == "The ferry sails tonight,"
    assert said["speaker"]["name"] == NAME
    assert said["day"] == {"date": "2024-03-11", "precision": "day", "known_by": "said_on", "exact": "Monday"}
    assert said["article"]["uri"] == ARTICLE["uri"] and 0 < said["confidence"] <= 1
    return said["reviewed_by_editor"] is False


async def ask(client: Client, name: str = NAME, words: str = WORDS, since: str = SINCE) -> dict[str, Any]:
    """What somebody said, by the tools."""
    people = await client.call_tool("find_speakers", {"name": name})
    speaker = people.structured_content["speakers"][0]["id"]
    said = await client.call_tool("said_by", {"speaker_id": speaker, "words": words, "from_date": since})
    return dict(said.structured_content)


def ask_by_typescript(url: str, folder: Path, npm: Path, *question: str) -> dict[str, Any]:
    """As ``ask``, by the SDK for TypeScript, which runs in ``folder``."""
    (folder / "node_modules").symlink_to(npm)
    shutil.copy(HERE / "client.mjs", folder)
    command = ["node", str(folder / "client.mjs"), url, *question]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("mode", ["auto", pytest.param("legacy", marks=pytest.mark.slow)])
def test_python_sdk(server: Server, mode: Any) -> None:
    async def run() -> dict[str, Any]:
        async with Client(f"http://127.0.0.1:{server.port}/mcp", mode=mode) as client:
            return await ask(client)

    assert is_right(anyio.run(run))


@pytest.mark.slow
def test_standard_input_and_output(server: Server) -> None:
    variables = {"PATH": os.environ["PATH"], "ON_RECORD_INSTANCE_DIR": str(server.instance_dir)}
    command = StdioServerParameters(command=sys.executable, args=["app.py", "mcp"], env=variables, cwd=ROOT)

    async def run() -> dict[str, Any]:
        async with Client(stdio_client(command)) as client:
            return await ask(client)

    assert is_right(anyio.run(run))


@pytest.mark.slow
def test_thousand_calls_leave_memory_flat(server: Server) -> None:
    said = {"name": "find_quotations", "arguments": {"words": WORDS, "from_date": SINCE}}
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": said}
    headers = {"Accept": "application/json, text/event-stream"}
    url = f"http://127.0.0.1:{server.port}/mcp"
    with requests.Session() as session:

        def ask_often(times: int) -> int:
            """What the workers hold after so many calls, in MiB."""
            for _ in range(times):
                answer = session.post(url, json=call, headers=headers, timeout=SECONDS)
                assert is_right(answer.json()["result"]["structuredContent"])
            return sum(worker.memory_info().rss for worker in server.workers()) >> 20

        warm = ask_often(200)
        assert ask_often(1000) - warm <= 6


@pytest.mark.slow
def test_typescript_sdk(server: Server, npm: Path, tmp_path: Path) -> None:
    assert is_right(ask_by_typescript(f"http://127.0.0.1:{server.port}/mcp", tmp_path, npm, NAME, WORDS, SINCE))


@pytest.mark.slow
def test_both_clients_on_the_demonstration(demonstration: Server, npm: Path, tmp_path: Path) -> None:
    url, question = f"http://127.0.0.1:{demonstration.port}/mcp", ("Ruben Aldecott", "treaty", "2025-03-01")

    async def run() -> dict[str, Any]:
        async with Client(url) as client:
            return await ask(client, *question)

    found = anyio.run(run)
    assert ask_by_typescript(url, tmp_path, npm, *question)["quotations"] == found["quotations"]
    texts = {article["uri"]: article["text"] for article in demo_articles()}
    for said in found["quotations"]:
        assert said["speaker"]["name"] == "Ruben Aldecott" and said["day"]["date"] >= "2025-03-01"
        assert all(words["exact"] in texts[said["article"]["uri"]] for words in said["words"])
    words = [words["exact"] for said in found["quotations"] for words in said["words"]]
    assert any(exact.startswith("I support the Corran Strait Treaty") for exact in words)


@pytest.mark.slow
def test_conformance(server: Server, npm: Path, tmp_path: Path) -> None:
    """Every scenario passes but those that conformance.yml names, and each of these fails."""
    program = npm / "@modelcontextprotocol" / "conformance" / "dist" / "index.js"
    command = ["node", program, "server", "--url", f"http://127.0.0.1:{server.port}/mcp", "--suite", "all"]
    command += ["--expected-failures", HERE / "conformance.yml", "--output-dir", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, timeout=3 * SECONDS)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    passed = set(re.findall(r"✓ (\S+): [1-9]\d* passed, 0 failed", done.stdout))
    assert passed >= {"server-initialize", "ping", "tools-list", "resources-list", "dns-rebinding-protection"}
