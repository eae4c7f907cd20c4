"""Who is the subject of a word, and whether what it says is asserted."""

from __future__ import annotations

import pytest

from quotes.analysis.positions.clauses import auxiliaries, is_asserted, is_negated, is_passive, is_past, lemma, subject
from tests.support.analysis.trees import tree, word


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("Hale opposes the tunnel.", "opposes", "hale"),
        ("Hale came and opposed the tunnel.", "opposed", "hale"),
        ("Hale wants to stop the tunnel.", "stop", "hale"),
        ("The guild that opposes the tunnel met.", "opposes", "guild"),
    ],
)
def test_the_subject_of_a_verb(text: str, verb: str, who: str) -> None:
    sentence = tree(text)
    found = subject(sentence, word(sentence, verb).index)
    assert found is not None and found.lower == who


@pytest.mark.parametrize(
    ("text", "verb", "asserted"),
    [
        ("I oppose the tunnel.", "oppose", True),
        ("If it leaks I oppose the tunnel.", "oppose", False),
        ("I might oppose the tunnel.", "oppose", False),
        ("I would oppose the tunnel.", "oppose", False),
        ("Do I oppose the tunnel?", "oppose", False),
        ("Nobody supports the tunnel.", "supports", False),
        ("I once supported the tunnel.", "supported", False),
        ("I think that we support the tunnel.", "support", True),
        ("I am ready to support the tunnel.", "support", True),
        ("We voted to scrap the tunnel.", "scrap", True),
        ("We refused to scrap the tunnel.", "scrap", False),
        ("I am not ready to support the tunnel.", "support", False),
        ("I would support the tunnel were it shorter.", "support", False),
        ("I could support the tunnel.", "support", False),
        ("I could not support the tunnel.", "support", True),
        ("I could not support the tunnel more.", "support", False),
        ("I could not vote for the tunnel.", "vote", False),
        ("They say that I oppose the tunnel.", "oppose", False),
        ("You know that I oppose the tunnel.", "oppose", True),
    ],
)
def test_what_is_said_to_be_so(text: str, verb: str, asserted: bool) -> None:
    sentence = tree(text)
    assert is_asserted(sentence, word(sentence, verb).index, range(len(text)), reported=False) is asserted


def test_would_is_will_in_indirect_speech() -> None:
    text = "She would oppose the tunnel."
    sentence = tree(text)
    assert is_asserted(sentence, word(sentence, "oppose").index, range(len(text)), reported=True)


def test_negation_passive_and_auxiliaries() -> None:
    sentence = tree("The tunnel will not be built.")
    built = word(sentence, "built").index
    assert is_negated(sentence, built) and is_passive(sentence, built)
    assert auxiliaries(sentence, built) == {"will", "be"}


def test_the_verb_that_a_word_is_a_form_of() -> None:
    sentence = tree("Hale opposed the tunnel.")
    assert lemma(word(sentence, "opposed")) == "oppose"
    assert lemma(word(sentence, "tunnel")) == "tunnel"


def test_other_years_are_past() -> None:
    sentence = tree("Hale opposed the tunnel in 1998.")
    assert is_past(sentence, word(sentence, "opposed").index)
    sentence = tree("Hale opposed the tunnel on Monday.")
    assert not is_past(sentence, word(sentence, "opposed").index)
