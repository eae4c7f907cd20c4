"""Erasing a person: what the store holds of them goes, and only that it happened is logged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from quotes.record.db.ids import new_id
from quotes.record.db.session import (
    NewsroomSession,
    appearances,
    external_ids,
    follows,
    name_uses,
    positions,
    quotations,
    settled_names,
    source_categories,
    speakers,
    webhook_tries,
    webhooks,
)
from quotes.record.erasure.cleared_quotations import clear_quotations
from quotes.record.erasure.erased_person import NAMES, ErasedPerson, identities, person_to_erase
from quotes.record.erasure.erasure_log import clear_corrections, log_erasure
from quotes.record.model.corrections import Editor
from quotes.record.outbox import announce, forget, newest
from quotes.record.speakers.erased_names import remember
from quotes.record.speakers.name_index import forget_spare_grams
from quotes.record.speakers.write import forget_roles, forget_unused

_BATCH = 500
_TARGETS = select(positions.c.id, positions.c.target, positions.c.target_key, quotations.c.article_id).join(
    quotations, quotations.c.id == positions.c.quotation_id
)


def erase_person(session: NewsroomSession, id_: str, by: Editor) -> None:
    """Erase a person or an organisation. Their names leave keyed marks, so that no later save brings them back; what
    they said is nobody's from now on. Raises NotFound, Gone where they were erased before, Moved, InvalidInput for what
    has no profile."""
    person = person_to_erase(session, id_)
    remember(session, new_id(), person.whole, person.forms, identities(session, person.articles))
    _unlink(session, person)
    _clear_targets(session, person)
    clear_corrections(session, person, clear_quotations(session, person))
    _end_follows(session, person)
    session.change(speakers, TOMBSTONE, id=list(person.ids))
    log_erasure(session, "person_erased", by)
    _tell_followers(session, person)


def _tell_followers(session: NewsroomSession, person: ErasedPerson) -> None:
    """Leave of the person in the outbox that these profiles were erased, and nothing else."""
    first = newest(session) + 1
    for id_ in person.ids:
        announce(session, "speaker.erased", id_)
    forget(session, person.ids, before=first)


TOMBSTONE: dict[str, Any] = {
    "name": "",
    "sort_name": "",
    "key": None,
    "ordinal": 0,
    "named_by_editor": None,
    "merged_into": None,
    "erased": True,
}
"""What is left of a profile: its id, which answers that it is gone."""


def _unlink(session: NewsroomSession, person: ErasedPerson) -> None:
    """Take the person out of every article, list and index."""
    ids = list(person.ids)
    name_ids = [row.id for row in session.rows(NAMES, ids=ids)]
    session.remove(name_uses, name_id=name_ids)
    forget_roles(session, ids)
    session.remove(appearances, speaker_id=ids)
    session.remove(positions, speaker_id=ids)
    session.remove(external_ids, speaker_id=ids)
    session.remove(source_categories, speaker_id=ids)
    session.remove(settled_names, speaker_id=ids)
    forget_unused(session, name_ids, [])
    forget_spare_grams(session)


def _clear_targets(session: NewsroomSession, person: ErasedPerson) -> None:
    """Let nothing tell that anybody is for or against them: what was said of them stays in its articles alone."""
    on_them = [
        row.id
        for row in session.rows(_TARGETS)
        if any(person.is_target(t, in_article=row.article_id in person.articles) for t in (row.target, row.target_key))
    ]
    for at in range(0, len(on_them), _BATCH):
        session.remove(positions, id=on_them[at : at + _BATCH])


def _end_follows(session: NewsroomSession, person: ErasedPerson) -> None:
    """Follow them no more, nor words that name them. A webhook that follows their profile stays, by its id alone: it is
    told of the erasure."""

    def names_them(topic: Mapping[str, str]) -> bool:
        texts = [topic[name] for name in ("q", "target") if name in topic]
        return any(person.is_target(text, in_article=False) for given in texts for text in (given, given.title()))

    rows = session.rows(select(follows.c.id, follows.c.topic))
    ended = [row.id for row in rows if row.topic.get("speaker") in person.ids or names_them(row.topic)]
    session.remove(follows, id=ended)
    hooked = session.rows(select(webhooks.c.id, webhooks.c.topic).where(webhooks.c.topic.is_not(None)))
    gone = [row.id for row in hooked if names_them(row.topic)]
    session.remove(webhook_tries, webhook_id=gone)
    session.remove(webhooks, id=gone)
