"""What of a content is words of somebody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.contents import has_words, is_mention, is_said
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch
from tests.support.analysis.attributions import place


@pytest.mark.parametrize(
    ("text", "content", "mention"),
    [
        ("Ida Holm blamed Captain Per Lund.", "Captain Per Lund", True),
        ("Ida Holm blamed Per Lund.", "Per Lund", True),
        ("Ida Holm blamed harbour pilot Per Lund.", "harbour pilot Per Lund", True),
        ("Ida Holm blamed her former captain.", "her former captain", True),
        ("Ida Holm blamed the bad weather.", "the bad weather", False),
        ("Ida Holm said the pilot saw Per Lund.", "the pilot saw Per Lund", False),
        ("Ida Holm blamed “Per Lund”.", "“Per Lund”", False),
    ],
)
def test_to_whom_something_was_done_is_no_words(text: str, content: str, mention: bool) -> None:
    names = [
        NameMention(place(text, n).start, place(text, n).end, "person", 0.9)
        for n in ("Ida Holm", "Per Lund")
        if n in text
    ]
    found = Attribution((place(text, content),), None, None, 0.9, 0.9)
    assert is_mention(Prose(text, quoted_stretches(text)), names, found) is mention


@pytest.mark.parametrize(
    ("content", "has"),
    [
        ("his", False),
        ("it", False),
        ("which he", False),
        ("his “", False),
        ("pollution", False),
        ("Holm’s", False),
        ("his remarks", True),
        ("no", True),
        ("that he did", True),
        ("his well-being", True),
    ],
)
def test_small_words_alone_are_no_words(content: str, has: bool) -> None:
    whole = Attribution((Stretch(0, len(content)),), None, None, 0.9, 0.9)
    assert has_words(Prose(content, ()), whole) is has
    assert has_words(Prose(content, ()), replace(whole, verbatim=True))


def test_small_words_between_marks_are_words() -> None:
    text = "Ida Holm said “it”."
    assert has_words(Prose(text, quoted_stretches(text)), Attribution((place(text, "it”"),), None, None, 0.9, 0.9))


@pytest.mark.parametrize(
    ("text", "cue", "content", "said"),
    [
        ("She asked him about the new pier.", "asked", "him about the new pier", False),
        ("She asked about the new pier.", "asked", "about the new pier", False),
        ("She asked about how to sail.", "asked", "about how to sail", True),
        ("She asked not to be named.", "asked", "not to be named", False),
        ("The clerk declined to be quoted.", "declined", "to be quoted", False),
        ("The clerk asked to be named captain.", "asked", "to be named captain", True),
        ("Neither she nor Lund would say whether it was safe.", "say", "whether it was safe", False),
        ("She read out a letter that he had left.", "read out", "a letter that he had left", False),
        ("She charged four men with theft.", "charged", "four men with theft", False),
        ("She charged that he had lied.", "charged", "that he had lied", True),
    ],
)
def test_what_nobody_says(text: str, cue: str, content: str, said: bool) -> None:
    whole = Attribution((place(text, content),), place(text, cue), None, 0.9, 0.9)
    assert is_said(Prose(text, ()), [], whole) is said
