"""The whole phrase that names a thing, and whether it is understood by itself."""

from __future__ import annotations

import pytest

from quotes.analysis.positions.target_phrases import (
    has_pronoun,
    is_telling,
    names_a_thing,
    never_says_which,
    phrase,
    points_back,
)
from quotes.analysis.syntax import Sentence
from tests.support.analysis.trees import tree, word


def of(text: str, head: str) -> tuple[Sentence, list[int], int]:
    sentence = tree(text)
    index = word(sentence, head).index
    return sentence, phrase(sentence, index), index


@pytest.mark.parametrize(
    ("text", "head", "words"),
    [
        ("I oppose the sale of the old docks.", "sale", "the sale of the old docks"),
        ("I oppose the sale, which is wrong.", "sale", "the sale"),
        ("I want no ban on nets.", "ban", "ban on nets"),
        ("I oppose the sale of the docks on Monday.", "sale", "the sale of the docks"),
    ],
)
def test_the_phrase_around_a_head(text: str, head: str, words: str) -> None:
    sentence, indices, _ = of(text, head)
    assert text[sentence.words[indices[0]].start : sentence.words[indices[-1]].end] == words


def test_things_and_claims_name_nothing_to_oppose() -> None:
    assert names_a_thing(*of("I oppose the sale of the docks.", "sale"))
    assert not names_a_thing(*of("I reject the allegation of theft.", "allegation"))
    assert not names_a_thing(*of("I oppose such things.", "things"))


def test_a_pronoun_leaves_open_what_is_meant() -> None:
    sentence, indices, _ = of("I oppose his plan for the docks.", "plan")
    assert has_pronoun(sentence, indices)
    sentence, indices, _ = of("I oppose the plan for the docks.", "plan")
    assert not has_pronoun(sentence, indices)


def test_what_only_points_back() -> None:
    assert points_back(*of("I oppose the bill.", "bill"))
    assert points_back(*of("I oppose this tax.", "tax"))
    assert not points_back(*of("I oppose the ferry tax.", "tax"))
    assert not points_back(*of("I oppose racism.", "racism"))


def test_words_that_tell_which_one_is_meant() -> None:
    assert is_telling(*of("I oppose the ferry tax.", "tax"))
    assert not is_telling(*of("I oppose the new tax.", "tax"))
    assert never_says_which(*of("I oppose the bill.", "bill"))
