"""Batches for the tests: articles as lines, sent and read over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from flask.testing import FlaskClient

NDJSON = "application/x-ndjson"


def article(number: int, name: str = "Ilsa Brandt") -> dict[str, Any]:
    """A short article."""
    text = f"“The ferry sails at {number} tonight,” harbour master {name} said on Monday."
    return {"id": f"ferry-{number}", "text": text, "published": "2024-03-11"}


def body(lines: Iterable[dict[str, Any] | bytes]) -> bytes:
    """Articles, and lines as they are, as NDJSON."""
    return b"".join((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in lines)


def send(client: FlaskClient, lines: Iterable[dict[str, Any] | bytes], query: str = "") -> dict[str, Any]:
    """Post a batch that is taken."""
    answer = client.post(f"/v1/batches{query}", data=body(lines), content_type=NDJSON)
    assert answer.status_code == 202, answer.text
    assert answer.headers["Location"] == f"/v1/batches/{answer.json['id']}"
    return answer.json


def state(client: FlaskClient, batch: dict[str, Any]) -> dict[str, Any]:
    """How far it is."""
    return client.get(f"/v1/batches/{batch['id']}").json


def results(client: FlaskClient, batch: dict[str, Any], query: str = "") -> list[dict[str, Any]]:
    """What its lines are told."""
    answer = client.get(f"{batch['results']}{query}")
    assert answer.status_code == 200 and answer.mimetype == NDJSON
    return [json.loads(line) for line in answer.data.splitlines()]


def problem(answer: Any, status: int, field: str | None = None) -> str:
    """The detail of a problem document of this status, about this field."""
    assert answer.status_code == status and answer.mimetype == "application/problem+json", answer.text
    assert field is None or field in [error["field"] for error in answer.json["errors"]]
    return answer.json["detail"]
