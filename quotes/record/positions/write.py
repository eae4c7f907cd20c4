"""Writing positions: those that an analysis found, and those that an editor settled in their place.

What an editor overruled stays in its row, unseen, so that the correction can be undone after any number of analyses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from quotes.lexicon.target_keys import target_key
from quotes.model import PRINTABLE, Analysis
from quotes.record.db.ids import new_id
from quotes.record.db.listed import among
from quotes.record.db.session import NewsroomSession, positions, quotation_spans, quotations

SHOWN = (
    quotations.c.gone.is_(None),
    quotations.c.speaker_id == positions.c.speaker_id,
    positions.c.standing != "overruled",
    positions.c.confidence >= PRINTABLE,
)
"""What must hold of a position and its quotation for it to be shown to anybody but editors."""

_OF_QUOTATION = select(positions).where(positions.c.quotation_id == bindparam("id"))
_OF_QUOTATIONS = (
    select(positions.c.id, positions.c.quotation_id, positions.c.target_key, positions.c.stance, positions.c.standing)
    .where(among(positions.c.quotation_id, "ids"))
    .order_by(positions.c.id)
)
_SPANS = (
    select(quotation_spans)
    .where(quotation_spans.c.quotation_id == bindparam("id"))
    .order_by(func.length(quotation_spans.c.exact).desc(), quotation_spans.c.place)
)


def write_positions(session: NewsroomSession, analysis: Analysis, rows: Mapping[str, Mapping[str, Any]]) -> None:
    """Put the positions of an analysis, those to check too, in the place of those that stand. ``rows``: the row
    of each of its quotations, as written, by the quotation's id in the analysis. One that is found again keeps its id,
    and so its place among those that were found last."""
    ids = [row["id"] for row in rows.values()]
    before = session.rows(_OF_QUOTATIONS, ids=ids) if ids else ()
    known = _ids(row for row in before if row.standing != "settled")
    session.remove(positions, quotation_id=ids, standing=["found", "overruled"])
    found = position_rows(analysis, rows)
    session.add(positions, (row | {"id": _again(known, row)} for row in found))
    for row in rows.values():
        if row.get("fixed"):
            settle_positions(session, row["id"], row["speaker_id"], row["fixed"])


def position_rows(analysis: Analysis, rows: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows of the positions of an analysis; ``rows`` as for ``write_positions``."""
    for p in (*analysis.positions, *analysis.positions_to_check):
        if p.quotation in rows and _credited(row := rows[p.quotation]):
            yield {
                "id": new_id(),
                "quotation_id": row["id"],
                "speaker_id": row["speaker_id"] or (row.get("machine") or {})["speaker_id"],
                "target": p.target,
                "target_key": p.target_key,
                "stance": p.stance,
                "start": p.evidence.start,
                "end": p.evidence.end,
                "exact": p.evidence.exact,
                "confidence": p.confidence,
                "standing": "found",
            }


def _ids(rows: Iterable[Row[Any]]) -> dict[tuple[str, ...], list[str]]:
    """The ids of positions by quotation, target and side, the one found last first."""
    known: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in rows:
        known[row.quotation_id, row.target_key, row.stance].insert(0, row.id)
    return known


def _again(known: Mapping[tuple[str, ...], list[str]], row: Mapping[str, Any]) -> str:
    """The id that a position had before, taken out of ``known``; the id of its ``row`` where it is new."""
    before = known.get((row["quotation_id"], row["target_key"], row["stance"]))
    return before.pop() if before else row["id"]


def _credited(row: Mapping[str, Any]) -> bool:
    """Whether a quotation is somebody's, or was before an editor said nobody's."""
    return bool(row["speaker_id"] or (row.get("machine") or {}).get("speaker_id"))


def settle_positions(session: NewsroomSession, quotation: str, speaker: str | None, fixed: Mapping[str, Any]) -> None:
    """Bring the positions of a quotation in line with what editors settled of it: whose it is, and what it shows.
    ``speaker``: whose it is now."""
    known = _ids(row for row in session.rows(_OF_QUOTATIONS, ids=[quotation]) if row.standing == "settled")
    session.remove(positions, quotation_id=quotation, standing="settled")
    overruled = "positions" in fixed
    session.change(positions, {"standing": "overruled" if overruled else "found"}, quotation_id=quotation)
    if speaker is None:
        return
    session.change(positions, {"speaker_id": speaker}, quotation_id=quotation)
    evidence = session.row(_SPANS, id=quotation)
    if overruled and evidence is not None:
        rows = (_settled(quotation, speaker, p["target"], p["stance"], evidence) for p in fixed["positions"])
        session.add(positions, (row | {"id": _again(known, row)} for row in rows))


def _settled(quotation: str, speaker: str, target: str, stance: str, evidence: Row[Any]) -> dict[str, Any]:
    """The row of a position that an editor found in a quotation; ``evidence``: the row of its longest span."""
    return {
        "id": new_id(),
        "quotation_id": quotation,
        "speaker_id": speaker,
        "target": target,
        "target_key": target_key(target, {}),
        "stance": stance,
        "start": evidence.start,
        "end": evidence.end,
        "exact": evidence.exact,
        "confidence": 1.0,
        "standing": "settled",
    }


def move_positions(session: NewsroomSession, quotation: str, by: int, text: str) -> None:
    """The words of a quotation stand ``by`` code points further on in the new ``text``, and so does what it shows; what
    is not there any more goes."""
    for row in session.rows(_OF_QUOTATION, id=quotation):
        start, end = row.start + by, row.end + by
        if text[start:end] == row.exact:
            session.change(positions, {"start": start, "end": end}, id=row.id)
        else:
            session.remove(positions, id=row.id)
