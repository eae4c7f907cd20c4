"""A statement, a letter, a post is said by who issued it."""

from __future__ import annotations

import pytest

from tests.support.analysis.marked import speakers_of


@pytest.mark.parametrize(
    "source",
    [
        "a statement from the <o>Harbour Board</o>",
        "a <o>Harbour Board</o> statement",
        "the <o>Harbour Board</o>’s report",
        "a letter signed by the <o>Harbour Board</o>",
    ],
)
def test_the_author_stands_with_the_document(source: str) -> None:
    assert speakers_of(f"The <o>Harbour Board</o> met. “It leaks,” <s>{source}</s> said.") == ["Harbour Board"]


def test_a_document_is_that_of_who_spoke_in_it() -> None:
    marked = (
        "“It leaks,” <s>the <o>Harbour Board</o></s> said in a statement. <p>Ada Reuss</p> denied it.\n\n"
        "“All of it,” <s>the statement</s> added."
    )
    assert speakers_of(marked) == ["Harbour Board", "Harbour Board"]


def test_a_document_is_that_of_who_issued_it() -> None:
    marked = "<p>Ada Reuss</p> wrote a letter on Monday.\n\n“It leaks,” <s>the letter</s> says."
    assert speakers_of(marked) == ["Ada Reuss"]


def test_a_document_of_nobody_named_stays_one() -> None:
    assert speakers_of("<p>Ada Reuss</p> came. “It leaks,” <s>the report</s> said.") == ["the report"]


def test_a_town_before_the_noun_wrote_nothing() -> None:
    assert speakers_of("“It leaks,” <s>the <l>Drenov</l> report</s> said.") != ["Drenov"]


def test_a_letter_is_that_of_the_group_that_signed_it() -> None:
    marked = "In a letter signed by 42 members of the harbour board, it rained.\n\n“It rains,” <s>the letter</s> said."
    assert speakers_of(marked) == ["42 members of the harbour board"]
