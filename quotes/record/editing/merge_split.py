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
from quotes.model import Span, Speaker
from quotes.record.articles.read import living_article, speakers_of
from quotes.record.db.ids import new_id
from quotes.record.db.session import (
    NewsroomSession,
    appearances,
    article_versions,
    articles,
    name_uses,
    names,
    positions,
    quotations,
    speakers,
)
from quotes.record.quotations.grouping import regroup
from quotes.record.quotations.overrides import SPEAKER, key_of
from quotes.record.quotations.statements import Dating
from quotes.record.quotations.write import KEPT
from quotes.record.speakers.matching import Setting
from quotes.record.speakers.name_index import Form, names_used, sort_name, use_names
from quotes.record.speakers.profiles import living_speaker
from quotes.record.speakers.write import ensure_appearance, forget_unused, next_ordinal, remove_people, write_people
from quotes.record.text_index.labels import publishers_column

MOST = 500
"""Articles of one merge or split: they move in one transaction, while other saves of the newsroom wait."""

_ARTICLES_OF = (
    select(appearances.c.article_id)
    .where(appearances.c.speaker_id == bindparam("speaker"))
    .order_by(appearances.c.article_id)
)
_IN_THESE = _ARTICLES_OF.where(appearances.c.article_id.in_(bindparam("articles", expanding=True)))
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
_ARTICLE = select(articles).where(articles.c.id == bindparam("id"))
_CREDITED = select(quotations).where(quotations.c.article_id == bindparam("article"), KEPT)
_BY_EDITOR = {"fixed": "speaker", "confirmed": "confirmed"}
"""The places of ``_credits`` that an editor filled, with what was settled of the quotation there."""


def articles_of(session: NewsroomSession, speaker: str) -> list[str]:
    """The ids of the articles a profile appears in."""
    return [row.article_id for row in session.rows(_ARTICLES_OF, speaker=speaker)]


def merge(session: NewsroomSession, gone: Row[Any], into: Row[Any]) -> dict[str, Any]:
    """Move everything of one profile to another, to which its id leads from now on. Returns, for each article it
    appeared in, what ``undo_merge`` needs to undo it."""
    if gone.id == into.id or gone.type != into.type or into.key is None:
        raise InvalidInput(
            "These profiles cannot be merged.",
            FieldError("into", "Choose another profile of the same type that has a full name."),
        )
    wanted = articles_of(session, gone.id)
    _check_count(wanted)
    before = {article: _state(session, article, gone.id, into.id) for article in wanted}
    session.change(speakers, {"merged_into": into.id}, merged_into=gone.id)
    session.change(speakers, {"merged_into": into.id}, id=gone.id)
    for article in wanted:
        move(session, article, gone.id, into.id)
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
        if state is None or _stamp(session, article) != state["stamp"]:
            alone = {*state["names"]["gone"], state["gone"]["name"]} if state and _was_alone(state) else set[str]()
            _part(session, article, gone, into, own | alone)
            continue
        who = speakers_of(session, article, corrected=False)
        both = [_speaker(id_, state[of]) for id_, of in ((gone, "gone"), (into, "into")) if state[of]]
        forms = [
            f for form in _printed(session, article) for f in _forms_before_merge(form, gone, into, state["names"])
        ]
        _rewrite(session, article, [*(s for s in who if s.id != into), *both], forms, (into, gone), state["credits"])


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
    printed = _printed(session, article)
    full = {form.name for form in printed if form.speaker_id == into and form.kind == "full"}
    theirs, others = full & set(own), full - set(own)
    if not theirs:
        return
    if not others:
        move(session, article, into, gone)
        return
    credited = [row for row in session.rows(_CREDITED, article=article) if row.speaker_id == into]
    named = {row.id: _named_in(row, theirs) for row in credited}
    doubtful = [row for row in credited if not named[row.id] and not _named_in(row, others)]
    forms = [f for form in printed for f in _forms_of_both(form, gone, into, theirs, others)]
    who = []
    for speaker in speakers_of(session, article, corrected=False):
        if speaker.id != into:
            who.append(speaker)
            continue
        for id_, called in ((into, others), (gone, theirs)):  # whose the roles are, nobody knows
            who.append(replace(speaker, id=id_, name=max(called, key=len), aliases=tuple(sorted(called)), roles=()))
    only = {row.id: _credits(row, into) for row in credited if named[row.id]}
    _rewrite(session, article, who, forms, (into, gone), only)
    publishers = publishers_column([session.rows(_ARTICLE, id=article)[0].publisher])
    for row in doubtful:
        if not {*SPEAKER} & {*(row.fixed or ())}:
            _credit(session, row, into, None, _credits(row, into), publishers)
            session.change(quotations, {"needs_review": True}, id=row.id)
    regroup(session, [row.statement_key for row in doubtful])


