"""A source as a question with its options, and what was decided."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers.resolution.decisions import UNDECIDED, Decision, order_of, place_of
from quotes.analysis.speakers.resolution.resolver import Resolver
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.model import Stretch
from tests.support.analysis.marked import read_marked


@pytest.mark.parametrize(("probability", "named"), [(UNDECIDED, True), (UNDECIDED - 0.01, False)])
def test_nobody_is_best_where_the_likeliest_is_doubtful(probability: float, named: bool) -> None:
    text, reading = read_marked("<p>Ida Holm</p> came.")
    (somebody,) = Resolver(text, (), reading).article.entity_set.entities
    assert (Decision(((somebody, probability),)).best is somebody) == named
    assert Decision(()).best is None


def test_quoted_words_without_a_source_stand_for_their_speaker() -> None:
    text = "It rained. “Go home.” He went."
    regions = TextRegions(text, quoted_stretches(text))
    quoted, plain = Stretch(11, 21), Stretch(0, 10)
    assert text[quoted.start : quoted.end] == "“Go home.”"
    assert place_of(Attribution((plain, quoted), None, None, 0.9, 0.9), regions) == quoted
    assert place_of(Attribution((plain,), None, None, 0.9, 0.9), regions) is None
    assert place_of(Attribution((quoted,), None, plain, 0.9, 0.9), regions) == plain


def test_decisions_are_in_the_order_of_the_sources_and_of_the_words_without_one() -> None:
    words, source = Stretch(20, 30), Stretch(5, 9)
    assert order_of(Attribution((words,), None, source, 0.9, 0.9)) == 5
    assert order_of(Attribution((words,), None, None, 0.9, 0.9)) == 20
