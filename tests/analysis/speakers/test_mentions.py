"""The words that stand for a speaker, read by themselves."""

from __future__ import annotations

from quotes.lexicon.person_names import fold
from tests.support.analysis.marked import speakers_of


def test_a_source_inside_a_name_is_the_whole_name() -> None:
    assert speakers_of("It rains, said <p>Ivo “<s>Rusty</s>” Brandt</p>.") == ["Ivo “Rusty” Brandt"]


def test_a_combining_mark_at_the_end_belongs_to_the_name() -> None:
    assert speakers_of("It rains, <s><p>Ana Dupre</p>\u0301</s> said.") == ["Ana Dupre\u0301"]
    assert fold("Dupre\u0301’s") == "dupre"
