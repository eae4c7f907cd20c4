"""Whether a phrase can be printed away from its article: whole, telling which, leaning on nothing."""

from __future__ import annotations

import pytest

from quotes.analysis.positions.clarity import is_clear, is_cut, is_joined
from tests.support.analysis.trees import phrase_of, tree, word


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("I oppose the law enacted last week.", "law"),
        ("I oppose the move announced on Monday by Hale.", "move"),
        ("I oppose the latest round of tariffs on Varland.", "round"),
        ("I oppose other taxes on nets.", "taxes"),
    ],
)
def test_what_hangs_on_the_day_or_on_others_is_not_clear(text: str, head: str) -> None:
    assert not is_clear(*phrase_of(text, head))


@pytest.mark.parametrize(
    ("text", "head", "clear"),
    [
        ("I oppose the closure of the school.", "closure", False),
        ("I oppose the closure of the Alden school.", "closure", True),
        ("I oppose a reduction in the legal limit.", "reduction", False),
        ("I oppose talks between the two and Varland.", "talks", False),
        ("I oppose the release of the 21 sailors.", "release", False),
        ("I oppose the 2003 invasion of Varland.", "invasion", True),
        ("I support tax cuts for the poor.", "cuts", True),
        ("I support lowering the voting age.", "lowering", True),
        ("I support lowering the age.", "lowering", False),
        ("I oppose the bid of the Varlandish government for the docks of Alden.", "bid", True),
    ],
)
def test_a_noun_inside_that_only_points_back(text: str, head: str, clear: bool) -> None:
    assert is_clear(*phrase_of(text, head)) is clear


@pytest.mark.parametrize(
    ("text", "head", "cut"),
    [
        ("I rejected an offer (of two ships) by Hale.", "offer", True),
        ("I supported the Alden Accord (of May) too.", "accord", False),
        ("I opposed the ferry tax in favour of tolls.", "tax", False),
        ("I opposed the ferry tax in an interview.", "tax", False),
        ("I opposed the ferry tax on Monday.", "tax", False),
        ("The ferry tax was scrapped.", "tax", False),
        ("Plans for a ferry tax have split the town.", "tax", False),
    ],
)
def test_a_phrase_that_goes_on(text: str, head: str, cut: bool) -> None:
    assert is_cut(*phrase_of(text, head)) is cut


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("I supported the ban on Monday.", False),
        ("I put a tax without a name in the book.", True),
    ],
)
def test_a_preposition_may_say_more_of_a_noun(text: str, joined: bool) -> None:
    sentence = tree(text)
    head = word(sentence, "ban" if joined is False else "tax").index
    assert is_joined(sentence, [head - 1, head]) is joined
