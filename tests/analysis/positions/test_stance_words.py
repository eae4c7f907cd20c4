"""The words of stance agree with each other."""

from __future__ import annotations

import pytest

from quotes.analysis.positions import stance_words as words


def test_no_verb_is_for_and_against() -> None:
    assert not words.FOR & words.AGAINST
    assert not words.GOOD & words.BAD


def test_what_says_an_opinion_is_a_verb_of_stance() -> None:
    assert words.DIRECT.keys() >= words.MILD
    assert words.PRAISES <= words.MILD


@pytest.mark.parametrize("sentence", ["We opposed it", "they are voting against it", "It must be lifted", "a disgrace"])
def test_each_stance_has_a_trigger(sentence: str) -> None:
    assert words.TRIGGER.search(sentence)


def test_a_sentence_without_words_of_stance_has_none() -> None:
    assert words.TRIGGER.search("The ferry sails at nine on Monday.") is None
