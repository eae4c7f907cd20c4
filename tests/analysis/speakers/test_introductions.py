"""What an article tells of somebody beside the name."""

from __future__ import annotations

import pytest

from quotes.analysis.speakers.gathering import gather_entities
from quotes.analysis.speakers.text_regions import TextRegions
from tests.support.analysis.marked import read_marked, speakers_of


def test_the_coach_of_a_club_is_not_the_club() -> None:
    marked = (
        "<s>The coach of <p>Altamar</p></s> called it robbery.\n\n“They see one colour,” <s>the Altamar coach</s> said."
    )
    assert "Altamar" not in speakers_of(marked)


def test_who_holds_an_office_of_a_state_is_called_by_the_office() -> None:
    marked = (
        "Drenov Minister <p>Tarik Solmaz</p> said no. “It will be ours,” <s>Solmaz</s> said. Solmaz left.\n\n"
        "Alden Ambassador to Kessel <p>Walter Pike</p> did not rule out new rules.\n\n“We will see,” "
        "<s>the ambassador</s> said."
    )
    assert speakers_of(marked) == ["Tarik Solmaz", "Walter Pike"]


def test_a_word_for_kin_beside_a_name_tells_who_is_no_she() -> None:
    marked = (
        "<s><p>Amara Diallo</p></s> lost her house. Her husband, <s><p>Sekou</p></s>, said: “We ran.” "
        "“It rained,” <s>she</s> said."
    )
    assert speakers_of(marked)[-1] == "Amara Diallo"


def test_a_word_for_kin_before_a_trade_and_a_title_tells_the_sex() -> None:
    text, reading = read_marked("Her son, the surgeon Dr <p>Nivaan Brandt</p>, came.")
    (son,) = gather_entities(reading.names, TextRegions(text, ()), []).entities
    assert son.gender_score < -2.0


def test_what_ends_the_sentence_before_introduces_nobody() -> None:
    text, reading = read_marked("It rains, wrote the bishop. Ms <p>Ana Brandt</p>, a nurse, sang.")
    (found,) = gather_entities(reading.names, TextRegions(text, ()), []).entities
    assert not any("bishop" in words for words in found.introduced)
    assert any("nurse" in words for words in found.introduced)


def test_her_brother_is_who_was_introduced_as_one() -> None:
    marked = (
        "<p>Ana Brandt</p> is dead. Her brother, the surgeon <p>Nivaan Brandt</p>, found her.\n\n“She sang,” "
        "<s>her brother</s> said."
    )
    assert speakers_of(marked) == ["Nivaan Brandt"]


def test_the_vice_chancellor_is_the_professor_named_behind() -> None:
    marked = (
        "The Vice-Chancellor, Professor <p>Ana Brandt</p>, was there. <s><p>Per Holm</p></s> said no.\n\n“It rains,” "
        "<s>the vice-chancellor</s> said."
    )
    assert speakers_of(marked)[-1] == "Ana Brandt"


def test_a_spokeswoman_for_a_body_without_a_name_is_who_is_named_behind() -> None:
    marked = (
        "It went well, spokeswoman for the festival <p>Anja Marks</p> told the radio.\n\n“It is trusted,” <s>the "
        "spokeswoman</s> said."
    )
    assert speakers_of(marked) == ["Anja Marks"]


def test_a_clause_behind_a_name_is_no_apposition() -> None:
    marked = (
        "<p>Per Lund</p> made the film. As for the scene in which <p>Lund</p> choked <p>Ida Holm</p>, the director "
        "told them it was hers.\n\n<p>Lund</p> was sorry. “I was wrong,” <s><p>Lund</p></s> said.\n\n<p>Holm</p> left. "
        "“Late,” <s>the director</s> said."
    )
    assert speakers_of(marked)[-1] != "Ida Holm"


@pytest.mark.parametrize(
    ("marked", "is_union"),
    [
        ("They met the <o>Falkwerk</o> union.", True),
        ("They met <o>Falkwerk</o>, the oldest union.", True),
        ("They met <o>Falkwerk</o>, the union said.", False),
    ],
)
def test_a_body_is_what_stands_behind_its_name_and_not_who_tells_of_it(marked: str, is_union: bool) -> None:
    text, reading = read_marked(marked)
    (found,) = gather_entities(reading.names, TextRegions(text, ()), []).entities
    assert ("union" in found.kinds) is is_union


def test_an_office_before_the_and_a_title_is_that_of_who_is_named() -> None:
    marked = (
        "The Speaker, the Hon. <p>Ana Lopes</p>, called them.\n\n“I oppose it,” <s>the Hon. <p>Ida Holm</p></s> said."
        "\n\n“Order,” <s>the Speaker</s> said."
    )
    assert speakers_of(marked)[-1] == "Ana Lopes"


@pytest.mark.parametrize(
    "marked", ["<p>Ida Brandt</p>, the mayor’s wife, came.", "The mayor’s wife, <p>Ida Brandt</p>, came."]
)
def test_whose_wife_somebody_is_introduces_her_as_nobody_in_office(marked: str) -> None:
    text, reading = read_marked(marked)
    (wife,) = gather_entities(reading.names, TextRegions(text, ()), []).entities
    told = frozenset[str]().union(*wife.introduced)
    assert "wife" in told and "mayor" not in told


@pytest.mark.parametrize(
    ("office", "called"),
    [
        ("The Minister of Ports and Canals, Dr", "The minister"),
        ("The Deputy Director of Fisheries, Mrs", "the Deputy Director"),
        ("The Commissioner for Health,", "the commissioner"),
        ("The Minister of Water, His Excellency Dr", "The minister"),
    ],
)
def test_an_office_told_with_its_field_before_a_name_is_that_of_who_is_named(office: str, called: str) -> None:
    marked = (
        f"{office} <p>Ana Brandt</p>, came. <s>Mr <p>Per Holm</p></s> said cement was scarce. “It rains,” <s>he</s> "
        f"said.\n\nThen <s>{called}</s> said it would end."
    )
    assert speakers_of(marked)[-1] == "Ana Brandt"


def test_a_clause_that_goes_on_behind_a_name_tells_nothing_of_it() -> None:
    text, reading = read_marked("“No,” said <p>Ana Brandt</p>, while her treasurer, <p>Per Holm</p>, left.")
    ana, per = gather_entities(reading.names, TextRegions(text, ()), []).entities
    assert not any("treasurer" in words for words in ana.introduced)
    assert any("treasurer" in words for words in per.introduced)


@pytest.mark.parametrize(
    ("title", "noun"),
    [("Justice", "the judge"), ("Mr Justice", "the judge"), ("Father", "the priest"), ("Sergeant", "the officer")],
)
def test_who_has_a_title_is_called_by_the_noun_for_it(title: str, noun: str) -> None:
    marked = (
        f"<s>{title} <p>Oren Brandt</p></s> said no. <s><p>Per Holm</p></s>, a farmer, said yes.\n\n"
        f"“It rains,” <s>{noun}</s> said."
    )
    assert speakers_of(marked)[-1] == "Oren Brandt"


def test_the_minister_of_justice_is_no_judge() -> None:
    text, reading = read_marked("Minister of Justice <p>Ana Brandt</p> said no.")
    (ana,) = gather_entities(reading.names, TextRegions(text, ()), []).entities
    assert not any("judge" in words for words in ana.introduced)
