"""Posts of social networks set into an article."""

from __future__ import annotations

from tests.support.analysis.layouts import reading, said


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


def test_links_behind_a_post_are_no_words_of_it() -> None:
    text = "Lights over the bay tonight https://t.example/abc pic.twitter.com/XyZ — Bay Weather (@bayweather)"
    assert said(text) == [("Bay Weather", "Lights over the bay tonight")]


def test_a_signature_in_small_letters_is_a_name_where_the_handle_is_that_of_somebody_named() -> None:
    text = "Ida Holm was on board.\nWhat a night this was — idachen holm (@idaholm)\nIt was cold — bay weather (@bay)"
    names = [text[n.start : n.end] for n in reading(text, ("Ida Holm",)).names]
    assert names == ["Ida Holm", "idachen holm"]
