"""The paragraph that a quotation is shown in."""

from __future__ import annotations

from quotes.record.text_index.paragraphs import Paragraphs

TEXT = "One line.\n\nTwo lines, \nof which this is one.  \n\nThree."


def test_one_paragraph() -> None:
    start, end = Paragraphs(TEXT).around(0, 3)
    assert TEXT[start:end] == "One line."


def test_from_one_into_another() -> None:
    start, end = Paragraphs(TEXT).around(TEXT.index("line."), TEXT.index("Three") + 2)
    assert TEXT[start:end] == TEXT


def test_space_behind_is_left_out() -> None:
    start, end = Paragraphs(TEXT).around(TEXT.index("of which"), TEXT.index("of which") + 2)
    assert TEXT[start:end].endswith("this is one.")
