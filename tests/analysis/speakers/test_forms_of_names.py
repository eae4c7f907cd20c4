"""One person under several printed forms: family first, nicknames, Unicode, the headline."""

from __future__ import annotations

import time

import pytest

from quotes.lexicon.person_names import family_of, fold, is_disguised, parse_name
from tests.support.marked import speakers_of


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Kang Dae-jung", "kang"),
        ("Lim Siew Choo", "lim"),
        ("Zhao Minglu", "zhao"),
        ("Tran Van Duc", "tran"),
        ("Kim Lane", "lane"),
        ("Lee Harrow", "harrow"),
        ("Song-Anna Brandt", "brandt"),
        ("Tan Ah Beng", "tan"),
    ],
)
def test_the_family_stands_first_where_it_does(name: str, family: str) -> None:
    assert family_of(parse_name(name).parts) == family


def test_a_family_name_that_stands_first_finds_its_bearer() -> None:
    marked = "<p>Zhao Minglu</p> came. <p>Lee Harrow</p> did not.\n\n“It rains,” <s><o>Zhao</o></s> said."
    assert speakers_of(marked) == ["Zhao Minglu"]


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "''"])
def test_a_nickname_in_marks_is_that_person(marks: str) -> None:
    name = f"Ivo {marks[0]}Rusty{marks[1]} Brandt"
    marked = f"It rains, said <s><p>{name}</p></s>.\n\nIt pours, <s><p>Rusty</p></s> added."
    assert speakers_of(marked) == [name, name]


def test_a_source_inside_a_name_is_the_whole_name() -> None:
    assert speakers_of("It rains, said <p>Ivo “<s>Rusty</s>” Brandt</p>.") == ["Ivo “Rusty” Brandt"]


def test_a_kinship_title_is_no_part_of_the_name() -> None:
    marked = "<p>Lim Siew Choo</p> cooks.\n\n“Eat,” <s><p>Auntie Lim</p></s> said."
    assert speakers_of(marked) == ["Lim Siew Choo"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rene\u0301 Bu\u0308rki", "René Bürki"),
        ("Anne\u2011Marie Orlow", "Anne-Marie Orlow"),
        ("Stanisław Zyła", "Stanislaw Zyla"),
        ("Ivo\u200b Bran\u00addt", "Ivo Brandt"),
        ("Nial O’Dare", "Nial O'Dare"),
    ],
)
def test_forms_that_differ_in_signs_alone_are_one_person(one: str, other: str) -> None:
    marked = f"It rains, <s><p>{one}</p></s> said.\n\nIt pours, <s><p>{other}</p></s> said."
    first, second = speakers_of(marked)
    assert first == second
    assert not {"\u200b", "\u00ad"} & set(first or "")


def test_a_combining_mark_at_the_end_belongs_to_the_name() -> None:
    assert speakers_of("It rains, <s><p>Ana Dupre</p>\u0301</s> said.") == ["Ana Dupre\u0301"]
    assert fold("Dupre\u0301’s") == "dupre"


def test_the_headline_completes_a_surname() -> None:
    marked = "“It rains,” <s><p>Orlow</p></s> said. <s>He</s> shrugged."
    assert speakers_of(marked, "Storm takes roof off Martin Orlow’s mill") == ["Martin Orlow", "Martin Orlow"]
    assert speakers_of(marked, "Mayor Orlow weathers storm") == ["Orlow", "Orlow"]
    assert speakers_of(marked, "Martin Orlow and Petra Orlow weather storm") == ["Orlow", "Orlow"]


def test_a_headline_of_thousands_of_names_takes_no_minutes() -> None:
    headline = " ".join(["Anna"] * 4000)
    began = time.process_time()
    assert speakers_of(f"<p>{headline}</p>\n\n“It rains,” <s><p>Anna Holm</p></s> said.") == ["Anna Holm"]
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("name", "disguised"),
    [
        ("Tomas Weller", False),
        ("Anne\u2011Marie Du\u0301val", False),
        ("Łukasz Żółć", False),
        ("Томас Веллер", False),
        ("Томас Weller", False),  # two words of two scripts, as papers print them
        ("\u0422omas Weller", True),
        ("Tomas Wellеr", True),
        ("\uff34omas Weller", True),
    ],
)
def test_a_name_that_looks_like_another_is_disguised(name: str, disguised: bool) -> None:
    assert is_disguised(name) is disguised
