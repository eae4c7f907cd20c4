"""Speakers who are described and not named."""

from __future__ import annotations

import pytest

from tests.support.analysis.marked import resolve_marked, speakers_of


def test_who_goes_back_to_the_name_before_it() -> None:
    marked = "Farmers cheered <p>Lena Voss</p>, <s>who</s> said the dam was safe. <p>Karl Dorn</p> stayed away."
    assert speakers_of(marked) == ["Lena Voss"]


def test_who_goes_back_to_a_group() -> None:
    marked = "<p>Lena Voss</p> was cheered by many farmers <s>who</s> say the dam is safe."
    resolution = resolve_marked(marked)
    best = resolution.choices[0].candidates[0] if resolution.choices[0].candidates else resolution.speakers[0]
    assert (best.name, best.type) == ("many farmers", "group")


@pytest.mark.parametrize(
    ("source", "type_"),
    [
        ("several farmers", "group"),
        ("experts", "group"),
        ("<p>Ann Field</p> and <p>Jon Falk</p>", "group"),
        ("54 percent of voters", "group"),
        ("a source close to the talks", "anonymous"),
        ("one official", "anonymous"),
        ("a letter signed by <p>Ann Field</p>", "person"),
        ("the report", "document"),
        ("a study by Drenov professor <p>Jon Falk</p>", "document"),
        ("the company", "organization"),
        ("police", "organization"),
        ("<p>Ann Field</p>, the mayor,", "person"),
    ],
)
def test_each_kind_of_source_has_its_type(source: str, type_: str) -> None:
    resolution = resolve_marked(f"According to <s>{source}</s>, the dam is safe.")
    assert [s.type for s in resolution.speakers] == [type_]
