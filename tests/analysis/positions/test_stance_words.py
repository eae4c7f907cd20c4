"""The words of stance agree with each other."""

from __future__ import annotations

from quotes.analysis.positions import stance_words as words


def test_no_verb_is_for_and_against() -> None:
    assert not words.FOR & words.AGAINST
    assert not words.GOOD & words.BAD


def test_what_says_an_opinion_is_a_verb_of_stance() -> None:
    assert words.DIRECT.keys() >= words.MILD
    assert words.PRAISES <= words.MILD
