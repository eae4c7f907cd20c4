"""Words between marks are judged by what the network sees and by what they look like in print."""

from __future__ import annotations

import math

import numpy as np
import pytest

from quotes.analysis.attribution.decoys import FEATURES, Judged, continues, fills_paragraph, judge, load_weights
from quotes.analysis.attribution.links import LinkScorer
from quotes.analysis.quotation import quoted_stretches
from tests.support.analysis.decoding import links_that_point
from tests.support.analysis.pieces import pieces_of


def judged(text: str, content: float = 0.9, nobody: float = 0.0) -> list[Judged]:
    """The stretches of ``text`` where every piece is content with one probability, and the pointers see all alike."""
    pieces = pieces_of(text)
    links: LinkScorer = links_that_point(len(pieces), (0, 1), None, nobody)
    inside = np.full(len(pieces), content, dtype=np.float32)
    return judge(inside, (), text, pieces, quoted_stretches(text), links, load_weights())


def feature(name: str, text: str) -> float:
    """That of the last stretch of ``text``."""
    return judged(text)[-1].features[FEATURES.index(name)]


@pytest.mark.parametrize(
    ("name", "with_it", "without"),
    [
        ("title", "She praised “The Tide of Oslo” there.", "She praised “the tide of Oslo” there."),
        ("title", "She says.\n\nShe loved “Tide and Time” so.", "Abara Calls Tide “A Disgrace”\n\nShe says so."),
        ("comes again", "A “slow tide” and a “Slow tide” rose.", "A “slow tide” and a “fast tide” rose."),
        ("called so", "It is known as a “slow tide”.", "It was like a “slow tide”."),
        ("determiner before", "He saw the “slow tide” rise.", "He saw “slow tide” rise."),
        ("colon or comma before", "He said: “Slow tide”", "He said “slow tide”"),
        ("somebody talks", "He said “we sail”.", "He said “tide sail”."),
        ("word behind", "The “slow” tide.", "The tide is “slow”."),
        ("sentence ends behind", "The tide is “slow”.", "The “slow” tide."),
        ("stop within", "He said “slow.”", "He said “slow”."),
        ("one word", "He said “slow”.", "He said “slow tide”."),
        ("fills its paragraph", "It rose.\n\n“We sail.”\n\nIt fell.", "It rose.\n\n“We sail.” It fell."),
    ],
)
def test_what_a_stretch_looks_like(name: str, with_it: str, without: str) -> None:
    assert feature(name, with_it) > feature(name, without)


def test_words_are_likelier_somebodys_than_a_title() -> None:
    text = "Abara said it in “The Tide of Oslo” and “we will sail with the tide tonight”."
    title, words = judged(text)
    assert title.probability < words.probability


def test_what_the_network_sees_counts() -> None:
    text = "It was “rather a slow tide” there."
    [sure], [doubtful] = judged(text, 0.99, -4.0), judged(text, 0.1, 4.0)
    assert sure.accepted
    assert not doubtful.accepted


@pytest.mark.parametrize(
    "text",
    [
        "It is the so-called “slow tide that rises”.",
        "It is known as a “slow tide that rises”.",
        "They wrote a paper titled: “How a slow tide rises.”",
        "She liked his first hit, “The Tide and You”.",
        "The port's motto is “a slow tide that rises”.",
        "It rose. In other words: “a slow tide that rises.”",
        "Translation: “a slow tide that rises.”",
        "They vowed to publish “The Tide and You” there.",
    ],
)
def test_what_something_is_called_is_nobodys_words(text: str) -> None:
    [named] = judged(text, 0.999, -6.0)
    assert not named.accepted


@pytest.mark.parametrize(
    "text",
    [
        "She said “a slow tide that rises”.",
        "In other words, “a slow tide that rises,” she said.",
        "It rose. In other words, said Abara, “a slow tide that rises.”",
        "She read it in translation: “a slow tide that rises.”",
        "Her motto is “a slow tide that rises”.",
    ],
)
def test_what_is_said_is_somebodys_words(text: str) -> None:
    [said] = judged(text, 0.999, -6.0)
    assert said.accepted


def test_a_quotation_over_paragraphs_is_accepted_altogether() -> None:
    text = "“Oslo.\n\n“We will sail with the tide tonight, whatever comes.”"
    assert [j.stretch.continued for j in judged(text)] == [False, True]
    assert [j.accepted for j in judged(text)] == [True, True]


def test_each_weight_is_a_number() -> None:
    weights = load_weights().weights
    assert len(weights) == len(FEATURES)
    assert all(math.isfinite(w) for w in weights)


def test_a_part_fills_its_paragraph() -> None:
    pieces = pieces_of("We sail.\n\nIt is late.")
    assert fills_paragraph(pieces, (0, 3))
    assert not fills_paragraph(pieces, (0, 2))
    assert not fills_paragraph(pieces, (1, 3))


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("“We sail,” Abara said. “The tide will not wait.”", True),
        ("“We sail,” Abara said, and “the tide” turned.", False),
        ("“We sail,” Abara said.\n\n“The tide will not wait.”", False),
        ("“We sail.” It rained. “The tide will not wait.”", False),
    ],
    ids=["an attribution and a full stop", "no full stop", "another paragraph", "no cue"],
)
def test_words_that_go_on_behind_an_attribution(text: str, goes_on: bool) -> None:
    pieces = pieces_of(text)
    first, second = quoted_stretches(text)
    assert second.opening
    at = text.find("said")
    cues = [pieces.covering(at, at + 4)] if at >= 0 else []
    before, begin = (
        pieces.covering(first.start, first.end)[1],
        pieces.covering(second.opening.start, second.opening.end)[0],
    )
    assert continues(before, begin, cues, pieces) is goes_on
