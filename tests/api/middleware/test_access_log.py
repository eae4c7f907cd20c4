"""Each request is counted, timed and logged, and the log holds nothing of its query."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient
from prometheus_client import REGISTRY


def counted(name: str, **labels: str) -> float:
    """The value of a metric of this process."""
    return REGISTRY.get_sample_value(f"on_record_{name}", labels) or 0.0


def test_each_request_is_counted(client: FlaskClient) -> None:
    def counts() -> tuple[float, float, float]:
        found = counted("requests_total", method="GET", route="/v1/speakers", status="200")
        refused = counted("requests_total", method="GET", route="/v1/speakers", status="422")
        return found, refused, counted("request_seconds_count", route="/v1/speakers")

    before = counts()
    for path in ("/v1/speakers", "/v1/speakers", "/v1/speakers?limit=0"):
        client.get(path)
    assert tuple(after - start for start, after in zip(before, counts(), strict=True)) == (2, 1, 3)


def test_addresses_and_methods_nobody_knows_share_one_count(client: FlaskClient) -> None:
    labels = {"method": "(other)", "route": "(none)", "status": "404"}
    before = counted("requests_total", **labels)
    client.open("/nowhere/1", method="BREW")
    client.open("/nowhere/2", method="STIR")
    assert counted("requests_total", **labels) == before + 2


def test_the_log_holds_no_query(client: FlaskClient, capsys: pytest.CaptureFixture[str]) -> None:
    client.get("/v1/speakers?q=Ilsa+Brandt")
    (line,) = (line for line in capsys.readouterr().err.splitlines() if '"on_record.access"' in line)
    logged = json.loads(line)
    assert (logged["method"], logged["path"], logged["status"]) == ("GET", "/v1/speakers", 200)
    assert logged["ms"] > 0 and "Brandt" not in line
