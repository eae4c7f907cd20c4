"""GET /v1/export: everything said, everybody who said it, or what editors settled, streamed line by line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from flask import Response, request
from werkzeug.exceptions import NotAcceptable

from quotes.api.blueprint import Blueprint
from quotes.api.context import newsroom, service
from quotes.api.middleware.auth import needs, require_scope
from quotes.errors import FieldError, InvalidInput
from quotes.exchange.export import TABLES, exported
from quotes.record.model import ExportFormat, QuotationFilter
from schemas.export import ExportQuerySchema

NDJSON, CSV = "application/x-ndjson", "text/csv"
TYPES: dict[ExportFormat, str] = {"ndjson": NDJSON, "csv": CSV}
CHUNK = 64
"""Lines that are sent at once."""

CONTENT = {NDJSON: {"schema": {"type": "string"}}, CSV: {"schema": {"type": "string"}}}
DISPOSITION = {"Content-Disposition": {"description": "A name for the file.", "schema": {"type": "string"}}}

blueprint = Blueprint("export", __name__, url_prefix="/v1", description="What is kept, for other programs.")


@blueprint.route("/export")
@needs("read")
@blueprint.arguments(ExportQuerySchema, location="query")
@blueprint.response(200, {"type": "string"}, content_type=NDJSON, headers=DISPOSITION)
@blueprint.failures(308, 400, 404, 406, 410, 422, 503)
@blueprint.doc(responses={"200": {"description": "One item a line, newest first.", "content": CONTENT}})
@blueprint.doc(operationId="exportRecord")
def export(query: dict[str, Any]) -> Response:
    """Export the record, or a speaker

    As JSON lines, each what a look-up would answer, or as a table (CSV), by `format` or by `Accept`. In a table the
    spans of a quotation are joined by […], and a cell that a spreadsheet could run as a formula begins with an
    apostrophe. `what=corrections` gives the articles that editors corrected in the shape of gold records, for
    `python app.py evaluate` and for training; it needs the scope curate.
    """
    what, form, reviewed = query.pop("what"), query.pop("format", None) or _accepted(), query.pop("reviewed")
    if what == "corrections":
        require_scope("curate")
    if form == "csv" and what not in TABLES:
        raise InvalidInput("This cannot be a table.", FieldError("format", "Leave it out, or give ndjson."))
    if what != "quotations" and query.keys() - {"act", "speaker"}:
        raise InvalidInput(
            "Only quotations are filtered so.", *(FieldError(f, "Leave it out.") for f in query if f != "act")
        )
    record, room = service().record, newsroom()
    if "speaker" in query:
        record.speakers.must_exist(room, query["speaker"])
    lines = exported(record, room, what, form, QuotationFilter(**query), reviewed=reviewed)
    response = Response(_begun(lines), mimetype=TYPES[form])
    response.headers["Content-Disposition"] = f'attachment; filename="on-record-{what}.{form}"'
    response.headers["Cache-Control"] = "no-store"
    response.vary.add("Accept")
    return response


def _accepted() -> ExportFormat:
    """The format that the caller asks for in Accept."""
    best = request.accept_mimetypes.best_match([NDJSON, CSV]) if "Accept" in request.headers else NDJSON
    if best is None:
        raise NotAcceptable("The export is application/x-ndjson or text/csv. Accept one of them.")
    return "csv" if best == CSV else "ndjson"


def _begun(lines: Iterator[str]) -> Iterator[str]:
    """The lines in chunks. The first is read now: a store that is away is an answer of its own, not half of one."""
    chunks = _chunks(lines)
    first = next(chunks, "")
    return chain([first], chunks)


def _chunks(lines: Iterator[str]) -> Iterator[str]:
    held: list[str] = []
    for line in lines:
        held.append(line)
        if len(held) == CHUNK:
            yield "".join(held)
            held.clear()
    if held:
        yield "".join(held)
