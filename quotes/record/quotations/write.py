"""Writing the quotations of an article: ids that stay while the words stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from sqlalchemy import Row, Text, and_, bindparam, cast, func, or_, select

from quotes.lexicon.stems import stems
from quotes.model import Analysis, Evidence, Quotation, SpeakerRef
from quotes.record.db.ids import new_id
from quotes.record.db.session import (
    NewsroomSession,
    corrections,
    fingerprints,
    positions,
    quotation_spans,
    quotations,
    speakers,
)
from quotes.record.model.articles import Changes
from quotes.record.positions.write import move_positions, settle_positions, write_positions
from quotes.record.quotations.grouping import regroup
from quotes.record.quotations.overrides import SPEAKER, effective, key_of, machine_facts, restored, settled_facts
from quotes.record.quotations.overrides.reworded import find_reworded
from quotes.record.quotations.overrides.settled_words import (
    OF_SPEAKER,
    Settled,
    find_spans_again,
    overlaps,
    places_of,
    without_settled,
)
from quotes.record.quotations.rows import fingerprint_rows, quotation_rows, span_rows
from quotes.record.quotations.statements import Dating, undated
from quotes.record.speakers.profiles import surviving_profile_id
from quotes.record.speakers.write import ensure_appearance
from quotes.record.text_index.fingerprints import fingerprints_of
from quotes.record.text_index.labels import publishers_column
from quotes.record.text_index.paragraphs import Paragraphs

_not_undone = (
    ~select(corrections.c.id)
    .where(
        corrections.c.subject_id == quotations.c.id,
        corrections.c.kind == "added",
        corrections.c.undone_at.is_not(None),
        cast(quotations.c.fixed, Text).contains('"added"'),
    )
    .exists()
)
KEPT = or_(
    quotations.c.gone.is_(None),
    quotations.c.gone == "rejected",
    and_(quotations.c.gone == "withdrawn", quotations.c.fixed.is_not(None), _not_undone),
)
"""What holds of the quotations that a later version may have: those that stand or are rejected, and those that went
with their words but of which editors settled something. An editor's own that was taken back is none of them."""
_CURRENT = (
    select(quotations)
    .where(quotations.c.article_id == bindparam("article"), KEPT)
    .order_by(quotations.c.start, quotations.c.id)
)
_SPANS = (
    select(quotation_spans)
    .where(quotation_spans.c.quotation_id.in_(bindparam("ids", expanding=True)))
    .order_by(quotation_spans.c.quotation_id, quotation_spans.c.place)
)
_SERIALS = select(quotations.c.id, quotations.c.serial).where(quotations.c.id.in_(bindparam("ids", expanding=True)))
_LAST = select(func.max(quotations.c.id).label("id"))
_LASTING = select(speakers.c.id).where(
    speakers.c.id.in_(bindparam("speakers", expanding=True)), speakers.c.key.is_not(None)
)


