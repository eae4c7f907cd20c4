"""Quotations that editors settled and whose words a later version changes: which of its quotations has nearly the same
words, and what of the settled facts goes over to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from rapidfuzz.distance import Levenshtein
from sqlalchemy import Row

from quotes.lexicon.stems import tokens
from quotes.lexicon.target_keys import target_key
from quotes.model import Analysis, Quotation
from quotes.record.quotations.overrides import REWORDED, settled_facts

NEAR = 2 / 3
"""Share of the words that two wordings of one quotation have in common."""
SURE = 0.75
"""From this share on nobody need look again where the words that name the speaker are the same."""
_SHORTENED = 4
"""Words in a row that a quotation keeps where it is cut down."""


class Reworded(NamedTuple):
    """A quotation that editors settled, and what of that holds for its new words."""

    id: str
    fixed: dict[str, Any]


class _Pair(NamedTuple):
    """How much alike a settled quotation (``row``) and the found one at ``at`` are; ``same_source``: the same words
    say who spoke."""

    likeness: float
    same_source: bool
    at: int
    row: Row[Any]


def find_reworded(
    analysis: Analysis,
    matched: Sequence[str | None],
    lost: Sequence[Row[Any]],
    spans: Mapping[str, Sequence[Row[Any]]],
) -> dict[int, Reworded]:
    """For the place of a quotation in ``analysis``: which of the settled ones that are ``lost`` it is in other words.
    ``matched``: the quotations that have their words as before. Each is taken once, those most alike first."""
    pairs = sorted(
        _pairs(analysis.quotations, matched, lost, spans),
        key=lambda pair: (pair.row.gone == "withdrawn", -pair.likeness, not pair.same_source, pair.at),
    )
    found: dict[int, Reworded] = {}
    for pair in pairs:
        if pair.at not in found and all(pair.row.id != taken.id for taken in found.values()):
            found[pair.at] = Reworded(pair.row.id, _carried(analysis, pair))
    return found


def _pairs(
    found: Sequence[Quotation],
    matched: Sequence[str | None],
    lost: Sequence[Row[Any]],
    spans: Mapping[str, Sequence[Row[Any]]],
) -> Iterator[_Pair]:
    new = [(i, q, _words(s.exact for s in q.spans)) for i, q in enumerate(found) if matched[i] is None] if lost else []
    for row in lost:
        old = _words(span.exact for span in spans[row.id])
        for i, quotation, words in new:
            likeness = _likeness(old, words)
            if likeness >= NEAR:
                yield _Pair(likeness, _source(row) == _printed(quotation.cue, quotation.mention), i, row)


def _words(parts: Any) -> list[str]:
    return [word for part in parts for word in tokens(part)]


def _likeness(old: Sequence[str], new: Sequence[str]) -> float:
    """The share of the words that both have; 1 where the new ones are a piece of the old."""
    if len(new) >= _SHORTENED and f" {' '.join(new)} " in f" {' '.join(old)} ":
        return 1.0
    return float(Levenshtein.normalized_similarity(old, new, score_cutoff=NEAR))


def _source(row: Row[Any]) -> tuple[str | None, str | None]:
    return row.cue and row.cue["exact"], row.mention and row.mention["exact"]


def _printed(cue: Any, mention: Any) -> tuple[str | None, str | None]:
    return cue and cue.exact, mention and mention.exact


def _carried(analysis: Analysis, pair: _Pair) -> dict[str, Any]:
    """What editors settled, for the new words: of the positions those that the analysis finds in these too. It is to be
    looked at again where that leaves one out, or where somebody else may have said the new words."""
    fixed = settled_facts(pair.row)
    settled = fixed.get("positions", [])
    id_ = analysis.quotations[pair.at].id
    shown = {
        (p.target_key, p.stance) for p in (*analysis.positions, *analysis.positions_to_check) if p.quotation == id_
    }
    left = [p for p in settled if (target_key(p["target"], {}), p["stance"]) in shown]
    if "positions" in fixed:
        fixed["positions"] = left
    if len(left) < len(settled) or not pair.same_source or pair.likeness < SURE:
        fixed[REWORDED] = True
    return fixed
