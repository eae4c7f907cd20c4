"""What every answer tells a browser not to do with it."""

from __future__ import annotations

import pytest
from flask import Flask

HEADERS = ("X-Content-Type-Options", "Content-Security-Policy", "Referrer-Policy", "X-Frame-Options")
ADDRESSES = (
    *("/", "/sign-in", "/speakers", "/nowhere", "/v1/speakers", "/v1/nowhere", "/metrics", "/healthz", "/openapi.json"),
    *("/docs", "/docs/problems", "/docs/static/docs.css", "/assets/pages.css", "/v1/articles/x", "/%00"),
)


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_answer_tells_browsers_what_not_to_do(app: Flask, path: str) -> None:
    for method in ("GET", "POST", "OPTIONS"):
        answer = app.test_client().open(path, method=method)
        for name in HEADERS:
            assert name in answer.headers, (method, path, name)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe-eval" not in policy
        assert "script-src 'unsafe-inline'" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Strict-Transport-Security" not in answer.headers


def test_browsers_that_came_by_https_stay_with_it(app: Flask) -> None:
    answer = app.test_client().get("/healthz", base_url="https://localhost")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
