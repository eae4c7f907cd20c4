"""The whole phrase that names a thing."""

from __future__ import annotations

import pytest

from quotes.analysis.positions.target_phrases import names_a_thing
from tests.support.analysis.trees import phrase_of


@pytest.mark.parametrize(
    ("text", "head", "words"),
    [
        ("I oppose the sale of the old docks.", "sale", "the sale of the old docks"),
        ("I oppose the sale, which is wrong.", "sale", "the sale"),
        ("I want no ban on nets.", "ban", "ban on nets"),
        ("I oppose the sale of the docks on Monday.", "sale", "the sale of the docks"),
        ("They debated the Harbours (Second Amendment) Bill.", "bill", "the Harbours (Second Amendment) Bill"),
    ],
)
def test_the_phrase_around_a_head(text: str, head: str, words: str) -> None:
    sentence, indices, _ = phrase_of(text, head)
    assert text[sentence.words[indices[0]].start : sentence.words[indices[-1]].end] == words


def test_things_and_claims_name_nothing_to_oppose() -> None:
    assert names_a_thing(*phrase_of("I oppose the sale of the docks.", "sale"))
    assert not names_a_thing(*phrase_of("I reject the allegation of theft.", "allegation"))
    assert not names_a_thing(*phrase_of("I oppose such things.", "things"))
