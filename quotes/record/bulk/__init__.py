"""Saving an archive at once: the record that saving its articles one by one in their order makes, many times as fast.

Who is who is found out block by block: names that could be the same person's, as the record compares them, are one
block, and what is in one has nothing to do with another. So blocks are worked on side by side, on any machine. What is
found comes into PostgreSQL as streams of rows (COPY), in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, Protocol, TypeVar

from sqlalchemy import bindparam, select

from quotes.errors import Conflict, InvalidInput, OnRecordError
from quotes.model import Analysis, Article
from quotes.record.articles.settled_names import with_settled_types
from quotes.record.articles.write import ArticleKey, new_article_row, saved_data, version_row, write_article
from quotes.record.bulk.incoming import Incoming, Telling, told
from quotes.record.bulk.parts import cut
from quotes.record.bulk.resolving import WRITTEN, Resolved, resolve
from quotes.record.db.ids import new_id
from quotes.record.db.session import (
    NewsroomSession,
    appearances,
    article_versions,
    articles,
    fingerprints,
    name_grams,
    positions,
    quotation_spans,
    quotations,
    speakers,
)
from quotes.record.db.store import Store
from quotes.record.model.articles import Changes, Saved
from quotes.record.outbox import announce_all
from quotes.record.quotations.grouping import regroup
from quotes.record.speakers.redaction import redact
from quotes.record.speakers.write import appearance_rows

A = TypeVar("A")
B = TypeVar("B")
_BATCH = 2_000
_KNOWN = select(articles.c.identity).where(articles.c.identity.in_(bindparam("identities", expanding=True)))


class Spread(Protocol):
    """How work is done side by side: as ``map``, in the order of the pieces."""

    def __call__(self, work: Callable[[A], B], pieces: Sequence[A], /) -> Iterable[B]:
        """What ``work`` gives for each of the pieces."""


class Bulk:
    """Saves archives. Raises as ``Record`` says."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def save(
        self,
        newsroom: str,
        archive: Sequence[tuple[Article, Analysis]],
        spread: Spread = map,
        parts: int = 1,
    ) -> list[Saved | OnRecordError]:
        """Save articles with their analyses as ``articles.save`` does one after the other; all of them or, where this
        raises, none. What became of each, in their order; the error in its place where one is refused.

        ``spread`` works on ``parts`` pieces at once: plain functions of what can be pickled. On SQLite, and of articles
        that are there already, each is saved by itself.
        """
        keyed = [(ArticleKey.of(article), article, analysis) for article, analysis in archive]
        with self._store.writing(newsroom) as session:
            known = set() if session.dialect == "postgresql" else {key.identity for key, _, _ in keyed}
            known |= _known(session, [key.identity for key, _, _ in keyed])
            saved: list[Saved | OnRecordError] = []
            for new, some in groupby(_told_apart(keyed, known), lambda one: one[0]):
                if new:
                    saved += _save_new(session, [one[1:] for one in some], spread, parts)
                else:
                    saved += [_save_one(session, *one[1:]) for one in some]
        return saved


_Keyed = tuple[ArticleKey, Article, Analysis]


def _told_apart(keyed: Iterable[_Keyed], known: set[str]) -> Iterator[tuple[bool, ArticleKey, Article, Analysis]]:
    """Each with whether it is the first of its identity."""
    seen = set(known)
    for key, article, analysis in keyed:
        yield key.identity not in seen, key, article, analysis
        seen.add(key.identity)


def _known(session: NewsroomSession, identities: Sequence[str]) -> set[str]:
    pieces = (identities[at : at + _BATCH] for at in range(0, len(identities), _BATCH))
    return {row.identity for piece in pieces for row in session.rows(_KNOWN, identities=list(piece))}


def _save_one(session: NewsroomSession, key: ArticleKey, article: Article, analysis: Analysis) -> Saved | OnRecordError:
    try:
        return write_article(session, article, analysis, key)
    except (Conflict, InvalidInput) as error:  # which come before anything is written
        return error


def _save_new(session: NewsroomSession, found: Sequence[_Keyed], spread: Spread, parts: int) -> list[Saved]:
    named = ((key, article, with_settled_types(session, analysis)) for key, article, analysis in found)
    archive = [
        Incoming(new_id(), article, redact(session, key.identity, analysis, {}), key, datetime.now(UTC))
        for key, article, analysis in named
    ]
    people = list(spread(resolve, cut(session, archive, parts)))
    session.copy(articles, [new_article_row(one.id, one.at, one.key, one.article, one.analysis) for one in archive])
    _write_people(session, people)
    tellings = _tellings(session, archive, people)
    appearing = (appearance_rows(t.incoming.id, t.incoming.analysis.speakers, t.profile) for t in tellings)
    session.copy(appearances, [row for rows in appearing for row in rows])
    _write_quotations(session, tellings, spread, parts)
    saved = [Saved("created", t.incoming.id, t.incoming.article.uri, _added(t)) for t in tellings]
    pairs = zip(archive, saved, strict=True)
    versions = [version_row(one.id, 1, one.key, one.article, one.analysis, s.changes) for one, s in pairs]
    session.copy(article_versions, versions)
    announce_all(session, "article.saved", [(s.id, saved_data(1, s.changes)) for s in saved])
    return saved


def _added(telling: Telling) -> Changes:
    return Changes(added=tuple(id_ for id_, _ in telling.numbers))


def _write_people(session: NewsroomSession, people: Sequence[Resolved]) -> None:
    session.copy(speakers, [row for part in people for row in part.new["speakers"]])
    session.update_rows(speakers, (row for part in people for row in part.changed))
    for table in WRITTEN:
        rows = [row for part in people for row in part.new[table.name]]
        if table is name_grams:  # two parts may have found the same word
            session.add_missing(table, sorted(rows, key=lambda row: (row["word"], row["gram"])))
        else:
            session.copy(table, rows)


def _tellings(session: NewsroomSession, archive: Sequence[Incoming], people: Sequence[Resolved]) -> list[Telling]:
    profile = {pair: id_ for part in people for pair, id_ in part.profile.items()}
    lasting = frozenset().union(*(part.lasting for part in people))
    serials = iter(session.serials(sum(len(article.analysis.quotations) for article in archive)))
    tellings = []
    for article in archive:
        own = {s.id: profile[article.id, s.id] for s in article.analysis.speakers}
        numbers = tuple((new_id(), next(serials)) for _ in article.analysis.quotations)
        tellings.append(Telling(article, own, lasting & set(own.values()), numbers))
    return tellings


def _write_quotations(session: NewsroomSession, tellings: Sequence[Telling], spread: Spread, parts: int) -> None:
    length = max(1, -(-len(tellings) // parts))
    pieces = [tuple(tellings[at : at + length]) for at in range(0, len(tellings), length)]
    every: dict[str, list[dict[str, Any]]] = {}
    for rows in spread(told, pieces):
        for name, own in rows.items():
            every.setdefault(name, []).extend(own)
    for table in (quotations, quotation_spans, fingerprints):
        session.copy(table, every.get(table.name, []))
    session.copy(positions, [{**row, "id": new_id()} for row in every.get(positions.name, [])])
    statements = sorted({row["statement_key"] for row in every.get(quotations.name, []) if row["statement_key"]})
    for at in range(0, len(statements), _BATCH):
        regroup(session, statements[at : at + _BATCH])
