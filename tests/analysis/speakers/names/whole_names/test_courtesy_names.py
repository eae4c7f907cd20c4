"""Names with a nickname in marks, and surnames behind "Mr"."""

from __future__ import annotations

from quotes.analysis.speakers.names.whole_names import whole_names
from quotes.analysis.speakers.text_regions import TextRegions
from tests.support.analysis.marked import resolve_marked, speakers_of


def test_a_surname_behind_a_courtesy_title_is_a_name_though_it_is_a_word() -> None:
    text = "<p>Oliver Irish</p> came. “It leaks,” <s>Mr Irish</s> said. “It does,” said <s>Mr Irish</s>."
    assert speakers_of(text) == ["Oliver Irish"] * 2
    assert resolve_marked("“Mr. President, it leaks,” said <s><p>Ana Brandt</p></s>.").speakers[0].name == "Ana Brandt"
    assert whole_names((), TextRegions("Thank you, Mr. President.", ()), []) == ()


def test_a_name_with_a_nickname_has_its_whole_surname() -> None:
    marked = "“It rains,” said <s><p>Ivo</p> “<p>Stumpy</p>” <p>Van Orlow</p></s>."
    assert speakers_of(marked) == ["Ivo “Stumpy” Van Orlow"]
    marked = "“It rains,” said <s>President <p>Ivo</p> “<p>Stumpy</p>” <p>Orlow</p></s>."
    assert speakers_of(marked) == ["Ivo “Stumpy” Orlow"]
    assert speakers_of("On “Winter” <s><p>Orlow</p></s> sings: “It rains.”") == ["Orlow"]
