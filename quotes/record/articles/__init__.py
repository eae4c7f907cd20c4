"""Articles of the record and their versions."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quotes.model import Analysis, Article, Retraction
from quotes.record.articles import write
from quotes.record.articles.overviews import list_articles, summaries_of
from quotes.record.articles.read import find_articles, read_article, uri_ending_in
from quotes.record.articles.versions import list_versions, read_version
from quotes.record.articles.write import ArticleKey
from quotes.record.db.store import Store
from quotes.record.lookup_text import askable, storable
from quotes.record.model.articles import (
    ArticleFilter,
    ArticleRef,
    ArticleSummary,
    ArticleVersion,
    Changes,
    OutdatedArticle,
    Saved,
)
from quotes.record.model.list_pages import Page
from quotes.record.model.saved_articles import SavedArticle, StoredArticle


class Articles:
    """The articles of a newsroom: saved, revised, read, retracted. Raises as ``Record`` says."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find_unchanged(self, newsroom: str, article: Article, key: ArticleKey) -> Saved | None:
        """The answer to a save without an analysis: "unchanged" where this very content is in the record, None where it
        is new or a revision. ``key``: of the article. Raises ``errors.Conflict`` where it is older than what is
        stored."""
        with self._store.reading(newsroom) as session:
            stored = write.find_unchanged(session, article, key)
            if stored is None:
                return None
            if article.modified in (None, stored.modified):
                return Saved("unchanged", stored.id, stored.uri, Changes())
        return self._store.save(newsroom, lambda session: write.confirm_if_unchanged(session, article, key))

    def save_analysed(self, newsroom: str, article: Article, analyse: Callable[[Article], Analysis]) -> Saved:
        """Save an article, which ``analyse`` reads where its content is new; nothing is read back. Raises what both
        raise, as ``save`` does."""
        key = ArticleKey.of(article)
        return self.find_unchanged(newsroom, article, key) or self._write(newsroom, article, analyse(article), key)

    def save(self, newsroom: str, article: Article, analysis: Analysis) -> SavedArticle:
        """Save an article with what was found in it, all or nothing; returns the article as it then is.

        ``uri`` identifies it, without one its content does. A known one with other content is a revision; the same
        content again changes nothing. Raises ``errors.Conflict`` for an older ``modified`` than the stored one,
        ``errors.NotFound`` for a newsroom that was never made.
        """
        saved = self._write(newsroom, article, analysis, ArticleKey.of(article))
        return SavedArticle(saved.status, self.read(newsroom, saved.id), saved.changes)

    def _write(self, newsroom: str, article: Article, analysis: Analysis, key: ArticleKey) -> Saved:
        return self._store.save(newsroom, lambda session: write.write_article(session, article, analysis, key))

    def reanalyse(self, newsroom: str, article_id: str, analysis: Analysis, seen: int | None = None) -> Saved:
        """Replace what was found in a stored article by a new analysis of the same text. ``seen``: the version that was
        analysed. Raises ``errors.Outdated`` where it is another one by now."""
        return self._store.save(newsroom, lambda session: write.reanalyse(session, article_id, analysis, seen))

    def outdated(self, newsroom: str, pipeline_version: str) -> Iterator[OutdatedArticle]:
        """Every living article that was not analysed by ``pipeline_version``, oldest first."""
        after = ""
        while True:
            with self._store.reading(newsroom) as session:
                found = list(write.outdated(session, pipeline_version, after))
            if not found:
                return
            yield from found
            after = found[-1].id

    def find(self, newsroom: str, uri: str) -> tuple[ArticleRef, ...]:
        """The living article under ``uri``: one or none."""
        with self._store.reading(newsroom) as session:
            return find_articles(session, storable("uri", uri))

    def uri_ending_in(self, newsroom: str, ending: str) -> str | None:
        """The uri of the living article whose uri ends so; None where there is none, or more than one. It looks at
        every uri of the newsroom."""
        with self._store.reading(newsroom) as session:
            return uri_ending_in(session, storable("uri", ending))

    def recent(
        self, newsroom: str, wanted: ArticleFilter, cursor: str | None = None, limit: int = 50
    ) -> Page[ArticleSummary]:
        """The living articles that ``wanted`` describes, the newest first by when each was first saved."""
        with self._store.reading(newsroom) as session:
            return list_articles(session, askable(wanted), cursor, limit)

    def under(self, newsroom: str, uri: str) -> tuple[ArticleSummary, ...]:
        """The living article under ``uri`` as it stands in a list: one or none."""
        with self._store.reading(newsroom) as session:
            found = find_articles(session, storable("uri", uri))
            return summaries_of(session, [article.id for article in found])

    def read(self, newsroom: str, article_id: str) -> StoredArticle:
        """The current version of an article."""
        with self._store.reading(newsroom) as session:
            return read_article(session, article_id)

    def versions(
        self, newsroom: str, article_id: str, cursor: str | None = None, limit: int = 50
    ) -> Page[ArticleVersion]:
        """The versions of an article, retracted or not, the newest first; without their words. ``errors.Gone`` once it
        is erased."""
        with self._store.reading(newsroom) as session:
            return list_versions(session, article_id, cursor, limit)

    def version(self, newsroom: str, article_id: str, version: int) -> ArticleVersion:
        """One version of an article with its words."""
        with self._store.reading(newsroom) as session:
            return read_version(session, article_id, version)

    def retract(self, newsroom: str, article_id: str) -> None:
        """Take an article back: it and its quotations leave every profile and are gone from then on."""
        with self._store.writing(newsroom) as session:
            write.retract(session, article_id)

    def retract_uri(self, newsroom: str, retraction: Retraction) -> str | None:
        """Take the article under a uri back; its id, None where there is none to take back. Raises ``errors.Conflict``
        where a later version of it is stored."""
        with self._store.writing(newsroom) as session:
            return write.retract_uri(session, retraction)
