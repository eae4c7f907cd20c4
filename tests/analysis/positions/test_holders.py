"""Whose stance a sentence shows."""

from __future__ import annotations

import pytest

from quotes.analysis.positions.holders import held_by
from quotes.analysis.positions.stances import stances
from quotes.model import Quotation
from tests.support.analysis.reports import quotation
from tests.support.analysis.trees import tree


def brandt(text: str, words: str) -> Quotation:
    return quotation(text, words, "said", "Ilsa Brandt", "Ilsa Brandt")


def holder(text: str, words: str) -> str | None:
    """In whose words the stance stands: "words", told of the "speaker", or nobody's."""
    sentence = tree(text)
    (found,) = stances(sentence)
    held = held_by(text, sentence, found, [brandt(text, words)])
    return None if held is None else "words" if held.span else "speaker"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("“I oppose the tunnel,” Ilsa Brandt said.", "I oppose the tunnel,", "words"),
        ("Ilsa Brandt said she opposes the tunnel.", "she opposes the tunnel", "words"),
        ("“Hale opposes the tunnel,” Ilsa Brandt said.", "Hale opposes the tunnel,", None),
        ("Ilsa Brandt opposes the tunnel and said “it leaks”.", "it leaks", "speaker"),
    ],
)
def test_who_takes_the_stance(text: str, words: str, who: str | None) -> None:
    assert holder(text, words) == who
