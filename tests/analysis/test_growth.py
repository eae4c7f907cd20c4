"""Twice the text is twice the work, whatever it is made of: calls are counted, for seconds depend on the machine."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from bench.analysis.growth import shapes
from quotes.analysis import analyse
from quotes.analysis.engine import load_attributor
from quotes.model import Article

CHARACTERS = 4_000
MOST = 2.3  # times as many calls, for twice the length
MOST_FOR_ONE = 1_550  # calls for a short quotation: about half a millisecond


def calls(text: str) -> int:
    """How many functions are called while ``text`` is analysed."""
    count = 0

    def note(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        analyse(Article(text), load_attributor(), review_below=0.7, unknown_below=0.5)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.slow
@pytest.mark.parametrize(
    "shape",
    [
        *("many surnames", "one surname", "many people", "given names", "short quotations", "guillemets"),
        *("never opened", "mixed", "said", "backticks", "stances"),
    ],
)
def test_calls_grow_with_the_length(shape: str) -> None:
    make = shapes()[shape]
    calls(make(CHARACTERS // 8))  # loads what is loaded late
    assert calls(make(2 * CHARACTERS)) <= MOST * calls(make(CHARACTERS))


def test_a_short_quotation_costs_little() -> None:
    quotation = "“It rains.” He said so.\n\n"
    calls(quotation)  # loads what is loaded late
    assert (calls(200 * quotation) - calls(100 * quotation)) / 100 < MOST_FOR_ONE
