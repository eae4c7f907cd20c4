"""What did somebody say about something since a day: asked of a real server, with both official SDKs and over standard
input and output."""

from __future__ import annotations

import json
import os
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

SDK = "@modelcontextprotocol/sdk@1.32.2"
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


def is_right(found: dict[str, Any]) -> bool:
    """Whether these are her exact words, with their day and article."""
    (said,) = found["quotations"]
    assert "".join(words["exact"] for words in said["words"]) == "The ferry sails tonight,"
    assert said["speaker"]["name"] == NAME
    assert said["day"] == {"date": "2024-03-11", "precision": "day", "known_by": "said_on", "exact": "Monday"}
    assert said["article"]["uri"] == ARTICLE["uri"] and 0 < said["confidence"] <= 1
    return said["reviewed_by_editor"] is False


async def ask(client: Client) -> dict[str, Any]:
    """What she said, by the tools."""
    people = await client.call_tool("find_speakers", {"name": NAME})
    speaker = people.structured_content["speakers"][0]["id"]
    said = await client.call_tool("said_by", {"speaker_id": speaker, "words": WORDS, "from_date": SINCE})
    return dict(said.structured_content)


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
def test_typescript_sdk(server: Server, tmp_path: Path) -> None:
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("There is no node here.")
    install = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", SDK]
    try:
        installed = subprocess.run(install, cwd=tmp_path, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        pytest.skip(f"npm did not give {SDK} in time.")
    if installed.returncode:
        pytest.skip(f"npm does not give {SDK} here.")
    shutil.copy(Path(__file__).with_name("client.mjs"), tmp_path)
    url = f"http://127.0.0.1:{server.port}/mcp"
    done = subprocess.run(
        ["node", "client.mjs", url, NAME, WORDS, SINCE], cwd=tmp_path, capture_output=True, timeout=SECONDS, check=True
    )
    assert is_right(json.loads(done.stdout))
