"""Erasing speakers and articles for good, and reading the versions of an article."""

from __future__ import annotations

from typing import Any

from quotes.api.blueprint import Blueprint
from quotes.api.context import caller, newsroom, service
from quotes.api.middleware.auth import needs
from quotes.api.representation.paging import page_of
from quotes.record.model.articles import ArticleVersion
from quotes.record.model.corrections import Editor
from schemas.lists import NoQuerySchema, PageQuerySchema
from schemas.version import ArticleVersionSchema, VersionPageSchema

blueprint = Blueprint("erasure", __name__, url_prefix="/v1", description="The audit trail, and erasing for good.")


@blueprint.route("/speakers/<string:speaker_id>", methods=["DELETE"])
@needs("admin")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(204, description="Erased.")
@blueprint.failures(308, 400, 404, 410, 422, 503)
@blueprint.doc(operationId="eraseSpeaker")
def erase_speaker(_query: dict[str, Any], speaker_id: str) -> None:
    """Erase a person

    Deletes names, roles, identifiers, positions and what corrections say about them, for good. Their words stay,
    without a speaker, and no later save or analysis names them again. The texts of articles are not changed: erase
    articles that must go. The log of corrections says that a person was erased, not who.
    """
    service().erase_speaker(newsroom(), speaker_id, Editor(caller().name))


@blueprint.route("/articles/<string:article_id>/versions")
@needs("curate")
@blueprint.arguments(PageQuerySchema, location="query")
@blueprint.response(200, VersionPageSchema, description="Newest first, without their words.")
@blueprint.failures(400, 404, 410, 422, 503)
@blueprint.doc(operationId="listArticleVersions")
def versions(query: dict[str, Any], article_id: str) -> Any:
    """List the versions of an article

    The audit trail: every saved version, even of a retracted article, until the article is erased.
    """
    return page_of("versions", service().record.articles.versions(newsroom(), article_id, **query))


@blueprint.route("/articles/<string:article_id>/versions/<int:version>")
@needs("curate")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, ArticleVersionSchema, description="As it was submitted.")
@blueprint.failures(400, 404, 410, 422, 503)
@blueprint.doc(operationId="readArticleVersion")
def version(_query: dict[str, Any], article_id: str, version: int) -> ArticleVersion:
    """Read one version of an article"""
    return service().record.articles.version(newsroom(), article_id, version)


@blueprint.route("/articles/<string:article_id>/versions", methods=["DELETE"])
@needs("admin")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(204, description="Erased.")
@blueprint.failures(400, 404, 410, 422, 503)
@blueprint.doc(operationId="eraseArticle")
def erase_article(_query: dict[str, Any], article_id: str) -> None:
    """Erase an article

    Deletes every version of its text and everything found in it, whether it was retracted or not, and what was saved
    under the same uri before and retracted. (A retraction keeps the versions for the audit trail.)
    """
    service().erase_article(newsroom(), article_id, Editor(caller().name))
