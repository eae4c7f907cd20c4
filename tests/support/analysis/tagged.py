"""An engine whose network tags what the test says."""

from __future__ import annotations

import numpy as np

from quotes.analysis.attribution.decoding.tags import B_CONTENT, B_CUE
from quotes.analysis.attribution.links import CONTENT_TO_CUE, POINTERS, VECTOR, WIDTH, FloatArray, IntArray, LinkWeights
from quotes.analysis.attribution.trained_attributor import TAGS, TrainedAttributor
from tests.support.analysis.pieces import TOKENIZER, pieces_of


def engine(text: str, parts: list[tuple[int, str]]) -> TrainedAttributor:
    """An engine whose network tags the pieces in the words of ``parts``, each with the tag that begins its class."""
    pieces = pieces_of(text)

    def run(ids: IntArray, *_: IntArray) -> tuple[FloatArray, FloatArray]:
        logits = np.full((len(ids), TAGS), -9, dtype=np.float32)
        logits[:, 0] = 0
        vectors = np.zeros((len(ids), VECTOR), dtype=np.float32)
        for begin, words in parts:
            at = text.index(words)
            first, end = pieces.covering(at, at + len(words))
            logits[1 + first, begin] = 9
            logits[2 + first : 1 + end, begin + 1] = 9
            if begin in (B_CUE, B_CONTENT):
                query, key = CONTENT_TO_CUE * 2 * WIDTH, CONTENT_TO_CUE * 2 * WIDTH + WIDTH
                vectors[1 + first : 1 + end, query if begin == B_CONTENT else key] = 10
        return logits, vectors

    def zeros(*shape: int) -> FloatArray:
        return np.zeros(shape, dtype=np.float32)

    weights = LinkWeights(zeros(POINTERS, WIDTH), zeros(POINTERS) - 5, zeros(POINTERS, 32), zeros(POINTERS, 9))
    return TrainedAttributor(TOKENIZER, run, weights, "of this test")
