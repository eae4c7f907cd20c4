"""The OpenAPI document is valid and complete; the pages about it need nothing from elsewhere."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import OpenAPIV31SpecValidator

CALLS = {
    "/v1/extract": {"post"},
    "/v1/articles": {"get", "post"},
    "/v1/articles/{article_id}": {"get", "delete"},
    "/v1/speakers": {"get"},
    "/v1/articles/{article_id}/versions": {"get", "delete"},
    "/v1/articles/{article_id}/versions/{version}": {"get"},
    "/v1/export": {"get"},
    "/v1/speakers/{speaker_id}": {"get", "patch", "delete"},
    "/v1/speakers/{speaker_id}/merge": {"post"},
    "/v1/speakers/{speaker_id}/split": {"post"},
    "/v1/articles/{article_id}/quotations": {"post"},
    "/v1/speakers/{speaker_id}/quotations": {"get"},
    "/v1/speakers/{speaker_id}/roles": {"get"},
    "/v1/speakers/{speaker_id}/positions": {"get"},
    "/v1/quotations": {"get"},
    "/v1/quotations/{quotation_id}": {"get", "patch"},
    "/v1/quotations/check": {"post"},
    "/v1/corrections": {"get"},
    "/v1/corrections/{correction_id}/undo": {"post"},
    "/healthz": {"get"},
    "/readyz": {"get"},
    "/metrics": {"get"},
}


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    return client.get("/openapi.json").json


def test_the_document_is_valid(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    assert [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()] == []


def test_every_call_is_described(document: dict[str, Any]) -> None:
    found = {path: set(item) - {"parameters"} for path, item in document["paths"].items()}
    assert {path: methods for path, methods in found.items() if path in CALLS} == CALLS
    for item in document["paths"].values():
        for operation in (item[method] for method in item if method != "parameters"):
            assert operation["summary"] and operation["tags"]


def test_every_call_has_a_name_of_its_own(document: dict[str, Any]) -> None:
    operations = [item[method] for item in document["paths"].values() for method in item if method != "parameters"]
    names = [operation.get("operationId", "") for operation in operations]
    assert all(re.fullmatch(r"[a-z]+[A-Z]\w+", name) for name in names), names
    assert len(names) == len(set(names))
    assert document["servers"] == [{"url": "/"}]


def test_errors_are_described_as_problems(document: dict[str, Any]) -> None:
    for path, item in document["paths"].items():
        for method in set(item) - {"parameters"}:
            responses = item[method]["responses"]
            if path.startswith("/v1"):
                assert {"400", "422", "500", "503"} <= set(responses), (path, method)
            for status, response in responses.items():
                if status >= "400" and path != "/readyz":
                    name = response["$ref"].rpartition("/")[2]
                    content = document["components"]["responses"][name]["content"]
                    assert content["application/problem+json"]["schema"]["$ref"].endswith("/Problem")


@pytest.mark.parametrize("path", ["/docs", "/docs/problems"])
def test_the_pages_load_nothing_from_elsewhere(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.mimetype == "text/html"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    links = re.findall(r'(?:src|href)="([^"]*)"', response.text)
    assert links
    for link in links:
        assert link.startswith("/") or link == "data:,"
        if link.startswith("/"):
            assert client.get(link).status_code == 200


@pytest.mark.parametrize("name", ["..%2Fflask_swagger_ui.py", "nothing.js", "%2Fetc%2Fpasswd"])
def test_only_files_of_the_page_are_served(client: FlaskClient, name: str) -> None:
    assert client.get(f"/docs/ui/{name}").status_code == 404
