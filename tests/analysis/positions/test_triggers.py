"""Only sentences that may show a stance are parsed."""

from __future__ import annotations

import pytest

from quotes.analysis.positions.triggers import StanceWords


@pytest.mark.parametrize(
    "sentence",
    [
        *("We opposed it.", "They are voting against it.", "It must be lifted.", "He called it a disgrace."),
        *("We need a ceasefire.", "There needs to be a law.", "Stop the cull!", "I’m against the tunnel."),
        *("She vowed to repeal the law.", "Hale, a critic of the tunnel, left.", "It isn’t fair."),
        *("Please, stop the cull now.", "Go home and vote against it.", "Never end the ban."),
        *(
            "They spoke in favour of the bridge.",
            "It is a terrible idea.",
            "I am for the tunnel.",
            "He asked them to put an end to it.",
        ),
    ],
)
def test_words_of_stance(sentence: str) -> None:
    assert StanceWords(sentence, sentence).may_show


@pytest.mark.parametrize(
    "sentence",
    [
        *("The ferry sails at nine on Monday.", "She said that he called his brother.", "We are going home."),
        *("The call came at nine.", "We went to end it there.", "They were told of a call."),
        *("She asked why they left.", "The bad weather stayed.", "That was a great day."),
        *("The attack came at nine.", "They left for the campaign.", "He came back to Alden.", "The fight will go on."),
        *("For us they voted.", "To us he says that they fought it.", "The Clinton campaign left at nine."),
    ],
)
def test_words_that_lack_what_they_need(sentence: str) -> None:
    assert not StanceWords(sentence, sentence).may_show


def test_what_a_word_needs_may_stand_outside_the_part() -> None:
    assert StanceWords("Hale voted", "Hale voted “against it”.").may_show
    assert not StanceWords("against it", "Hale left “against it”.").may_show


@pytest.mark.parametrize(
    ("sentence", "taken", "owed"),
    [
        ("They oppose the tunnel.", True, False),
        ("The tunnel must be closed.", False, True),
        ("The tunnel is a disgrace.", False, True),
        ("He called the tunnel a disgrace.", True, False),
        ("Scrap the tunnel.", False, True),
        ("Vote against the tunnel.", True, True),
    ],
)
def test_who_may_take_the_stance(sentence: str, taken: bool, owed: bool) -> None:
    found = StanceWords(sentence, sentence)
    assert (found.may_be_taken, found.may_be_owed) == (taken, owed)
