"""The engine reads a text in windows."""

from __future__ import annotations

import numpy as np

from quotes.analysis.attribution.encoding import windows
from quotes.analysis.attribution.links import VECTOR, FloatArray, IntArray
from quotes.analysis.attribution.trained_attributor import TAGS, TrainedAttributor
from quotes.model import Engine
from tests.support.analysis.pieces import TOKENIZER, pieces_of
from tests.support.analysis.tagged import engine


def pieces_read(text: str, name: Engine = "accurate") -> list[int]:
    """How many pieces each window of a text has that the network reads."""
    read: list[int] = []

    def run(ids: IntArray, *_: IntArray) -> tuple[FloatArray, FloatArray]:
        read.append(len(ids))
        return np.zeros((len(ids), TAGS), dtype=np.float32), np.zeros((len(ids), VECTOR), dtype=np.float32)

    TrainedAttributor(TOKENIZER, run, engine("", [])._weights, "of this test", name).read(text, ())
    return read


def test_the_fast_engine_reads_less_around_each_window() -> None:
    text = " ".join(f"The ferry sails to Port Alden at {n}." for n in range(100))
    fast, accurate = sum(pieces_read(text, "fast")), sum(pieces_read(text, "accurate"))
    assert len(pieces_of(text)) < fast < 0.97 * accurate


def test_windows_that_are_alike_are_read_once() -> None:
    paragraph = "“The ferry sails to Port Alden at nine,” Ana Lopes said on Monday.\n\n"
    assert len(pieces_read(200 * paragraph)) < 6 < len(windows(pieces_of(200 * paragraph)))
