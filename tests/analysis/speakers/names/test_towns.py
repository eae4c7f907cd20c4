"""Towns, rivers and constituencies that the engine took for people."""

from __future__ import annotations

import re

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.speakers.names.name_types import with_types
from quotes.analysis.speakers.text_regions import TextRegions
from tests.support.analysis.marked import speakers_of
from tests.support.analysis.name_types import types


def test_the_see_of_a_bishop_is_a_place() -> None:
    text = "The Bishop of Wensbury wrote. The Bishop of Wensbury came."
    assert types(text, "Wensbury") == ["place"]
    assert types("A friend of Wensbury wrote.", "Wensbury") == ["person"]


@pytest.mark.parametrize("seat", ["<p>Tarn Kelver</p> MP", "<p>Tarn Kelver MP</p>"])
def test_whose_seat_it_is_is_not_named_by_it(seat: str) -> None:
    marked = f"Labour’s <p>George Orlow</p>, an MP, won. “It leaks,” said <s>the {seat}</s>."
    assert "Tarn Kelver" not in speakers_of(marked)[0]
    assert speakers_of("“It leaks,” said <s><p>Tarn Kelver</p> MP</s>.") == ["Tarn Kelver"]
    assert speakers_of("“It leaks,” said <s>the Hon <p>Ana Kelver MP</p></s>.") == ["Ana Kelver"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The mayor of Vordersee came.", "Vordersee", "place"),
        ("She told a rally in Sidi Yahra so.", "Sidi Yahra", "place"),
        ("The 20-year-old from Sidi Yahra knelt.", "Sidi Yahra", "place"),
        ("She put her trust in Yahra.", "Yahra", "person"),
        ("The rally was in Anna Orlow.", "Anna Orlow", "person"),
    ],
)
def test_what_only_a_place_stands_behind_tells_a_town(text: str, name: str, kind: str) -> None:
    assert types(text, name)[0] == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tarnia’s Marta Ilves won.", "place"),
        ("The ministers of Tarn met Tarnia’s Marta Ilves.", "place"),
        ("Tarnia’s Ilves won.", "person"),
        ("Tarnia’s Marta Ilves won. Tarnia said no.", "person"),
        ("Tarnia’s Marta Ilves won. Ana Tarnia lost.", "person"),
    ],
)
def test_whose_somebody_in_full_is_is_no_person(text: str, kind: str) -> None:
    names = [
        NameMention(m.start(), m.end(), "person", 0.9) for m in re.finditer("(?:Ana )?Tarnia|(?:Marta )?Ilves", text)
    ]
    found = with_types(tuple(names), TextRegions(text, ()))
    assert next(n.type for n in found if text[n.start : n.end] == "Tarnia") == kind


def test_an_office_of_a_town_behind_a_name_tells_a_town() -> None:
    text = "The mayors of Linden Falls and Port Amery met. Port Amery Mayor Denis Roy said so."
    assert types(text, "Port Amery") == ["place"]
    assert types("Amery said so. The mayor of Amery came.", "Amery") == ["person"]
