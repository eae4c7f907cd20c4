"""/v1/articles: save, find, read and retract articles."""

from __future__ import annotations

from typing import Any

from flask import Response, url_for

from quotes.api.blueprint import Blueprint
from quotes.api.context import caller, newsroom, service
from quotes.api.middleware.auth import needs
from quotes.api.representation.offsets import in_utf16
from quotes.api.representation.paging import page_of
from quotes.api.request.bodies import read_submission
from quotes.api.request.submission import REQUEST_BODY
from quotes.errors import FieldError, InvalidInput
from quotes.model import Retraction
from quotes.record.model.articles import ArticleFilter
from quotes.record.model.list_pages import Page
from quotes.record.model.saved_articles import SavedArticle, StoredArticle
from schemas.article import (
    KeptSchema,
    OffsetsQuerySchema,
    StoredArticleSchema,
    SubmissionQuerySchema,
)
from schemas.lists import ArticleListQuerySchema, ArticlePageSchema, NoQuerySchema

LOCATION = {"Location": {"description": "Where the article is read.", "schema": {"type": "string"}}}

blueprint = Blueprint("articles", __name__, url_prefix="/v1/articles", description="Articles in the record.")


@blueprint.route("", methods=["POST"])
@needs("ingest")
@blueprint.arguments(SubmissionQuerySchema, location="query")
@blueprint.response(200, KeptSchema, description="A revision, or the same content again.", headers=LOCATION)
@blueprint.alt_response(204, description="Retracted: a ninjs item whose `pubstatus` is `canceled` or `withheld`.")
@blueprint.alt_response(201, schema=KeptSchema, description="New.", headers=LOCATION, success=True)
@blueprint.failures(400, 409, 413, 415, 422, 503)
@blueprint.doc(requestBody=REQUEST_BODY)
@blueprint.doc(operationId="saveArticle")
def save(query: dict[str, str]) -> Any:
    """Analyse and save an article

    `uri` identifies the article; without one, its content does. Saving a known `uri` again makes a revision, and
    `changes` lists what changed. Saving the same content again changes nothing. An older `modified` than the stored one
    answers 409. A ninjs item whose `pubstatus` is `canceled` or `withheld` retracts the article under its `uri` (or
    `guid`) and answers 204.
    """
    offsets = query.pop("offsets")
    submitted = read_submission(query)
    if isinstance(submitted, Retraction):
        service().record.articles.retract_uri(newsroom(), submitted)
        return Response(status=204)
    saved = service().save(newsroom(), submitted, caller().key_id)
    article = _counted(service().record.articles.read(newsroom(), saved.id), offsets)
    answer = SavedArticle(saved.status, article, saved.changes)
    location = url_for("articles.read", article_id=saved.id)
    return answer, 201 if saved.status == "created" else 200, {"Location": location}


@blueprint.route("")
@needs("read")
@blueprint.arguments(ArticleListQuerySchema, location="query")
@blueprint.response(200, ArticlePageSchema, description="Saved last first; with `uri` one or none.")
@blueprint.failures(400, 422, 503)
@blueprint.doc(operationId="listArticles")
def find(query: dict[str, Any]) -> Any:
    """List articles, or find the one under a uri"""
    articles = service().record.articles
    cursor, limit, uri = query.pop("cursor", None), query.pop("limit"), query.pop("uri", None)
    if uri is None:
        return page_of("articles", articles.recent(newsroom(), ArticleFilter(**query), cursor, limit))
    if others := [*query, *(["cursor"] if cursor else [])]:
        raise InvalidInput("A uri names one article.", *(FieldError(name, "Leave it out.") for name in others))
    return page_of("articles", Page(articles.under(newsroom(), uri), None))


@blueprint.route("/<string:article_id>")
@needs("read")
@blueprint.arguments(OffsetsQuerySchema, location="query")
@blueprint.response(200, StoredArticleSchema, description="The current version.")
@blueprint.failures(400, 404, 410, 422, 503)
@blueprint.doc(operationId="readArticle")
def read(query: dict[str, str], article_id: str) -> StoredArticle:
    """Read an article and what was found in it"""
    return _counted(service().record.articles.read(newsroom(), article_id), query["offsets"])


@blueprint.route("/<string:article_id>", methods=["DELETE"])
@needs("ingest")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(204, description="Retracted.")
@blueprint.failures(400, 404, 410, 422, 503)
@blueprint.doc(operationId="retractArticle")
def retract(_query: dict[str, str], article_id: str) -> None:
    """Retract an article

    Its quotations are removed from every profile. From then on the article and its quotations answer 410.
    """
    service().record.articles.retract(newsroom(), article_id)


def _counted(article: StoredArticle, offsets: str) -> StoredArticle:
    return in_utf16(article, article.text, article.html) if offsets == "utf16" else article
