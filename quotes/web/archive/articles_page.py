"""/articles: what was saved, the versions of an article and what each changed, and taking an article back."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quotes.api.context import newsroom, service
from quotes.api.middleware.auth import needs
from quotes.errors import FieldError, Gone, InvalidInput
from quotes.record.model.articles import ArticleFilter, ArticleVersion
from quotes.web.archive.version_diff import version_diff
from quotes.web.desk.forms import field
from quotes.web.page_queries import read_query
from quotes.web.views import pages
from schemas.lists import ArticleListQuerySchema

NAMES = ("title", "publisher", "from", "to")
MOST_VERSIONS = 100


@pages.get("/articles")
@needs("read")
def articles() -> str:
    """The articles that were saved last, or those that the filters describe."""
    typed, query = read_query(ArticleListQuerySchema(), *NAMES)
    cursor, limit = query.pop("cursor", None), query.pop("limit")
    found = service().record.articles.recent(newsroom(), ArticleFilter(**query), cursor, limit)
    return render_template("pages/archive/articles.html", found=found, filters=typed, filtered=any(typed.values()))


@pages.get("/articles/<article_id>/versions")
@needs("curate")
def versions(article_id: str) -> str:
    """The versions of an article, and the difference between two of them: the last two unless others are asked for. Of
    one version its text. Those of a retracted article too."""
    articles = service().record.articles
    listed = articles.versions(newsroom(), article_id, limit=MOST_VERSIONS).items
    newer = version_named("to", listed, listed[0].version)
    older = version_named("from", listed, max(newer - 1, 1))
    before, after = (articles.version(newsroom(), article_id, number) for number in (older, newer))
    return render_template(
        "pages/archive/versions.html",
        article_id=article_id,
        versions=listed,
        before=before,
        after=after,
        retracted=is_retracted(article_id),
        difference=version_diff(before.text or "", after.text or "") if older != newer else (),
    )


def is_retracted(article_id: str) -> bool:
    """Whether a stored article was taken back."""
    try:
        service().record.articles.read(newsroom(), article_id)
    except Gone:
        return True
    return False


def version_named(name: str, listed: tuple[ArticleVersion, ...], otherwise: int) -> int:
    """The version that the address names. Raises InvalidInput for one that the article does not have."""
    typed = request.args.get(name, "")
    if not typed:
        return otherwise
    numbers = {str(version.version): version.version for version in listed}
    if typed not in numbers:
        raise InvalidInput("There is no such version.", FieldError(name, f"Choose one of {', '.join(numbers)}."))
    return numbers[typed]


@pages.post("/articles/<article_id>/retract")
@needs("ingest")
def retract(article_id: str) -> Response:
    """Take an article back once that is confirmed: its quotations leave every profile."""
    service().record.articles.read(newsroom(), article_id)
    if field("sure") != "yes":
        detail = "Tick the box to confirm that the article is retracted."
        raise InvalidInput(detail, FieldError("sure", detail))
    service().record.articles.retract(newsroom(), article_id)
    return redirect(url_for("pages.articles", retracted=article_id), 303)
