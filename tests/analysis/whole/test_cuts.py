"""An article may end anywhere: behind a name, in a role, before the second mark."""

from __future__ import annotations

import re
from datetime import date

import pytest

from quotes.analysis import analyse
from quotes.analysis.engine import load_attributor
from quotes.model import Article

ARTICLE = """PORT ALDEN, March 14 (Harbour Wire) - Mayor Ana Lopes, deputy mayor Jon Falk and the pilots’ spokesman,
Wim Ode, met Ilsa Brandt’s envoy, Foreign Minister Darel Ivanic.

“We open the pier today (Thursday),” she told reporters in Tarn. “I support the Harbour Act, and nobody, Jon Falk
included, will stop it.”

The Pilots’ Union, whose head is Rev. Mo Sand, “rejects” the plan: it said on Tuesday that “it is dead, says Wim Ode”

Q: Who pays?
A: Ilsa Brandt.

IVANIC: I back Ana Lopes, former harbour master, Ilsa Brandt, Jon Falk"""
WORDS = list(re.finditer(r"\S+", ARTICLE))
EACH = pytest.mark.parametrize("each", [5, pytest.param(1, marks=pytest.mark.slow)], ids=["some", "all"])
"""Every fifth word, and by `make test-all` every word."""


def assert_verbatim(text: str) -> None:
    """An analysis ends, and its spans say what stands there."""
    found = analyse(Article(text, published=date(2024, 3, 14)), load_attributor(), review_below=0.7, unknown_below=0.5)
    assert all(s.exact == text[s.start : s.end] for q in found.quotations for s in q.spans)


@EACH
@pytest.mark.parametrize("behind", ["", "”"])
def test_an_article_may_end_behind_any_word(behind: str, each: int) -> None:
    for word in WORDS[::each]:
        assert_verbatim(ARTICLE[: word.end()] + behind)


@EACH
def test_an_article_may_begin_with_any_word(each: int) -> None:
    for word in WORDS[::each]:
        assert_verbatim(ARTICLE[word.start() :])
