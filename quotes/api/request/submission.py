"""How the documentation describes the body of a call that takes an article, with an invented example of each kind."""

from __future__ import annotations

from typing import Any

from schemas.submission import Ninjs1Schema, Ninjs2Schema, SubmittedArticleSchema

TEXT = """PORT ALDEN, June 3. /NNA/. Engineers who serviced the radars are returning home as planned, Foreign Ministry \
spokesman Darel Ivanic stated on Thursday.

"All our engineers are returning home on schedule. Nobody was asked to leave," Ivanic stressed.

Deputy Trade Minister Ana Lopes said in an interview with Alden Television on May 28 that the contract had been paid \
in full."""
HTML = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT.split("\n\n"))
TITLE = "Radar engineers return home"
URI = "https://example.org/2021/06/03/engineers"
PUBLISHED = "2021-06-03"


def _example(summary: str, value: Any) -> dict[str, Any]:
    return {"summary": summary, "value": value}


_ABOUT = {"title": TITLE, "uri": URI, "published": PUBLISHED}
_NINJS = {"uri": URI, "versioncreated": f"{PUBLISHED}T10:30:00Z", "language": "en"}
_JSON_EXAMPLES = {
    "text": _example("Text", {"text": TEXT, **_ABOUT}),
    "html": _example("HTML", {"html": HTML, **_ABOUT}),
    "ninjs1": _example("ninjs 1", {"headline": TITLE, "body_html": HTML, **_NINJS}),
    "ninjs2": _example(
        "ninjs 2",
        {
            "headlines": [{"role": "main", "value": TITLE}],
            "bodies": [{"role": "main", "contenttype": "text/html", "value": HTML}],
            **_NINJS,
        },
    ),
}

REQUEST_BODY: dict[str, Any] = {
    "required": True,
    "description": "An article as JSON (plain or ninjs), text or HTML, always in UTF-8.",
    "content": {
        "application/json": {
            "schema": {"anyOf": [SubmittedArticleSchema, Ninjs1Schema, Ninjs2Schema]},
            "examples": _JSON_EXAMPLES,
        },
        "text/plain": {"schema": {"type": "string"}, "examples": {"text": _example("Text", TEXT)}},
        "text/html": {"schema": {"type": "string"}, "examples": {"html": _example("HTML", HTML)}},
    },
}
