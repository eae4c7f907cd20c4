"""Who is quoted as saying something said it."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.attribution.retold import with_inner_speaker
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch
from tests.support.analysis.retold import read, unmarked


def test_a_passive_quotation() -> None:
    text = "Per Lund was quoted by the Harbour Post as saying “Go home.”"
    assert read(text, "Per Lund") == ("Go home.", "Per Lund", "Harbour Post")
    assert read("Per Lund was quoted as saying “Go home.”", None) == ("Go home.", "Per Lund", None)


@pytest.mark.parametrize(
    "text",
    [
        "“Go home,” the paper quoted Per Lund as saying.",
        "The day after, the paper quoted Per Lund as saying: “Go home,”",
        "“Go home,” the daily paper of the harbour quoted Per Lund as telling the crew.",
    ],
)
def test_who_is_quoted_by_a_paper_said_it(text: str) -> None:
    assert read(text, "paper") == ("Go home,", "Per Lund", "paper")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“Go home,” he was quoted by the paper as saying.", "he"),
        ("“Go home,” Per Lund was widely quoted in the paper as telling the crew.", "Per Lund"),
        ("“Go home,” the pilot of the ship was quoted by the paper as saying.", "the pilot of the ship"),
        ("“Go home,” the paper quoted the pilot Per Lund as saying.", "the pilot Per Lund"),
        ("“Go home,” the paper quoted an officer as telling the crew.", "an officer"),
    ],
)
def test_whom_a_paper_quotes_may_be_described(text: str, who: str) -> None:
    assert read(text, "the paper") == ("Go home,", who, "the paper")


@pytest.mark.parametrize(
    ("text", "source", "content", "who"),
    [
        (
            "Local papers quoted the pilot Per Lund as saying that if it rains, they stay.",
            "Local papers",
            "the pilot Per Lund as saying",
            "the pilot Per Lund",
        ),
        (
            "Local papers quoted the pilot Per Lund as saying that if it rains, they stay.",
            "Local papers",
            "that if it rains, they stay",
            "the pilot Per Lund",
        ),
        (
            "Per Lund was quoted by Local papers as saying that if it rains, they stay.",
            "Local papers",
            "that if it rains, they stay",
            "Per Lund",
        ),
    ],
)
def test_what_somebody_is_quoted_as_saying_without_marks(text: str, source: str, content: str, who: str) -> None:
    assert unmarked(text, source, content) == ("that if it rains, they stay", who, "Local papers")


def test_only_who_is_quoted_was_found() -> None:
    text = "The paper quoted him as saying: “Go home.”"
    assert unmarked(text, "The paper", "him") == ("him", "The paper", None)


def test_he_is_quoted_and_the_words_that_say_so_are_none_of_his() -> None:
    text = "“Go home” or “stay away,” the paper quoted him as saying."
    quoted = quoted_stretches(text)
    content = (Stretch(1, text.index(",”") + 1), Stretch(text.index("him"), len(text) - 1))
    paper = Stretch(text.index("the paper"), text.index(" quoted"))
    found = with_inner_speaker(Prose(text, quoted), (), Attribution(content, None, paper, 0.9, 0.9))
    assert [text[c.start : c.end] for c in found.content] == ["Go home” or “stay away,"]
    assert found.source == Stretch(text.index("him"), text.index(" as saying")) and found.via == paper


def test_who_is_quoted_as_saying_it_said_the_words_before_the_marks_too() -> None:
    text = "The paper quoted Governor Per Lund as saying that the pier would stand “by the first snow”."
    start, end = text.index("Governor"), text.index("”")
    whole = Attribution((Stretch(start, end),), Stretch(10, 16), Stretch(0, 9), 0.9, 0.9)
    found = with_inner_speaker(Prose(text, quoted_stretches(text)), (), whole)
    assert found.source and text[found.source.start : found.source.end] == "Governor Per Lund"
    assert text[found.content[0].start : end].startswith("that the pier")
    assert found.via == Stretch(0, 9)
