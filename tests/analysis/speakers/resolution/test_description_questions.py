"""Whom a description stands for."""

from __future__ import annotations

import pytest

from tests.support.analysis.marked import speakers_of


def test_a_description_goes_to_the_person_introduced_so() -> None:
    marked = (
        "<p>Milo Stanek</p>, a 28-year-old forward from Drenov, scored twice against <p>Paul Adler</p>’s team. "
        "<p>Adler</p> is the coach of Harbour United.\n\n"
        "“I slept badly,” <s>the 28-year-old forward</s> said.\n\n“So did I,” <s>the coach</s> said."
    )
    assert speakers_of(marked) == ["Milo Stanek", "Paul Adler"]


def test_a_shadow_minister_is_not_the_minister() -> None:
    marked = "“It leaks,” <s>the home secretary</s> said. The shadow home secretary <p>Ada Reuss</p> agreed."
    assert speakers_of(marked) != ["Ada Reuss"]


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("publisher <o>Tarn Books</o> closed", "Tarn Books"),
        ("publisher <o>Tarn Books</o> and its owner, publisher <p>Ana Holm</p>, met", "Ana Holm"),
    ],
)
def test_a_noun_for_people_or_bodies_is_the_bodys_where_nobody_else_is_introduced_by_it(told: str, who: str) -> None:
    assert speakers_of(f"On Monday {told}. <p>Ivo Brandt</p> wept.\n\n“It rains,” <s>the publisher</s> said.") == [who]


def test_the_group_that_spoke_in_the_sentence_before_goes_on() -> None:
    marked = (
        "The <o>Falk Network</o> fell silent; the <o>Falk Network</o> left.\n\n“We haul,” said <s><o>Tarn Haulage"
        "</o>, an industry group</s>. “They haul tons,” <s>the group</s> says. “It all stops,” <s>the group</s> says."
    )
    assert speakers_of(marked)[-1] == "Tarn Haulage"


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("<p>Ana Holm</p> met <p>Ivo Brandt</p>.", "Ana Holm and Ivo Brandt"),
        ("<p>Ana Holm</p> met <p>Ivo Brandt</p> and <p>Per Lund</p>.", None),
        ("<p>Ana Holm</p> met the two.", None),
        ("<p>Per Lund</p> slept. <p>Ana Holm</p> met <p>Ivo Brandt</p>, whereupon", "Ana Holm and Ivo Brandt"),
    ],
)
def test_both_are_the_two_named_just_before(before: str, who: str | None) -> None:
    assert speakers_of(f"{before} “It rains,” <s>both</s> said.") == [who]


@pytest.mark.parametrize("noun", ["lawyer", "aides", "sales pitch"])
def test_what_is_somebodys_is_called_by_whose_it_is(noun: str) -> None:
    marked = f"<p>Ivo Brandt</p> left on Friday. <p>Brandt</p> wept. “It rains,” <s>his {noun}</s> said."
    assert speakers_of(marked) == [f"Ivo Brandt’s {noun}"]
