"""What "the bill" stands for: the fuller phrase of the article with the same noun."""

from __future__ import annotations

import pytest

from quotes.analysis.positions.antecedents import Tellings, fuller_phrase, is_only_one
from quotes.analysis.segmentation import sentences
from quotes.analysis.syntax import parse


def phrase(text: str, noun: str) -> str | None:
    """The fuller phrase for the ``noun`` of the last sentence of a text."""
    every = sentences(text)
    tree = parse(text, every[-1].start, every[-1].end)
    (head,) = (w.index for w in tree.words if w.lower == noun)
    tellings, indices = Tellings(text, every), range(tree.words[head].head + 1, head + 1)
    (found,) = tellings.trees.gathered([lambda: fuller_phrase(tellings, tree, indices, head)])
    return None if found is None else text[found[0].start : found[0].end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They read the Alden harbour safety bill. Hale opposes the bill.", "the Alden harbour safety bill"),
        ("They read a bill. Hale opposes the bill.", None),
        ("They read the school bill. Hale opposes Alden's bill.", None),
        ("They read Alden's school bill. Hale opposes Alden's bill.", "Alden's school bill"),
        ("They read the harbour bill. They read the school bill. Hale opposes the bill.", None),
        (
            "They read the harbour bill and the Alden harbour safety bill. Hale opposes the bill.",
            "the Alden harbour safety bill",
        ),
        ("A toll bridge will be built. Hale opposes the bridge.", "A toll bridge"),
        ("A toll bridge will be built. The old bridge stays. Hale opposes the bridge.", None),
        ("They have many bridges. A toll bridge will be built. Hale opposes the bridge.", None),
        ("They crossed the toll bridge. Hale opposes the bridge.", "the toll bridge"),
        ("They drew a bridge. They crossed the toll bridge. Hale opposes the bridge.", None),
        (
            "“Scrap the bill,” he said. The bill on night flights takes effect in May. Hale opposes the bill.",
            "The bill on night flights",
        ),
        ("A toll bridge beside the church will be built. Hale opposes the bridge.", "A toll bridge"),
        ("They read a school bill that he wrote. Hale opposes the bill.", "a school bill"),
        ("They read the House bill. Hale opposes the bill.", None),
        ("They drew a bridge for people under 16. Hale opposes the bridge.", None),
    ],
)
def test_the_fullest_phrase_that_nothing_contradicts(text: str, expected: str | None) -> None:
    assert phrase(text, "bridge" if "bridge" in text else "bill") == expected


def test_what_stands_behind_is_not_pointed_back_to() -> None:
    text = "Hale opposes the bill. They read the harbour bill."
    every = sentences(text)
    tree = parse(text, every[0].start, every[0].end)
    tellings = Tellings(text, every)
    assert tellings.trees.gathered([lambda: fuller_phrase(tellings, tree, (2, 3), 3)]) == [None]


@pytest.mark.parametrize(
    ("before", "behind", "only"),
    [
        ("They met on the harbour tax.", "The tax is low.", True),
        ("They met on the tax.", "It snowed.", True),
        ("It snowed.", "The planned tax would be low.", False),
        ("It snowed.", "It thawed.", False),
        ("They met on the hotel tax.", "It snowed.", False),
        ("It snowed.", "There are two taxes.", False),
        ("They met.", "Another tax was dropped.", False),
        ("They met on the tax.", "Each tax is low.", False),
    ],
)
def test_an_article_may_know_only_one_thing_of_a_noun(before: str, behind: str, only: bool) -> None:
    text = f"{before} Hale opposes the harbour tax. {behind}"
    every = sentences(text)
    tree = parse(text, every[1].start, every[1].end)
    (tax,) = (w.index for w in tree.words if w.lower == "tax")
    tellings = Tellings(text, every)
    assert tellings.trees.gathered([lambda: is_only_one(tellings, tree, tax)]) == [only]


def test_people_and_groups_are_never_the_only_ones() -> None:
    text = "The harbour master came. Hale supports the harbour master."
    every = sentences(text)
    tree = parse(text, every[1].start, every[1].end)
    (master,) = (w.index for w in tree.words if w.lower == "master")
    assert not is_only_one(Tellings(text, every), tree, master)
