"""The time limit is looked at often, whatever a text is made of: what one thread holds, others wait for."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from bench.analysis.growth import shapes
from quotes.analysis import analyse
from quotes.analysis.engine import load_attributor
from quotes.model import Article

CHARACTERS = 6_000
SECONDS = 0.5  # of this thread, between two looks at the time; the network takes about 0.05 for a window


QUICK = ("many people", "supports", "transcript")
SLOW = ("initials", "one surname", "quotations", "short quotations")


@pytest.mark.parametrize("shape", [*QUICK, *(pytest.param(shape, marks=pytest.mark.slow) for shape in SLOW)])
def test_no_stretch_of_work_is_long(shape: str) -> None:
    text = shapes()[shape](CHARACTERS)
    analyse(Article(text[:300]), load_attributor(), review_below=0.7, unknown_below=0.5)  # loads what is loaded late
    looks = [time.thread_time()]
    analyse(
        Article(text),
        load_attributor(),
        review_below=0.7,
        unknown_below=0.5,
        checkpoint=lambda: looks.append(time.thread_time()),
    )
    looks.append(time.thread_time())
    assert max(after - before for before, after in pairwise(looks)) < SECONDS
