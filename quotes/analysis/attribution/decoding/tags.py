"""The logits of the network -> the likeliest tags, and the stretches that they mark."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from quotes.analysis.attribution.decoys import Range
from quotes.analysis.attribution.links import FloatArray, IntArray

B_SOURCE, B_CUE, B_CONTENT = 1, 3, 5
"""The first of the two tags (begin, inside) of each class; 0 is outside."""

NEVER = -1e9
"""A logit of what cannot be."""


def softmax(logits: FloatArray) -> FloatArray:
    """Probabilities over the tags, for [pieces, tags]."""
    columns = np.array(logits.T, order="C")  # a tenth of the time along the pieces
    shifted = np.exp(columns - columns.max(axis=0))
    result: FloatArray = (shifted / shifted.sum(axis=0)).T
    return result


def best_tags(logits: FloatArray, paragraphs: IntArray) -> IntArray:
    """The likeliest sequence of tags in which no inside tag stands without its begin, for [pieces, tags]; nothing goes
    on from one of the ``paragraphs`` (a number for each piece) into the next."""
    scores = np.array(logits.T, order="C")
    begins, insides = scores[1::2], scores[2::2]
    starts = np.flatnonzero(np.diff(paragraphs, prepend=-1))
    begins[:, starts] = np.maximum(begins[:, starts], insides[:, starts])
    insides[:, starts] = NEVER
    tags: IntArray = scores.argmax(axis=0)
    before = np.concatenate((tags[-1:], tags[:-1]))
    alone = np.flatnonzero((tags > 0) & (tags % 2 == 0) & (before != tags) & (before != tags - 1))
    if len(alone):
        apart = _surely_apart(scores)
        apart[starts] = True
        cuts = np.flatnonzero(apart)
        ends = np.append(cuts[1:], len(tags))
        for number in np.unique(np.searchsorted(cuts, alone, side="right") - 1):
            part = slice(cuts[number], ends[number])
            tags[part] = _viterbi(scores[:, part].T.tolist())
    return tags


def _surely_apart(scores: FloatArray) -> npt.NDArray[np.bool_]:
    """The pieces that are outside or begin something in the likeliest sequence by ``scores`` [tags, pieces], so that it
    falls apart before them.

    Take any sequence in which such a piece is inside, give it its best tag, and let the next one begin where it was
    inside: that gains more than it loses.
    """
    insides = scores[2::2]
    lead = np.maximum(scores[0], scores[1::2].max(axis=0)) - insides.max(axis=0)
    lost = (insides - scores[1::2]).max(axis=0)
    return np.asarray(lead > np.append(np.maximum(lost[1:], 0), 0))


def _viterbi(rows: list[list[float]]) -> list[int]:
    """The same for the rows of a stretch before which nothing is inside, where the best tag of each alone would leave
    some without their begin."""
    width = len(rows[0])
    insides = range(2, width, 2)
    back: list[list[int]] = []
    best = [0.0] + [NEVER] * (width - 1)
    for row in rows:
        highest = max(best)
        came = [best.index(highest)] * width
        new = [highest + score for score in row]
        for inside in insides:
            before = inside if best[inside] >= best[inside - 1] else inside - 1
            came[inside] = before
            new[inside] = best[before] + row[inside]
        back.append(came)
        best = new
    tags = [tag := best.index(max(best))]
    for came in back[:0:-1]:
        tags.append(tag := came[tag])
    return tags[::-1]


def runs(tags: IntArray, begin: int) -> list[Range]:
    """The spans of the class whose begin tag is ``begin``; an inside tag without a begin opens a span all the same."""
    inside = (tags == begin) | (tags == begin + 1)
    padded = np.concatenate(([False], inside, [False]))
    opens = inside & ((tags == begin) | ~padded[:-2])
    closes = inside & (~padded[2:] | np.append(opens[1:], False))
    starts, ends = np.flatnonzero(opens), np.flatnonzero(closes) + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def content_probabilities(logits: FloatArray) -> FloatArray:
    """For each piece the probability that it is content, from the tag logits [pieces, 7]."""
    probabilities = softmax(logits)
    return np.asarray(probabilities[:, B_CONTENT] + probabilities[:, B_CONTENT + 1])
