"""Names of people as they are printed, without the words of a headline."""

from __future__ import annotations

from tests.support.analysis.marked import speakers_of


def test_a_title_of_nobility_is_no_name_beside_a_given_one() -> None:
    marked = "<p>Ida Thornquist</p> was ill.\n\n“It rains,” <s><p>Baroness Thornquist</p></s> said."
    assert speakers_of(marked) == ["Ida Thornquist"]
    assert speakers_of("“It rains,” <s><p>Baroness Thornquist</p></s> said.") == ["Baroness Thornquist"]


def test_a_headline_in_capitals_does_not_name_the_speaker() -> None:
    marked = (
        "<s><p>IVANIC</p></s>: ENGINEERS WILL RETURN\n\n<r>Spokesman</r> <p>Darel Ivanic</p> spoke on Monday.\n\n"
        "“They will,” <s><p>Ivanic</p></s> said."
    )
    assert speakers_of(marked) == ["Darel Ivanic", "Darel Ivanic"]


def test_a_headline_may_have_a_name_that_the_text_prints_with_an_initial() -> None:
    marked = "The twins <p>Taiwo Oyelaran</p> and <p>Ana Brandt</p>:\n\n“It rains,” <s><p>T. Oyelaran</p></s> said."
    assert speakers_of(marked) == ["Taiwo Oyelaran"]


def test_a_full_name_in_a_first_sentence_is_no_headline() -> None:
    marked = (
        "Whale whisperer <p>Hori Parlo</p> was seven when he saw it.\n\n<p>Te Robert Parlo</p> is his son.\n\n"
        "“It rains,” <s><p>Hori Parlo</p></s> said.\n\n“It does,” <s><p>Parlo</p></s> added."
    )
    assert speakers_of(marked)[0] == "Hori Parlo"


def test_a_state_in_the_headline_is_no_given_name() -> None:
    text = "“It leaks,” said <s><p>Orlow</p></s>."
    assert speakers_of(text, title="China’s Orlow buys a ferry") == ["Orlow"]


def test_who_has_a_title_in_the_text_has_no_more_of_a_name_in_the_headline() -> None:
    marked = "<p>Brandt Plan</p> Expected\n\n“It rains,” <s>Mr. <p>Brandt</p></s> said."
    assert speakers_of(marked) == ["Brandt"]


def test_mr_and_mrs_are_two_and_nobody_by_that_surname_alone() -> None:
    marked = (
        "Mr and Mrs <p>Quarrie</p> may stay.\n\n<p>Winston Quarrie</p>, 77, opened the post office. His wife, "
        "<p>Verna Quarrie</p>, sorts the mail.\n\n“It was late,” <s>Mrs <p>Quarrie</p></s> said.\n\n“It was mine,” "
        "<s>Mr <p>Quarrie</p></s> said."
    )
    assert speakers_of(marked) == ["Verna Quarrie", "Winston Quarrie"]
