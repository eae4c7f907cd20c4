"""The words of a quotation in one line."""

from __future__ import annotations

import pytest

from quotes.exchange.quoted_words import Words, marked, shortened, words_of
from quotes.model import QuotedSpan

TEXT = "“The quay is safe,” Ostrava said. “It was never in doubt.”"


def spans(*parts: str) -> list[QuotedSpan]:
    """The spans of these parts, in a text that begins at 100."""
    return [QuotedSpan(100 + TEXT.index(p), 100 + TEXT.index(p) + len(p), p, True) for p in parts]


def test_what_was_left_out_is_shown() -> None:
    first, second = words_of(TEXT, 100, "direct", spans("The quay is safe,", "It was never in doubt."))
    assert (first.joint, second.joint) == ("", " … ")
    assert marked((first, second)) == "“The quay is safe,” … “It was never in doubt.”"


def test_words_of_a_transcript_get_marks() -> None:
    turn = QuotedSpan(6, 21, "We sail tonight", False)
    assert marked(words_of("LUND: We sail tonight", 0, "direct", [turn])) == "“We sail tonight”"
    assert marked(words_of("LUND: We sail tonight", 0, "indirect", [turn])) == "We sail tonight"


def test_long_words_are_cut() -> None:
    parts = (Words("", "The quay is safe,", True), Words(" … ", "It was never in doubt.", False))
    assert shortened(parts, 100) == parts
    assert shortened(parts, 10) == (Words("", "The quay…", True),)
    assert marked(shortened(parts, 27)) == "“The quay is safe,” … It was…"


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("He says “you grind your teeth”.", "He says ‘you grind your teeth’."),
        ('"Sail" he said, and ("now") we’d "sail"', "‘Sail’ he said, and (‘now’) we’d ‘sail’"),
        ("We don’t sail", "We don’t sail"),
    ],
)
def test_marks_within_marks_are_single(words: str, printed: str) -> None:
    assert marked([Words("", words, True)]) == f"“{printed}”"
    assert marked([Words("", words, False)]) == words
