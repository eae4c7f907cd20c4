"""What may be open about a stance itself."""

from __future__ import annotations

import pytest

from tests.support.analysis.open_questions import open_about


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("“The Alden ferry tax is a disgrace,” said Brandt.", "The Alden ferry tax is a disgrace"),
        ("“We must fight the Alden ferry tax,” said Brandt.", "We must fight the Alden ferry tax"),
        ("“I abhor the Alden ferry tax,” said Brandt.", "I abhor the Alden ferry tax"),
        ("Brandt offered support for the Alden night ferry.", "the Alden night ferry"),
        ("Brandt urged Varland to lift restrictions on papers.", "Varland to lift restrictions on papers"),
    ],
)
def test_words_that_do_not_say_the_stance_itself(sentence: str, said: str) -> None:
    assert open_about(sentence, said) == {"no plain words"}


def test_would_not_is_reported_opposition() -> None:
    assert open_about("Brandt said she would not back free trade.", "she would not back free trade") == set()
    sentence = "“I would not back free trade,” said Brandt."
    assert open_about(sentence, sentence[1 : sentence.index(",”")]) == {"only withheld"}


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("“I was against free trade,” said Brandt.", "I was against free trade"),
        ("Brandt was for free trade and said it rained.", "it rained"),
        ("Brandt, who backed Odo Kellers, said it rained.", "it rained"),
        ("It rained when Brandt was supporting free trade.", "free trade"),
        ("Brandt has supported free trade but has since turned to tariffs.", "free trade"),
        ("Brandt said she seemed to have supported free trade.", "she seemed to have supported free trade"),
    ],
)
def test_it_may_hold_no_more(sentence: str, said: str) -> None:
    assert open_about(sentence, said) == {"of other days"}
