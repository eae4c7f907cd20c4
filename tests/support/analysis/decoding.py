"""Outputs of a network that never ran, for the tests of what is made of them."""

from __future__ import annotations

import numpy as np

from quotes.analysis.attribution.decoding import group
from quotes.analysis.attribution.decoding.source_choice import Group
from quotes.analysis.attribution.decoding.tags import B_CONTENT, B_CUE, B_SOURCE
from quotes.analysis.attribution.decoys import Range, load_weights
from quotes.analysis.attribution.links import (
    CONTENT_TO_CUE,
    DISTANCE_BUCKETS,
    PARAGRAPH_BUCKETS,
    POINTERS,
    WIDTH,
    LinkScorer,
    LinkWeights,
)
from quotes.analysis.quotation import quoted_stretches
from tests.support.analysis.pieces import pieces_of


def links_that_point(pieces: int, content: Range, cue: Range | None, nobody: float = 0.0) -> LinkScorer:
    """Pointers that see every piece alike, and nobody with log-odds ``nobody`` to each; but where there is a ``cue``,
    that of ``content`` to it is sure."""
    vectors = np.zeros((2 * POINTERS, pieces, WIDTH), dtype=np.float32)
    if cue:
        queries, keys = vectors[2 * CONTENT_TO_CUE], vectors[2 * CONTENT_TO_CUE + 1]
        queries[slice(*content), 0] = keys[slice(*cue), 0] = 10
    nulls, distance, paragraph = (
        np.zeros((POINTERS, n), dtype=np.float32) for n in (WIDTH, DISTANCE_BUCKETS, PARAGRAPH_BUCKETS)
    )
    weights = LinkWeights(nulls, np.full(POINTERS, nobody, dtype=np.float32), distance, paragraph)
    return LinkScorer(vectors, np.zeros(pieces, dtype=np.int64), weights)


def groups(text: str, source: str, cue: str, content: str, nobody: float) -> list[Group]:
    """The attributions of ``text``, in which the three are tagged and the content points to the cue for sure."""
    pieces = pieces_of(text)
    places = [pieces.covering(text.index(words), text.index(words) + len(words)) for words in (source, cue, content)]
    logits = np.full((len(pieces), 7), -9, dtype=np.float32)
    logits[:, 0] = 0
    for begin, (first, end) in zip((B_SOURCE, B_CUE, B_CONTENT), places, strict=True):
        logits[first, begin] = 9
        logits[first + 1 : end, begin + 1] = 9
    links = links_that_point(len(pieces), places[2], places[1], nobody)
    return group(logits, text, pieces, quoted_stretches(text), links, load_weights())
