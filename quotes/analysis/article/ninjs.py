"""ninjs, the news industry's JSON (IPTC): versions 1, 2 and 3 -> the fields of an article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quotes.analysis.article.fields import Given, invalid
from quotes.analysis.article.json_in import json_type

_BODIES = {"body_html": "html", "body_xhtml": "html", "body_text": "text"}
_HTML_TYPES = ("text/html", "application/xhtml+xml")
# When the words were written: of the original content, else of its first version, else of this one.
_WRITTEN = ("contentcreated", "firstcreated", "versioncreated")


def is_ninjs(data: Mapping[str, Any]) -> bool:
    """Whether ``data`` is a ninjs item rather than the plain {text or html, …}: told by its keys."""
    if data.get("text") is not None or data.get("html") is not None:
        return False
    return any(data.get(key) is not None for key in (*_BODIES, "bodies"))


def ninjs_fields(data: Mapping[str, Any]) -> dict[str, Given]:
    """The fields text or html, title, uri, published, modified, language of a ninjs item, whatever its version.

    Version 3 writes its keys in camel case ("versionCreated"), the others in small letters. Raises InvalidInput where
    ``bodies`` or ``headlines`` have the wrong shape.
    """
    names = {key.lower(): key for key in reversed(list(data))}
    fields = {}
    for name, sources in {
        "title": ("headline", "title"),
        "uri": ("uri",),
        "published": _WRITTEN,
        "modified": ("versioncreated",),
        "language": ("language",),
        "publisher": ("publisher",),
    }.items():
        key = next((names[s] for s in sources if s in names and data[names[s]] is not None), None)
        if key is not None:
            fields[name] = Given(key, data[key])
    for key, kind in _BODIES.items():
        if data.get(key) is not None:
            fields[kind] = Given(key, data[key])
            break
    if data.get("headlines"):
        fields["title"] = _main(_parts(data, "headlines"))[1]
    if data.get("bodies") is not None:
        kind, body = _body(_parts(data, "bodies"))
        fields[kind] = body
    return fields


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
