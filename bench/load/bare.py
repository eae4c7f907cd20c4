"""The least that could answer from Redis: one Flask route and nothing else. bench.load.throughput serves it.

Environment: BENCH_SOCKET, the socket of a Redis with the answer under "bench:answer".
"""

from __future__ import annotations

import os

import redis
from flask import Flask, Response

app = Flask("bare")
client = redis.Redis(unix_socket_path=os.environ["BENCH_SOCKET"])


@app.post("/v1/extract")
def answer() -> Response:
    """The bytes that lie in Redis."""
    return Response(client.get("bench:answer"), mimetype="application/json")
