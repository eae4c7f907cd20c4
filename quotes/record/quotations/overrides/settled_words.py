"""Words that editors settled and that an analysis does not find as it did: where they stand in the text now, and how
what the analysis finds gives way to them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row

from quotes.model import Analysis, Candidate, Evidence, Kind, Quotation, QuotedSpan
from quotes.record.quotations.overrides import SPEAKER

Place = tuple[int, int]

OF_SPEAKER = ("speaker_id", "role", "candidates", "confidence", "needs_review", "evidence")
"""The columns that say who spoke, and how sure that is."""

_BETWEEN = '[^\\w“”"«»„]{1,5}'
_CLOSING = r"(?:[.,!?…]+(?=[”\"»’]))?"
_OTHERS = "an editor credited other words of it to somebody else"


@dataclass(frozen=True, slots=True)
class Settled:
    """A quotation that editors settled: its row as it was, its columns as the analysis has them, what they settled, and
    where its words stand now."""

    row: Row[Any]
    found: Mapping[str, Any]
    fixed: Mapping[str, Any]
    places: tuple[Place, ...]

    @property
    def names_speaker(self) -> bool:
        """Whether an editor said who spoke."""
        return bool(self.fixed.keys() & {*SPEAKER})

    @property
    def speaker(self) -> str | None:
        """Who spoke, by an editor's word."""
        return next((self.fixed[by] for by in SPEAKER if by in self.fixed), None)


def overlaps(some: Iterable[Place], others: Iterable[Place]) -> bool:
    """Whether any of these places share a character with any of the others."""
    others = list(others)
    return any(start < end_ and start_ < end for start, end in some for start_, end_ in others)


def places_of(quotation: Quotation) -> list[Place]:
    """Where the spans of a quotation stand."""
    return [(span.start, span.end) for span in quotation.spans]


def find_spans_again(
    text: str, words: Sequence[str], near: int, taken: Sequence[Place] = ()
) -> tuple[Place, ...] | None:
    """Where the spans with these ``words`` stand in ``text``, one after the other, outside of what is ``taken``: of
    several places the one nearest to offset ``near``. Spaces and marks may differ where the very signs are nowhere.
    None where they do not all stand there."""
    for pattern_of in (re.escape, _loosely):
        patterns = [re.compile(pattern_of(span)) for span in words]
        starts = sorted(patterns[0].finditer(text), key=lambda found: abs(found.start() - near))
        for found in starts:
            places = _one_after_another(text, found.span(), patterns[1:])
            if places and not overlaps(places, taken):
                return places
    return None


def _one_after_another(text: str, first: Place, patterns: Sequence[re.Pattern[str]]) -> tuple[Place, ...] | None:
    places = [first]
    for pattern in patterns:
        found = pattern.search(text, places[-1][1])
        if found is None:
            return None
        places.append(found.span())
    return tuple(places)


def _loosely(words: str) -> str:
    """A pattern of the same words with any spaces and marks between them but quotation marks."""
    parts = re.findall(r"\w+", words)
    if not parts:
        return re.escape(words)
    return rf"(?<!\w){_BETWEEN.join(parts)}(?!\w){_CLOSING}"


def without_settled(
    analysis: Analysis,
    fresh: Collection[str],
    settled: Sequence[Settled],
    profile: Mapping[str, str],
) -> Analysis:
    """``analysis``, in which the quotations with the ids ``fresh`` lose the words that are ``settled``. What is left of
    them is credited to nobody, and to be reviewed, where an editor says that somebody else spoke. ``profile``: of each
    speaker of the analysis."""
    left, cut = [], {}
    for q in analysis.quotations:
        over = [s for s in settled if overlaps(places_of(q), s.places)] if q.id in fresh else []
        if over:
            cut[q.id] = [place for s in over for place in s.places]
        if rest := _rest(q, over, profile) if over else q:
            left.append(rest)
    credited = {q.id for q in left if q.speaker}
    positions, to_check = (
        tuple(
            p
            for p in found
            if p.quotation not in cut
            or (p.quotation in credited and not overlaps([(p.evidence.start, p.evidence.end)], cut[p.quotation]))
        )
        for found in (analysis.positions, analysis.positions_to_check)
    )
    return replace(analysis, quotations=tuple(left), positions=positions, positions_to_check=to_check)


def _rest(q: Quotation, over: Sequence[Settled], profile: Mapping[str, str]) -> Quotation | None:
    """What is left of a quotation without the words of those ``over`` it; None where nothing is."""
    spans = tuple(piece for span in q.spans for piece in _pieces(span, [place for s in over for place in s.places]))
    if not spans:
        return None
    quoted = {span.quoted for span in spans}
    kind: Kind = q.kind if len(quoted) == 2 else "direct" if quoted == {True} else "indirect"
    q = replace(q, spans=spans, kind=kind)
    others = [s for s in over if s.names_speaker and "rejected" not in s.fixed]
    if q.speaker is None or all(s.speaker == profile.get(q.speaker.id) for s in others):
        return q
    maybe = Candidate(q.speaker.name, q.speaker.type, q.confidence)
    why = Evidence(q.evidence.method, (_OTHERS,))
    return replace(q, speaker=None, candidates=(maybe,), needs_review=True, evidence=why)


def _pieces(span: QuotedSpan, taken: Sequence[Place]) -> Iterator[QuotedSpan]:
    """What of a span is not taken; pieces without a letter or a digit are none."""
    if not overlaps([(span.start, span.end)], taken):
        yield span
        return
    at = span.start
    for start, end in [*sorted(taken), (span.end, span.end)]:
        words = span.exact[at - span.start : max(min(start, span.end), at) - span.start]
        inner = words.lstrip(" \t\n\u00a0,;:.!?…–—-")
        begin = at + len(words) - len(inner)
        inner = inner.rstrip()
        if any(sign.isalnum() for sign in inner):
            yield QuotedSpan(begin, begin + len(inner), inner, span.quoted)
        at = min(max(at, end), span.end)
