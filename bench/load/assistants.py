"""Many calls of the assistants' tools, one after the other: the memory of the worker in MiB, the time of a call."""

from __future__ import annotations

import argparse
import http.client
import json
import time

from bench.load.serving import post, serve
from bench.machine import DEMO, machine, read_articles

ACCEPT = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=1000)
    options = parser.parse_args()
    print(machine())
    with serve(workers=1) as server:
        connection = server.connect()
        for article in read_articles(DEMO):
            post(connection, "/v1/articles", article)
        for number in range(1, options.calls + 1):
            began = time.perf_counter()
            _call(connection, "find_quotations", {"words": "treaty", "limit": 10})
            milliseconds = 1000 * (time.perf_counter() - began)
            if number in (1, 100, options.calls // 2, options.calls):
                print(f"call {number:5}: {milliseconds:7.1f} ms, worker {server.mebibytes():6.1f} MiB")


def _call(connection: http.client.HTTPConnection, tool: str, arguments: dict[str, object]) -> None:
    """Call a tool. Raises RuntimeError where it fails."""
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": arguments}}
    connection.request("POST", "/mcp", json.dumps(message), ACCEPT)
    answer = connection.getresponse()
    content = json.loads(answer.read())
    if answer.status != 200 or "error" in content or content["result"].get("isError"):
        raise RuntimeError(f"{answer.status}: {content}")


if __name__ == "__main__":
    main()
