"""What an analysis says, without the people who were erased: their quotations are nobody's, and no position is on them.

The quotation itself stays, word for word as the article prints it, but nothing says whose it is, and no editor is asked
to find out.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from quotes.lexicon.name_keys import name_runs
from quotes.model import Analysis, Position, Quotation
from quotes.record.db.session import NewsroomSession
from quotes.record.speakers.erased_names import Name, erased_among


def redact(session: NewsroomSession, identity: str | None, analysis: Analysis, settled: Collection[str]) -> Analysis:
    """``analysis`` of the article of this identity without those whom the record must not name. ``settled``: the ids of
    speakers who are known by a living profile in this article already: a namesake keeps what is theirs."""
    printed: list[Name] = [(s.type, s.name) for s in analysis.speakers if s.id not in settled]
    printed += [(c.type, c.name) for q in analysis.quotations for c in q.candidates]
    targets = {p: _names_in(p) for p in (*analysis.positions, *analysis.positions_to_check)}
    erased = erased_among(session, identity, [*printed, *(name for names in targets.values() for name in names)])
    if not erased:
        return analysis
    gone = {s.id for s in analysis.speakers if (s.type, s.name) in erased and s.id not in settled}
    names = {name for _, name in erased}

    def kept(found: tuple[Position, ...]) -> tuple[Position, ...]:
        return tuple(p for p in found if p.speaker not in names and not erased & targets[p])

    return replace(
        analysis,
        speakers=tuple(s for s in analysis.speakers if s.id not in gone),
        quotations=tuple(_redact_quotation(q, erased, gone, names) for q in analysis.quotations),
        positions=kept(analysis.positions),
        positions_to_check=kept(analysis.positions_to_check),
    )


def _names_in(position: Position) -> frozenset[Name]:
    """Whatever may be a name in the target of a position, and in its key, which has the whole name for a surname."""
    runs = (*name_runs(position.target), *name_runs(position.target_key))
    return frozenset((type_, run) for run in runs for type_ in ("person", "organization"))


def _redact_quotation(
    quotation: Quotation, erased: Collection[Name], gone: Collection[str], names: Collection[str]
) -> Quotation:
    if quotation.via and quotation.via.id in gone:
        quotation = replace(quotation, via=None)
    if quotation.speaker and quotation.speaker.id in gone:
        return replace(
            quotation,
            speaker=None,
            mention=None,
            candidates=(),
            needs_review=False,
            evidence=replace(quotation.evidence, chain=()),
        )
    candidates = tuple(c for c in quotation.candidates if (c.type, c.name) not in erased)
    chain = tuple(step for step in quotation.evidence.chain if not any(name in step for name in names))
    return replace(quotation, candidates=candidates, evidence=replace(quotation.evidence, chain=chain))
