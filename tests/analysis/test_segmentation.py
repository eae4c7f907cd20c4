"""Where the paragraphs of a text begin, and its sentences."""

from __future__ import annotations

import time

import pytest

from quotes.analysis.segmentation import paragraph_starts, sentences


def paragraphs(text: str) -> list[str]:
    starts = paragraph_starts(text)
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r", "\r\n", " \n \t\n  ", "\r\n\r\n"])
def test_any_line_break_parts_paragraphs(gap: str) -> None:
    assert paragraphs(f"It rained.{gap}The ferry sailed.{gap}") == ["It rained.", "The ferry sailed."]


def test_wide_gaps_are_breaks_where_they_are_rare() -> None:
    assert paragraphs("It rained. Nobody sailed. They met.  “Go,” she said. He went.") == [
        "It rained. Nobody sailed. They met.",
        "“Go,” she said. He went.",
    ]
    assert len(paragraphs("It rained.  Nobody sailed.  They met.  He went.")) == 1


def said(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. They met.", ["It rained.", "They met."]),
        ("Mr. Orr met Sen. J. Holm. They spoke.", ["Mr. Orr met Sen. J. Holm.", "They spoke."]),
        ("“Go!” She went.", ["“Go!", "She went."]),
        ("It rose 3.5 percent. no more", ["It rose 3.5 percent. no more"]),
        ("No end here\nThey met.", ["No end here\n", "They met."]),
        ("", []),
    ],
)
def test_sentences_end_at_stops_and_paragraphs(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("filler", [" ", "\n", "a. ", "“", "A. B. "])
def test_the_time_grows_with_the_text(filler: str) -> None:
    def seconds(count: int) -> float:
        began = time.process_time()
        sentences(filler * count)
        return time.process_time() - began

    assert seconds(200_000) < 40 * max(seconds(20_000), 0.01)