def _named_in(row: Row[Any], names: Collection[str]) -> bool:
    """Whether the words that attribute a quotation print one of ``names``."""
    words = set(row.mention["exact"].split()) if row.mention else set()
    return any(set(name.split()) <= words for name in names)


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


def _renumbered(forms: Sequence[Form], old: str, new: str) -> list[Form]:
    return [form._replace(speaker_id=new) if form.speaker_id == old else form for form in forms]


def _printed(session: NewsroomSession, article: str) -> list[Form]:
    """The forms of names that an article prints, without those of people whom editors alone put there."""
    found = {s.id for s in speakers_of(session, article, corrected=False)}
    return [form for form in names_used(session, article) if form.speaker_id in found]


def _state(session: NewsroomSession, article: str, gone: str, into: str) -> dict[str, Any]:
    """What undoing a merge needs of an article: the two as the analysis has them (None: it has not), whether both stand
    in it, and who is credited with what."""
    found = {s.id: _plain(s) for s in speakers_of(session, article, corrected=False)}
    credits = {row.id: _credits(row, gone) for row in session.rows(_CREDITED, article=article)}
    forms = {
        of: [f.name for f in _printed(session, article) if f.speaker_id == id_]
        for id_, of in ((gone, "gone"), (into, "into"))
    }
    return {
        "names": forms,
        "stamp": _stamp(session, article),
        "gone": found.get(gone),
        "into": found.get(into),
        "both": into in {s.id for s in speakers_of(session, article)},
        "credits": {id_: places for id_, places in credits.items() if places},
    }


def _credits(row: Row[Any], speaker: str | None) -> list[str]:
    """Where a quotation has a speaker: as shown, as the analysis says (what is shown, while no editor settled
    anything), as an editor settled, as an editor confirmed."""
    said = {
        "shown": row.speaker_id,
        "machine": (row.machine or row._mapping)["speaker_id"],
        "fixed": row.fixed and row.fixed.get("speaker"),
        "confirmed": row.fixed and row.fixed.get("confirmed"),
    }
    return [place for place, id_ in said.items() if id_ == speaker]


def _plain(speaker: Speaker) -> dict[str, Any]:
    roles = [[span.start, span.end, span.exact] for span in speaker.roles]
    return {"name": speaker.name, "type": speaker.type, "aliases": list(speaker.aliases), "roles": roles}


def _speaker(id_: str, plain: Mapping[str, Any]) -> Speaker:
    roles = tuple(Span(*role) for role in plain["roles"])
    return Speaker(id_, plain["name"], plain["type"], tuple(plain["aliases"]), roles)


def _stamp(session: NewsroomSession, article: str) -> str:
    row = session.rows(_ARTICLE, id=article)[0]
    return f"{row.version} {row.pipeline_version}"


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
    _check_count(wanted)
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


def move(session: NewsroomSession, article: str, old: str, new: str) -> None:
    """In one article credit to profile ``new`` what was credited to ``old``."""
    who = speakers_of(session, article, corrected=False)
    moved = [replace(s, id=new) if s.id == old else s for s in who]
    _rewrite(session, article, moved, _renumbered(_printed(session, article), old, new), (old, new), None)


def dismiss(session: NewsroomSession, speaker: str) -> dict[str, Any]:
    """Credit what a profile has to nobody, and take it out of its articles. Returns, for each of them, what
    ``readmit`` needs to undo it."""
    wanted = articles_of(session, speaker)
    _check_count(wanted)
    before = {}
    for article in wanted:
        own = [list(form[1:]) for form in _printed(session, article) if form.speaker_id == speaker]
        before[article] = _state(session, article, speaker, speaker) | {"forms": own}
        who = [s for s in speakers_of(session, article, corrected=False) if s.id != speaker]
        forms = [form for form in _printed(session, article) if form.speaker_id != speaker]
        _rewrite(session, article, who, forms, (speaker, None), None)
    return before


def readmit(session: NewsroomSession, speaker: str, before: Mapping[str, Any]) -> None:
    """Undo ``dismiss``. In articles that do not stand as they stood, the speaker has again what ``_credits_again``
    tells; the rest comes with their next analysis."""
    for article, state in before.items():
        if session.rows(_ARTICLE, id=article)[0].retracted_at:
            continue
        own = [_speaker(speaker, state["gone"])] if state["gone"] else []
        forms, credits = [Form(speaker, *form) for form in state["forms"]], state["credits"]
        if _stamp(session, article) != state["stamp"]:
            credits = _credits_again(session, article, state)
            if not credits:
                continue
            text = living_article(session, article).text
            own, forms = [replace(s, roles=()) for s in own], [form for form in forms if form.name in text]
        printed = [*_printed(session, article), *forms]
        who = [*speakers_of(session, article, corrected=False), *own]
        _rewrite(session, article, who, printed, (None, speaker), credits)


