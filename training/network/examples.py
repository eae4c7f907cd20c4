"""A record as the network learns from it: windows of pieces with a target for every head; -1: "not to be learnt"."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from quotes.analysis.attribution.encoding import Pieces, PieceTokenizer, Window, encode, windows
from quotes.analysis.quotation import quoted_stretches
from training.corpora import Pair, Record

NAMES = {"person": 1, "organization": 3, "place": 5}
PRONOUNS = frozenset("he she they it who whom i we you his her their".split())
B_SOURCE, B_CUE, B_CONTENT = 1, 3, 5


@dataclass(slots=True)
class Example:
    """One document (or a run of its windows): arrays over all its pieces, and its windows."""

    pieces: Pieces
    windows: list[Window]
    tags: np.ndarray
    names: np.ndarray
    roles: np.ndarray
    links: list[tuple[int, np.ndarray, Pair | None]] = field(default_factory=list)
    """(pointer, query pieces, range of target pieces or None for nobody)."""
    mentions: list[tuple[int, int, int, bool]] = field(default_factory=list)
    """(first piece, end piece, cluster, whether to learn who it is)."""
    named: list[bool] = field(default_factory=list)
    """For each of ``mentions``, whether it is more than a pronoun."""
    voices: list[tuple[np.ndarray, int]] = field(default_factory=list)
    """(content pieces, cluster of the speaker)."""


def example(record: Record, tokenizer: PieceTokenizer, size: int, context: int) -> Example:
    """All targets of ``record``."""
    quoted = quoted_stretches(record.text)
    pieces = encode(record.text, quoted, tokenizer)
    n = len(pieces)
    out = Example(
        pieces,
        windows(pieces, size, context),
        np.full(n, -1 if record.attributions is None else 0, dtype=np.int64),
        np.full(n, -1 if record.names is None else 0, dtype=np.int64),
        np.full(n, -1, dtype=np.int64),
    )
    for start, end, kind in record.names or []:
        _mark(out.names, pieces, (start, end), NAMES[kind])
    _roles(out, record)
    _attributions(out, record)
    if record.attributions is not None:
        _segments(out, record, [(q.start, q.end) for q in quoted])
    clusters = _mentions(out, record)
    _voices(out, record, clusters)
    for span in record.unlearnt:
        a, b = pieces.covering(*span)
        out.tags[a:b][out.tags[a:b] == 0] = -1
    return out


def _mark(tags: np.ndarray, pieces: Pieces, span: Pair, first: int) -> None:
    a, b = pieces.covering(*span)
    if b > a:
        tags[a:b] = first + 1
        tags[a] = first


def _roles(out: Example, record: Record) -> None:
    for span in record.role_mask or []:
        a, b = out.pieces.covering(*span)
        out.roles[a:b] = 0
    for span in record.roles or []:
        _mark(out.roles, out.pieces, span, 1)


def _attributions(out: Example, record: Record) -> None:
    pieces = out.pieces
    for a in record.attributions or []:
        cue = _range(pieces, a.cue)
        source = _range(pieces, a.source)
        if cue:
            _mark(out.tags, pieces, a.cue, B_CUE)
            out.links.append((1, np.arange(*cue), source))
        if source:
            _mark(out.tags, pieces, a.source, B_SOURCE)
        for span in a.content:
            first, end = pieces.covering(*span)
            if end <= first:
                continue
            _mark(out.tags, pieces, span, B_CONTENT)
            breaks = np.flatnonzero(np.diff(pieces.paragraphs[first:end])) + first + 1
            out.tags[breaks] = B_CONTENT
            queries = np.arange(first, end)
            out.links.append((0, queries, cue))
            out.links.append((2, queries, source))


def _range(pieces: Pieces, span: Pair | None) -> Pair | None:
    if span is None:
        return None
    a, b = pieces.covering(*span)
    return (a, b) if b > a else None


def _segments(out: Example, record: Record, quoted: list[Pair]) -> None:
    """Each quoted stretch points to the source of the content that covers half of it, or to nobody (a decoy)."""
    for start, end in quoted:
        best, most = None, 0
        for a in record.attributions or []:
            covered = sum(max(0, min(end, e) - max(start, s)) for s, e in a.content)
            if covered > most:
                best, most = a, covered
        first, last = out.pieces.covering(start, end)
        if last > first:
            owner = best if best is not None and most >= 0.5 * (end - start) else None
            out.links.append((3, np.arange(first, last), _range(out.pieces, owner.source) if owner else None))


def _mentions(out: Example, record: Record) -> dict[str, int]:
    clusters: dict[str, int] = {}
    for m in sorted(record.mentions, key=lambda m: m.start):
        a, b = out.pieces.covering(m.start, m.end)
        if b > a:
            out.mentions.append((a, b, clusters.setdefault(m.cluster, len(clusters)), m.target))
            out.named.append(record.text[m.start : m.end].lower() not in PRONOUNS)
    return clusters


def _voices(out: Example, record: Record, clusters: dict[str, int]) -> None:
    """Each content points to the mentions of its speaker, wherever in the article they stand."""
    sources = {(m.start, m.end): m.cluster for m in record.mentions if m.target}
    for a in record.attributions or []:
        who = a.speaker or (sources.get(a.source) if a.source else None)
        if who in clusters:
            for span in a.content:
                first, end = out.pieces.covering(*span)
                if end > first:
                    out.voices.append((np.arange(first, end), clusters[who]))
