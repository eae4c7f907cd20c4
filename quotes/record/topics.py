"""Topics that are followed: which quotations they mean, and which of those that are new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select

from quotes.errors import FieldError, InvalidInput
from quotes.lexicon.stems import tokens
from quotes.record.db.ids import is_id
from quotes.record.db.session import NewsroomSession, article_versions, articles, quotations, speakers
from quotes.record.lookup_text import storable
from quotes.record.model.follows import Topic
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.recorded_changes import RecordedChange
from quotes.record.quotations.conditions import conditions, holding_words

_AT_ONCE = 400
_TELLING = ("added", "speaker")
"""Corrections by which words come to somebody."""
_PROFILES = select(speakers.c.id, speakers.c.name, speakers.c.merged_into, speakers.c.erased).where(
    speakers.c.id.in_(bindparam("ids", expanding=True))
)
_VERSIONS = select(article_versions.c.article_id, article_versions.c.version, article_versions.c.changes).where(
    article_versions.c.article_id.in_(bindparam("articles", expanding=True))
)
_THESE = (
    select(quotations.c.id, quotations.c.dated)
    .join(articles, articles.c.id == quotations.c.article_id)
    .where(quotations.c.id.in_(bindparam("ids", expanding=True)))
)


def read_topic(stored: Mapping[str, str] | None) -> Topic | None:
    """A topic as the tables hold it."""
    return Topic(**stored) if stored else None


def stored_topic(topic: Topic) -> dict[str, str]:
    """The same the other way round."""
    return {name: value for name, value in asdict(topic).items() if value is not None}


def check_topic(session: NewsroomSession, topic: Topic) -> None:
    """Raise InvalidInput naming the field unless the topic can be followed."""
    given = stored_topic(topic)
    if not given:
        detail = "Give the id of a speaker, words, or the target of a position."
        raise InvalidInput("There is nothing to follow.", FieldError("speaker", detail))
    for name, value in given.items():
        storable(name, value)
        if not tokens(value):
            raise InvalidInput("There is nothing to follow.", FieldError(name, "Give words with letters or digits."))
    if topic.speaker and topic.speaker not in followed_profiles(session, [topic.speaker]):
        detail = "Give the id of a speaker in this record."
        raise InvalidInput("There is no such speaker.", FieldError("speaker", detail))
    conditions(session, QuotationFilter(q=topic.q))


def followed_profiles(session: NewsroomSession, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The id and the name of the profile that each of ``ids`` is or leads to; those that are gone are left out."""
    wanted = [id_ for id_ in ids if is_id(id_)]
    found = {row.id: row for row in session.rows(_PROFILES, ids=wanted)} if wanted else {}
    survivors = [row.merged_into for row in found.values() if row.merged_into]
    if survivors:
        found |= {row.id: row for row in session.rows(_PROFILES, ids=survivors)}
    led = {id_: found[row.merged_into or id_] for id_, row in found.items()}
    return {id_: (row.id, row.name) for id_, row in led.items() if not row.erased}


def filter_of(session: NewsroomSession, topic: Topic) -> QuotationFilter | None:
    """The quotations that a topic means; None where the one whose words it follows is gone."""
    if topic.speaker is None:
        return QuotationFilter(q=topic.q, target=topic.target)
    led = followed_profiles(session, [topic.speaker]).get(topic.speaker)
    return QuotationFilter(speaker=led[0], q=topic.q, target=topic.target) if led else None


def new_quotations(
    session: NewsroomSession, topic: Topic, changes: Sequence[RecordedChange]
) -> dict[int, dict[str, date]]:
    """The quotations on a topic that each of ``changes`` brought, as they are now: by the number of the change, their
    ids with their days. Copies of what is on record, and what is gone again, bring nothing."""
    brought = _brought(session, changes, positions=topic.target is not None)
    every = {id_ for ids in brought.values() for id_ in ids}
    days = _on_topic(session, topic, sorted(every)) if every else {}
    found = {number: {id_: days[id_] for id_ in ids if id_ in days} for number, ids in brought.items()}
    return {number: ids for number, ids in found.items() if ids}


def _brought(
    session: NewsroomSession, changes: Sequence[RecordedChange], *, positions: bool
) -> dict[int, Collection[str]]:
    """The ids of the quotations that each change brought, whatever they are about. ``positions``: by an editor who
    found a position in one, too."""
    telling = (*_TELLING, "positions") if positions else _TELLING
    saved = [c for c in changes if c.kind == "article.saved" and not c.data.get("reanalysed")]
    added: dict[tuple[str, int], list[str]] = defaultdict(list)
    subjects = sorted({change.subject for change in saved})
    for at in range(0, len(subjects), _AT_ONCE):
        for row in session.rows(_VERSIONS, articles=subjects[at : at + _AT_ONCE]):
            added[row.article_id, row.version] = row.changes["added"]
    brought: dict[int, Collection[str]] = {c.number: added[c.subject, c.data["version"]] for c in saved}
    corrected = [c for c in changes if c.kind == "quotation.corrected" and c.data.get("corrected") in telling]
    return brought | {change.number: [change.subject] for change in corrected}


def _on_topic(session: NewsroomSession, topic: Topic, ids: Sequence[str]) -> dict[str, date]:
    wanted = filter_of(session, topic)
    if wanted is None:
        return {}
    asked = conditions(session, wanted)
    query, found = _THESE.where(*asked.facts, holding_words(session, asked)), dict[str, date]()
    for at in range(0, len(ids), _AT_ONCE):
        values: dict[str, Any] = {**asked.values, "ids": ids[at : at + _AT_ONCE]}
        found |= {row.id: row.dated for row in session.rows(query, **values)}
    return found