def write_quotations(
    session: NewsroomSession,
    article: str,
    text: str,
    analysis: Analysis,
    profile: Mapping[str, str],
    dating: Dating,
    publisher: str | None,
    *,
    first: bool,
) -> Changes:
    """Bring the quotations of ``article`` in line with ``analysis`` of its ``text``. ``profile``: the profile
    of each of its speakers; ``first``: there are none yet."""
    lasting = _lasting(session, profile)
    wanted = quotation_rows(article, text, analysis, profile, lasting, dating, publisher)
    current = {} if first else {row.id: row for row in session.rows(_CURRENT, article=article)}
    spans = _spans_of(session, list(current))
    matched = _match(wanted, list(current.values()))
    if standing := _standing(session, text, analysis, wanted, matched, list(current.values()), spans):
        fresh = {q.id for q, old in zip(analysis.quotations, matched, strict=True) if old is None}
        analysis = without_settled(analysis, fresh, list(standing.values()), profile)
        wanted = quotation_rows(article, text, analysis, profile, lasting, dating, publisher)
        matched = _match(wanted, [row for row in current.values() if row.id not in standing])
    settled = {row.id: settled_facts(row) for row in current.values()}
    lost = [row for row in current.values() if row.fixed and row.id not in {*matched, *standing}]
    for at, old in find_reworded(analysis, matched, lost, spans).items():
        matched[at], settled[old.id] = old
    added, changed = _write_found(session, analysis, wanted, matched, current, spans, settled, dating)
    for id_ in {row["speaker_id"] for row in wanted if row.get("gone") is None} - {*profile.values(), None}:
        ensure_appearance(session, article, id_)
    anchored = {id_: _reanchor(session, of, text, dating, publisher) for id_, of in standing.items()}
    for id_, columns in anchored.items():
        if columns["gone"] is None and current[id_].gone is not None:
            added.append(id_)
    lost = [row for row in current.values() if row.gone != "withdrawn" and row.id not in {*matched, *standing}]
    mark_gone(session, lost, "withdrawn")
    rows = {q.id: {**row, "fixed": settled.get(row["id"])} for q, row in zip(analysis.quotations, wanted, strict=True)}
    write_positions(session, analysis, rows, current)
    before = [row.statement_key for row in current.values()]
    regroup(session, [row["statement_key"] for row in (*wanted, *anchored.values())] + before)
    return Changes(tuple(added), tuple(changed), tuple(row.id for row in lost if row.gone is None))


def _write_found(
    session: NewsroomSession,
    analysis: Analysis,
    wanted: Sequence[dict[str, Any]],
    matched: Sequence[str | None],
    current: Mapping[str, Row[Any]],
    spans: Mapping[str, Sequence[Row[Any]]],
    settled: Mapping[str, Mapping[str, Any]],
    dating: Dating,
) -> tuple[list[str], list[str]]:
    """Write the rows ``wanted`` of what the analysis found, in the place of those of ``current`` that they ``matched``,
    with what editors ``settled`` of these, and give them their ids. The ids of those that are added, or are back, and
    of those that are changed."""
    added, changed, fresh, ids = [], [], [], {}
    back, last = [], _last_id(session)
    for row, quotation, old in zip(wanted, analysis.quotations, matched, strict=True):
        row["id"] = ids[quotation.id] = old or new_id(last)
        if old is None:
            added.append(row["id"])
            fresh.append(row)
            continue
        before = current[old]
        reworded = [s.exact for s in quotation.spans] != [s.exact for s in spans[old]]
        changes = _update(session, row, before, settled[old], dating) or reworded
        if before.gone != "withdrawn" and before.stems != row["stems"]:
            session.remove(fingerprints, serial=before.serial, hash=list(fingerprints_of(before.stems.split())))
            back.append(row)
        if before.gone == "withdrawn":
            back.append(row)
            added += [old] if row["gone"] is None else []
        elif changes and before.gone is None:
            changed.append(old)
    session.add(quotations, fresh)
    write_fingerprints(session, [*fresh, *back])
    session.add(quotation_spans, (span for q in analysis.quotations for span in span_rows(ids[q.id], q)))
    return added, changed


def _update(
    session: NewsroomSession, row: dict[str, Any], before: Row[Any], settled: Mapping[str, Any], dating: Dating
) -> bool:
    """Put ``row``, with what editors ``settled`` laid over it, in the place of ``before``, and take its spans away.
    Whether its facts changed."""
    if settled:
        fixed = {kind: value for kind, value in settled.items() if kind != "added"}
        row |= columns_with(session, row, fixed, dating)
    session.change(quotations, row, id=before.id)
    session.remove(quotation_spans, quotation_id=before.id)
    return _facts(row) != _facts(before._asdict())


def add_quotation(
    session: NewsroomSession,
    article: str,
    text: str,
    quotation: Quotation,
    speaker: str | None,
    dating: Dating,
    publisher: str | None,
) -> str:
    """Add to an article a quotation that an editor found, credited to the profile ``speaker``; its id."""
    who = SpeakerRef("", "", "person") if speaker else None
    settled = replace(
        quotation, speaker=who, candidates=(), confidence=1.0, needs_review=False, evidence=Evidence("editor")
    )
    analysis = Analysis("", (settled,), (), (), None, None, "en", (), "")
    profile = {"": speaker} if speaker else {}
    (row,) = quotation_rows(article, text, analysis, profile, _lasting(session, profile), dating, publisher)
    row |= {"id": new_id(_last_id(session)), "fixed": {"added": True, "speaker": speaker}, "scrap": False}
    row["machine"] = machine_facts(row)
    session.add(quotations, [row])
    session.add(quotation_spans, span_rows(row["id"], quotation))
    write_fingerprints(session, [row])
    regroup(session, [row["statement_key"]])
    return str(row["id"])


