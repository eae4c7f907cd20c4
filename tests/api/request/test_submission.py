"""The examples that the documentation gives of a body are taken as they stand."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient


def test_the_examples_are_taken(client: FlaskClient, document: dict[str, Any]) -> None:
    content = document["paths"]["/v1/extract"]["post"]["requestBody"]["content"]
    assert set(content) == {"application/json", "text/plain", "text/html"}
    for media_type, described in content.items():
        for example in described["examples"].values():
            body = {"json": example["value"]} if media_type == "application/json" else {"data": example["value"]}
            response = client.post("/v1/extract", **body, content_type=media_type)
            assert response.status_code == 200
            assert response.json["quotations"]
