"""Corrections by editors: applied and logged. Later analyses keep them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, select

from quotes.errors import Conflict, FieldError, InvalidInput, Outdated
from quotes.lexicon.stems import INDEXED, tokens
from quotes.model import Quotation
from quotes.record.articles.read import living_article, read_article
from quotes.record.db.session import NewsroomSession, articles, external_ids, quotations, speakers
from quotes.record.editing import merge_split, settled_roles, settled_types
from quotes.record.editing.credit import resolve_credit
from quotes.record.editing.log_entries import Entry, add_entries
from quotes.record.editing.merge_split import speaker_named
from quotes.record.editing.one_line import check_name, on_one_line
from quotes.record.model.corrections import UNSET, Editor, Named, PositionFix, QuotationFix, Unset
from quotes.record.model.quotations import RecordedQuotation
from quotes.record.model.speakers import ExternalId, Profile, ShownType
from quotes.record.positions.write import settle_positions
from quotes.record.quotations.grouping import regroup
from quotes.record.quotations.overrides import REWORDED, SPEAKER, restored, settled_facts
from quotes.record.quotations.overrides.settled_words import overlaps, places_of
from quotes.record.quotations.read import living_quotation, read_quotation
from quotes.record.quotations.statements import Dating
from quotes.record.quotations.write import add_quotation, columns_with
from quotes.record.speakers.erased_names import erased_among
from quotes.record.speakers.name_index import sort_name
from quotes.record.speakers.profiles import external_ids_of, living_speaker, read_profile, surviving_profile_id
from quotes.record.speakers.write import drop_idle_appearances, ensure_appearance
from quotes.record.text_index.labels import publishers_column

QUOTATION = (
    select(quotations, articles.c.identity, articles.c.publisher, articles.c.published, articles.c.kept_at)
    .join(articles, articles.c.id == quotations.c.article_id)
    .where(quotations.c.id == bindparam("id"))
)
"""One quotation, with what of its article a correction asks for."""
_ARTICLE = select(
    articles.c.id.label("article_id"),
    articles.c.identity,
    articles.c.publisher,
    articles.c.published,
    articles.c.kept_at,
).where(articles.c.id == bindparam("id"))

_TOLD = 60
"""Characters of a quotation that an error names it by."""


def correct_quotation(
    session: NewsroomSession, id_: str, fix: QuotationFix, by: Editor, seen: int | None
) -> RecordedQuotation | None:
    """Settle what ``fix`` says; the quotation afterwards, None where it was rejected. ``seen``: the version the editor
    saw. Raises NotFound, Gone, Outdated, InvalidInput where the fix names nobody living."""
    row = living_quotation(session, id_, QUOTATION)
    _require_version(row.version, seen)
    changes = _changes(session, row, fix)
    if not changes:
        raise InvalidInput("The correction is empty.", FieldError("speaker", "Give at least one thing to correct."))
    elsewhere = {}
    if "positions" in changes and row.copy_of is not None:  # profiles show those of the one that stands for all copies
        elsewhere = {"positions": changes.pop("positions")}
    log = _settle_also(session, row, changes) if changes else []
    if elsewhere:
        log += _settle_also(session, session.rows(QUOTATION, id=row.copy_of)[0], elsewhere)
    add_entries(session, by, log)
    return None if fix.rejected else read_quotation(session, id_)


def _require_version(version: int, seen: int | None) -> None:
    """Raise Outdated unless ``version`` is the one that the editor saw."""
    if seen is not None and version != seen:
        raise Outdated


def _settle_also(session: NewsroomSession, row: Row[Any], changes: Mapping[str, Any]) -> list[Entry]:
    """Settle ``changes`` of a quotation beside what was settled of it before, in one write; what is to be logged."""
    fixed = {kind: value for kind, value in settled_facts(row).items() if kind != REWORDED}
    confirmed = {"confirmed": row.speaker_id} if "right" in changes and not {*fixed, *changes} & {*SPEAKER} else {}
    settle(session, row, {**fixed, **changes, **confirmed})
    return [
        Entry(kind, row.id, {kind: fixed[kind]} if kind in fixed else {}, {kind: value})
        for kind, value in changes.items()
    ]


def add_missed(
    session: NewsroomSession,
    article: str,
    quotation: Quotation,
    speaker: str | Named | None,
    by: Editor,
    seen: int | None,
) -> RecordedQuotation:
    """Add a quotation that the analysis missed, credited to ``speaker``, a profile or somebody by name. Its own id,
    speaker and confidence count for nothing. ``seen``: the version of the article that the editor saw. Raises NotFound,
    Gone, Outdated, InvalidInput where its spans are not the words of the article, and Conflict where a quotation has
    some of them."""
    stored = read_article(session, article)
    _require_version(stored.version, seen)
    if not quotation.spans or any(stored.text[s.start : s.end] != s.exact or not s.exact for s in quotation.spans):
        raise InvalidInput(
            "These words are not in the article.", FieldError("spans", "Give offsets and words of the article's text.")
        )
    _require_free(stored.quotations, quotation)
    dating = Dating.of(stored.published, stored.kept_at.date())
    profile = resolve_credit(session, session.rows(_ARTICLE, id=article)[0], speaker)
    id_ = add_quotation(session, article, stored.text, quotation, profile, dating, stored.publisher)
    if profile is not None:
        ensure_appearance(session, article, profile)
    add_entries(session, by, [Entry("added", id_, {}, {"added": True})])
    return read_quotation(session, id_)


def _require_free(known: Sequence[RecordedQuotation], quotation: Quotation) -> None:
    """Raise Conflict, naming each, where ``known`` quotations have words of this one: no word is of two."""
    taken = [q for q in known if overlaps(places_of(q), places_of(quotation))]
    if not taken:
        return
    told = "; ".join(f"“{_beginning(q)}” by {q.speaker.name if q.speaker else 'nobody known'}" for q in taken)
    begins = any(q.spans[0].start == quotation.spans[0].start for q in taken)
    what = "A quotation already begins there" if begins else "Some of these words are quoted already"
    faults = (FieldError("spans", f"Correct the quotation {q.id} instead, or reject it first.") for q in taken)
    raise Conflict(f"{what}: {told}.", *faults)


def _beginning(quotation: RecordedQuotation) -> str:
    words = quotation.spans[0].exact
    return words if len(words) <= _TOLD else words[:_TOLD] + "…"


def _changes(session: NewsroomSession, row: Row[Any], fix: QuotationFix) -> dict[str, Any]:
    """What ``fix`` settles of the quotation of ``row``, as ``quotations.fixed`` holds it. Raises InvalidInput where it
    contradicts itself or the article."""
    if fix.right and fix.rejected:
        detail = "Give either right or rejected."
        raise InvalidInput("A quotation cannot be right and nobody's words.", FieldError("rejected", detail))
    changes: dict[str, Any] = {}
    if not isinstance(fix.speaker, Unset):
        changes["speaker"] = resolve_credit(session, row, fix.speaker)
    if fix.said_on is None:
        changes["said_on"] = None
    elif fix.said_on is not UNSET:
        said = fix.said_on
        if said.exact and said.exact not in living_article(session, row.article_id).text:
            detail = "Give words of the article that tell the date, or leave exact empty."
            raise InvalidInput("These words are not in the article.", FieldError("said_on.exact", detail))
        changes["said_on"] = {"date": said.date.isoformat(), "precision": said.precision, "exact": said.exact}
    if fix.right:
        changes["right"] = True
    if fix.rejected:
        changes["rejected"] = True
    if not isinstance(fix.positions, Unset):
        changes["positions"] = [{"target": _target(p), "stance": p.stance} for p in fix.positions]
    return changes


def _target(fix: PositionFix) -> str:
    if not tokens(fix.target) or len(fix.target.strip()) > INDEXED:
        detail = f"Give a target of at most {INDEXED} characters."
        raise InvalidInput("A position needs a target.", FieldError("positions", detail))
    on_one_line("positions", fix.target.strip())
    return fix.target.strip()


def settle(session: NewsroomSession, row: Row[Any], fixed: Mapping[str, Any]) -> None:
    """Lay ``fixed`` over what the analysis says of a quotation; nothing fixed brings that back."""
    fixed = fixed if fixed.keys() != {REWORDED} else {}
    found = {**row._asdict(), **(restored(row.machine) if row.machine else {})}
    found["speaker_id"] = surviving_profile_id(session, found["speaker_id"])
    columns = columns_with(session, found, fixed, Dating.of(row.published, row.kept_at.date()))
    alone = {"copy_of": None, "publishers": publishers_column([row.publisher])}  # until it is regrouped
    session.change(quotations, columns | alone, id=row.id)
    settle_positions(session, row.id, columns["speaker_id"], fixed)
    session.count_change(speakers, {row.speaker_id, columns["speaker_id"]} - {None})
    regroup(session, [row.statement_key, columns["statement_key"]])
    if columns["speaker_id"]:
        ensure_appearance(session, row.article_id, columns["speaker_id"])
    drop_idle_appearances(session, row.article_id)


def rename(session: NewsroomSession, speaker: str, name: str, by: Editor, seen: int | None) -> Profile:
    """Show a profile under ``name`` whatever articles print; a full name makes one lasting that belonged to an article.
    Raises NotFound, Gone, Outdated, InvalidInput on what is no name, and on the name of somebody erased."""
    row = living_speaker(session, speaker)
    _require_version(row.version, seen)
    name = name.strip()
    if not 0 < len(name) <= INDEXED:
        detail = f"Give a name of at most {INDEXED} characters."
        raise InvalidInput("A speaker needs a name.", FieldError("name", detail))
    check_name("name", name)
    if name != row.name and erased_among(session, None, [(row.type, name)]):
        detail = "Give another name."
        raise InvalidInput("A person of this name was erased and cannot be named.", FieldError("name", detail))
    before = {"name": row.name, "by_editor": bool(row.named_by_editor)}
    set_name(session, row, name, by_editor=True)
    if settled_types.found_profile(session, living_speaker(session, speaker)):
        before["article"] = row.article_id
    add_entries(session, by, [Entry("renamed", speaker, before, {"name": name, "by_editor": True})])
    return read_profile(session, speaker)


def set_name(session: NewsroomSession, row: Row[Any], name: str, *, by_editor: bool) -> None:
    """Call the profile of ``row`` so; ``by_editor``: an editor gave it the name."""
    values = {"name": name, "sort_name": sort_name(row.type, name), "named_by_editor": by_editor}
    session.change(speakers, values, id=row.id)


def attach(
    session: NewsroomSession, speaker: str, wanted: Sequence[ExternalId], by: Editor, seen: int | None
) -> Profile:
    """Give a profile these external ids and no others. Raises Outdated, and Conflict where another profile has one of
    them."""
    _require_version(living_speaker(session, speaker).version, seen)
    before = {"ids": [[e.scheme, e.value] for e in external_ids_of(session, speaker)]}
    set_external_ids(session, speaker, wanted)
    add_entries(session, by, [Entry("external_ids", speaker, before, {"ids": [[e.scheme, e.value] for e in wanted]})])
    return read_profile(session, speaker)


def set_external_ids(session: NewsroomSession, speaker: str, wanted: Sequence[ExternalId]) -> None:
    """Give a profile these external ids and no others. Raises InvalidInput, Conflict where another profile has one."""
    for e in wanted:
        if not e.scheme or ":" in e.scheme or len(e.scheme) > 64 or not 0 < len(e.value) <= INDEXED:
            raise InvalidInput(
                "The external id is not valid.",
                FieldError("external_ids", "Give a scheme of up to 64 characters without a colon, and a short value."),
            )
        taken = select(external_ids.c.speaker_id).where(
            external_ids.c.scheme == e.scheme, external_ids.c.value == e.value
        )
        if any(row.speaker_id != speaker for row in session.rows(taken)):
            raise Conflict(
                f"Another speaker has the id {e.scheme}:{e.value}.",
                FieldError("external_ids", "Remove it from that speaker first."),
            )
    session.remove(external_ids, speaker_id=speaker)
    session.count_change(speakers, [speaker])
    pairs = dict.fromkeys((e.scheme, e.value) for e in wanted)
    session.add(external_ids, ({"scheme": scheme, "value": value, "speaker_id": speaker} for scheme, value in pairs))


def settle_type(
    session: NewsroomSession, speaker: str, type_: ShownType, by: Editor, seen: int | None
) -> Profile | None:
    """Say what a profile is; the profile, None where it is no speaker. Raises NotFound, Gone, Moved, Outdated,
    InvalidInput."""
    row = living_speaker(session, speaker)
    _require_version(row.version, seen)
    before = settled_types.settle_type(session, row, type_)
    add_entries(session, by, [Entry("typed", speaker, before, {"type": type_})])
    return None if type_ == "none" else read_profile(session, speaker)


def merge(
    session: NewsroomSession, speaker: str, into: str, by: Editor, seen: int | None, into_seen: int | None
) -> Profile:
    """Merge a profile into another one; that other. Raises NotFound, Gone, Moved, Outdated, InvalidInput."""
    leaves = living_speaker(session, speaker)
    _require_version(leaves.version, seen)
    stays = speaker_named(session, "into", into)
    _require_version(stays.version, into_seen)
    moved = merge_split.merge(session, leaves, stays)
    carried = settled_roles.carry(session, speaker, into)
    add_entries(session, by, [Entry("merged", speaker, {"articles": moved, "roles": carried}, {"into": into})])
    return read_profile(session, into)


def split(session: NewsroomSession, speaker: str, wanted: Sequence[str], by: Editor, seen: int | None) -> Profile:
    """Give what a profile has in ``wanted`` articles to a new profile; the new one. Raises as ``merge``."""
    row = living_speaker(session, speaker)
    _require_version(row.version, seen)
    made = merge_split.split(session, row, wanted)
    settled_roles.carry(session, speaker, made)
    add_entries(session, by, [Entry("split", speaker, {}, {"articles": list(wanted), "to": made})])
    return read_profile(session, made)


def reject_roles(
    session: NewsroomSession, speaker: str, wanted: Sequence[str], by: Editor, seen: int | None
) -> Profile:
    """Say that these are no roles of a profile; the profile. Raises as ``merge``."""
    _require_version(living_speaker(session, speaker).version, seen)
    found = settled_roles.chosen_roles(session, speaker, "roles", wanted)
    entries = [Entry("role_rejected", speaker, {}, {"role": role.id, "form": role.role}) for role in found]
    logged = add_entries(session, by, entries)
    settled_roles.reject(session, speaker, {role.id: id_ for role, id_ in zip(found, logged, strict=True)})
    return read_profile(session, speaker)


def join_roles(
    session: NewsroomSession, speaker: str, wanted: Sequence[str], into: str, by: Editor, seen: int | None
) -> Profile:
    """Say that these roles of a profile are the same office as the role ``into``; the profile. Raises as ``merge``."""
    _require_version(living_speaker(session, speaker).version, seen)
    joined, stays = settled_roles.one_office(session, speaker, wanted, into)
    after = {"role": stays.id, "form": stays.role, "joined": {role.id: role.role for role in joined}}
    (logged,) = add_entries(session, by, [Entry("roles_joined", speaker, {}, after)])
    settled_roles.join(session, speaker, list(after["joined"]), stays, logged)
    return read_profile(session, speaker)
