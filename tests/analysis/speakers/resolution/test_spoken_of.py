"""Whoever the words speak of does not say them."""

from __future__ import annotations

import pytest

from tests.support.analysis.marked import speakers_of


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("I have had a quiet word with <p>Sten</p>, all of us did", "Ivo Hale"),
        ("Mr <p>Orre</p> should say sorry", "Ivo Hale"),
        ("That is not for me, Mr <p>Orre</p>", "Ivo Hale"),
        ("I, <p>Sten Orre</p>, am sorry", "Sten Orre"),
        ("My mother said, ‘<p>Sten</p>, you must run’", "Sten Orre"),
        ("They never saw the <p>Orre</p> family again", "Sten Orre"),
        ("It was late", "Sten Orre"),
    ],
)
def test_whom_the_words_name_is_not_he(words: str, who: str) -> None:
    marked = (
        "“We are ready,” <s>coach <p>Ivo Hale</p></s> said.\n\nHe has scolded his goalkeeper, <p>Sten Orre</p>.\n\n"
        f"<p>Orre</p> spoke of his dislike of Tarn. “{words},” <s>he</s> said."
    )
    assert speakers_of(marked)[-1] == who
