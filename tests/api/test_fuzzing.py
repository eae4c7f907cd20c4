"""Schemathesis sends what the document allows and what it forbids, one by one and one after another, with a key: no
server error, nothing that is not documented, and nothing of another newsroom."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis.stateful import run_state_machine_as_test
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from quotes.redis.rate_limiter import RateLimiter
from tests.support.keyed import bearer, holding, make
from tests.support.record.databases import new_database
from tests.support.samples import harbour

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
WITH_INPUT = [
    "POST /v1/extract",
    "POST /v1/articles",
    "GET /v1/articles",
    "GET /v1/speakers",
    "GET /v1/speakers/{speaker_id}/quotations",
    "GET /v1/speakers/{speaker_id}/roles",
    "GET /v1/speakers/{speaker_id}/positions",
    "GET /v1/positions",
    "GET /v1/quotations",
    "GET /v1/quotations/facets",
    "POST /v1/quotations/check",
    "GET /v1/oembed",
    "PATCH /v1/quotations/{quotation_id}",
    "PATCH /v1/speakers/{speaker_id}",
    "POST /v1/articles/{article_id}/quotations",
    "POST /v1/speakers/{speaker_id}/merge",
    "POST /v1/speakers/{speaker_id}/split",
    "POST /v1/speakers/{speaker_id}/roles/reject",
    "POST /v1/speakers/{speaker_id}/roles/join",
    "GET /v1/corrections",
    "POST /v1/corrections/{correction_id}/undo",
    "GET /v1/export",
    "GET /v1/changes",
    "POST /v1/follows",
    "POST /v1/webhooks",
    "POST /v1/hooks/ghost",
    "POST /v1/hooks/superdesk",
    "GET /v1/webhooks/{webhook_id}/deliveries",
    "GET /v1/batches/{batch_id}/results",
    "GET /v1/batches",
]
BY_ID = [
    "DELETE /v1/articles/{article_id}/versions",
    "DELETE /v1/speakers/{speaker_id}",
    "POST /v1/batches",
    "GET /v1/batches/{batch_id}",
    "DELETE /v1/batches/{batch_id}",
    "GET /v1/articles/{article_id}/versions",
    "GET /v1/articles/{article_id}/versions/{version}",
    "GET /v1/articles/{article_id}",
    "DELETE /v1/articles/{article_id}",
    "GET /v1/speakers/{speaker_id}",
    "GET /v1/quotations/{quotation_id}",
    "GET /v1/follows",
    "GET /v1/follows/{follow_id}",
    "DELETE /v1/follows/{follow_id}",
    "GET /v1/webhooks",
    "GET /v1/webhooks/{webhook_id}",
    "DELETE /v1/webhooks/{webhook_id}",
    "POST /v1/webhooks/{webhook_id}/rotate",
    "POST /v1/webhooks/{webhook_id}/enable",
    "GET /healthz",
    "GET /readyz",
    "GET /metrics",
]


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def record_url(request: pytest.FixtureRequest) -> str:
    """Where the record is: a call that one store answers may be refused by the other."""
    return new_database(request.getfixturevalue("postgresql")) if request.param == "postgresql" else ""


@schemathesis.serializer("application/x-ndjson")
def lines(_context: Any, value: Any) -> bytes:
    """The body of a batch, as it was made up."""
    return str(value).encode(errors="replace")


@pytest.fixture(scope="module")
def key(app: Flask) -> str:
    """A key with every scope."""
    app.extensions["on_record_limits"] = RateLimiter(app.extensions["on_record_idempotency"]._link, 0)
    return make(app)


@pytest.fixture(scope="module")
def document(app: Flask, key: str) -> Any:
    """The document of an application with something in its record, whose ids about half of the cases use."""
    article = holding(app, key).post("/v1/articles", json=harbour()).json
    quotation = article["quotations"][0]
    known = {"article_id": article["id"], "quotation_id": quotation["id"], "speaker_id": quotation["speaker"]["id"]}
    schema = described(app, key)

    @schema.hook("map_path_parameters")
    def use_known_ids(_context: Any, parameters: dict[str, Any] | None) -> dict[str, Any]:
        given = parameters or {}
        return {name: known.get(name, value) if len(str(value)) % 2 else value for name, value in given.items()}

    return schema


@pytest.mark.parametrize("examples", [3, pytest.param(10, marks=pytest.mark.slow)])
@pytest.mark.parametrize("call", WITH_INPUT + BY_ID)
def test_what_the_document_allows(document: Any, call: str, examples: int) -> None:
    send(document, call, GenerationMode.POSITIVE, examples)


@pytest.mark.slow
@pytest.mark.parametrize("call", WITH_INPUT)
def test_what_the_document_forbids(document: Any, call: str) -> None:
    send(document, call, GenerationMode.NEGATIVE, 10)


def described(app: Flask, key: str) -> Any:
    """What schemathesis makes of the document; it shows ``key`` with every request, and makes none up."""
    schema = schemathesis.openapi.from_wsgi("/openapi.json", app)
    schema.config.update(headers=bearer(key))
    schema.config.generation.with_security_parameters = False
    return schema


def test_every_call_is_sent(app: Flask) -> None:
    paths = app.test_client().get("/openapi.json").json["paths"]
    calls = {f"{method.upper()} {path}" for path, item in paths.items() for method in item if method != "parameters"}
    assert calls == {*WITH_INPUT, *BY_ID}


@pytest.mark.slow
def test_one_call_after_another(app: Flask, key: str) -> None:
    """Each answer's ids go into the next calls, as the document links them; another newsroom's record stays."""
    other = holding(app, make(app, newsroom="other"))
    article = other.post("/v1/articles", json=harbour()).json
    addresses = [f"/v1/articles/{article['id']}", "/v1/speakers", "/v1/quotations", "/v1/corrections"]
    before = [other.get(address).data for address in addresses]
    steps: list[tuple[str, int]] = []

    class Calls(described(app, key).as_state_machine()):  # type: ignore[misc]
        def validate_response(self, response: Any, case: schemathesis.Case, **_: Any) -> None:
            steps.append((case.operation.path, response.status_code))
            case.validate_response(response, checks=CHECKS)
            assert article["id"] not in response.text

    few = settings(
        max_examples=8,
        stateful_step_count=8,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Calls, settings=few)
    assert any(status in (201, 202) for _path, status in steps), steps
    assert any("{" in path and status == 200 for path, status in steps), steps
    assert [other.get(address).data for address in addresses] == before


def send(document: Any, call: str, mode: GenerationMode, examples: int) -> None:
    """So many requests of one call, always the same ones, each answer checked against the document."""
    method, path = call.split()

    @given(case=document[path][method].as_strategy(generation_mode=mode))
    @settings(max_examples=examples, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def each(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS)

    each()
