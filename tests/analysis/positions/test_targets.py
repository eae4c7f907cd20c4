"""What a stance is on: words of the article that name the thing to whoever reads them alone."""

from __future__ import annotations

import pytest

from quotes.analysis.positions.antecedents import Tellings
from quotes.analysis.positions.targets import is_somebody, target_of
from quotes.analysis.segmentation import sentences
from quotes.analysis.syntax import parse
from tests.support.analysis.trees import tree, word

ARTICLE = "Parliament read the Alden harbour safety bill on Monday. "


def target(sentence: str, head: str) -> tuple[str, str, bool] | None:
    """Place, name and clearness of the target in a sentence behind ``ARTICLE``."""
    text = ARTICLE + sentence
    parsed = parse(text, len(ARTICLE), len(text))
    tellings = Tellings(text, sentences(text))
    (found,) = tellings.trees.gathered([lambda: target_of(tellings, parsed, word(parsed, head).index)])
    if found is None:
        return None
    return text[found.place.start : found.place.end], text[found.name.start : found.name.end], found.is_clear


@pytest.mark.parametrize(
    ("sentence", "head", "expected"),
    [
        ("Hale opposes the ferry tax.", "tax", ("the ferry tax", "the ferry tax", True)),
        ("Hale opposes the bill.", "bill", ("the bill", "the Alden harbour safety bill", True)),
        ("Hale opposes the treaty with his friends.", "treaty", ("the treaty with his friends",) * 2 + (False,)),
        ("Hale opposes his Alden Bridge.", "bridge", ("his Alden Bridge", "his Alden Bridge", False)),
        ("Hale opposes this measure.", "measure", ("this measure", "the Alden harbour safety bill", True)),
        ("Hale opposes the new constitution.", "constitution", ("the new constitution",) * 2 + (True,)),
        ("Hale opposes the new ferry.", "ferry", ("the new ferry",) * 2 + (False,)),
        ("Hale opposes everything.", "everything", None),
    ],
)
def test_a_target_is_called_by_words_of_the_article(
    sentence: str, head: str, expected: tuple[str, str, bool] | None
) -> None:
    assert target(sentence, head) == expected


def test_people_and_bodies_are_somebody() -> None:
    sentence = tree("Hale criticised the ministers and the tunnel.")
    heads = ("hale", "ministers", "tunnel")
    assert [is_somebody(sentence, word(sentence, h).index) for h in heads] == [True, True, False]
