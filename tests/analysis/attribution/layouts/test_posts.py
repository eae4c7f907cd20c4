"""Posts of social networks set into an article."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution.layouts.posts import posts
from tests.support.analysis.layouts import reading, said
from tests.support.growth import assert_linear


def test_posts_set_into_an_article() -> None:
    text = (
        "Others saw it too.\n"
        "The whole harbour went green! pic.example.com/x — Ida Holm (@idaholm) December 27, 2017 "
        "Never seen the like of it — Ida Holm (@idaholm) December 27, 2017\n"
        "The ferry (@ferry) sails at nine."
    )
    assert said(text, "Ida Holm") == [
        ("Ida Holm", "The whole harbour went green! pic.example.com/x"),
        ("Ida Holm", "Never seen the like of it"),
    ]


def test_a_name_is_shown_without_its_other_letters() -> None:
    assert said("Lights over the bay — Ida Holm Ида Хольм (@idaholm)") == [("Ida Holm", "Lights over the bay")]


def test_links_behind_a_post_are_no_words_of_it() -> None:
    text = "Lights over the bay tonight https://t.example/abc pic.twitter.com/XyZ — Bay Weather (@bayweather)"
    assert said(text) == [("Bay Weather", "Lights over the bay tonight")]


def test_a_signature_in_small_letters_is_a_name_where_the_handle_is_that_of_somebody_named() -> None:
    text = "Ida Holm was on board.\nWhat a night this was — idachen holm (@idaholm)\nIt was cold — bay weather (@bay)"
    names = [text[n.start : n.end] for n in reading(text, ("Ida Holm",)).names]
    assert names == ["Ida Holm", "idachen holm"]


def test_a_post_between_the_lines_of_a_network() -> None:
    text = (
        "She fell.\n\nView this post on Instagram\n\nKnee says no.\nSee you in May.\n\n"
        "A post shared by Ida Holm (@ida.holm)\n\nView this post on Instagram\n\nA post shared by Bay (@bay)"
    )
    (post,) = reading(text).attributions
    assert [text[c.start : c.end] for c in post.content] == ["Knee says no.", "See you in May."]
    assert post.source is not None and text[post.source.start : post.source.end] == "Ida Holm"
    assert post.verbatim
    assert said(text.replace("View this", "This")) == []


@pytest.mark.parametrize("shape", ["View this post on Instagram\na\n", "a (@bcd) — ", "A post shared by a\n"])
def test_the_time_grows_no_faster_than_the_text(shape: str) -> None:
    assert_linear(lambda text: lambda: posts(text), shape, 1000)
