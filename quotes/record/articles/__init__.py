"""Articles of the record and their versions."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.model import Analysis, Article
from quotes.record.articles import write as keeping
from quotes.record.articles.read import find_articles, read_article
from quotes.record.articles.versions import list_versions, read_version
from quotes.record.db.store import Store, retried
from quotes.record.lookup_text import storable
from quotes.record.model import ArticleRef, ArticleVersion, Kept, Page, StoredArticle


class Articles:
    """The articles of a newsroom: saved, revised, read, retracted. Raises as ``Record`` says."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find_unchanged(self, newsroom: str, article: Article) -> Kept | None:
        """The answer ``keep`` would give without an analysis: "unchanged" where this very content is in the record,
        None where it is new or a revision. Raises ``errors.Conflict`` where it is older than what is stored."""
        with self._store.reading(newsroom) as room:
            kept = keeping.unchanged(room, article)
        if kept and article.modified not in (None, kept.article.modified):
            with self._store.writing(newsroom) as room:
                return keeping.touch(room, article)
        return kept

    def save(self, newsroom: str, article: Article, analysis: Analysis) -> Kept:
        """Keep an article with what was found in it, whole or not at all.

        ``uri`` identifies it, without one its content does. A known one with other content is a revision; the same
        content again changes nothing. Raises ``errors.Conflict`` for an older ``modified`` than the stored one,
        ``errors.NotFound`` for a newsroom that was never made.
        """

        def work() -> Kept:
            with self._store.writing(newsroom) as room:
                return keeping.keep(room, article, analysis)

        return retried(work)

    def reanalyse(self, newsroom: str, article_id: str, analysis: Analysis) -> Kept:
        """Replace what was found in a stored article by a new analysis of the same text."""
        with self._store.writing(newsroom) as room:
            return keeping.reanalyse(room, article_id, analysis)

    def outdated(self, newsroom: str, pipeline_version: str) -> Iterator[tuple[str, Article]]:
        """Id and article of every living article that was not analysed by ``pipeline_version``, oldest first.
        ``html_map`` is None: whoever needs it makes it from ``html``."""
        after = ""
        while True:
            with self._store.reading(newsroom) as room:
                found = list(keeping.outdated(room, pipeline_version, after))
            if not found:
                return
            yield from found
            after = found[-1][0]

    def find(self, newsroom: str, uri: str) -> tuple[ArticleRef, ...]:
        """The living article under ``uri``: one or none."""
        with self._store.reading(newsroom) as room:
            return find_articles(room, storable("uri", uri))

    def read(self, newsroom: str, article_id: str) -> StoredArticle:
        """The current version of an article."""
        with self._store.reading(newsroom) as room:
            return read_article(room, article_id)

    def versions(
        self, newsroom: str, article_id: str, cursor: str | None = None, limit: int = 50
    ) -> Page[ArticleVersion]:
        """The versions of an article, retracted or not, the newest first; without their words. ``errors.Gone`` once it
        is erased."""
        with self._store.reading(newsroom) as room:
            return list_versions(room, article_id, cursor, limit)

    def version(self, newsroom: str, article_id: str, version: int) -> ArticleVersion:
        """One version of an article with its words."""
        with self._store.reading(newsroom) as room:
            return read_version(room, article_id, version)

    def retract(self, newsroom: str, article_id: str) -> None:
        """Take an article back: it and its quotations leave every profile and are gone from then on."""
        with self._store.writing(newsroom) as room:
            keeping.retract(room, article_id)
