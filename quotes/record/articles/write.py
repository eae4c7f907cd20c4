"""Saving, revising and retracting articles: one transaction each, all or nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, select

from quotes.errors import Conflict, FieldError, InvalidInput, Outdated
from quotes.model import Analysis, Article, Retraction
from quotes.record.articles.read import living_article, uri_identity
from quotes.record.articles.settled_names import with_settled_types
from quotes.record.db.ids import new_id
from quotes.record.db.locks import Kind
from quotes.record.db.session import NewsroomSession, article_versions, articles
from quotes.record.model.articles import Changes, OutdatedArticle, Saved
from quotes.record.outbox import announce
from quotes.record.quotations.statements import Dating
from quotes.record.quotations.write import retract_quotations, write_quotations
from quotes.record.speakers.matching import Setting
from quotes.record.speakers.name_groups import hold_names
from quotes.record.speakers.redaction import redact
from quotes.record.speakers.write import forget_unused, remove_people, settled_before, write_people

_CURRENT = select(articles).where(articles.c.identity == bindparam("identity"))
_BY_ID = select(articles).where(articles.c.id == bindparam("id"))
_TEXT = (
    select(article_versions)
    .join(
        articles, (articles.c.id == article_versions.c.article_id) & (articles.c.version == article_versions.c.version)
    )
    .where(articles.c.id == bindparam("id"))
)
_OUTDATED = (
    select(articles.c.id)
    .where(
        articles.c.pipeline_version != bindparam("pipeline"),
        articles.c.retracted_at.is_(None),
        articles.c.id > bindparam("after"),
    )
    .order_by(articles.c.id)
    .limit(100)
)


@dataclass(frozen=True, slots=True)
class ArticleKey:
    """What identifies an article and its content.

    ``content_hash``: what a save must share with the stored one to be the same content: everything submitted but
    ``modified``. ``identity``: what tells the living articles of a newsroom apart: the uri, else the content.
    """

    content_hash: str
    identity: str

    @classmethod
    def of(cls, article: Article) -> ArticleKey:
        """The key of ``article``, whose every word is hashed: make it once."""
        published = article.published.isoformat() if article.published else None
        content = [article.text, article.html, article.title, published, article.publisher, article.language]
        hashed = hashlib.sha256(json.dumps(content).encode()).hexdigest()
        return cls(hashed, f"content:{hashed}" if article.uri is None else uri_identity(article.uri))


def current_version(session: NewsroomSession, key: ArticleKey) -> Row[Any] | None:
    """The row of the article stored under the identity of ``key``; None if there is none."""
    return session.row(_CURRENT, identity=key.identity)


def find_unchanged(session: NewsroomSession, article: Article, key: ArticleKey) -> Row[Any] | None:
    """The row of the stored article that has this very content, None where it is new or other. Raises Conflict."""
    stored = current_version(session, key)
    if stored is None:
        return None
    _refuse_older(article, stored)
    return stored if stored.content_hash == key.content_hash else None


def confirm_if_unchanged(session: NewsroomSession, article: Article, key: ArticleKey) -> Saved | None:
    """The answer to a save of what is stored already, None where it is not, or not any more."""
    session.hold(Kind.ARTICLE, [key.identity])
    stored = find_unchanged(session, article, key)
    return None if stored is None else confirm_unchanged(session, article, stored)


def confirm_unchanged(session: NewsroomSession, article: Article, stored: Row[Any]) -> Saved:
    """The answer to a save of what is stored already; ``stored`` counts as ``article.modified`` from now on."""
    if article.modified not in (None, stored.modified):
        session.change(articles, {"modified": article.modified}, id=stored.id)
    return Saved("unchanged", stored.id, stored.uri, Changes())


def write_article(session: NewsroomSession, article: Article, analysis: Analysis, key: ArticleKey) -> Saved:
    """Store ``article`` with ``analysis``, as new or as a revision, or find that nothing changed. ``key``: its own."""
    _moment(article.modified)
    session.hold(Kind.ARTICLE, [key.identity])
    stored = current_version(session, key)
    if stored is None:
        id_, now = new_id(), datetime.now(UTC)
        session.add(articles, [new_article_row(id_, now, key, article, analysis)])
        changes = _write_findings(session, id_, key.identity, now.date(), article, analysis, first=True)
        session.add(article_versions, [version_row(id_, 1, key, article, analysis, changes)])
        _announce_saved(session, id_, 1, changes)
        return Saved("created", id_, article.uri, changes)
    _refuse_older(article, stored)
    if stored.content_hash == key.content_hash:
        return confirm_unchanged(session, article, stored)
    version = stored.version + 1
    columns = _article_columns(article, analysis) | {"content_hash": key.content_hash}
    session.change(articles, columns | {"version": version}, id=stored.id)
    changes = _write_findings(session, stored.id, key.identity, stored.kept_at.date(), article, analysis)
    session.add(article_versions, [version_row(stored.id, version, key, article, analysis, changes)])
    _announce_saved(session, stored.id, version, changes)
    return Saved("revised", stored.id, article.uri, changes)


def reanalyse(session: NewsroomSession, id_: str, analysis: Analysis, seen: int | None) -> Saved:
    """Put ``analysis`` in the place of the one before; the article and its version stay. ``seen``: the version that was
    analysed. Raises Outdated where a revision took its place meanwhile: the offsets belong to another text."""
    session.hold(Kind.ARTICLE, [living_article(session, id_).identity])
    stored = living_article(session, id_)
    if seen is not None and stored.version != seen:
        raise Outdated
    article, first_saved = _as_article(stored, stored.uri), stored.kept_at.date()
    changes = _write_findings(session, id_, stored.identity, first_saved, article, analysis)
    findings = {
        "pipeline_version": analysis.pipeline_version,
        "dateline": _dateline(analysis),
        "warnings": list(analysis.warnings),
    }
    session.change(articles, findings, id=id_)
    _announce_saved(session, id_, stored.version, changes, reanalysed=True)
    return Saved("revised", id_, stored.uri, changes)


def outdated(session: NewsroomSession, pipeline_version: str, after: str) -> Iterator[OutdatedArticle]:
    """Up to a hundred living articles with ids after ``after`` that another pipeline analysed."""
    for row in session.rows(_OUTDATED, pipeline=pipeline_version, after=after):
        current_version, stored = session.rows(_BY_ID, id=row.id)[0], session.rows(_TEXT, id=row.id)[0]
        yield OutdatedArticle(row.id, stored.version, _as_article(stored, current_version.uri))


def retract(session: NewsroomSession, id_: str) -> None:
    """Take the article back. Its uri becomes free: posted again it comes back as a new article."""
    living_article(session, id_)
    retract_quotations(session, id_)
    names, roles = remove_people(session, id_)
    forget_unused(session, names, roles)
    session.change(articles, {"retracted_at": datetime.now(UTC), "identity": None}, id=id_)
    announce(session, "article.retracted", id_)


def retract_uri(session: NewsroomSession, retraction: Retraction) -> str | None:
    """Take the article under a uri back; its id, None where there is none. Raises Conflict where a later version of it
    is stored."""
    stored = session.row(_CURRENT, identity=uri_identity(retraction.uri))
    if stored is None:
        return None
    _refuse_older(retraction, stored)
    retract(session, stored.id)
    return str(stored.id)


def _announce_saved(
    session: NewsroomSession, id_: str, version: int, changes: Changes, *, reanalysed: bool = False
) -> None:
    """Tell followers of a version of an article, or of another analysis of it. Of what it changed only how much: there
    may be thousands."""
    again = {"reanalysed": True} if reanalysed else {}
    announce(session, "article.saved", id_, **saved_data(version, changes), **again)


def saved_data(version: int, changes: Changes) -> dict[str, Any]:
    """What the change of a save tells."""
    counts = {"added": len(changes.added), "changed": len(changes.changed), "withdrawn": len(changes.withdrawn)}
    return {"version": version, "quotations": counts}


def version_row(
    id_: str, version: int, key: ArticleKey, article: Article, analysis: Analysis, changes: Changes
) -> dict[str, Any]:
    """The row of a version of an article that is saved now."""
    return {
        "article_id": id_,
        "version": version,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "modified": article.modified,
        "language": article.language,
        "text": article.text,
        "html": article.html,
        "content_hash": key.content_hash,
        "pipeline_version": analysis.pipeline_version,
        "kept_at": datetime.now(UTC),
        "changes": {
            "added": list(changes.added),
            "changed": list(changes.changed),
            "withdrawn": list(changes.withdrawn),
        },
    }


def _write_findings(
    session: NewsroomSession,
    id_: str,
    identity: str,
    first_saved: date,
    article: Article,
    analysis: Analysis,
    *,
    first: bool = False,
) -> Changes:
    """Everything that the analysis found, in the place of what was found before, unless it is the ``first`` time.
    ``first_saved``: the day the article first came in."""
    analysis = with_settled_types(session, analysis)
    hold_names(session, id_, analysis.speakers, first=first)
    dating = Dating.of(article.published, first_saved)
    settled = {} if first else settled_before(session, id_, analysis.speakers)
    analysis = redact(session, identity, analysis, settled)
    names, roles = ([], []) if first else remove_people(session, id_)
    profile = write_people(session, id_, analysis.speakers, Setting(article.publisher, dating.day), settled)
    changes = write_quotations(session, id_, article.text, analysis, profile, dating, article.publisher, first=first)
    forget_unused(session, names, roles)
    return changes


def new_article_row(id_: str, now: datetime, key: ArticleKey, article: Article, analysis: Analysis) -> dict[str, Any]:
    """The row of an article that comes in for the first time, ``now``."""
    row = {"id": id_, "identity": key.identity, "version": 1, "kept_at": now, "content_hash": key.content_hash}
    return row | _article_columns(article, analysis)


def _article_columns(article: Article, analysis: Analysis) -> dict[str, Any]:
    return {
        "uri": article.uri,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "modified": article.modified,
        "pipeline_version": analysis.pipeline_version,
        "dateline": _dateline(analysis),
        "warnings": list(analysis.warnings),
    }


def _dateline(analysis: Analysis) -> dict[str, str | None] | None:
    if analysis.dateline is None:
        return None
    day = analysis.dateline.date
    return {"place": analysis.dateline.place, "date": day.isoformat() if day else None}


def _as_article(stored: Row[Any], uri: str | None) -> Article:
    return Article(
        text=stored.text,
        title=stored.title,
        uri=uri,
        published=stored.published,
        publisher=stored.publisher,
        modified=stored.modified,
        language=stored.language,
        html=stored.html,
    )


def _refuse_older(article: Article | Retraction, current_version: Row[Any]) -> None:
    before, now = _moment(current_version.modified), _moment(article.modified)
    if before and now and now < before:
        raise Conflict(
            f"The stored version was modified at {current_version.modified}, later than this one.",
            FieldError("modified", "Send the newest version, or leave out modified to replace the stored one."),
        )


def _moment(modified: str | None) -> datetime | None:
    """``modified`` as a moment; without a time zone it is taken as UTC."""
    if modified is None:
        return None
    try:
        moment = datetime.fromisoformat(modified)
    except ValueError:
        raise InvalidInput(
            "The time of modification is not a valid date and time.",
            FieldError("modified", "Give a date and time such as 2021-06-03T14:05:00Z."),
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
