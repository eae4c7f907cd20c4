"""POST /v1/extract: who said what in an article, without saving it."""

from __future__ import annotations

from typing import Any

from flask import jsonify

from quotes.api.blueprint import Blueprint
from quotes.api.context import caller, newsroom, service
from quotes.api.middleware.auth import needs, require_scope
from quotes.api.middleware.response_cache import remembered
from quotes.api.representation.offsets import in_utf16
from quotes.api.request.bodies import read_article
from quotes.api.request.submission import REQUEST_BODY
from schemas.analysis import AnalysisSchema
from schemas.article import ExtractQuerySchema

blueprint = Blueprint("extract", __name__, url_prefix="/v1", description="Analyse an article without saving it.")


@blueprint.route("/extract", methods=["POST"])
@needs("extract")
@remembered
@blueprint.arguments(ExtractQuerySchema, location="query")
@blueprint.response(200, AnalysisSchema, description="Who said what.")
@blueprint.failures(400, 413, 415, 422, 503)
@blueprint.doc(requestBody=REQUEST_BODY)
@blueprint.doc(operationId="extractArticle")
def extract(query: dict[str, Any]) -> Any:
    """Say who said what in an article

    Nothing is stored on disk: use it for drafts and embargoed texts. With a text or HTML body, send
    title, uri, dates, publisher and language as query parameters; with a JSON body, send them in it.
    """
    offsets, known = query.pop("offsets"), query.pop("known")
    if known:
        require_scope("read")
    article = read_article(query)
    analysis = service().extract(newsroom(), article, caller().key_id)
    analysis = in_utf16(analysis, article.text, article.html) if offsets == "utf16" else analysis
    if not known:
        return analysis
    profiles = service().record.speakers.known(newsroom(), analysis.speakers)
    on_record = [{"speaker": id_, "profiles": list(found)} for id_, found in profiles.items()]
    return jsonify(AnalysisSchema().dump(analysis) | {"known": on_record})
