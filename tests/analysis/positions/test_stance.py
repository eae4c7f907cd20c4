"""What all kinds of sentences share in finding a stance."""

from __future__ import annotations

from quotes.analysis.positions.stance import has_deed, holder_of, turned
from tests.support.analysis.trees import tree, word


def test_a_denied_support_is_opposition_and_no_more() -> None:
    sentence = tree("I do not support the tunnel.")
    assert turned("support", sentence, word(sentence, "support")) == "oppose"
    sentence = tree("I do not oppose the tunnel.")
    assert turned("oppose", sentence, word(sentence, "oppose")) is None
    sentence = tree("I oppose the tunnel.")
    assert turned("oppose", sentence, word(sentence, "oppose")) == "oppose"


def test_the_holder_is_who_does_what_the_verb_says() -> None:
    sentence = tree("Hale wants to stop the tunnel.")
    assert holder_of(sentence, word(sentence, "stop").index) == word(sentence, "hale").index


def test_an_infinitive_behind_the_target_is_a_deed() -> None:
    sentence = tree("He called for the ban to be lifted.")
    assert has_deed(sentence, word(sentence, "called"), word(sentence, "ban"))
    sentence = tree("He called for a ban.")
    assert not has_deed(sentence, word(sentence, "called"), word(sentence, "ban"))