def _last_id(session: NewsroomSession) -> str:
    """What a new id must come after on SQLite, whose full-text index has what was said on one day in the order of the
    rows: that is the order of the ids as well, whatever the clock says. Empty on PostgreSQL."""
    return session.rows(_LAST)[0].id or "" if session.dialect == "sqlite" else ""


def columns_with(
    session: NewsroomSession, row: Mapping[str, Any], settled: Mapping[str, Any], dating: Dating
) -> dict[str, Any]:
    """The columns of a quotation with what editors ``settled`` laid over them. ``row``: as the analysis has it."""
    settled = _with_survivors(session, settled)
    facts = effective(row, settled, dating)
    speaker = facts["speaker_id"]
    lasting = speaker is not None and bool(session.rows(_LASTING, speakers=[speaker]))
    return facts | {
        "statement_key": key_of({**row, **facts}, lasting),
        "fixed": dict(settled) or None,
        "machine": machine_facts(row) if settled else None,
        "gone": "rejected" if settled.get("rejected") else None,
    }


def _with_survivors(session: NewsroomSession, settled: Mapping[str, Any]) -> dict[str, Any]:
    """What editors settled, with the profiles that those whom they named are known as now."""
    return {**settled, **{by: surviving_profile_id(session, settled[by]) for by in SPEAKER if by in settled}}


def _standing(
    session: NewsroomSession,
    text: str,
    analysis: Analysis,
    wanted: Sequence[Mapping[str, Any]],
    matched: Sequence[str | None],
    current: Sequence[Row[Any]],
    spans: Mapping[str, Sequence[Row[Any]]],
) -> dict[str, Settled]:
    """Those of ``current`` that the analysis does not find and that stay, by id: an editor settled them, be it that
    these are nobody's words, and their words are in the text. They stay out of quotations that are found as before,
    unless they stood in these before."""
    was = {row.id: [(s.start, s.end) for s in spans[row.id]] if row.gone != "withdrawn" else [] for row in current}
    quotations_ = list(zip(analysis.quotations, wanted, matched, strict=True))
    others = {old: places_of(q) for q, _, old in quotations_ if old is not None}
    standing = {}
    for row in sorted(current, key=lambda row: row.gone == "withdrawn"):
        if row.id in others or not row.fixed:
            continue
        taken = [place for id_, places in others.items() if not overlaps(was[id_], was[row.id]) for place in places]
        places = find_spans_again(text, [span.exact for span in spans[row.id]], row.start, taken)
        if places is None:
            continue
        fixed = _with_survivors(session, settled_facts(row))
        found = {**row._asdict(), **restored(row.machine)}
        over = next((w for q, w, old in quotations_ if old is None and overlaps(places_of(q), places)), None)
        if over is not None and not fixed.keys() & {*SPEAKER}:
            found |= {name: over[name] for name in OF_SPEAKER}
        standing[row.id] = Settled(row, found, fixed, places)
        others[row.id] = list(places)
    return standing


