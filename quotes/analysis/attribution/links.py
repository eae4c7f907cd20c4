"""Links between pieces: the dot products and distance biases that the attribution model leaves to be done outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]

CONTENT_TO_CUE, CUE_TO_SOURCE, CONTENT_TO_SOURCE, SEGMENT_TO_SOURCE, SAME_SPEAKER, CONTENT_TO_SPEAKER = range(6)
POINTERS = 6
"""Kinds of links: from which spans to which."""
WIDTH = 96
"""Numbers in one query or key; each piece has one of both for each pointer."""
VECTOR = POINTERS * 2 * WIDTH
"""Numbers in the whole link vector of a piece: for each pointer its query, then its key."""

_SCALE = np.float32(WIDTH**0.5)
_BOUNDS = np.array([1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 400, 700, 1200])
MOST_KNOWN = 8192
"""Pointings that are remembered, of some kB each."""
_TOGETHER = 32768  # pieces in the reach of the spans that are worked out at once
DISTANCE_BUCKETS = 2 * (len(_BOUNDS) + 1)
"""Signed distances in pieces, in steps that grow: half of the buckets for each direction."""
PARAGRAPH_BUCKETS = 9
"""Signed distances in paragraphs, -4 to 4."""


def distance_bucket(pieces: IntArray) -> IntArray:
    """The bucket of a signed distance in pieces (positive: the target stands before the query)."""
    size = np.searchsorted(_BOUNDS, np.abs(pieces), side="right")
    return np.where(pieces >= 0, size, size + len(_BOUNDS) + 1)


_FAR = int(_BOUNDS[-1])
"""Pieces: whatever is so far away or farther is in one bucket."""
_BUCKETS = distance_bucket(np.arange(-_FAR, _FAR + 1))
"""The bucket of each distance from -``_FAR`` to ``_FAR``: looked up in a fifth of the time of a search."""


def paragraph_bucket(paragraphs: IntArray) -> IntArray:
    """The bucket of a signed distance in paragraphs, clipped at four."""
    clipped: IntArray = np.minimum(np.maximum(paragraphs, -4), 4) + 4
    return clipped


@dataclass(frozen=True, slots=True)
class LinkWeights:
    """What training learnt about links beside the vectors, for each pointer: the key of "nobody" (``nulls``, [POINTERS,
    WIDTH]) and its bias ([POINTERS]), biases by distance ([POINTERS, DISTANCE_BUCKETS]) and by paragraphs ([POINTERS,
    PARAGRAPH_BUCKETS])."""

    nulls: FloatArray
    null_bias: FloatArray
    distance: FloatArray
    paragraph: FloatArray


def by_part(vectors: FloatArray) -> FloatArray:
    """Link vectors, [pieces, ``VECTOR``], as [2 * POINTERS, pieces, WIDTH]: the numbers that are read together stand
    together."""
    found: FloatArray = vectors.reshape(-1, 2 * POINTERS, WIDTH).swapaxes(0, 1)
    return found


class LinkScorer:
    """Scores, in log-probabilities, of one span of pieces pointing to others of the same text.

    ``vectors`` are those of ``by_part``, ``paragraphs`` is the paragraph number of each piece.
    """

    REACH = 254
    """Pieces around a span that a pointer looks at, half of them on either side: what it saw in training."""

    def __init__(self, vectors: FloatArray, paragraphs: IntArray, weights: LinkWeights) -> None:
        self._vectors = vectors
        self._paragraphs = paragraphs
        self._weights = weights
        self._distance = weights.distance.take(_BUCKETS, axis=1)
        self._near = self._distance[:, ::-1].copy()  # in the order of the pieces: those before a span come first
        self._expected: dict[tuple[int, int, int], list[tuple[int, int]]] = {}
        self._known: dict[tuple[int, int, int], Pointing] = {}

    def point(self, pointer: int, first: int, end: int) -> Pointing:
        """Where the span of pieces ``first:end`` points to by ``pointer``: a distribution over pieces and nobody."""
        found = self._known.get((pointer, first, end))
        if found is None:
            self._point(pointer, self._expected.get((pointer, first, end), [(first, end)]))
            found = self._known[pointer, first, end]
        return found

    def expect(self, pointer: int, spans: Iterable[tuple[int, int]]) -> None:
        """Tell of which ``spans`` it will be asked where they point to by ``pointer``. Many are worked out together
        when the first of them is asked for, in a third of the time of one by one."""
        together: list[tuple[int, int]] = []
        widest = 0
        for span in sorted(set(spans)):
            width = span[1] - span[0] + self.REACH
            widest = width if width > widest else widest
            if not together or widest * (len(together) + 1) > _TOGETHER:
                together, widest = [], span[1] - span[0] + self.REACH
            together.append(span)
            self._expected[(pointer, *span)] = together

    def _point(self, pointer: int, spans: Sequence[tuple[int, int]]) -> None:
        """Work out where ``spans`` point to, and remember it."""
        if len(self._known) + len(spans) > MOST_KNOWN:
            self._known.clear()
        lows = [max(0, first - self.REACH // 2) for first, _ in spans]
        widths = [
            min(len(self._paragraphs), end + self.REACH // 2) - low for low, (_, end) in zip(lows, spans, strict=True)
        ]
        queries = self._means(spans, 2 * pointer)
        scores = self._scores(pointer, spans, queries / _SCALE, lows, widths)
        nulls = queries @ self._weights.nulls[pointer] / _SCALE + self._weights.null_bias[pointer]
        top = np.maximum(scores.max(axis=1), nulls)[:, None]
        before = np.zeros((len(spans), max(widths) + 1))
        np.add.accumulate(np.exp(scores - top), axis=1, out=before[:, 1:])
        nobody = np.exp(nulls[:, None] - top, dtype=np.float64)
        total = before[:, -1:] + nobody
        before /= total
        nobody /= total
        for span, row, none, low, width in zip(spans, before, nobody[:, 0].tolist(), lows, widths, strict=True):
            self._known[(pointer, *span)] = Pointing(low, row[: width + 1], none)

    def _scores(
        self,
        pointer: int,
        spans: Sequence[tuple[int, int]],
        queries: FloatArray,
        lows: Sequence[int],
        widths: Sequence[int],
    ) -> FloatArray:
        """How strongly each of ``spans`` points to the pieces in its reach, so many from the one of ``lows`` on: a row
        for each span, filled up with what is never pointed to."""
        keys = self._vectors[2 * pointer + 1]
        ranges, first_seen = np.array(spans), np.array(lows)[:, None]
        places = np.arange(max(widths)) + first_seen
        paragraphs = self._paragraphs.take(places, mode="clip")
        middles = self._paragraphs[ranges.sum(axis=1) // 2]
        scores: FloatArray = self._weights.paragraph[pointer].take(paragraph_bucket(middles[:, None] - paragraphs))
        for row, query, low, width in zip(scores, queries, lows, widths, strict=True):
            row[:width] += keys[low : low + width] @ query
        away = np.minimum(places - ranges[:, :1], 0) + np.maximum(places + 1 - ranges[:, 1:], 0)
        scores += self._near[pointer].take(away + _FAR, mode="clip")
        scores[places >= first_seen + np.array(widths)[:, None]] = -np.inf
        return scores

    def _distance_bias(self, pointer: int, away: IntArray) -> FloatArray:
        """What signed distances in pieces add to the scores of ``pointer``."""
        biases: FloatArray = self._distance[pointer].take(away + _FAR, mode="clip")
        return biases

    def affinities(self, mention: tuple[int, int], candidates: Sequence[tuple[int, int]]) -> FloatArray:
        """How strongly the pieces of ``mention`` point to those of each of ``candidates`` as the same somebody (raw
        scores)."""
        query = self._means([mention], 2 * SAME_SPEAKER)[0]
        keys = self._means(candidates, 2 * SAME_SPEAKER + 1)
        away = mention[0] - np.array([first for first, _ in candidates])
        scores: FloatArray = keys @ query / _SCALE + self._distance_bias(SAME_SPEAKER, away)
        return scores

    def mean_keys(self, mentions: Sequence[tuple[int, int]]) -> FloatArray:
        """For each range of pieces the mean of its keys as a mention of a speaker: [mentions, WIDTH]."""
        return self._means(mentions, 2 * CONTENT_TO_SPEAKER + 1)

    def speaker_scores(self, contents: Sequence[tuple[int, int]], starts: IntArray, keys: FloatArray) -> FloatArray:
        """How strongly the words of ``contents`` point to each mention as one of their speaker, and to nobody (last):
        raw scores, the mean over the contents, of which there is one at least. ``starts``: the first piece of each
        mention, ``keys``: ``mean_keys``."""
        scores = np.empty(len(starts) + 1, dtype=np.float32)
        query = np.add.reduce(self._means(contents, 2 * CONTENT_TO_SPEAKER)) / _SCALE
        aways = (np.minimum(np.maximum(starts, first), end - 1) - starts for first, end in contents)
        biases = sum(self._distance_bias(CONTENT_TO_SPEAKER, away) for away in aways)
        scores[:-1] = (keys @ query + biases) / len(contents)
        scores[-1] = self._weights.nulls[CONTENT_TO_SPEAKER] @ query / len(contents)
        scores[-1] += self._weights.null_bias[CONTENT_TO_SPEAKER]
        return scores

    def _means(self, ranges: Sequence[tuple[int, int]], part: int) -> FloatArray:
        """For each range of pieces the mean of that ``part`` of their vectors: one row each."""
        columns = self._vectors[part]
        means = np.empty((len(ranges), WIDTH), dtype=np.float32)
        for mean, (first, end) in zip(means, ranges, strict=True):
            if end - first == 1:  # most cues and many names
                mean[:] = columns[first]
            else:
                np.add.reduce(columns[first:end], out=mean)
        means /= np.array([end - first for first, end in ranges], dtype=np.float32)[:, None]
        return means


@dataclass(frozen=True, slots=True)
class Pointing:
    """The probability that the target lies before each piece from ``low`` on, and before the end; and of nobody."""

    low: int
    before: npt.NDArray[np.float64]
    nobody: float

    @property
    def high(self) -> int:
        """The piece behind the last that the pointer looks at."""
        return self.low + len(self.before) - 1

    def mass(self, first: int, end: int) -> float:
        """The probability that the target lies in the pieces ``first:end``."""
        last = len(self.before) - 1
        return float(self.before[min(max(0, end - self.low), last)] - self.before[min(max(0, first - self.low), last)])

    def masses(self, bounds: IntArray) -> npt.NDArray[np.float64]:
        """``mass`` of each of many ranges of pieces; ``bounds``: [first and end, ranges]."""
        before = self.before.take(bounds - self.low, mode="clip")
        found: npt.NDArray[np.float64] = before[1] - before[0]
        return found
