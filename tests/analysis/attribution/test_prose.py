"""The sentences of a text with the words between its marks blotted out."""

from __future__ import annotations

from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch

TEXT = "The ferry sails. “We wait. We hope,” said Mr. Orr of the board. It rained.\n\n“It is late,” Ana Orr said."


def prose(text: str = TEXT) -> Prose:
    return Prose(text, quoted_stretches(text))


def test_quoted_words_are_blotted_letter_by_letter() -> None:
    blotted = prose().text
    assert len(blotted) == len(TEXT)
    assert "We hope" not in blotted and blotted.startswith("The ferry sails. “")
    assert blotted[TEXT.index(",”")] == ","


def test_the_words_before_a_place_begin_with_its_sentence() -> None:
    at = TEXT.index("said Mr.")
    start, words = prose().before(at)
    assert TEXT[start:at].startswith("“We wait")
    assert words.endswith("” ")


def test_what_follows_a_place_ends_with_its_sentence() -> None:
    assert prose().after(TEXT.index("said Mr.")) == "said Mr. Orr of the board."
    assert prose().after(TEXT.index("It rained")) == "It rained."


def test_the_first_quoted_stretch_that_touches_a_piece() -> None:
    found = prose().quoted_in(Stretch(TEXT.index("We hope"), TEXT.index("Orr")))
    assert found is not None and TEXT[found.start : found.end] == "We wait. We hope,"
    assert prose().quoted_in(Stretch(0, 5)) is None
