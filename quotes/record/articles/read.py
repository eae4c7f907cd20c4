"""Reading articles."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Row, and_, bindparam, select

from quotes.errors import Gone, NotFound
from quotes.lexicon.stems import INDEXED
from quotes.model import Dateline, Span, Speaker
from quotes.record.db.ids import is_id
from quotes.record.db.session import (
    NewsroomSession,
    appearances,
    article_versions,
    articles,
    role_mentions,
    roles,
    speakers,
)
from quotes.record.model.articles import ArticleRef
from quotes.record.model.saved_articles import StoredArticle
from quotes.record.quotations.read import quotations_of_article
from quotes.record.speakers.roles.settled import SettledRoles

_BY_URI = select(articles.c.id, articles.c.uri, articles.c.title, articles.c.published, articles.c.publisher).where(
    articles.c.identity == bindparam("identity")
)
_ENDING = select(articles.c.uri)
_ARTICLE = (
    select(articles, article_versions.c.text, article_versions.c.html, article_versions.c.language)
    .outerjoin(
        article_versions,
        and_(article_versions.c.article_id == articles.c.id, article_versions.c.version == articles.c.version),
    )
    .where(articles.c.id == bindparam("id"))
)
_SPEAKERS = (
    select(
        appearances.c.speaker_id, appearances.c.name, appearances.c.aliases, appearances.c.by_editor, speakers.c.type
    )
    .join(speakers, speakers.c.id == appearances.c.speaker_id)
    .where(appearances.c.article_id == bindparam("article"))
    .order_by(appearances.c.place)
)
_ROLES = (
    select(roles.c.id, roles.c.speaker_id, role_mentions.c.start, role_mentions.c.end, role_mentions.c.exact)
    .join(role_mentions, role_mentions.c.role_id == roles.c.id)
    .where(role_mentions.c.article_id == bindparam("article"))
    .order_by(role_mentions.c.start)
)


def uri_identity(uri: str) -> str:
    """The identity of the article under ``uri``: the uri itself, or its hash where it is too long for an index."""
    return f"uri:{uri}" if len(uri) <= INDEXED else f"uri-sha256:{hashlib.sha256(uri.encode()).hexdigest()}"


def find_articles(session: NewsroomSession, uri: str) -> tuple[ArticleRef, ...]:
    """The living article under ``uri``."""
    return tuple(ArticleRef(**row._asdict()) for row in session.rows(_BY_URI, identity=uri_identity(uri)))


def uri_ending_in(session: NewsroomSession, ending: str) -> str | None:
    """The uri of the living article whose uri ends so; None where there is none, or more than one. Every uri of the
    newsroom is looked at."""
    found = session.rows(_ENDING.where(articles.c.identity.endswith(ending, autoescape=True)).limit(2))
    return found[0].uri if len(found) == 1 else None


def stored_article(session: NewsroomSession, id_: str) -> Row[Any]:
    """The row of an article with its current text, retracted or not. Raises NotFound, or Gone where it was erased."""
    row = session.row(_ARTICLE, id=id_) if is_id(id_) else None
    if row is None:
        raise NotFound("There is no article with this id.")
    if row.erased:
        raise Gone("This article was erased.")
    return row


def living_article(session: NewsroomSession, id_: str) -> Row[Any]:
    """The row of an article with its current text. Raises NotFound, or Gone where it was retracted or erased."""
    row = stored_article(session, id_)
    if row.retracted_at is not None:
        raise Gone("This article was retracted.")
    return row


def read_article(session: NewsroomSession, id_: str) -> StoredArticle:
    """The current version of an article with what was found in it. Raises NotFound, or Gone where it was retracted."""
    row = living_article(session, id_)
    said = quotations_of_article(session, id_)
    return StoredArticle(
        id=row.id,
        uri=row.uri,
        title=row.title,
        publisher=row.publisher,
        published=row.published,
        modified=row.modified,
        text=row.text,
        html=row.html,
        language=row.language,
        version=row.version,
        kept_at=row.kept_at,
        pipeline_version=row.pipeline_version,
        quotations=said,
        speakers=speakers_of(session, id_),
        positions=tuple(sorted((p for q in said for p in q.positions), key=lambda p: p.evidence)),
        dateline=_dateline(row.dateline),
        warnings=tuple(row.warnings),
    )


def speakers_of(session: NewsroomSession, article: str, *, corrected: bool = True) -> tuple[Speaker, ...]:
    """The speakers of an article with their roles: as editors ``corrected`` them, or as the analysis found them,
    without those whom an editor alone put there and with the roles that one rejected."""
    found = session.rows(_ROLES, article=article)
    settled = SettledRoles.of(session, [row.speaker_id for row in found] if corrected else ())
    printed: dict[str, list[Span]] = defaultdict(list)
    for row in found:
        if settled.office(row.id) is not None:
            printed[row.speaker_id].append(Span(row.start, row.end, row.exact))
    return tuple(
        Speaker(row.speaker_id, row.name, row.type, tuple(row.aliases), tuple(printed[row.speaker_id]))
        for row in session.rows(_SPEAKERS, article=article)
        if corrected or not row.by_editor
    )


def _dateline(stored: dict[str, Any] | None) -> Dateline | None:
    if stored is None:
        return None
    return Dateline(stored["place"], date.fromisoformat(stored["date"]) if stored["date"] else None)
