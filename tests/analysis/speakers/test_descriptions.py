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
    ("marked", "name"),
    [
        ("That was the point of contention for Green lawmakers <s>who</s> say the dam leaks.", "Green lawmakers"),
        ("His words on North <l>Tarnia</l> surprised analysts, <s>who</s> say the dam leaks.", "analysts"),
        ("It is a report of the divers <s>who</s> say the dam leaks.", "the divers"),
    ],
)
def test_who_goes_back_to_people_and_to_no_matter(marked: str, name: str) -> None:
    resolution = resolve_marked(marked)
    best = resolution.choices[0].candidates[0] if resolution.choices[0].candidates else resolution.speakers[0]
    assert best.name == name


def test_the_short_form_of_several_stands_for_them() -> None:
    marked = "<s>Twelve conservation charities [CCs]</s> said it leaks. “It does,” <s>the CCs</s> said."
    assert speakers_of(marked) == ["Twelve conservation charities"] * 2


@pytest.mark.parametrize(
    ("source", "type_"),
    [
        ("the world No. 38", "anonymous"),
        ("several farmers", "group"),
        ("experts", "group"),
        ("<p>Ann Field</p> and <p>Jon Falk</p>", "group"),
        ("54 percent of voters", "group"),
        ("61%", "group"),
        ("a source close to the talks", "anonymous"),
        ("one official", "anonymous"),
        ("a letter signed by <p>Ann Field</p>", "person"),
        ("the report", "document"),
        ("a study by Drenov professor <p>Jon Falk</p>", "person"),
        ("a company", "organization"),
        ("police", "organization"),
        ("<p>Ann Field</p>, the mayor,", "person"),
    ],
)
def test_each_kind_of_source_has_its_type(source: str, type_: str) -> None:
    resolution = resolve_marked(f"According to <s>{source}</s>, the dam is safe.")
    (choice,) = resolution.choices
    assert [s.type for s in resolution.speakers or choice.candidates] == [type_]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("the Tarn Pilots’ Union", "Tarn Pilots’ Union"),
        ("the pilots’ union", "the pilots’ union"),
        ("the Tarn-based union", "the Tarn-based union"),
    ],
)
def test_a_body_that_the_engine_missed_is_listed_as_others_are(source: str, name: str) -> None:
    assert speakers_of(f"“It leaks,” said <s>{source}</s>.") == [name]


def test_a_body_that_nobody_marked_is_called_by_the_name_behind_its_description() -> None:
    resolution = resolve_marked("<s>The mining company, QX Ofa Jaya,</s> said it was “safe”.")
    assert [(s.name, s.type) for s in resolution.speakers] == [("QX Ofa Jaya", "organization")]


def test_a_described_group_is_called_without_those_it_includes() -> None:
    assert speakers_of("“It rains,” said <s>some farmers, including <p>Ann Field</p></s>.") == ["some farmers"]


def test_who_is_only_counted_is_called_with_the_clause_behind() -> None:
    marked = "“It rains,” said <s>one of those who cared for the wolf</s>."
    assert speakers_of(marked) == ["one of those who cared for the wolf"]


def test_the_coach_of_a_club_named_before_is_not_the_club() -> None:
    marked = "<p>Altamar</p> lost.\n\n“They see one colour,” <s>the <p>Altamar</p> coach</s> said."
    assert "Altamar" not in speakers_of(marked)


def test_who_goes_back_to_a_bare_noun_though_a_name_stands_before_it() -> None:
    marked = "<p>Voss</p>’s words on <l>Tarn</l> surprised analysts, <s>who</s> called them “a bad sign of the times”."
    assert speakers_of(marked) == ["analysts"]


def test_which_goes_back_to_a_document_with_a_name_in_its_description() -> None:
    marked = "It follows a <o>Ferry Commission</o> report <s>which</s> called the dam “a mess of planks and nails”."
    assert speakers_of(marked) == ["a Ferry Commission report"]


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("<p>Conti</p>’s sister wept", None),
        ("<p>Conti</p>’s brother wept", "Elena Marchesi"),
        ("<p>Conti</p>’s sister <p>Lea Moss</p> wept", "Lea Moss"),
        ("They wept", "Elena Marchesi"),
    ],
)
def test_kin_of_no_name_are_who_a_pronoun_means(before: str, who: str | None) -> None:
    marked = f"“No,” <s><p>Elena Marchesi</p></s> said of <p>Bruna Conti</p>.\n\n{before}. “Stay,” <s>she</s> said."
    assert speakers_of(marked)[-1] == who


def test_who_is_described_at_the_head_of_the_sentence_before_is_she() -> None:
    marked = (
        "<r>Canadian</r> <p>Josee Thiv</p> and <l>Australia</l>'s <p>Kirra Wand</p> shared the lead.\n\n"
        "“I hit it into a bush,” said <s>the Canadian</s>.\n\nThe Australian had seven birdies. "
        "“I stayed dry,” <s>she</s> said."
    )
    assert speakers_of(marked)[-1] == "Kirra Wand"


def test_an_age_that_nobody_was_given_is_of_the_kin_that_act_before() -> None:
    marked = (
        "“He called us,” said <r>dispatcher</r> <s><p>Aoife Leni</p></s>.\n\nHis grandfather, who broke a hip, is home "
        "again. “I was after a cat,” <s>the 80-year-old</s> said."
    )
    assert speakers_of(marked)[-1] != "Aoife Leni"


def test_who_is_named_at_the_head_of_the_sentence_before_is_she() -> None:
    marked = (
        "“We open small,” <s><p>Anahit Petro</p></s> said.\n\n“Half a mine is half a town,” <s><p>Gor Melik</p></s> "
        "said.\n\n<p>Petro</p> would not be drawn on wages. “That is for the talks,” <s>she</s> said."
    )
    assert speakers_of(marked)[-1] == "Anahit Petro"


def test_a_wife_with_a_name_at_the_head_of_the_sentence_before_is_she() -> None:
    marked = (
        "“We ran out,” said <s><p>Anand Desh</p></s>.\n\nHis wife, <p>Priya Desh</p>, was carrying papers. "
        "“He went back for the dog,” <s>she</s> said."
    )
    assert speakers_of(marked)[-1] == "Priya Desh"


def test_who_goes_back_to_those_of_whom_some_are_named() -> None:
    marked = (
        "<p>Ida Holm</p> met opponents of the plan, including liberals and labor unions, <s>who</s> said it “will cost "
        "jobs”."
    )
    assert speakers_of(marked) == ["opponents of the plan"]