def _credits_again(session: NewsroomSession, article: str, state: Mapping[str, Any]) -> dict[str, list[str]]:
    """Where a speaker is credited again in an article that was analysed since ``dismiss``: with what an editor had
    settled, and with what the analysis, sure of it, leaves to nobody although a name of the speaker attributes it: a
    whole name, or any that the article printed before where the very words were the speaker's."""
    whole = {name for name, kind, *_ in state["forms"] if kind == "full"}
    every = {name for name, *_ in state["forms"]}
    again = {}
    for row in session.rows(_CREDITED, article=article):
        before, found = state["credits"].get(row.id, ()), row.machine or row._mapping
        places = [place for place, kind in _BY_EDITOR.items() if place in before and kind in (row.fixed or ())]
        dismissed = found["speaker_id"] is None and not found["candidates"] and not found["needs_review"]
        if dismissed and _named_in(row, every if before else whole):
            places.append("machine")
        if places:
            again[row.id] = [*places, "shown"]
    return again


def _rewrite(
    session: NewsroomSession,
    article: str,
    who: Sequence[Speaker],
    forms: Sequence[Form],
    turned: tuple[str | None, str | None],
    only: Mapping[str, Collection[str]] | None,
) -> None:
    """Write the speakers ``who``, whose ids are profiles, as those of an article, with the ``forms`` of their names
    that it prints, and turn its quotations from one profile to the other: all, or ``only`` these in these places (see
    ``_credits``)."""
    current = session.rows(_ARTICLE, id=article)[0]
    credited = session.rows(_CREDITED, article=article)
    day = Dating.of(current.published, current.kept_at.date()).day
    names, roles = remove_people(session, article)
    named = [replace(s, id=str(i)) for i, s in enumerate(who)]
    settled = {str(i): s.id for i, s in enumerate(who)}
    write_people(session, article, named, Setting(current.publisher, day), settled)
    use_names(session, article, forms)
    for row in credited:
        places = _credits(row, turned[0]) if only is None else only.get(row.id, ())
        _credit(session, row, *turned, places, publishers_column([current.publisher]))
    now = session.rows(_CREDITED, article=article)
    for speaker in {row.speaker_id for row in now if row.gone is None} - {None}:
        ensure_appearance(session, article, speaker)
    regroup(session, [row.statement_key for row in (*credited, *now)])
    forget_unused(session, names, roles)


def _credit(
    session: NewsroomSession, row: Row[Any], old: str | None, new: str | None, places: Collection[str], publishers: str
) -> None:
    """Turn a quotation from one profile to the other, in those of these places where it has the old one. What an editor
    settled in the meantime stays as it is shown. ``publishers``: the label of its own."""
    changes: dict[str, Any] = {}
    turned = [place for place in _credits(row, old) if place in places]
    by_editor = next((place for place, kind in _BY_EDITOR.items() if kind in (row.fixed or ())), None)
    if by_editor and by_editor not in turned:
        turned = [place for place in turned if place != "shown"]
    if "machine" in turned and row.machine:
        changes["machine"] = row.machine | {"speaker_id": new}
    if both := {kind: new for place, kind in _BY_EDITOR.items() if place in turned}:
        changes["fixed"] = row.fixed | both
    if "shown" in turned:
        changes |= {"speaker_id": new, "copy_of": None}
        changes |= {"publishers": publishers} if row.gone != "withdrawn" else {}
        changes["statement_key"] = key_of({**row._asdict(), "speaker_id": new}, lasting=_lasting(session, new))
        if new is not None:
            session.change(positions, {"speaker_id": new}, quotation_id=row.id)
    if changes:
        session.change(quotations, changes, id=row.id)


def _lasting(session: NewsroomSession, speaker: str | None) -> bool:
    return bool(session.rows(select(speakers.c.id).where(speakers.c.id == speaker, speakers.c.key.is_not(None))))


def _check_count(moved: Sequence[str]) -> None:
    if len(moved) > MOST:
        raise InvalidInput(
            "Too many articles to move at once.",
            FieldError("articles", f"Move at most {MOST} articles, or merge the other way round."),
        )


def speaker_named(session: NewsroomSession, field: str, speaker: str) -> Row[Any]:
    """The row of a living speaker; raises InvalidInput on ``field`` where there is none."""
    try:
        return living_speaker(session, speaker)
    except (NotFound, Gone, Moved):
        raise InvalidInput(
            "There is no such speaker.", FieldError(field, "Give the id of a speaker in this record.")
        ) from None
