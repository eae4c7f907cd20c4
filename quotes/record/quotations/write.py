"""Writing the quotations of an article: ids that stay while the words stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, bindparam, func, or_, select

from quotes.model import Analysis, Evidence, Quotation, SpeakerRef
from quotes.record.db.ids import new_id
from quotes.record.db.session import (
    NewsroomSession,
    fingerprints,
    positions,
    quotation_spans,
    quotations,
    speakers,
)
from quotes.record.model.articles import Changes
from quotes.record.positions.write import move_positions, write_positions
from quotes.record.quotations.grouping import regroup
from quotes.record.quotations.overrides import effective, find_spans_again, key_of, machine_facts
from quotes.record.quotations.rows import fingerprint_rows, quotation_rows, span_rows
from quotes.record.quotations.statements import Dating
from quotes.record.speakers.write import ensure_appearance
from quotes.record.text_index.fingerprints import fingerprints_of
from quotes.record.text_index.labels import publishers_column
from quotes.record.text_index.paragraphs import Paragraphs

_CURRENT = (
    select(quotations)
    .where(
        quotations.c.article_id == bindparam("article"),
        or_(quotations.c.gone.is_(None), quotations.c.gone == "rejected"),
    )
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
    wanted = quotation_rows(article, text, analysis, profile, _lasting(session, profile), dating, publisher)
    current = {} if first else {row.id: row for row in session.rows(_CURRENT, article=article)}
    spans = _spans_of(session, list(current))
    matched = _match([(row["words_key"], row["speaker_id"]) for row in wanted], list(current.values()))
    added, changed, ids = [], [], {}
    fresh, last = [], _last_id(session)
    for row, quotation, old in zip(wanted, analysis.quotations, matched, strict=True):
        row["id"] = ids[quotation.id] = old or new_id(last)
        if old is None:
            added.append(row["id"])
            fresh.append(row)
            continue
        reworded = [s.exact for s in quotation.spans] != [s.exact for s in spans[old]]
        if (_update(session, row, current[old], dating) or reworded) and current[old].gone is None:
            changed.append(old)
    session.add(quotations, fresh)
    write_fingerprints(session, fresh)
    session.add(quotation_spans, (span for q in analysis.quotations for span in span_rows(ids[q.id], q)))
    rejected = {row.id for row in current.values() if row.gone is not None}
    for id_ in {row["speaker_id"] for row in wanted if row["id"] not in rejected} - {*profile.values(), None}:
        ensure_appearance(session, article, id_)
    lost = [
        row
        for row in current.values()
        if row.id not in set(matched) and not _reanchor_if_settled(session, row, spans, text, publisher)
    ]
    mark_gone(session, lost, "withdrawn")
    settled = {row.id: row.fixed for row in current.values()}
    rows = {q.id: {**row, "fixed": settled.get(row["id"])} for q, row in zip(analysis.quotations, wanted, strict=True)}
    write_positions(session, analysis, rows)
    regroup(session, [row["statement_key"] for row in wanted] + [row.statement_key for row in current.values()])
    return Changes(tuple(added), tuple(changed), tuple(row.id for row in lost if row.gone is None))


def _update(session: NewsroomSession, row: dict[str, Any], before: Row[Any], dating: Dating) -> bool:
    """Put ``row``, with what an editor settled laid over it, in the place of ``before``, and take its spans away.
    Whether its facts changed."""
    if before.fixed:
        fixed = {kind: value for kind, value in before.fixed.items() if kind != "added"}
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
    facts = effective(row, settled, dating)
    speaker = facts["speaker_id"]
    lasting = speaker is not None and bool(session.rows(_LASTING, speakers=[speaker]))
    return facts | {
        "statement_key": key_of({**row, **facts}, lasting),
        "fixed": dict(settled) or None,
        "machine": machine_facts(row) if settled else None,
        "gone": "rejected" if settled.get("rejected") else None,
    }


def _reanchor_if_settled(
    session: NewsroomSession,
    row: Row[Any],
    spans: Mapping[str, Sequence[Row[Any]]],
    text: str,
    publisher: str | None,
) -> bool:
    """Whether a quotation that the analysis does not find stays: an editor settled it, be it that these are nobody's
    words, and its words are in the text. If so, it is moved to where they stand now."""
    if not row.fixed:
        return False
    places = find_spans_again(text, [span.exact for span in spans[row.id]], row.start)
    if places is None:
        return False
    for span, (start, end) in zip(spans[row.id], places, strict=True):
        session.change(quotation_spans, {"start": start, "end": end, "html": []}, quotation_id=row.id, place=span.place)
    begin, end = Paragraphs(text).around(places[0][0], places[-1][1])
    moved: dict[str, Any] = {
        "start": places[0][0],
        "paragraph_start": begin,
        "paragraph_end": end,
        "cue": None,
        "mention": None,
    }
    moved |= {"occasion": None, "occasion_words": None, "medium": None, "publishers": publishers_column([publisher])}
    session.change(quotations, moved, id=row.id)
    move_positions(session, row.id, places[0][0] - row.start, text)
    if row.speaker_id and row.gone is None:
        ensure_appearance(session, row.article_id, row.speaker_id)
    return True


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
    """Take every living quotation of an article back."""
    current = session.rows(_CURRENT, article=article)
    mark_gone(session, current, "retracted")
    regroup(session, [row.statement_key for row in current])


def _lasting(session: NewsroomSession, profile: Mapping[str, str]) -> set[str]:
    """Those of the profiles that last, the others belonging to one article."""
    return {row.id for row in session.rows(_LASTING, speakers=list(set(profile.values())))} if profile else set()


def _facts(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """What makes a quotation with the same words a changed one."""
    return tuple(row[name] for name in ("speaker_id", "role", "kind", "act", "said_on", "said_precision", "medium"))


def _match(wanted: Sequence[tuple[str, str | None]], living: Sequence[Row[Any]]) -> list[str | None]:
    """The living quotation of each wanted one (key of its words, speaker), by the words; of several with the same words
    the one of the same speaker, then in the order of the text."""
    free: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in living:
        free[row.words_key].append(row)
    found: list[str | None] = [None] * len(wanted)
    for same_speaker in (True, False):
        for i, (words, speaker) in enumerate(wanted):
            if found[i] is None:
                fitting = (row for row in free[words] if not same_speaker or row.speaker_id == speaker)
                if (match := next(fitting, None)) is not None:
                    free[words].remove(match)
                    found[i] = match.id
    return found


def _spans_of(session: NewsroomSession, ids: Sequence[str]) -> dict[str, list[Row[Any]]]:
    spans = defaultdict(list)
    for row in session.rows(_SPANS, ids=list(ids)) if ids else ():
        spans[row.quotation_id].append(row)
    return spans
