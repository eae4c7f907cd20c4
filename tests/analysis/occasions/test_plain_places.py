"""Which occasions stand plainly with words: every article here was made up for these tests."""

from __future__ import annotations

import pytest

from quotes.analysis.occasions import questions, with_occasions
from quotes.analysis.occasions.features import OccasionQuestion
from quotes.analysis.occasions.plain_places import stands_plainly, with_plain_places
from quotes.analysis.quotation import quoted_stretches
from tests.support.analysis.reports import WRITTEN, quotation


def asked(text: str, cue: str) -> OccasionQuestion:
    words = quotation(text, "I will not run.", cue, "Ana Lopes", "Ana Lopes")
    _, (question,) = questions(text, [words], quoted_stretches(text), WRITTEN, None)
    return question


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Speaking to the Alden Post, Ana Lopes said: “I will not run.”", "said", "Speaking to the Alden Post"),
        ("“I will not run.” Ana Lopes said in a statement.", "said", "in a statement"),
        ("“I will not run.” Ana Lopes said on “Tarn and Friends”.", "said", "on “Tarn and Friends”"),
        ("“I will not run.” Ana Lopes said after the vote.", "said", "after the vote"),
        ("“I will not run.” Ana Lopes wrote on Facebook.", "wrote", "wrote on Facebook"),
        ("“I will not run.” Ana Lopes told Alden Radio.", "told", "told Alden Radio"),
        ("In the company blog, Ana Lopes wrote: “I will not run.”", "wrote", "In the company blog"),
    ],
)
def test_an_occasion_that_stands_plainly_with_the_words_is_theirs(text: str, cue: str, expected: str) -> None:
    words = quotation(text, "I will not run.", cue, "Ana Lopes", "Ana Lopes")
    (found,) = with_occasions(text, [words], quoted_stretches(text), WRITTEN)
    assert found.occasion is not None
    assert found.occasion.exact == expected


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("After talking with Jo Orre, Ana Lopes said: “I will not run.”", "said"),
        ("Ana Lopes told him: “I will not run.”", "told"),
        ("The council's ruling was overturned, and Ana Lopes said: “I will not run.”", "said"),
    ],
)
def test_what_somebody_did_before_or_told_in_private_is_no_plain_occasion(text: str, cue: str) -> None:
    question = asked(text, cue)
    assert question.places
    assert not any(stands_plainly(question, place) for place in question.places)


def test_what_was_told_in_private_names_no_occasion() -> None:
    question = asked("Ana Lopes told him: “I will not run.”", "told")
    assert with_plain_places([question], [[0.9] * len(question.places)]) == [[0.0]]


def test_the_newsroom_that_was_told_is_an_occasion() -> None:
    question = asked("Ana Lopes told us: “I will not run.”", "told")
    assert [stands_plainly(question, place) for place in question.places] == [True]
