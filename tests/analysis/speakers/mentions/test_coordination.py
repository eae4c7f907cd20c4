"""Several who are named side by side."""

from __future__ import annotations

from tests.support.analysis.marked import speakers_of


def test_two_people_of_two_states_are_two_people() -> None:
    marked = "“It leaks,” said <s><l>Tarnia</l>’s <p>Marta Ilves</p> and <l>Falkia</l>’s <p>Juhan Sepp</p></s>."
    assert speakers_of(marked) == ["Marta Ilves and Juhan Sepp"]


def test_the_analyst_of_a_firm_with_two_names_is_one_person() -> None:
    marked = "“It leaks,” said <s><p>Falk Bruun</p> & Reuss analyst <p>Ana Brandt</p></s>."
    assert speakers_of(marked) == ["Ana Brandt"]
    assert speakers_of("“It leaks,” said <s><p>Ivo Hale</p> & <p>Ana Brandt</p></s>.") == ["Ivo Hale and Ana Brandt"]


def test_an_office_for_two_fields_is_one_person() -> None:
    marked = "“It leaks,” said <s><o>Trade</o> and Industry Secretary Mr <p>Ana Brandt</p></s>."
    assert speakers_of(marked) == ["Ana Brandt"]


def test_an_office_in_two_bodies_is_one_person() -> None:
    marked = "“It leaks,” said <s><o>Fire Service</o> and <o>Harbour Watch</o> Director <p>Ana Brandt</p></s>."
    assert speakers_of(marked) == ["Ana Brandt"]
    two = "“It leaks,” said <s><o>Fire Service</o> and <o>Harbour Watch</o></s>."
    assert speakers_of(two) != ["Ana Brandt"]
