"""Erasing an article: every version of its text, with all that was found in it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import BindParameter, Row, bindparam, func, or_, select

from quotes.record.articles.read import stored_article
from quotes.record.articles.write import retract
from quotes.record.db.session import (
    NewsroomSession,
    appearances,
    article_versions,
    articles,
    batch_lines,
    corrections,
    external_ids,
    positions,
    quotation_spans,
    quotations,
    settled_names,
    source_categories,
    speakers,
)
from quotes.record.erasure.erasure_log import log_erasure
from quotes.record.erasure.people import TOMBSTONE
from quotes.record.model.corrections import Editor
from quotes.record.outbox import announce
from quotes.record.speakers.name_index import forget_spare_grams
from quotes.record.speakers.write import forget_roles

_SHOWN = select(appearances.c.speaker_id).where(appearances.c.article_id == bindparam("article"))
_APPEARED = select(appearances.c.speaker_id).where(appearances.c.speaker_id.in_(bindparam("ids", expanding=True)))
_CREDITED = select(quotations.c.speaker_id).where(quotations.c.speaker_id.in_(bindparam("ids", expanding=True)))
_SURVIVOR = func.coalesce(speakers.c.merged_into, speakers.c.id)
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_SURVIVORS = select(_SURVIVOR.label("id")).where(speakers.c.id.in_(_IDS))
_FAMILIES = select(speakers.c.id, _SURVIVOR.label("survivor")).where(
    or_(speakers.c.id.in_(_IDS), speakers.c.merged_into.in_(_IDS))
)
_OWN = select(speakers.c.id).where(speakers.c.article_id == bindparam("article"))
_QUOTATIONS_OF = select(quotations.c.id, quotations.c.speaker_id).where(quotations.c.article_id == bindparam("article"))
_TOLD = select(batch_lines.c.batch_id, batch_lines.c.line, batch_lines.c.answer).where(
    batch_lines.c.article_id == bindparam("article")
)
_SAVED_BEFORE = select(articles.c.id).where(
    articles.c.retracted_at.is_not(None),
    articles.c.erased.is_not(True),
    articles.c.id != bindparam("id"),
    or_(
        articles.c.uri == bindparam("uri"), articles.c.uri.is_(None) & (articles.c.content_hash == bindparam("content"))
    ),
)
"""What was retracted of the same address, or of the same content where neither has one."""
_MOVES = select(corrections).where(corrections.c.kind.in_(("merged", "split", "typed")))
_NOTHING_SAID: dict[str, Any] = {
    "role": None,
    "cue": None,
    "mention": None,
    "candidates": [],
    "said_exact": None,
    "occasion": None,
    "occasion_words": None,
    "medium": None,
    "via": None,
    "evidence": {"method": "", "chain": []},
    "words_key": "",
    "statement_key": None,
    "stems": "",
    "publishers": "",
    "copy_of": None,
    "speaker_id": None,
    "fixed": None,
    "machine": None,
    "gone": "erased",
}
_NOTHING_KEPT: dict[str, Any] = {
    "identity": None,
    "uri": None,
    "title": None,
    "publisher": None,
    "published": None,
    "modified": None,
    "content_hash": "",
    "dateline": None,
    "warnings": [],
    "erased": True,
}


def erase_article(session: NewsroomSession, id_: str, by: Editor) -> None:
    """Erase an article with every version of its text, its quotations, and the speakers whom nothing else shows; what
    was saved under its address before and retracted goes with it. Raises NotFound, and Gone where it was erased
    before."""
    current = stored_article(session, id_)
    before = session.rows(_SAVED_BEFORE, id=id_, uri=current.uri, content=current.content_hash)
    for article in (current, *(stored_article(session, row.id) for row in before)):
        _erase(session, article)
    forget_spare_grams(session)
    session.purge_index()
    log_erasure(session, "article_erased", by)


def _erase(session: NewsroomSession, current: Row[Any]) -> None:
    """Leave of one article its id."""
    id_: str = current.id
    shown = {row.speaker_id for row in session.rows(_SHOWN, article=id_)}
    if current.retracted_at is None:
        retract(session, id_)
    said = session.rows(_QUOTATIONS_OF, article=id_)
    ids = [q.id for q in said]
    session.remove(quotation_spans, quotation_id=ids)
    session.remove(positions, quotation_id=ids)
    session.change(quotations, _NOTHING_SAID, article_id=id_)
    session.remove(article_versions, article_id=id_)
    session.change(articles, _NOTHING_KEPT, id=id_)
    for told in session.rows(_TOLD, article=id_):
        unnamed = told.answer | {"id": None, "uri": None}
        session.change(batch_lines, {"answer": unnamed}, batch_id=told.batch_id, line=told.line)
    lost = _forget_speakers(session, id_, shown | {q.speaker_id for q in said if q.speaker_id})
    session.change(corrections, {"before": {}, "after": {"erased": True}, "reason": None}, subject_id=[*ids, *lost])
    for move in session.rows(_MOVES):
        if (move.after.get("into") or move.after.get("to")) in lost:
            session.change(corrections, {"before": {}, "after": {"erased": True}}, id=move.id)
        elif id_ in move.before.get("articles", {}):
            left = {article: state for article, state in move.before["articles"].items() if article != id_}
            session.change(corrections, {"before": {**move.before, "articles": left}}, id=move.id)
    announce(session, "article.erased", id_)


def _forget_speakers(session: NewsroomSession, article: str, who: Collection[str]) -> set[str]:
    """Leave nothing but the id of those speakers who belonged to the article, or whom nothing else shows: these. What
    shows somebody shows those who were merged into them, too."""
    every = {row.id for row in session.rows(_OWN, article=article)} | set(who)
    if not every:
        return set()
    survivors = {row.id for row in session.rows(_SURVIVORS, ids=list(every))}
    survivor_of = {row.id: row.survivor for row in session.rows(_FAMILIES, ids=list(survivors))}
    ids = list(survivor_of)
    shown = {row.speaker_id for row in (*session.rows(_APPEARED, ids=ids), *session.rows(_CREDITED, ids=ids))}
    shown_survivors = {survivor_of[id_] for id_ in shown}
    lost = {id_ for id_, survivor in survivor_of.items() if survivor not in shown_survivors}
    if lost:
        session.remove(external_ids, speaker_id=list(lost))
        session.remove(source_categories, speaker_id=list(lost))
        session.remove(settled_names, speaker_id=list(lost))
        forget_roles(session, list(lost))
        session.change(speakers, TOMBSTONE, id=list(lost))
    return lost
