"""ninjs, the news industry's JSON (IPTC): versions 1, 2 and 3, and Superdesk's -> the fields of an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from quotes.analysis.article.fields import Given, invalid
from quotes.analysis.article.json_in import json_type

# Version 1 names a body by what it is or is for: "body_main", "body_richtext" and so on; so it does headlines.
_BODY, _HEADLINE = "body_", "headline_"
_BODIES = {"body_html": "html", "body_xhtml": "html", "body_main": None, "body_richtext": None, "body_text": "text"}
_ELEMENT = re.compile(r"</?(?:p|div|h[1-6]|br|ul|ol|li|blockquote|em|strong|a|span|b|i|table|section)\b[^<>]*>", re.I)
_HTML_TYPES = ("text/html", "application/xhtml+xml")
# When the words were written: of the original content, else when they went out first, else of their first version, else
# of this one.
_WRITTEN = ("contentcreated", "firstpublished", "firstcreated", "versioncreated")


def is_ninjs(data: Mapping[str, Any]) -> bool:
    """Whether ``data`` is a ninjs item rather than the plain {text or html, …}: told by its keys."""
    if data.get("text") is not None or data.get("html") is not None:
        return False
    return any(value is not None and (key == "bodies" or key.startswith(_BODY)) for key, value in data.items())


def is_canceled(data: Mapping[str, Any]) -> bool:
    """Whether the item takes back what was published under its uri: it is canceled, or withheld until further
    notice."""
    status = data.get("pubstatus", data.get("pubStatus"))
    return isinstance(status, str) and status.lower() in ("canceled", "cancelled", "withheld")


def ninjs_fields(data: Mapping[str, Any]) -> dict[str, Given]:
    """The fields text or html, title, uri, published, modified, language of a ninjs item, whatever its version.

    Version 3 writes its keys in camel case ("versionCreated"), the others in small letters. Raises InvalidInput where
    ``bodies`` or ``headlines`` have the wrong shape.
    """
    names = {key.lower(): key for key in reversed(list(data))}
    fields = {}
    headlines = sorted(name for name in names if name.startswith(_HEADLINE))
    for name, sources in {
        "title": ("headline", "headline_main", "title", *headlines),
        "uri": ("uri", "guid"),
        "published": _WRITTEN,
        "modified": ("versioncreated",),
        "language": ("language",),
        "publisher": ("publisher",),
    }.items():
        key = next((names[s] for s in sources if s in names and data[names[s]] is not None), None)
        if key is not None:
            fields[name] = Given(key, data[key])
    if bodies := _named_bodies(data):
        fields.update([bodies[0]])
    if data.get("headlines"):
        fields["title"] = _main(_parts(data, "headlines"))[1]
    if data.get("bodies") is not None:
        kind, body = _body(_parts(data, "bodies"))
        fields[kind] = body
    return fields


def _named_bodies(data: Mapping[str, Any]) -> list[tuple[str, Given]]:
    """The bodies of version 1, the one to be read first: the first by name, but the same words as HTML before text."""
    others = sorted(key for key in data if key.startswith(_BODY) and key not in _BODIES)
    given = [Given(key, data[key]) for key in (*_BODIES, *others) if data.get(key) is not None]
    given.sort(key=lambda body: not body.value)  # an empty one is told of only where there is no other
    found = [(_BODIES.get(body.field) or _looks(body.value), body) for body in given]
    least = len(str(found[0][1].value)) if found else 0
    return [body for body in found if body[0] == "html" and len(str(body[1].value)) >= least] or found


def _looks(value: object) -> str:
    """Whether a body is HTML, by its tags."""
    return "html" if isinstance(value, str) and _ELEMENT.search(value) else "text"


def _parts(data: Mapping[str, Any], field: str) -> list[tuple[dict[str, Any], Given]]:
    """The entries of ``bodies`` or ``headlines``, keys in small letters, each with its value."""
    parts = data[field]
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        raise invalid(field, f'must be an array of objects {{"role", "contentType", "value"}}, not {json_type(parts)}')
    found = []
    for i, part in enumerate(parts):
        small = {key.lower(): value for key, value in part.items()}
        if not isinstance(small.get("value"), str):
            raise invalid(f"{field}.{i}.value", f"must be a string, not {json_type(small.get('value'))}")
        found.append((small, Given(f"{field}.{i}.value", small["value"])))
    if not found:
        raise invalid(field, "is empty; give it one entry with the words")
    return found


def _main(parts: list[tuple[dict[str, Any], Given]]) -> tuple[dict[str, Any], Given]:
    return next((part for part in parts if part[0].get("role") == "main"), parts[0])


def _body(parts: list[tuple[dict[str, Any], Given]]) -> tuple[str, Given]:
    """The main body; where the same words came as HTML too, that one, which has the paragraphs."""
    kind = _kind(_main(parts)[0])
    body = _main(parts)[1]
    if kind == "text":
        for part, given in parts:
            if _kind(part) == "html" and len(str(given.value)) >= len(str(body.value)):
                return "html", given
    return kind, body


def _kind(part: Mapping[str, Any]) -> str:
    media_type = str(part.get("contenttype") or "text/plain").partition(";")[0].strip().lower()
    return "html" if media_type in _HTML_TYPES else "text"
