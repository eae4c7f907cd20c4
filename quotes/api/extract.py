"""POST /v1/extract: who said what in an article, without saving it."""

from __future__ import annotations

from quotes.api.blueprint import Blueprint
from quotes.api.context import newsroom, service
from quotes.api.middleware.auth import caller, needs
from quotes.api.middleware.response_cache import remembered
from quotes.api.representation.offsets import in_utf16
from quotes.api.request.bodies import read_article
from quotes.api.request.submission import REQUEST_BODY
from quotes.model import Analysis
from schemas.analysis import AnalysisSchema
from schemas.article import SubmissionQuerySchema

blueprint = Blueprint("extract", __name__, url_prefix="/v1", description="Analyse an article without saving it.")


@blueprint.route("/extract", methods=["POST"])
@needs("extract")
@remembered
@blueprint.arguments(SubmissionQuerySchema, location="query")
@blueprint.response(200, AnalysisSchema, description="Who said what.")
@blueprint.failures(400, 413, 415, 422, 503)
@blueprint.doc(requestBody=REQUEST_BODY)
@blueprint.doc(operationId="extractArticle")
def extract(query: dict[str, str]) -> Analysis:
    """Say who said what in an article

    Nothing is stored on disk: use it for drafts and embargoed texts. With a text or HTML body, send
    title, uri, dates, publisher and language as query parameters; with a JSON body, send them in it.
    """
    offsets = query.pop("offsets")
    article = read_article(query)
    analysis = service().extract(newsroom(), article, caller().key_id)
    return in_utf16(analysis, article.text, article.html) if offsets == "utf16" else analysis
