"""Health, readiness, metrics."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_the_process_answers(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok"}


def test_all_parts_are_ready(client: FlaskClient) -> None:
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json == {"status": "ok", "model": "ok", "record": "ok", "redis": "ok"}


def test_metrics_count_requests_by_route(client: FlaskClient) -> None:
    client.get("/v1/speakers/0123")
    response = client.get("/metrics")
    assert response.mimetype == "text/plain"
    assert 'route="/v1/speakers/<string:speaker_id>"' in response.text
