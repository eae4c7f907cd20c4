"""Articles written for these tests; the people in them are invented."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

HARBOUR = (
    "“The harbour stays open,” said Edda Quill, the mayor of Port Alden.\n\n"
    "Harbour master Tobias Renner said the pilots would work through the night.\n\n"
    "“We will not be rushed,” Quill told reporters on the quay."
)
HARBOUR_URI = "https://example.org/harbour"


def harbour(**fields: Any) -> dict[str, Any]:
    """A JSON body with the harbour article."""
    return {"text": HARBOUR, "published": "2021-06-03", "title": "Harbour stays open", **fields}


def harbour_news() -> dict[str, Any]:
    """A JSON body with the harbour article as its publisher sends it."""
    return harbour(uri=HARBOUR_URI, publisher="Harbour News", modified="2021-06-03T10:00:00Z")


def council(number: int, **fields: Any) -> dict[str, Any]:
    """A JSON body with one of any number of articles in which one woman says one thing, each on a day of its own."""
    text = (
        f"Councillor Mara Lindqvist opened meeting {number} of the harbour council on time.\n\n"
        f"“Item {number} of the budget is settled,” Mara Lindqvist said."
    )
    published = f"2021-{1 + number // 28:02}-{1 + number % 28:02}"
    return {"text": text, "published": published, "uri": f"https://example.org/council/{number}", **fields}


def save(client: FlaskClient, body: dict[str, Any], query: str = "") -> Any:
    """Save an article over the API; its answer."""
    response = client.post(f"/v1/articles{query}", json=body)
    assert response.status_code in (200, 201), response.text
    return response
