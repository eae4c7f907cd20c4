"""Which phrases are understood by themselves."""

from __future__ import annotations

from quotes.analysis.positions.target_phrases.back_references import (
    has_pronoun,
    is_telling,
    never_says_which,
    points_back,
)
from tests.support.analysis.trees import phrase_of


def test_a_pronoun_leaves_open_what_is_meant() -> None:
    sentence, indices, _ = phrase_of("I oppose his plan for the docks.", "plan")
    assert has_pronoun(sentence, indices)
    sentence, indices, _ = phrase_of("I oppose the plan for the docks.", "plan")
    assert not has_pronoun(sentence, indices)


def test_what_only_points_back() -> None:
    assert points_back(*phrase_of("I oppose the bill.", "bill"))
    assert points_back(*phrase_of("I oppose this tax.", "tax"))
    assert not points_back(*phrase_of("I oppose the ferry tax.", "tax"))
    assert not points_back(*phrase_of("I oppose racism.", "racism"))


def test_a_bill_in_capitals_is_no_name() -> None:
    assert points_back(*phrase_of("I oppose the Bill.", "bill"))
    assert points_back(*phrase_of("I oppose this Bill.", "bill"))
    assert not points_back(*phrase_of("I oppose the Harbours Bill.", "bill"))
    assert not points_back(*phrase_of("I oppose the Gazette.", "gazette"))


def test_words_that_tell_which_one_is_meant() -> None:
    assert is_telling(*phrase_of("I oppose the ferry tax.", "tax"))
    assert not is_telling(*phrase_of("I oppose the new tax.", "tax"))
    assert never_says_which(*phrase_of("I oppose the bill.", "bill"))
