"""Names beside a description."""

from __future__ import annotations

import pytest

from tests.support.analysis.marked import speakers_of


@pytest.mark.parametrize(
    "source",
    [
        "her brother, the surgeon Dr <p>Ana Lopes</p>",
        "her sister, deputy police chief <p>Ana Lopes</p>",
        "his <p>Ophelia</p>, dance student <p>Ana Lopes</p>",
        "her successor, the Reverend Dr <p>Ana Lopes</p>",
    ],
)
def test_a_name_behind_what_somebody_is_heads(source: str) -> None:
    assert speakers_of(f"It rains, <s>{source}</s> said.") == ["Ana Lopes"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("<s>The operator, <o>Tarnray</o></s>,", "Tarnray"),
        ("<s>The publisher</s>, <o>Tarn Books</o>,", "Tarn Books"),
        ("<s>The publisher, <o>Tarn Books</o> (TB)</s>,", "Tarn Books"),
        ("<s>A union</s>, <o>Tarn Books</o> and others,", "A union"),
        ("“Yes,” said <s>a Tarn newspaper</s>, <o>Tarn Books</o>.", "Tarn Books"),
    ],
)
def test_a_body_described_and_named_is_called_by_its_name(source: str, name: str) -> None:
    assert speakers_of(f"{source} said it rains.") == [name]


@pytest.mark.parametrize(
    "told", ["who identified himself only as", "who gave his name as", "identified only as", "who asked to be known as"]
)
def test_somebody_described_is_called_by_the_name_told_behind(told: str) -> None:
    marked = f"“We ran,” said <s>the official</s>, {told} <p>Yakub</p>.\n\n“Then we hid,” <s>the official</s> said."
    assert speakers_of(marked) == ["Yakub", "Yakub"]


@pytest.mark.parametrize(
    ("described", "name"),
    [
        ("the soap maker</s>, whose real name is <p>Ivo Orlow</p>.", "Ivo Orlow"),
        ("a nurse</s> who gave her name as <p>Ana</p>, working there.", "Ana"),
    ],
)
def test_who_is_described_is_called_as_a_clause_tells(described: str, name: str) -> None:
    assert speakers_of(f"“We ran,” said <s>{described}") == [name]


@pytest.mark.parametrize(
    "called",
    [
        "who asked to be called only by her first name,",
        "who only gave her name as",
        "who would give only her first name,",
    ],
)
def test_the_first_name_alone_that_somebody_gives_is_theirs(called: str) -> None:
    marked = f"<s>A nurse in <p>Karim</p></s>, {called} <p>Ruqaya</p>, said she left. “They came,” <s>she</s> said."
    assert speakers_of(marked) == ["Ruqaya", "Ruqaya"]


@pytest.mark.parametrize("called", ["who identified herself only as", "who gave her name as", "who is known as"])
def test_the_name_that_somebody_gives_in_a_clause_is_theirs(called: str) -> None:
    marked = f"<s>The official</s>, {called} <p>Lopes</p>, told us that it leaks. “It does,” <s>she</s> said."
    assert speakers_of(marked) == ["Lopes", "Lopes"]
