"""Whom a name may stand for."""

from __future__ import annotations

import pytest

from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers.gathering import gather_entities
from quotes.analysis.speakers.text_regions import TextRegions
from tests.support.analysis.marked import read_marked, resolve_marked, speakers_of


def test_a_rank_is_not_that_of_somebody_introduced_as_something_else() -> None:
    marked = (
        "<r>Senate Leader</r> <s><p>Mara Caldwell</p></s> said that the vote was near. “He is right,” "
        "<s><p>Caldwell</p></s> said of the navy's plan. “It is enough,” <s>Admiral <p>Caldwell</p></s> said."
    )
    assert speakers_of(marked) == ["Mara Caldwell", "Mara Caldwell", "Caldwell"]


def test_one_of_two_justices_is_the_justice() -> None:
    marked = (
        "Justices <p>Mara Orlow</p> and <p>Ines Falk</p> sat. “No,” <s>Justice <p>Falk</p></s> said. “It is,” said "
    )
    assert speakers_of(f"{marked}<s>Justice <p>Orlow</p></s>.") == ["Ines Falk", "Mara Orlow"]


def test_a_rank_may_change() -> None:
    marked = "<r>General</r> <s><p>Ivo Hale</p></s> said so. “I was young,” <s>Colonel <p>Hale</p></s> said."
    assert speakers_of(marked) == ["Ivo Hale", "Ivo Hale"]


def test_a_family_name_that_stands_first_finds_its_bearer() -> None:
    marked = "<p>Zhao Minglu</p> came. <p>Lee Harrow</p> did not.\n\n“It rains,” <s><o>Zhao</o></s> said."
    assert speakers_of(marked) == ["Zhao Minglu"]


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "''"])
def test_a_nickname_in_marks_is_that_person(marks: str) -> None:
    name = f"Ivo {marks[0]}Rusty{marks[1]} Brandt"
    marked = f"It rains, said <s><p>{name}</p></s>.\n\nIt pours, <s><p>Rusty</p></s> added."
    assert speakers_of(marked) == [name, name]


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


def test_an_honorific_tells_two_people_with_one_surname_apart() -> None:
    marked = (
        "<p>Martin Orlow</p> and his wife, <p>Petra Orlow</p>, run the mill.\n\n"
        "“Flour is dear,” <s>Mr. <p>Orlow</p></s> said.\n\n“It will be dearer,” <s>Mrs. <p>Orlow</p></s> said."
    )
    assert speakers_of(marked) == ["Martin Orlow", "Petra Orlow"]


def test_a_courtesy_title_that_fits_nobody_named_is_somebody_else() -> None:
    marked = (
        "<p>Petra Orlow</p>, the first lady, opened the mill.\n\n“Flour is dear,” <s>Mr. <p>Orlow</p></s> said.\n\n"
        "“It is,” <s>Mrs. <p>Orlow</p></s> said."
    )
    assert speakers_of(marked) == ["Orlow", "Petra Orlow"]


def test_a_title_tells_two_people_with_one_surname_apart() -> None:
    marked = (
        "<r>Governor</r> <p>Pat Orlow</p> met <r>Senator</r> <p>Kit Orlow</p>.\n\n"
        "“It is late,” <s>Senator <p>Orlow</p></s> said.\n\n“Not yet,” said <s>Governor <p>Orlow</p></s>."
    )
    assert speakers_of(marked) == ["Kit Orlow", "Pat Orlow"]


def test_a_father_and_his_son_of_the_same_name_are_two() -> None:
    marked = (
        "“I ran the mill,” said <s><p>Ivo Brandt, Jr.</p></s>\n\n"
        "“I sold it,” said <s><p>Ivo Brandt III</p></s>, his son."
    )
    resolution = resolve_marked(marked)
    assert len(resolution.speakers) == 2


def test_a_first_name_tells_two_people_with_one_surname_apart() -> None:
    marked = (
        "<p>Martin Orlow</p> met <p>Petra Orlow</p> at the gate.\n\n"
        "“It is late,” said <s><p>Petra</p></s>.\n\n“It is,” said <s><p>Martin</p></s>."
    )
    assert speakers_of(marked) == ["Petra Orlow", "Martin Orlow"]


