"""Merging two profiles of one speaker, and splitting one profile of two speakers.

Both do the same: in some articles, what is credited to one profile moves to another. Later versions of an article keep
each name with the profile that it has there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, bindparam, select

from quotes.errors import FieldError, Gone, InvalidInput, Moved, NotFound
from quotes.record.articles.read import speakers_of
from quotes.record.db.ids import new_id
from quotes.record.db.session import (
    NewsroomSession,
    appearances,
    article_versions,
    name_uses,
    names,
    quotations,
    speakers,
)
from quotes.record.editing.article_credits import (
    ARTICLE,
    ARTICLES_OF,
    CREDITED,
    articles_of,
    check_count,
    credits_of,
    keep_name,
    move,
    named_in,
    printed_forms,
    rewrite,
    speaker_from,
    stamp,
    state_of,
    turn_credit,
)
from quotes.record.quotations.grouping import regroup
from quotes.record.quotations.overrides import SPEAKER
from quotes.record.speakers.name_index import Form, sort_name
from quotes.record.speakers.profiles import living_speaker
from quotes.record.speakers.write import next_ordinal
from quotes.record.text_index.labels import publishers_column

_IN_THESE = ARTICLES_OF.where(appearances.c.article_id.in_(bindparam("articles", expanding=True)))
_saved_since = (
    select(article_versions.c.article_id)
    .where(article_versions.c.article_id == name_uses.c.article_id, article_versions.c.kept_at > bindparam("since"))
    .exists()
)
_FULL_NAMES = (  # that articles print which were not saved since, other than these
    select(names.c.name)
    .join(name_uses, name_uses.c.name_id == names.c.id)
    .where(
        names.c.speaker_id == bindparam("speaker"),
        names.c.kind == "full",
        name_uses.c.article_id.not_in(bindparam("articles", expanding=True)),
        ~_saved_since,
    )
    .distinct()
)
_PRINTING = (  # articles saved since that print one of these names of a profile
    select(name_uses.c.article_id)
    .join(names, names.c.id == name_uses.c.name_id)
    .where(
        names.c.speaker_id == bindparam("speaker"),
        names.c.kind == "full",
        names.c.name.in_(bindparam("names", expanding=True)),
        _saved_since,
    )
    .distinct()
)


def merge(session: NewsroomSession, gone: Row[Any], into: Row[Any]) -> dict[str, Any]:
    """Move everything of one profile to another, to which its id leads from now on. Returns, for each article it
    appeared in, what ``undo_merge`` needs to undo it."""
    if gone.id == into.id or gone.type != into.type or into.key is None:
        raise InvalidInput(
            "These profiles cannot be merged.",
            FieldError("into", "Choose another profile of the same type that has a full name."),
        )
    wanted = articles_of(session, gone.id)
    check_count(wanted)
    before = {article: state_of(session, article, gone.id, into.id) for article in wanted}
    session.change(speakers, {"merged_into": into.id}, merged_into=gone.id)
    session.change(speakers, {"merged_into": into.id}, id=gone.id)
    for article in wanted:
        move(session, article, gone.id, into.id)
    keep_name(session, gone)
    return before


def undo_merge(session: NewsroomSession, gone: str, into: str, before: Mapping[str, Any], since: datetime) -> None:
    """Undo a merge: what the profile had in the articles ``before`` goes back to it. In an article that was saved or
    revised ``since``, what is credited to the two goes by the full names that it prints (see ``_part``). However many
    were saved since: those that do not print the name of the one that was merged are not looked at."""
    session.change(speakers, {"merged_into": None}, id=gone)
    elsewhere = {row.name for row in session.rows(_FULL_NAMES, speaker=into, articles=list(before), since=since)}
    own = _full_names(before) - elsewhere
    printing = session.rows(_PRINTING, speaker=into, names=sorted(own), since=since)
    still = session.rows(_IN_THESE, speaker=into, articles=list(before))
    for article in sorted({row.article_id for row in (*printing, *still)}):
        state = before.get(article)
        if state is None or stamp(session, article) != state["stamp"]:
            alone = {*state["names"]["gone"], state["gone"]["name"]} if state and _was_alone(state) else set[str]()
            _part(session, article, gone, into, own | alone)
            continue
        who = speakers_of(session, article, corrected=False)
        both = [speaker_from(id_, state[of]) for id_, of in ((gone, "gone"), (into, "into")) if state[of]]
        forms = [
            f for form in printed_forms(session, article) for f in _forms_before_merge(form, gone, into, state["names"])
        ]
        rewrite(session, article, [*(s for s in who if s.id != into), *both], forms, (into, gone), state["credits"])


def _was_alone(state: Mapping[str, Any]) -> bool:
    """Whether an article had the profile that was merged, and not the other one."""
    return bool(state["gone"]) and not state["both"]


def _full_names(before: Mapping[str, Any]) -> set[str]:
    """The full names by which articles ``before`` a merge print the profile that was merged, and not the other one."""
    printed = {of: {name for state in before.values() for name in state["names"][of]} for of in ("gone", "into")}
    told = {of: {state[of]["name"] for state in before.values() if state[of]} for of in ("gone", "into")}
    full = {name for name in printed["gone"] | told["gone"] if len(name.split()) > 1}
    return full - printed["into"] - told["into"]


def _part(session: NewsroomSession, article: str, gone: str, into: str, own: Collection[str]) -> None:
    """Part the two in an article that was analysed while they were one. ``own``: the full names of ``gone`` alone.
    Where the article prints no other full name, everything is of ``gone``. Where it prints both, words go with the name
    that attributes them, and are nobody's where that tells neither, until the next analysis."""
    printed = printed_forms(session, article)
    full = {form.name for form in printed if form.speaker_id == into and form.kind == "full"}
    theirs, others = full & set(own), full - set(own)
    if not theirs:
        return
    if not others:
        move(session, article, into, gone)
        return
    credited = [row for row in session.rows(CREDITED, article=article) if row.speaker_id == into]
    named = {row.id: named_in(row, theirs) for row in credited}
    doubtful = [row for row in credited if not named[row.id] and not named_in(row, others)]
    forms = [f for form in printed for f in _forms_of_both(form, gone, into, theirs, others)]
    who = []
    for speaker in speakers_of(session, article, corrected=False):
        if speaker.id != into:
            who.append(speaker)
            continue
        for id_, called in ((into, others), (gone, theirs)):  # whose the roles are, nobody knows
            who.append(replace(speaker, id=id_, name=max(called, key=len), aliases=tuple(sorted(called)), roles=()))
    only = {row.id: credits_of(row, into) for row in credited if named[row.id]}
    rewrite(session, article, who, forms, (into, gone), only)
    publishers = publishers_column([session.rows(ARTICLE, id=article)[0].publisher])
    for row in doubtful:
        if not {*SPEAKER} & {*(row.fixed or ())}:
            turn_credit(session, row, into, None, credits_of(row, into), publishers)
            session.change(quotations, {"needs_review": True}, id=row.id)
    regroup(session, [row.statement_key for row in doubtful])


