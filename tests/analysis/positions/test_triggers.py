"""Only sentences that may show a stance are parsed."""

from __future__ import annotations

import pytest

from quotes.analysis.positions.triggers import may_show_stance


@pytest.mark.parametrize(
    "sentence",
    [
        *("We opposed it.", "They are voting against it.", "It must be lifted.", "He called it a disgrace."),
        *("We need a ceasefire.", "There needs to be a law.", "Stop the cull!", "I’m against the tunnel."),
        *("She vowed to repeal the law.", "Hale, a critic of the tunnel, left.", "It isn’t fair."),
        *("Please, stop the cull now.", "Go home and vote against it.", "Never end the ban."),
        *("They spoke in favour of the bridge.", "It is a terrible idea.", "He asked them to put an end to it."),
    ],
)
def test_words_of_stance(sentence: str) -> None:
    assert may_show_stance(sentence, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        *("The ferry sails at nine on Monday.", "She said that he called his brother.", "We are going home."),
        *("The call came at nine.", "We went to end it there.", "They were told of a call."),
        *("She asked why they left.", "The bad weather stayed.", "That was a great day."),
    ],
)
def test_words_that_lack_what_they_need(sentence: str) -> None:
    assert not may_show_stance(sentence, sentence)


def test_what_a_word_needs_may_stand_outside_the_part() -> None:
    assert may_show_stance("Hale voted", "Hale voted “against it”.")
    assert not may_show_stance("against it", "Hale left “against it”.")