def test_a_nickname_in_marks_and_a_slip_of_the_pen_are_one_person() -> None:
    marked = (
        "<p>Robert C. “Bobby</p>” Harmsen won. “Thanks,” <s><p>Bobby Harmsen</p></s> said. “Really,” "
        "<s><p>Hamsen</p></s> said."
    )
    assert speakers_of(marked) == ["Robert C. “Bobby” Harmsen"] * 2


def borne_by(marked: str, name: str) -> set[str]:
    """Whom the places that print ``name`` alone are taken for."""
    text, reading = read_marked(marked)
    entities = gather_entities(reading.names, TextRegions(text, quoted_stretches(text)), [])
    return {entities.at[n.start].name for n in reading.names if text[n.start : n.end] == name}


def test_a_surname_is_of_who_was_named_before() -> None:
    before = "It was the old whaler <p>Hori Orlow</p> who rowed out that day, and he rows yet."
    later = "His son, <p>Te Kai Robert Orlow</p>, left. <p>Te Kai</p> slept. <p>Te Kai</p> ate. <p>Te Kai</p> sang."
    marked = f"{before}\n\n<p>Orlow</p> is 75. <p>Orlow</p> sings.\n\n{later}"
    assert borne_by(marked, "Orlow") == {"Hori Orlow"}


def test_a_given_name_is_of_who_was_named_last() -> None:
    before = "<p>Ana Lopes</p> came. <p>Lopes</p> ran. <p>Lopes</p> left. <p>Lopes</p> slept."
    assert borne_by(f"{before}\n\n<p>Ana Orlow</p> rows. <p>Ana</p> has a boat. <p>Ana</p> is old.", "Ana") == {
        "Ana Orlow"
    }


def test_the_younger_outside_a_source_is_not_the_elder() -> None:
    text, reading = read_marked(
        "<p>Emil Brandt Sr</p>. ran the mill. His son, <p>Emil Brandt Jr</p>., sold it. The younger <p>Brandt</p> left."
    )
    found = gather_entities(reading.names, TextRegions(text, quoted_stretches(text)), [])
    assert {e.name: len(e.occurrences) for e in found.entities} == {"Emil Brandt Sr": 1, "Emil Brandt Jr": 2}


@pytest.mark.parametrize(("honour", "who"), [("The Rt Rev", "Colin Brandt"), ("Senator", "Brandt")])
def test_who_is_of_the_clergy_may_be_a_bishop(honour: str, who: str) -> None:
    assert speakers_of(f"{honour} <p>Colin Brandt</p> came. “No,” <s>Bishop <p>Brandt</p></s> said.") == [who]


@pytest.mark.parametrize(("rank", "one"), [("General", True), ("Gen", True), ("Inspector", False)])
def test_a_president_may_be_a_general(rank: str, one: bool) -> None:
    marked = f"“It rains,” <s>President <p>Orlow</p></s> said. “It pours,” <s>{rank} <p>Orlow</p></s> said."
    assert (len(resolve_marked(marked).speakers) == 1) == one


def test_a_junior_is_a_man() -> None:
    marked = (
        "<p>Jesse L. Orlow Jr.</p> came. She, <p>Mara Falk</p>, left. “It rains,” <s>Mr. <p>Orlow</p></s> said.\n\n"
        "<p>Jesse L. Orlow Jr.</p> has her hat, and she smiled. The songs were by <p>Michael Orlow</p>."
    )
    assert speakers_of(marked) == ["Jesse L. Orlow Jr."]


def test_a_son_with_a_longer_name_is_not_his_father() -> None:
    marked = (
        "The keeper <p>Ivo Orlow</p>, 71, rows. {}, <p>Per Ivo Orlow</p>, 38, steers.\n\n“It rains,” said "
        "<s><p>Ivo Orlow</p></s>. “It pours,” said <s><p>Per Ivo Orlow</p></s>."
    )
    assert speakers_of(marked.format("His son")) == ["Ivo Orlow", "Per Ivo Orlow"]
    assert len(set(speakers_of(marked.format("The same")))) == 1


def test_kin_of_who_is_called_by_the_surname_is_somebody_else() -> None:
    told = "“It ran,” <s><p>Orlow</p></s> said.\n\n"
    marked = f"{told}<p>Orlow</p>’s mother, <s><p>Ida Orlow</p></s>, said: “He could have rung.”"
    assert speakers_of(marked) == ["Orlow", "Ida Orlow"]
