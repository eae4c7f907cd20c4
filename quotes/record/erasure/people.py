"""Erasing a person: what the store holds of them goes, and only that it happened is logged."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Text, bindparam, cast, func, or_, select

from quotes.errors import FieldError, InvalidInput
from quotes.lexicon.name_keys import name_runs, person_key, same_words, variant
from quotes.lexicon.proper_names import is_organization_name
from quotes.lexicon.stems import plain, tokens
from quotes.record.articles.read import uri_identity
from quotes.record.db.ids import new_id
from quotes.record.db.session import (
    NewsroomSession,
    appearances,
    articles,
    corrections,
    count_corrections_of_all,
    external_ids,
    follows,
    name_uses,
    names,
    positions,
    quotations,
    settled_names,
    source_categories,
    speakers,
    webhook_tries,
    webhooks,
)
from quotes.record.model.corrections import Editor
from quotes.record.outbox import announce, forget, newest
from quotes.record.quotations.grouping import regroup
from quotes.record.quotations.overrides import SPEAKER, key_of
from quotes.record.speakers.erased_names import Name, remember
from quotes.record.speakers.name_index import forget_spare_grams
from quotes.record.speakers.profiles import own_profile
from quotes.record.speakers.write import forget_roles, forget_unused
from quotes.record.text_index.labels import publishers_column

_BATCH = 500
_ROW = select(speakers).where(speakers.c.id == bindparam("id"))
_MERGED = select(speakers).where(speakers.c.merged_into == bindparam("id"))
_NAMES = select(names).where(names.c.speaker_id.in_(bindparam("ids", expanding=True)))
_APPEARED = select(appearances).where(appearances.c.speaker_id.in_(bindparam("ids", expanding=True)))
_CREDITED = (
    select(quotations.c.article_id).where(quotations.c.speaker_id.in_(bindparam("ids", expanding=True))).distinct()
)
_WITH_PUBLISHER = select(quotations, articles.c.publisher).join(articles, articles.c.id == quotations.c.article_id)
_TARGETS = select(positions.c.id, positions.c.target, positions.c.target_key, quotations.c.article_id).join(
    quotations, quotations.c.id == positions.c.quotation_id
)
_IDENTITIES = select(articles.c.identity, articles.c.uri).where(articles.c.id.in_(bindparam("ids", expanding=True)))


@dataclass(frozen=True, slots=True)
class _Person:
    """Whom to erase: the ids of their profile and of those merged into it, the whole names and the other forms they
    were printed under, and the articles they stand or stood in."""

    ids: tuple[str, ...]
    whole: tuple[Name, ...]
    forms: tuple[Name, ...]
    articles: tuple[str, ...]

    def is_called(self, name: str, *, in_article: bool) -> bool:
        """Whether ``name`` can be theirs; a bare form only in an article they stand in."""
        if in_article and any(tokens(name) == tokens(form) for _, form in self.forms):
            return True
        key = person_key(name)
        known = [person_key(whole) for type_, whole in self.whole if type_ == "person"]
        if key and any(k and (same_words(key, k) or variant(key, k)) for k in known):
            return True
        return any(tokens(name) == tokens(whole) for _, whole in self.whole)

    def is_target(self, target: str, *, in_article: bool) -> bool:
        """Whether the words of a target name them, alone or with others: "Brandt's plan"."""
        said = plain(target)
        surnames = {word for _, name in self.forms for word in tokens(name)[-1:]}
        if not any(surname in said for surname in surnames):
            return False
        return any(self.is_called(run, in_article=in_article) for run in name_runs(target))


def erase_person(session: NewsroomSession, id_: str, by: Editor) -> None:
    """Erase a person or an organisation. Their names leave keyed marks, so that no later save brings them back; what
    they said is nobody's from now on. Raises NotFound, Gone where they were erased before, Moved, InvalidInput for what
    has no profile."""
    person = _person(session, _erasable(session, id_))
    remember(session, new_id(), person.whole, person.forms, _identities(session, person.articles))
    _unlink(session, person)
    _clear_targets(session, person)
    _clear_corrections(session, person, _clear_quotations(session, person))
    _end_follows(session, person)
    session.change(speakers, TOMBSTONE, id=list(person.ids))
    log_erasure(session, "person_erased", by)
    _tell_followers(session, person)


def _tell_followers(session: NewsroomSession, person: _Person) -> None:
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


def _erasable(session: NewsroomSession, id_: str) -> Row[Any]:
    row = own_profile(session, id_, _ROW)
    if row.type not in ("person", "organization"):
        raise InvalidInput(
            "This profile has no name to erase.",
            FieldError("speaker_id", "Give the id of a person or an organisation."),
        )
    return row


def _person(session: NewsroomSession, row: Row[Any]) -> _Person:
    rows = [row, *session.rows(_MERGED, id=row.id)]
    ids = [r.id for r in rows]
    appeared = session.rows(_APPEARED, ids=ids)
    printed = [n.name for n in session.rows(_NAMES, ids=ids)]
    printed += [name for a in appeared for name in (a.name, *a.aliases)] + [r.name for r in rows]
    forms = [(row.type, name) for name in dict.fromkeys(printed) if name]
    in_articles = {a.article_id for a in appeared} | {q.article_id for q in session.rows(_CREDITED, ids=ids)}
    whole = [form for form in forms if _is_whole(*form)]
    return _Person(tuple(ids), tuple(whole), tuple(forms), tuple(sorted(in_articles)))


def _is_whole(type_: str, name: str) -> bool:
    """Whether a name says who is meant wherever it is printed."""
    if type_ == "organization":
        return is_organization_name(name) and not (name.isupper() and len(name.split()) == 1)
    return person_key(name) is not None


def _identities(session: NewsroomSession, ids: Collection[str]) -> set[str]:
    """The identities under which these articles are saved, or would be saved again."""
    rows = session.rows(_IDENTITIES, ids=list(ids)) if ids else ()
    found = {row.identity or (uri_identity(row.uri) if row.uri else None) for row in rows}
    return {identity for identity in found if identity}


def _unlink(session: NewsroomSession, person: _Person) -> None:
    """Take the person out of every article, list and index."""
    ids = list(person.ids)
    name_ids = [row.id for row in session.rows(_NAMES, ids=ids)]
    session.remove(name_uses, name_id=name_ids)
    forget_roles(session, ids)
    session.remove(appearances, speaker_id=ids)
    session.remove(positions, speaker_id=ids)
    session.remove(external_ids, speaker_id=ids)
    session.remove(source_categories, speaker_id=ids)
    session.remove(settled_names, speaker_id=ids)
    forget_unused(session, name_ids, [])
    forget_spare_grams(session)


def _clear_targets(session: NewsroomSession, person: _Person) -> None:
    """Let nothing tell that anybody is for or against them: what was said of them stays in its articles alone."""
    on_them = [
        row.id
        for row in session.rows(_TARGETS)
        if any(person.is_target(t, in_article=row.article_id in person.articles) for t in (row.target, row.target_key))
    ]
    for at in range(0, len(on_them), _BATCH):
        session.remove(positions, id=on_them[at : at + _BATCH])


def _end_follows(session: NewsroomSession, person: _Person) -> None:
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


def _clear_quotations(session: NewsroomSession, person: _Person) -> dict[str, Row[Any]]:
    """Credit what they said, or were thought to have said, to nobody, and name them nowhere. The quotations that might
    have named them, as they stood, by id."""
    before = session.rows(_WITH_PUBLISHER.where(or_(*_mentioning(person))))
    keys = []
    for row in before:
        columns = _cleared(row, person)
        keys += [row.statement_key, columns.get("statement_key")]
        session.change(quotations, columns, id=row.id)
    regroup(session, keys)
    return {row.id: row for row in before}


def _mentioning(person: _Person) -> Iterable[Any]:
    """Conditions that find every quotation which may hold an id or a name of theirs; some that do not, too."""
    at = quotations.c
    yield at.speaker_id.in_(person.ids)
    if person.articles:
        yield at.article_id.in_(person.articles)
    words = {json.dumps(name.split()[-1])[1:-1].lower() for _, name in person.whole}
    for column in (at.candidates, at.evidence, at.machine, at.fixed, at.via):
        text = func.lower(cast(column, Text))
        for wanted in (*person.ids, *words):
            yield text.contains(wanted, autoescape=True)


def _cleared(row: Row[Any], person: _Person) -> dict[str, Any]:
    here = row.article_id in person.articles
    machine, fixed = row.machine, row.fixed
    theirs = row.speaker_id in person.ids or bool(machine and machine["speaker_id"] in person.ids)
    columns: dict[str, Any] = _facts_cleared(row._asdict(), person, here)
    if machine:
        columns["machine"] = machine | _facts_cleared(machine, person, here)
    if fixed and (theirs_by := [kind for kind in SPEAKER if fixed.get(kind) in person.ids]):
        columns["fixed"] = fixed = fixed | dict.fromkeys(theirs_by)
    if fixed and "positions" in fixed:
        columns["fixed"] = fixed | {"positions": _targets_left(fixed["positions"], person, here)}
        if row.speaker_id in person.ids:
            del columns["fixed"]["positions"]
    if theirs:
        columns["mention"] = None
    if row.via and (row.via["id"] in person.ids or person.is_called(row.via["name"], in_article=here)):
        columns["via"] = None
    if row.speaker_id in person.ids:
        columns["statement_key"] = key_of({**row._asdict(), **columns}, lasting=False)
        columns["copy_of"] = None
        columns |= {"publishers": publishers_column([row.publisher])} if row.publishers else {}
    return columns


def _targets_left(settled: Sequence[Mapping[str, str]], person: _Person, here: bool) -> list[Mapping[str, str]]:
    """The positions that editors settled of a quotation, without those on the person."""
    return [position for position in settled if not person.is_target(position["target"], in_article=here)]


def _facts_cleared(facts: Mapping[str, Any], person: _Person, here: bool) -> dict[str, Any]:
    """The facts of a quotation, as found or as settled, without the person."""
    candidates = [c for c in facts["candidates"] if not person.is_called(c["name"], in_article=here)]
    evidence = facts["evidence"]
    if facts["speaker_id"] in person.ids:
        nobody: dict[str, Any] = {"speaker_id": None, "role": None, "needs_review": False, "candidates": []}
        return nobody | {"evidence": evidence | {"chain": []}}
    known = {name.lower() for _, name in (person.forms if here else person.whole)}
    chain = [step for step in evidence["chain"] if not any(name in step.lower() for name in known)]
    return {"candidates": candidates, "evidence": evidence | {"chain": chain}}


def _clear_corrections(session: NewsroomSession, person: _Person, stood: Mapping[str, Row[Any]]) -> None:
    """Leave of each correction that has to do with the person who made it, when, and of which kind. ``stood``: the
    quotations that might have named them, as they stood before."""
    for row in session.rows(select(corrections)):
        values = _correction_cleared(row, person)
        if row.kind == "positions" and row.subject_id in stood and _tells(row, stood[row.subject_id], person):
            values |= {"before": {}, "after": {"erased": True}}
        if row.reason and _is_about(row, person, stood):
            values["reason"] = None
        if values:
            session.change(corrections, values, id=row.id)


def _is_about(correction: Row[Any], person: _Person, stood: Mapping[str, Row[Any]]) -> bool:
    """Whether the reason of a correction tells of the person: one of their profile does, and one of a quotation of
    theirs, or of an article they stand in, that has their surname."""
    if correction.subject_id in person.ids:
        return True
    quotation = stood.get(correction.subject_id)
    if quotation is None or (quotation.speaker_id not in person.ids and quotation.article_id not in person.articles):
        return False
    surnames = {tokens(name)[-1] for type_, name in person.forms if type_ == "person" and tokens(name)}
    return not surnames.isdisjoint(tokens(correction.reason))


def _tells(correction: Row[Any], stood: Row[Any], person: _Person) -> bool:
    """Whether a correction of positions tells of the person: what they are for and against, or who is for or against
    them."""
    settled = [*correction.before.get("positions", ()), *correction.after.get("positions", ())]
    here = stood.article_id in person.articles
    return stood.speaker_id in person.ids or len(_targets_left(settled, person, here)) < len(settled)


def _correction_cleared(row: Row[Any], person: _Person) -> dict[str, Any]:
    values: dict[str, Any] = {}
    told = json.dumps([row.before, row.after], ensure_ascii=False)
    if row.subject_id in person.ids or _mentions(told, person.ids, ()) or _mentions(told, (), person.whole):
        if row.kind == "speaker":
            values = {"before": _without(row.before, person.ids), "after": _without(row.after, person.ids)}
        else:
            values = {"before": {}, "after": {"erased": True}}
    if row.reason and (values or _mentions(row.reason, (), person.whole)) and _mentions(row.reason, (), person.forms):
        values["reason"] = None
    return values


def _mentions(text: str, ids: Collection[str], forms: Sequence[Name]) -> bool:
    words = f" {' '.join(tokens(text))} "
    return any(id_ in text for id_ in ids) or any(f" {' '.join(tokens(name))} " in words for _, name in forms)


def _without(settled: Mapping[str, Any], ids: Collection[str]) -> dict[str, Any]:
    return {name: None if value in ids else value for name, value in settled.items()}


def count_erasures(connection: Connection) -> int:
    """How many people and articles were ever erased, in all newsrooms."""
    return count_corrections_of_all(connection, ("person_erased", "article_erased"))


def log_erasure(session: NewsroomSession, kind: str, by: Editor) -> None:
    """That it happened, by whom and when; never to whom. The entry is its own subject."""
    id_ = new_id()
    entry: dict[str, Any] = {
        "id": id_,
        "kind": kind,
        "subject_id": id_,
        "editor": by.name,
        "made_at": datetime.now(UTC),
    }
    session.add(corrections, [entry | {"reason": None, "before": {}, "after": {}}])
