"""Several bodies or states named side by side are one subject."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution, NameMention, NameType
from quotes.analysis.speakers.names.lists import with_whole_lists
from tests.support.analysis.attributions import place
from tests.support.analysis.marked import speakers_of


def widened(text: str, source: str, cue: str, named: str, type_: NameType = "place") -> str:
    """What the source ``source`` of ``text`` becomes, whose names are those of ``named``, apart by bars."""
    names = [NameMention(at.start, at.end, type_, 0.9) for at in (place(text, name) for name in named.split("|"))]
    given = Attribution((), place(text, cue), place(text, source), 0.9, 0.9)
    found = with_whole_lists(text, names, given).source
    assert found
    return text[found.start : found.end]


_SHORT = "The Tarn Union (TU) and Chile"


@pytest.mark.parametrize(
    ("text", "source", "cue", "whole"),
    [
        ("Norway and Chile have called for talks.", "Norway", "have called", "Norway and Chile"),
        ("But Norway, Chile and the Tarn Union said no.", "Chile", "said", "Norway, Chile and the Tarn Union"),
        ("The Tarn Union (TU) and Chile have joined in saying no.", "The Tarn Union", "saying", _SHORT),
        ("After talks with Norway, Chile and the Tarn Union said no.", "Chile and the Tarn Union", "said", None),
        ("Norway’s ports, and Chile, said no.", "Chile", "said", None),
        ("Ferries for Norway and Chile were late, a union said.", "a union", "said", None),
    ],
)
def test_the_whole_list_is_the_subject(text: str, source: str, cue: str, whole: str | None) -> None:
    named = "|".join(sorted((n for n in ("Norway", "Chile", "Tarn Union") if n in text), key=text.index))
    assert widened(text, source, cue, named) == (whole or source)


def test_people_stand_for_themselves() -> None:
    text = "Ana Brandt and Ivo Hale said no."
    assert widened(text, "Ivo Hale", "said", "Ana Brandt|Ivo Hale", "person") == "Ivo Hale"


def test_a_state_with_two_names_is_one() -> None:
    text = "Trinidad and Tobago said no."
    assert widened(text, "Tobago", "said", "Trinidad|Tobago") == "Tobago"


def test_states_listed_are_not_the_first_of_them() -> None:
    marked = (
        "“We will look into it,” <s><l>Norway</l>, <l>Chile</l> and the <l>Netherlands</l></s> said.\n\n"
        "“We too,” <s><l>Denmark</l> and <l>Peru</l></s> said."
    )
    assert speakers_of(marked) == ["Norway, Chile and the Netherlands", "Denmark and Peru"]


def test_who_is_told_by_two_bodies_is_one() -> None:
    marked = "“It holds,” <s><p>Ivo Hale</p> of <o>Falk Bank</o> and <o>Reuss Bank</o></s> said."
    assert speakers_of(marked) == ["Ivo Hale"]


@pytest.mark.parametrize(
    ("text", "source", "whole"),
    [
        ("On Monday countries including Norway and Chile said no.", "Chile", "countries including Norway and Chile"),
        ("Unions such as the Tarn Union said no.", "Tarn Union", "Unions such as the Tarn Union"),
        ("They met ports, including a new one, and then Chile said no.", "Chile", None),
        ("She was including the Tarn Union, said Norway.", "Norway", None),
    ],
)
def test_those_of_whom_some_are_named_are_the_subject(text: str, source: str, whole: str | None) -> None:
    named = "|".join(sorted((n for n in ("Norway", "Chile", "Tarn Union") if n in text), key=text.index))
    assert widened(text, source, "said", named) == (whole or source)
