"""Where the paragraphs of a text begin, and its sentences."""

from __future__ import annotations

import pytest

from quotes.analysis.segmentation import (
    LONGEST_HEADLINE,
    Segments,
    headline_end,
    paragraph_starts,
    paragraphs,
    sentence_gaps,
    sentence_starts,
    sentences,
    stop_gaps,
)
from tests.support.growth import assert_linear


def parts(text: str) -> list[str]:
    return [text[p.start : p.end] for p in paragraphs(text)]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r", "\r\n", " \n \t\n  ", "\r\n\r\n"])
def test_any_line_break_parts_paragraphs(gap: str) -> None:
    assert parts(f"It rained.{gap}The ferry sailed.{gap}") == ["It rained.", "The ferry sailed."]


def test_wide_gaps_are_breaks_where_they_are_rare() -> None:
    assert parts("It rained. Nobody sailed. They met.  “Go,” she said. He went.") == [
        "It rained. Nobody sailed. They met.",
        "“Go,” she said. He went.",
    ]
    assert len(parts("It rained.  Nobody sailed.  They met.  He went.")) == 1


def said(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. They met.", ["It rained.", "They met."]),
        ("Mr. Orr met Sen. J. Holm. They spoke.", ["Mr. Orr met Sen. J. Holm.", "They spoke."]),
        ("“Go!” She went.", ["“Go!”", "She went."]),
        ("It rose 3.5 percent. no more", ["It rose 3.5 percent. no more"]),
        ("No end here\nThey met.", ["No end here", "They met."]),
        ("", []),
    ],
)
def test_sentences_end_at_stops_and_paragraphs(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_an_abbreviation_ends_a_paragraph_and_no_sentence() -> None:
    assert said("They met Ivo Orr Jr.\nIt rained. He came at 9 p.m. on Sept. 3 to Mass. Hall.") == [
        "They met Ivo Orr Jr.",
        "It rained.",
        "He came at 9 p.m. on Sept. 3 to Mass. Hall.",
    ]


def test_a_wrapped_line_goes_on() -> None:
    text = "It rained\nall day.\nThey met\n\nand left."
    assert [text[g.end :].split()[0] for g in sentence_gaps(text, 0, len(text))] == ["They", "and"]
    assert [text[g.end :].split()[0] for g in stop_gaps(text, 0, len(text))] == ["They"]


def test_each_paragraph_begins_a_sentence() -> None:
    text = "One line.\rTwo line.\rthree. Four."
    assert paragraph_starts(text) == (0, 10, 20)
    assert sentence_starts(text) == (0, 10, 20, 27)


def test_gaps_stay_within_their_stretch() -> None:
    text = "It rained. They met. We left."
    assert [g.end for g in sentence_gaps(text, 3, text.index("We"))] == [text.index("They")]


@pytest.mark.slow
@pytest.mark.parametrize("filler", [" ", "\n", "\n ", "a. ", "a\n", ".\n", "“", ".”", "A. B. "])
def test_the_time_grows_with_the_text(filler: str) -> None:
    assert_linear(lambda text: lambda: sentences(text), filler, 20_000)


def test_segments_are_found_by_code_point() -> None:
    text = "It rains. We wait.\n\nThey sail."
    segments = Segments(text)
    assert [segments.paragraph(text.index(word)) for word in ("It", "We", "They", "sail")] == [0, 0, 1, 1]
    assert [segments.sentence(text.index(word)) for word in ("It", "We", "They", "sail")] == [0, 1, 2, 2]
    at = text.index("wait")
    assert text[segments.sentence_start(at) : segments.sentence_end(at)].strip() == "We wait."
    assert segments.sentence_end(len(text) - 1) == len(text)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Ferry stops \n\nIt rained.", "Ferry stops"),
        ("Ferry stops.\n\nIt rained.", ""),
        ("Ferry stops", ""),
        (f"Ferry {'a' * LONGEST_HEADLINE}\n\nIt rained.", ""),
    ],
)
def test_a_short_first_paragraph_that_is_no_sentence_is_the_headline(text: str, headline: str) -> None:
    assert text[: headline_end(text)] == headline
