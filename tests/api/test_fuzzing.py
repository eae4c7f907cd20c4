"""Schemathesis sends what the document allows and what it forbids: no server error, nothing that is not documented."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from samples import harbour
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

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
    "GET /v1/quotations",
    "POST /v1/quotations/check",
    "PATCH /v1/quotations/{quotation_id}",
    "PATCH /v1/speakers/{speaker_id}",
    "POST /v1/articles/{article_id}/quotations",
    "POST /v1/speakers/{speaker_id}/merge",
    "POST /v1/speakers/{speaker_id}/split",
    "GET /v1/corrections",
    "POST /v1/corrections/{correction_id}/undo",
]
BY_ID = [
    "GET /v1/articles/{article_id}",
    "DELETE /v1/articles/{article_id}",
    "GET /v1/speakers/{speaker_id}",
    "GET /v1/quotations/{quotation_id}",
    "GET /healthz",
    "GET /readyz",
    "GET /metrics",
]


@pytest.fixture(scope="module")
def document(app: Flask) -> Any:
    """The document of an application with something in its record, whose ids about half of the cases use."""
    article = app.test_client().post("/v1/articles", json=harbour()).json
    quotation = article["quotations"][0]
    known = {"article_id": article["id"], "quotation_id": quotation["id"], "speaker_id": quotation["speaker"]["id"]}
    schema = schemathesis.openapi.from_wsgi("/openapi.json", app)

    @schema.hook("map_path_parameters")
    def use_known_ids(_context: Any, parameters: dict[str, Any] | None) -> dict[str, Any]:
        given = parameters or {}
        return {name: known.get(name, value) if len(str(value)) % 2 else value for name, value in given.items()}

    return schema


@pytest.mark.parametrize("call", WITH_INPUT + BY_ID)
def test_what_the_document_allows(document: Any, call: str) -> None:
    send(document, call, GenerationMode.POSITIVE)


@pytest.mark.parametrize("call", WITH_INPUT)
def test_what_the_document_forbids(document: Any, call: str) -> None:
    send(document, call, GenerationMode.NEGATIVE)


def send(document: Any, call: str, mode: GenerationMode) -> None:
    """A few requests of one call, always the same ones, each answer checked against the document."""
    method, path = call.split()

    @given(case=document[path][method].as_strategy(generation_mode=mode))
    @settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def each(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS)

    each()
