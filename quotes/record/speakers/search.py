"""Finding speakers: by a name that may be misspelled, by role, organisation and external id; or all by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rapidfuzz.distance import DamerauLevenshtein
from sqlalchemy import ColumnElement, and_, bindparam, false, func, or_, select

from quotes.lexicon.name_keys import grams
from quotes.lexicon.person_names import TITLES
from quotes.lexicon.stems import tokens
from quotes.record.db import cursors
from quotes.record.db.session import (
    NewsroomSession,
    appearances,
    external_ids,
    name_grams,
    name_words,
    names,
    quotations,
    roles,
    source,
    speakers,
)
from quotes.record.model.list_pages import Page
from quotes.record.model.speakers import SpeakerFilter, SpeakerSummary
from quotes.record.speakers.own_names import IS_NAMED
from quotes.record.speakers.profiles import summaries
from quotes.record.speakers.roles.role_parsing import parse_role

MAX_WORDS = 6
"""Words of a name that are looked at."""

MAX_FOUND = 1000
"""Names that one search weighs: a bound for the time it takes, however common the name."""

ENOUGH = 10
"""With so many speakers found under the very words, misspellings are not looked for."""

CLOSE = 0.7
"""Least similarity (1 minus Damerau-Levenshtein distance over length) of a misspelled word: one letter of four."""

PROVISIONAL = 50
"""How much closer, in thousandths, a speaker known from one article alone must come to stand before a profile."""

_appears = select(appearances.c.article_id).where(appearances.c.speaker_id == speakers.c.id).exists()
_LISTED = select(speakers.c.id, speakers.c.name, speakers.c.sort_name, speakers.c.key).where(IS_NAMED, _appears)
_quoted = (
    select(quotations.c.id)
    .where(
        quotations.c.speaker_id == speakers.c.id,
        quotations.c.act == "statement",
        quotations.c.scrap.is_(False),
        quotations.c.gone.is_(None),
    )
    .exists()
)
_times = (
    select(func.count()).select_from(appearances).where(appearances.c.speaker_id == speakers.c.id).scalar_subquery()
)
_FOUND = select(speakers.c.id, speakers.c.name, speakers.c.sort_name, speakers.c.key, _times.label("articles")).where(
    IS_NAMED, _times > 0
)
_STARTING = (
    select(name_words.c.word)
    .where(name_words.c.word >= bindparam("word"), name_words.c.word < bindparam("end"))
    .distinct()
    .order_by(name_words.c.word)
    .limit(50)
)
_SIMILAR = (
    select(name_grams.c.word)
    .where(name_grams.c.gram.in_(bindparam("grams", expanding=True)))
    .group_by(name_grams.c.word)
    .having(func.count() >= bindparam("shared"))
    .order_by(func.count().desc(), name_grams.c.word)
    .limit(200)
)
_NAMES = select(names.c.id, names.c.speaker_id, names.c.name).where(names.c.id.in_(bindparam("ids", expanding=True)))
_OF = "speakers"


def list_speakers(
    session: NewsroomSession, wanted: SpeakerFilter, cursor: str | None, limit: int
) -> Page[SpeakerSummary]:
    """One page of the speakers that ``wanted`` describes: without ``q`` by name, else the closest to it first, and of
    those that are equally close the one in most articles."""
    cursors.check_limit(limit)
    if wanted.q and wanted.q.strip():
        return _closest(session, wanted, wanted.q, cursor, limit)
    after = cursors.read(cursor, (_OF, wanted), str, str)
    query = _LISTED.where(*_conditions(wanted)).order_by(speakers.c.sort_name, speakers.c.id).limit(limit + 1)
    if after:
        name, id_ = after
        query = query.where(or_(speakers.c.sort_name > name, and_(speakers.c.sort_name == name, speakers.c.id > id_)))
    rows = session.rows(query)
    last = rows[limit - 1] if len(rows) > limit else None
    items = summaries(session, [row.id for row in rows[:limit]])
    return Page(items, cursors.write((_OF, wanted), last.sort_name, last.id) if last else None)


def _conditions(wanted: SpeakerFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.type is not None:
        found.append(speakers.c.type == wanted.type)
    if wanted.provisional is not None:
        found.append(speakers.c.key.is_(None) if wanted.provisional else speakers.c.key.is_not(None))
    if wanted.quoted:
        found.append(_quoted)
    if wanted.role is not None or wanted.organization is not None:
        found.append(speakers.c.id.in_(_holding(wanted.role, wanted.organization)))
    if wanted.external_id is not None:
        scheme, _, value = wanted.external_id.partition(":")
        known = select(external_ids.c.speaker_id).where(external_ids.c.scheme == scheme, external_ids.c.value == value)
        found.append(speakers.c.id.in_(known))
    return found


def _holding(role: str | None, organization: str | None) -> Any:
    """The ids of the speakers with a role that has all these words, the latter in its organisation, and the status of
    ``role`` where that is not "held"."""
    wanted = parse_role(role or "")
    of = parse_role(organization or "")
    query = select(roles.c.speaker_id)
    if wanted.status != "held":
        query = query.where(roles.c.status == wanted.status)
    asked = [*((word, False) for word in wanted.key.split()), *((word, True) for word in of.key.split())]
    for i, (word, in_organization) in enumerate(asked[: 2 * MAX_WORDS]):
        words = source("role_words", f"role_words_{i}")
        query = query.join(words, and_(words.c.role_id == roles.c.id, words.c.word == word))
        if in_organization:
            query = query.where(words.c.organization.is_(True))
    return query if asked else query.where(false())


def _closest(
    session: NewsroomSession, wanted: SpeakerFilter, q: str, cursor: str | None, limit: int
) -> Page[SpeakerSummary]:
    after = cursors.read(cursor, (_OF, wanted), int, int, str, str)
    scores = _scores(session, _query_words(q))
    rows = session.rows(_FOUND.where(speakers.c.id.in_(list(scores)), *_conditions(wanted))) if scores else []
    ranked = sorted(
        (PROVISIONAL * (row.key is None) - scores[row.id], -row.articles, row.sort_name, row.id) for row in rows
    )
    rest = [key for key in ranked if after is None or key > after]
    items = summaries(session, [key[-1] for key in rest[:limit]])
    return Page(items, cursors.write((_OF, wanted), *rest[limit - 1]) if len(rest) > limit else None)


def _query_words(q: str) -> list[str]:
    words = list(dict.fromkeys(tokens(q)))
    return ([word for word in words if word not in TITLES] or words)[:MAX_WORDS]


def _scores(session: NewsroomSession, words: Sequence[str]) -> dict[str, int]:
    """How close a name of each speaker comes to having all these ``words``: speaker id -> up to 1000."""
    if not words:
        return {}
    forms = {word: {word: 1.0} | _beginnings(session, word) for word in words}
    found = _speakers_with(session, words, forms)
    if len(found) < ENOUGH:
        for word in words:
            forms[word] = _misspellings(session, word) | forms[word]
        found |= {id_: score for id_, score in _speakers_with(session, words, forms).items() if id_ not in found}
    return found


def _beginnings(session: NewsroomSession, word: str) -> dict[str, float]:
    rows = session.rows(_STARTING, word=word, end=word + "~") if len(word) > 1 else ()
    return {row.word: 0.8 + 0.2 * len(word) / len(row.word) for row in rows}


def _misspellings(session: NewsroomSession, word: str) -> dict[str, float]:
    if len(word) < 4:
        return {}
    own = grams(word)
    rows = session.rows(_SIMILAR, grams=list(own), shared=max(1, len(own) // 3))
    close = {row.word: DamerauLevenshtein.normalized_similarity(word, row.word) for row in rows}
    return {other: similarity for other, similarity in close.items() if similarity >= CLOSE}


def _speakers_with(
    session: NewsroomSession, words: Sequence[str], forms: Mapping[str, Mapping[str, float]]
) -> dict[str, int]:
    """The speakers with a name that has a form of every word, scored by the average over its words."""
    query = select(name_words.c.name_id).where(name_words.c.word.in_(list(forms[words[0]])))
    for i, word in enumerate(words[1:]):
        also = source("name_words", f"also_{i}")
        query = query.join(also, and_(also.c.name_id == name_words.c.name_id, also.c.word.in_(list(forms[word]))))
    ids = [row.name_id for row in session.rows(query.distinct().order_by(name_words.c.name_id).limit(MAX_FOUND))]
    best: dict[str, int] = defaultdict(int)
    for row in session.rows(_NAMES, ids=ids) if ids else ():
        best[row.speaker_id] = max(best[row.speaker_id], _closeness(words, forms, tokens(row.name)))
    return dict(best)


def _closeness(words: Sequence[str], forms: Mapping[str, Mapping[str, float]], name: Iterable[str]) -> int:
    name = list(name)
    matched = [max((forms[word].get(own, 0.0) for own in name), default=0.0) for word in words]
    left_over = max(0, len(name) - len(words))
    return round(1000 * sum(matched) / len(words)) - 10 * min(left_over, 9)
