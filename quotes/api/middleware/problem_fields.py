"""Which part of a request an error is about, where whoever raised it knows of no request: the id in the address that
leads nowhere, the If-Match of an edit."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from flask import request

from quotes.errors import FieldError, NotFound, OnRecordError, Outdated

IF_MATCH = "If-Match"
_LISTS = {
    "article_id": ("an article", "`GET /v1/articles?uri=` finds it"),
    "batch_id": ("a batch", "`GET /v1/batches` lists them"),
    "correction_id": ("a correction", "`GET /v1/corrections` lists them"),
    "follow_id": ("a follow", "`GET /v1/follows` lists them"),
    "quotation_id": ("a quotation", "`GET /v1/quotations` lists them"),
    "speaker": ("a speaker", "`GET /v1/speakers` lists them"),
    "speaker_id": ("a speaker", "`GET /v1/speakers` lists them"),
    "webhook_id": ("a webhook", "`GET /v1/webhooks` lists them"),
}
"""The parameters that name one of many, and where their values are found."""
_EDITED = {"article_id": "articles", "quotation_id": "quotations", "speaker_id": "speakers"}


def fields_of(error: OnRecordError) -> Sequence[FieldError]:
    """The fields that an error names, else those of this request that it is about; none, where none is."""
    if error.fields:
        return error.fields
    if isinstance(error, Outdated):
        return [FieldError(IF_MATCH, f"Read it again with {_read()}, and send the ETag of that answer with your edit.")]
    if isinstance(error, NotFound):
        asked = {**request.args, **(request.view_args or {})}
        return [FieldError(name, "Give the id of {}; {}.".format(*_LISTS[name])) for name in asked if name in _LISTS][
            -1:
        ]
    return ()


def missing_tag() -> FieldError:
    """What an edit without If-Match lacks."""
    return FieldError(IF_MATCH, f"Send the ETag of {_read()}.")


def _read() -> str:
    """The call that reads what this request edits, in the words of a problem document."""
    path = request.path
    for name, value in (request.view_args or {}).items():
        if name in _EDITED:
            path = f"/v1/{_EDITED[name]}/{quote(value)}"
    offsets = "?offsets=utf16" if request.args.get("offsets") == "utf16" else ""
    return f"`GET {path}{offsets}`"
