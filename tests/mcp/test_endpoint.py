"""The endpoint answers any thread, for the newsroom that asks, and keeps nothing between requests."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from quotes.errors import Unavailable
from quotes.mcp.endpoint import Endpoint
from quotes.record import Record

HEADERS = [("Content-Type", "application/json"), ("Accept", "application/json, text/event-stream")]


def call(tool: str, **arguments: Any) -> bytes:
    params = {"name": tool, "arguments": arguments}
    return json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}).encode()


def test_each_newsroom_has_its_own_answer(record: Record) -> None:
    endpoint = Endpoint(record, 60)

    def names(newsroom: str) -> list[str]:
        reply = endpoint.answer(newsroom, HEADERS, call("find_speakers"))
        assert reply.status == 200
        return [s["name"] for s in json.loads(reply.body)["result"]["structuredContent"]["speakers"]]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(names, ["default", "other"] * 20))
    assert found == [["Ilsa Brandt"], ["Ada Secret"]] * 20


def test_no_stream_stays_open(record: Record) -> None:
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "subscriptions/listen", "params": {}}).encode()
    reply = Endpoint(record, 60).answer("default", HEADERS, body)
    assert "error" in json.loads(reply.body)


def test_answer_has_its_time(record: Record) -> None:
    with pytest.raises(Unavailable):
        Endpoint(record, 0).answer("default", HEADERS, call("find_speakers"))
