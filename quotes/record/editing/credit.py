"""Whom an editor credits with words: a profile, or somebody by name, on record or not yet."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, select

from quotes.errors import FieldError, InvalidInput
from quotes.model import Speaker
from quotes.record.db.session import NewsroomSession, speakers
from quotes.record.editing.merge_split import speaker_named
from quotes.record.editing.one_line import check_name
from quotes.record.model.corrections import Named
from quotes.record.quotations.statements import Dating
from quotes.record.speakers.erased_names import erased_among
from quotes.record.speakers.matching import founding_key
from quotes.record.speakers.own_names import profiles_called
from quotes.record.speakers.write import create_profiles, settled_before

_KEY = select(speakers.c.key).where(speakers.c.id == bindparam("id"))


def resolve_credit(session: NewsroomSession, article: Row[Any], speaker: str | Named | None) -> str | None:
    """The profile of whom an editor credits in an article, made where a name is new. ``article``: a row with
    ``article_id``, ``identity``, ``published`` and ``kept_at``. Raises InvalidInput for nobody living, for a name that
    does not say who is meant, and for one that was erased."""
    if isinstance(speaker, str):
        speaker_named(session, "speaker", speaker)
    if not isinstance(speaker, Named):
        return speaker
    check_name("named.name", speaker.name)
    who = Speaker("named", " ".join(speaker.name.split()), speaker.type)
    if erased_among(session, article.identity, [(who.type, who.name)]):
        raise InvalidInput(
            "This person was erased and cannot be credited.",
            FieldError("named.name", "Leave the quotation without a speaker."),
        )
    day = Dating.of(article.published, article.kept_at.date()).day
    profile = _profile_called(session, article.article_id, who, day)
    if profile is None:
        detail = "Give the full name. If several profiles have it, give the id of one as speaker."
        raise InvalidInput("The name does not identify one person.", FieldError("named.name", detail))
    return profile


def _profile_called(session: NewsroomSession, article: str, who: Speaker, day: date) -> str | None:
    """The profile whose own name that of ``who`` is; of several the one that the article has; where there is none, a
    new one, which keeps the name. None where several could be meant, or the name is not whole and says nothing for
    good."""
    key = founding_key(who)
    if key is None:
        return None
    called = profiles_called(session, who, day)
    here = settled_before(session, article, [who]).get(who.id)
    if here in called or (here is not None and _bound_to_article(session, here)):
        return here
    if called:
        return called[0] if len(called) == 1 else None
    profile: dict[str, str] = {}
    create_profiles(session, article, {who: key}, profile, by_editor=True)
    return profile[who.id]


def _bound_to_article(session: NewsroomSession, profile: str) -> bool:
    """Whether a profile belongs to one article, because nobody could tell who of the record it is."""
    return session.rows(_KEY, id=profile)[0].key is None
