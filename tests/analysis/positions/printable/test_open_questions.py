"""What may be left open about a stance that is taken, and what readers are therefore not shown."""

from __future__ import annotations

import pytest

from tests.support.analysis.open_questions import open_about


@pytest.mark.parametrize(
    "sentence",
    [
        "“I oppose the sale of Alden Docks,” said Brandt.",
        "“I support the Alden ferry tax,” said Brandt.",
        "“I am in favour of scrapping ferry fares,” said Brandt.",
        "“I support free trade,” said Brandt.",
        "“I oppose Alden's ban on nets,” said Brandt.",
        "“We will vote against a ferry tax,” said Brandt.",
        "“I condemn the violence of the Alden Guard,” said Brandt.",
        "“I support press freedom,” said Brandt.",
        "“I support an increase in ferry fares,” said Brandt.",
        "“I support the Alden accord,” said Brandt.",
        "“I oppose the ferry tax,” said Brandt.",
        "“I will not support the Alden Ferry Bill,” said Brandt.",
        "“I could not support the Alden Ferry Bill,” said Brandt.",
    ],
)
def test_nothing_is_open(sentence: str) -> None:
    assert open_about(sentence, sentence[1 : sentence.index(",”")]) == set()


@pytest.mark.parametrize(
    ("sentence", "said", "questions"),
    [
        ("“I oppose all forms of violence,” said Brandt.", "I oppose all forms of violence", ["nobody differs"]),
        ("“I condemn knife crime,” said Brandt.", "I condemn knife crime", ["nobody differs"]),
        ("“I support religious tolerance,” said Brandt.", "I support religious tolerance", ["nobody differs"]),
        ("“I call for restraint,” said Brandt.", "I call for restraint", ["nobody differs", "target may be any"]),
        (
            "“I support Alden's aggression,” said Brandt.",
            "I support Alden's aggression",
            ["nobody differs", "target may be any"],
        ),
        ("“I won't endorse Odo Kellers,” said Brandt.", "I won't endorse Odo Kellers", ["only withheld"]),
        ("Brandt has generally supported free trade.", "free trade", ["hedged"]),
        ("Brandt has rejected a bid for Alden Docks.", "a bid for Alden Docks", ["turned down"]),
    ],
)
def test_words_that_may_take_no_side(sentence: str, said: str, questions: list[str]) -> None:
    assert open_about(sentence, said) == set(questions)