def _reanchor(
    session: NewsroomSession, settled: Settled, text: str, dating: Dating, publisher: str | None
) -> dict[str, Any]:
    """Move a settled quotation that the analysis does not find to where its words stand now. Its columns."""
    row, places = settled.row, settled.places
    for number, (start, end) in enumerate(places):
        moved = {"start": start, "end": end, "exact": text[start:end], "html": []}
        session.change(quotation_spans, moved, quotation_id=row.id, place=number)
    begin, end = Paragraphs(text).around(places[0][0], places[-1][1])
    found = {**settled.found, "stems": " ".join(stems("\n".join(text[start:end] for start, end in places)))}
    if found["said_on"] is None:
        found |= undated(dating)
    columns: dict[str, Any] = columns_with(session, found, settled.fixed, dating) | {"stems": found["stems"]}
    columns |= {"start": places[0][0], "paragraph_start": begin, "paragraph_end": end, "cue": None, "mention": None}
    columns |= {"occasion": None, "occasion_words": None, "medium": None, "publishers": publishers_column([publisher])}
    session.change(quotations, columns | {"copy_of": None}, id=row.id)
    if row.gone == "withdrawn":
        write_fingerprints(session, [{"id": row.id, "stems": found["stems"]}])
    move_positions(session, row.id, places[0][0] - row.start, text)
    settle_positions(session, row.id, columns["speaker_id"], settled.fixed)
    if columns["speaker_id"] and columns["gone"] is None:
        ensure_appearance(session, row.article_id, columns["speaker_id"])
    return columns


def mark_gone(session: NewsroomSession, rows: Sequence[Row[Any]], why: str) -> None:
    """Mark quotations as gone (``why``: "withdrawn" or "retracted"). Their statements are to be regrouped."""
    if rows:
        ids = [row.id for row in rows]
        session.remove(positions, quotation_id=ids)
        session.change(quotations, {"gone": why, "copy_of": None, "stems": "", "publishers": ""}, id=ids)
        for row in rows:
            session.remove(fingerprints, serial=row.serial, hash=list(fingerprints_of(row.stems.split())))


def write_fingerprints(session: NewsroomSession, rows: Sequence[Mapping[str, Any]]) -> None:
    """Make new rows of quotations findable by altered words."""
    serials = {row.id: row.serial for row in session.rows(_SERIALS, ids=[row["id"] for row in rows])} if rows else {}
    session.add(fingerprints, (print_ for row in rows for print_ in fingerprint_rows(row, serials[row["id"]])))


def retract_quotations(session: NewsroomSession, article: str) -> None:
    """Take every quotation of an article back, those too that a later version could have had again."""
    current = session.rows(_CURRENT, article=article)
    mark_gone(session, current, "retracted")
    regroup(session, [row.statement_key for row in current])


def _lasting(session: NewsroomSession, profile: Mapping[str, str]) -> set[str]:
    """Those of the profiles that last, the others belonging to one article."""
    return {row.id for row in session.rows(_LASTING, speakers=list(set(profile.values())))} if profile else set()


def _facts(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """What makes a quotation with the same words a changed one."""
    return tuple(row[name] for name in ("speaker_id", "role", "kind", "act", "said_on", "said_precision", "medium"))


def _match(wanted: Sequence[Mapping[str, Any]], kept: Sequence[Row[Any]]) -> list[str | None]:
    """The kept quotation of each row wanted, by the words; of several with the same words one that stands, then one
    that the analysis credited to the same speaker, then in the order of the text."""
    free: dict[str, list[Row[Any]]] = defaultdict(list)
    for kept_row in sorted(kept, key=lambda kept_row: kept_row.gone == "withdrawn"):
        free[kept_row.words_key].append(kept_row)
    found: list[str | None] = [None] * len(wanted)
    for withdrawn, same_speaker in product((False, True), (True, False)):
        for i, row in enumerate(wanted):
            same_words = free[row["words_key"]]
            fitting = (
                kept_row
                for kept_row in same_words
                if withdrawn >= (kept_row.gone == "withdrawn")
                and (not same_speaker or _found_speaker(kept_row) == row["speaker_id"])
            )
            if found[i] is None and (match := next(fitting, None)) is not None:
                same_words.remove(match)
                found[i] = match.id
    return found


def _found_speaker(row: Row[Any]) -> str | None:
    """Whom the analysis credits, whatever editors settled."""
    speaker: str | None = row.machine["speaker_id"] if row.machine else row.speaker_id
    return speaker


def _spans_of(session: NewsroomSession, ids: Sequence[str]) -> dict[str, list[Row[Any]]]:
    spans = defaultdict(list)
    for row in session.rows(_SPANS, ids=list(ids)) if ids else ():
        spans[row.quotation_id].append(row)
    return spans