def _forms_of_both(
    form: Form, gone: str, into: str, theirs: Collection[str], others: Collection[str]
) -> Iterator[Form]:
    """A form of a name given to whichever of the two bears it, a short one to both."""
    if form.speaker_id != into or form.name not in theirs:
        yield form
    if form.speaker_id == into and form.name not in others:
        yield form._replace(speaker_id=gone)


def _forms_before_merge(form: Form, gone: str, into: str, before: Mapping[str, Sequence[str]]) -> Iterator[Form]:
    """A form of a name given back to whichever of the two, or both, it was printed for before the merge."""
    if form.speaker_id != into:
        yield form
        return
    if form.name in before["gone"]:
        yield form._replace(speaker_id=gone)
    if form.name in before["into"] or form.name not in before["gone"]:
        yield form


def split(session: NewsroomSession, speaker: Row[Any], wanted: Sequence[str]) -> str:
    """Move what is credited to a profile in ``wanted`` articles to a new one of the same name; the id of that."""
    own = set(articles_of(session, speaker.id))
    if not wanted or not set(wanted) <= own or set(wanted) == own or speaker.key is None:
        raise InvalidInput(
            "The profile cannot be split this way.",
            FieldError(
                "articles",
                "Choose some, but not all, of the profile's articles; a profile without a full name cannot be split.",
            ),
        )
    check_count(wanted)
    id_ = new_id()
    row = {
        "id": id_,
        "type": speaker.type,
        "name": speaker.name,
        "sort_name": sort_name(speaker.type, speaker.name),
        "key": speaker.key,
    }
    ordinal = next_ordinal(session, speaker.type, speaker.key)
    session.add(speakers, [row | {"ordinal": ordinal, "article_id": None, "created_at": datetime.now(UTC)}])
    for article in dict.fromkeys(wanted):
        move(session, article, speaker.id, id_)
    return id_


def speaker_named(session: NewsroomSession, field: str, speaker: str) -> Row[Any]:
    """The row of a living speaker; raises InvalidInput on ``field`` where there is none."""
    try:
        return living_speaker(session, speaker)
    except (NotFound, Gone, Moved):
        raise InvalidInput(
            "There is no such speaker.", FieldError(field, "Give the id of a speaker in this record.")
        ) from None
