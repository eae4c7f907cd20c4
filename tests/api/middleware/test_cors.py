"""Which sites' pages may call the API from a browser: the listed ones, with a key, and no page of this service."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from app import create_app
from quotes.record import Record
from quotes.settings import Settings
from tests.support.keyed import bearer, make

TEXT = {"data": "“All is well,” said Edda Quill.", "content_type": "text/plain"}


def test_no_other_site_reads_anything(app: Flask) -> None:
    for method, path in (("GET", "/v1/speakers"), ("OPTIONS", "/v1/articles"), ("GET", "/nowhere")):
        answer = app.test_client().open(path, method=method, headers={"Origin": "https://evil.example"})
        assert not [name for name, _ in answer.headers if name.lower().startswith("access-control")]


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory, redis_url: str) -> Iterator[Flask]:
    """An application that lists one site."""
    folder = tmp_path_factory.mktemp("listed")
    settings = Settings(instance_dir=folder, redis_url=redis_url, cors_origins="https://cms.example")
    Record(settings.record_url).migrate()
    made = create_app(settings)
    yield made
    made.extensions["on_record"].close()


def preflight(app: Flask, origin: str, path: str = "/v1/extract", method: str = "POST") -> Any:
    asked = {"Access-Control-Request-Method": method, "Access-Control-Request-Headers": "authorization, content-type"}
    return app.test_client().options(path, headers={"Origin": origin, **asked})


def test_a_listed_site_may_call_the_api_with_a_key(listed: Flask) -> None:
    allowed = preflight(listed, "https://cms.example").headers
    assert allowed["Access-Control-Allow-Origin"] == "https://cms.example"
    assert "authorization" in allowed["Access-Control-Allow-Headers"].lower()
    assert "POST" in allowed["Access-Control-Allow-Methods"]
    assert "Access-Control-Allow-Credentials" not in allowed
    headers = {"Origin": "https://cms.example", "Sec-Fetch-Site": "cross-site", **bearer(make(listed, ["extract"]))}
    for _ in range(2):  # from the analysis, and from the cache
        answer = listed.test_client().post("/v1/extract", headers=headers, **TEXT)
        assert answer.status_code == 200
        assert answer.headers["Access-Control-Allow-Origin"] == "https://cms.example"
        assert "RateLimit-Remaining" in answer.headers["Access-Control-Expose-Headers"]


def test_who_asks_from_no_site_is_told_of_none(listed: Flask) -> None:
    headers = bearer(make(listed, ["extract"]))
    for _ in range(2):  # from the analysis, and from the cache
        answer = listed.test_client().post("/v1/extract", headers=headers, **TEXT)
        assert not [name for name, _ in answer.headers if name.startswith("Access-Control")]


def test_no_browser_takes_what_it_kept_for_one_site_for_the_answer_to_another(listed: Flask) -> None:
    headers = bearer(make(listed, ["read"]))
    for origin in ({}, {"Origin": "https://cms.example"}):
        for path, others in (("/v1/speakers", []), ("/v1/export", ["Accept"])):
            answer = listed.test_client().get(path, headers=headers | origin)
            assert sorted(answer.vary) == [*others, "Origin"]


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "http://cms.example", "https://cms.example.evil.example", "https://cmsXexample", "null"],
)
def test_no_unlisted_site_may(listed: Flask, origin: str) -> None:
    for answer in (preflight(listed, origin), listed.test_client().get("/v1/speakers", headers={"Origin": origin})):
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_no_site_may_read_the_pages(listed: Flask) -> None:
    for path in ("/", "/sign-in", "/metrics"):
        answer = preflight(listed, "https://cms.example", path, "GET")
        assert "Access-Control-Allow-Origin" not in answer.headers
