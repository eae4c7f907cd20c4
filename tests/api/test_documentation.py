"""The OpenAPI document is valid and complete; the pages about it need nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import OpenAPIV31SpecValidator

from quotes.api.documentation import marked_up
from quotes.api.representation.examples import EXAMPLES
from quotes.api.request.submission import PUBLISHED, TEXT, TITLE

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
    "/v1/speakers/{speaker_id}/roles/reject": {"post"},
    "/v1/speakers/{speaker_id}/roles/join": {"post"},
    "/v1/articles/{article_id}/quotations": {"post"},
    "/v1/speakers/{speaker_id}/quotations": {"get"},
    "/v1/speakers/{speaker_id}/roles": {"get"},
    "/v1/speakers/{speaker_id}/positions": {"get"},
    "/v1/positions": {"get"},
    "/v1/quotations": {"get"},
    "/v1/quotations/{quotation_id}": {"get", "patch"},
    "/v1/quotations/check": {"post"},
    "/v1/corrections": {"get"},
    "/v1/corrections/{correction_id}/undo": {"post"},
    "/healthz": {"get"},
    "/readyz": {"get"},
    "/metrics": {"get"},
}


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
        assert link.startswith(("/", "#")) or link == "data:,"
        if link.startswith("/"):
            assert client.get(link).status_code == 200


def test_the_page_has_every_call_and_its_links_lead_somewhere(client: FlaskClient, document: dict[str, Any]) -> None:
    html = client.get("/docs").text
    ids = re.findall(r'id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    operations = [item[method] for item in document["paths"].values() for method in item if method != "parameters"]
    assert {operation["operationId"] for operation in operations} <= set(ids)
    assert "<script" not in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One `<b>`\n\nTwo", "<p>One <code>&lt;b&gt;</code></p><p>Two</p>"),
        ("See [problems](/docs/problems).", '<p>See <a href="/docs/problems">problems</a>.</p>'),
        ("[away](javascript:x) <i>", "<p>[away](javascript:x) &lt;i&gt;</p>"),
    ],
)
def test_descriptions_become_html(text: str, html: str) -> None:
    assert str(marked_up(text)) == html


def test_every_answer_has_an_example(document: dict[str, Any]) -> None:
    """Valid by the schema that it stands beside; that of an analysis is told of the article of the request."""
    for path, item in document["paths"].items():
        for operation in (item[method] for method in item if method != "parameters"):
            for content in contents(operation):
                assert "example" in content or "examples" in content, (path, operation["operationId"])
                shown = [e["value"] for e in content.get("examples", {}).values()] or [content["example"]]
                schema = {**content["schema"], "components": document["components"]}
                for example in shown:
                    jsonschema.Draft202012Validator(schema).validate(example)


def contents(operation: dict[str, Any]) -> list[dict[str, Any]]:
    """What an operation answers as JSON where all is well, by type."""
    return [
        content
        for status, response in operation["responses"].items()
        if status.startswith("2")
        for media_type, content in response.get("content", {}).items()
        if media_type.endswith("json") and not media_type.startswith("application/x-")
    ]


def test_examples_are_what_is_answered(client: FlaskClient) -> None:
    answer = client.post("/v1/extract", json={"text": TEXT, "title": TITLE, "published": PUBLISHED}).json
    shown = EXAMPLES["Analysis"]
    said = next(q for q in answer["quotations"] if q["spans"] == shown["quotations"][0]["spans"])
    for name in ("kind", "act", "cue", "mention", "speaker"):
        assert said[name] == shown["quotations"][0][name]
    assert answer["dateline"] == shown["dateline"]
    assert answer.keys() == shown.keys()


def test_no_enumeration_is_without_a_name(document: dict[str, Any]) -> None:
    """A generated client gets one type for one set of words, not one for each place that has it."""
    named = {name: part["enum"] for name, part in document["components"]["schemas"].items() if "enum" in part}
    assert named["Kind"] == ["direct", "indirect", "mixed"] and named["SpeakerType"]
    nameless = [words for words in enumerations({**document, "components": {}}) if len(words) > 1]
    inside = {name: part for name, part in document["components"]["schemas"].items() if name not in named}
    assert nameless + [words for words in enumerations(inside) if len(words) > 1] == []


def enumerations(part: Any) -> Iterator[list[Any]]:
    """Every enumeration in a part of the document."""
    if isinstance(part, dict):
        if isinstance(part.get("enum"), list):
            yield part["enum"]
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            yield from enumerations(one)
