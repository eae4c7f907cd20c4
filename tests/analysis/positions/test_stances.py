"""All stances of a sentence, whoever takes them."""

from __future__ import annotations

from quotes.analysis.positions.stances import stances
from tests.support.analysis.trees import described, tree


def test_every_stance_of_a_sentence_is_found() -> None:
    sentence = tree("I oppose the dam but we are in favour of the canal.")
    assert {described(sentence, f)[1:3] for f in stances(sentence)} == {("oppose", "dam"), ("support", "canal")}


def test_a_sentence_without_one_has_none() -> None:
    assert stances(tree("The ferry sails at nine on Monday.")) == []
