"""GET /v1/export: everything said, everybody who said it, or what editors settled, streamed line by line."""

from __future__ import annotations

from typing import Any

from flask import Response, request
from werkzeug.exceptions import NotAcceptable

from quotes.api.blueprint import Blueprint
from quotes.api.context import newsroom, service, site
from quotes.api.middleware.auth import needs, require_scope
from quotes.api.representation.streams import begin_reading, in_chunks
from quotes.errors import FieldError, InvalidInput
from quotes.exchange.export import MEDIA_TYPES, TABLES, export_parts
from quotes.record.model.exports import ExportFormat, ExportOf
from quotes.record.model.quotations import QuotationFilter
from schemas.export import ExportQuerySchema

CONTENT = {mimetype: {"schema": {"type": "string"}} for mimetype in MEDIA_TYPES.values()}
DISPOSITION = {"Content-Disposition": {"description": "A name for the file.", "schema": {"type": "string"}}}

blueprint = Blueprint("export", __name__, url_prefix="/v1", description="The record, for other programs.")


@blueprint.route("/export")
@needs("read")
@blueprint.arguments(ExportQuerySchema, location="query")
@blueprint.response(200, {"type": "string"}, content_type=MEDIA_TYPES["ndjson"], headers=DISPOSITION)
@blueprint.failures(308, 400, 404, 406, 410, 422, 503)
@blueprint.doc(responses={"200": {"description": "One item a line, newest first.", "content": CONTENT}})
@blueprint.doc(operationId="exportRecord")
def export(query: dict[str, Any]) -> Response:
    """Export the record, or a speaker

    As JSON lines, each what a look-up would answer, or as a table (CSV, XLSX), by `format` or by `Accept`. Every filter
    of the list of quotations narrows it down. In a table the spans of a quotation are joined by […]; in CSV a cell that
    a spreadsheet could run as a formula begins with an apostrophe. A workbook has at most 20,000 rows.
    `what=corrections` gives the articles that editors corrected in the shape of gold records, for
    `python app.py evaluate` and for training; it needs the scope curate.
    """
    what, form = query.pop("what"), query.pop("format", None) or _accepted()
    if what == "corrections":
        require_scope("curate")
    _refuse_misfits(what, form, query)
    record, tenant = service().record, newsroom()
    if "speaker" in query:
        record.speakers.must_exist(tenant, query["speaker"])
    lines = export_parts(record, tenant, what, form, QuotationFilter(**query), site())
    response = Response(begin_reading(in_chunks(lines)), mimetype=MEDIA_TYPES[form])
    response.headers["Content-Disposition"] = f'attachment; filename="on-record-{what}.{form}"'
    response.headers["Cache-Control"] = "no-store"
    response.vary.add("Accept")
    return response


def _refuse_misfits(what: ExportOf, form: ExportFormat, query: dict[str, Any]) -> None:
    """Raise InvalidInput for a table of what has none, and for filters that do not narrow this down."""
    if form != "ndjson" and what not in TABLES:
        raise InvalidInput(
            "These items cannot be exported as a table.", FieldError("format", "Leave it out, or give ndjson.")
        )
    taken = {"quotations": query.keys(), "speakers": {"act", "scraps", "speaker"}}.get(
        what, {"act", "scraps", "reviewed", "speaker"}
    )
    if misfits := query.keys() - taken:
        raise InvalidInput(
            "These filters apply to quotations only.", *(FieldError(f, "Leave it out.") for f in sorted(misfits))
        )


def _accepted() -> ExportFormat:
    """The format that the caller asks for in Accept."""
    if "Accept" not in request.headers:
        return "ndjson"
    best = request.accept_mimetypes.best_match([*MEDIA_TYPES.values()])
    if best is None:
        raise NotAcceptable("The export is application/x-ndjson, text/csv or XLSX. Accept one of them.")
    return next(form for form, mimetype in MEDIA_TYPES.items() if mimetype == best)
