"""A statement, a letter, a post is said by who issued it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers import resolve
from tests.support.analysis.marked import read_marked, resolve_marked, speakers_of
from tests.support.growth import assert_linear


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
    resolution = resolve_marked("<p>Ada Reuss</p> came. “It leaks,” <s>the report</s> said.")
    (choice,) = resolution.choices
    likeliest = (resolution.speakers or choice.candidates)[0]
    assert (likeliest.name, likeliest.type) == ("the report", "document")


@pytest.mark.parametrize(
    ("before", "source", "author"),
    [
        ("Both camps put out a statement.", "the statement", "Both camps"),
        ("Three leading towns, among them <l>Tarn</l>, sent a letter.", "the letter", "Three leading towns"),
        (
            "In a letter, seen by us and signed by 42 members of the board, it rained.",
            "the letter",
            "42 members of the board",
        ),
        ("It rained.", "a report by the <o>Tarn Harbour Union</o>", "Tarn Harbour Union"),
        ("It rained.", "a poll of 90 voters conducted by <o>Falk Institute</o>", "Falk Institute"),
    ],
)
def test_a_document_is_that_of_the_group_or_body_that_made_it(before: str, source: str, author: str) -> None:
    assert speakers_of(f"{before}\n\n“It leaks,” says <s>{source}</s>.") == [author]


def test_the_next_sentence_tells_whose_a_new_report_is() -> None:
    marked = (
        "The dam leaks, says <s>a report</s> on “old walls”.\n\nThe report by the <o>Tarn Harbour Union</o> is long."
    )
    assert speakers_of(marked) == ["Tarn Harbour Union"]


def test_a_town_before_the_noun_wrote_nothing() -> None:
    assert speakers_of("“It leaks,” <s>the <l>Drenov</l> report</s> said.") != ["Drenov"]


def test_a_letter_is_that_of_the_group_that_signed_it() -> None:
    marked = "In a letter signed by 42 members of the harbour board, it rained.\n\n“It rains,” <s>the letter</s> said."
    assert speakers_of(marked) == ["42 members of the harbour board"]


def test_who_saw_a_letter_did_not_write_it() -> None:
    assert "Tarn Gazette" not in speakers_of("It rains, says <s>a leaked letter seen by <o>Tarn Gazette</o></s>.")


@pytest.mark.parametrize(
    ("before", "author"),
    [
        ("In the letter, <s>the campers</s> said that “tents leak”.", "the campers"),
        ("A <o>Harbour Board</o> statement on the opening of the lock told of rain.", "Harbour Board"),
        ("In a statement to <o>Tarn Gazette</o>, <s>a friend of the family</s> said “no”.", "a friend of the family"),
        ("Asked by <p>Ivo Hale</p>, the agency <o>Tarnpress</o> released a letter on Sunday.", "Tarnpress"),
        ("It saw a letter from <p>Ivo Hale</p>’s campaign.", "Ivo Hale’s campaign"),
    ],
)
def test_a_document_is_that_of_who_is_told_beside_an_earlier_mention_of_it(before: str, author: str) -> None:
    head = "statement" if "statement" in before else "letter"
    assert speakers_of(f"{before}\n\n“It leaks,” <s>the {head}</s> reads.")[-1:] == [author]


def test_it_is_the_author_of_the_letter_that_spoke_just_before() -> None:
    marked = (
        "<s>The campers</s> said in a letter that “tents leak”.\n\n"
        "“They do,” <s>the letter</s> said. “Badly,” <s>it</s> added."
    )
    assert speakers_of(marked) == ["The campers", "The campers", "The campers"]


@pytest.mark.parametrize(
    ("before", "source", "name"),
    [
        ("A new study of <l>Tarn</l> came out.", "The study", "A new study of Tarn"),
        ("They saw an old poll, then a second poll.", "The poll", "a second poll"),
        ("They saw a leaflet.", "The document", "a leaflet"),
        ("They saw a poll.", "The Tarn poll", "The Tarn poll"),
        ("It rained.", "The verdict", "The verdict"),
    ],
)
def test_a_document_of_nobody_told_is_called_as_it_was_first(before: str, source: str, name: str) -> None:
    assert speakers_of(f"{before} <s>{source}</s> said: “It leaks.”") == [name]


def test_a_new_document_is_not_the_one_before() -> None:
    marked = "<s>A video</s> said: “It leaks.” Then they showed an ad. <s>The ad</s> said: “It rains.”"
    assert speakers_of(marked) == ["A video", "an ad"]


@pytest.mark.parametrize(
    ("before", "source", "author"),
    [
        ("The report by the <o>Tarn Harbour Union</o> is long. They read it.", "the report", "Tarn Harbour Union"),
        ("The <o>Tarn Club</o> report is long. Later the report was lost.", "the report", "Tarn Club"),
        ("An article in <o>The Tarn Gazette</o> came out.", "The article", "Tarn Gazette"),
        ("<o>Tarn Club</o>’s long report came out.", "The report", "Tarn Club"),
        ("<o>Tarn Works</o>’ annual report came out. They read the report.", "The report", "Tarn Works"),
        ("<l>Denmark</l> put out its report. A <o>Tarn Club</o> report is older.", "the Danish report", "Denmark"),
        ("The <o>Tarn Club</o> sent a letter. They had asked for such a letter.", "the letter", "Tarn Club"),
    ],
)
def test_a_document_is_followed_back_to_where_its_author_is_told(before: str, source: str, author: str) -> None:
    assert speakers_of(f"{before}\n\n“It leaks,” <s>{source}</s> says.") == [author]


def test_a_document_of_a_name_is_not_the_one_before() -> None:
    before = "The <o>Tarn Club</o> put out a report. Then came the <l>Drenov</l> report."
    marked = f"{before}\n\n“It leaks,” <s>the report</s> says."
    assert speakers_of(marked) != ["Tarn Club"]


def test_a_document_by_somebody_unknown_is_nobody_elses() -> None:
    marked = "The <o>Tarn Club</o> met. A report by its cook came.\n\n“It leaks,” <s>the report</s> says."
    assert speakers_of(marked) != ["Tarn Club"]


def test_a_joint_statement_is_no_single_body_s() -> None:
    marked = "The <o>Tarn Club</o> put out a statement.\n\n“It leaks,” <s>the joint statement</s> says."
    assert speakers_of(marked) != ["Tarn Club"]


@pytest.mark.parametrize(
    ("source", "author"),
    [("The statement", "Tarn Harbour Office"), ("The report", "Tarn Harbour Office"), ("The petition", "The petition")],
)
def test_what_was_just_said_is_the_statement(source: str, author: str) -> None:
    marked = f"The <s><o>Tarn Harbour Office</o></s> denied it: “No.” <s>{source}</s> added: “It leaks.”"
    assert speakers_of(marked)[1] == author


def test_the_chain_tells_whose_document_it_is() -> None:
    marked = "A report by the <o>Tarn Club</o> came.\n\n“It leaks,” <s>the report</s> says."
    assert [c.chain for c in resolve_marked(marked).choices] == [
        ("“the report” is by Tarn Club, named in paragraph 1",)
    ]


@pytest.mark.parametrize(
    ("before", "source", "author"),
    [
        ("<p>Olle Brand</p> tweeted at noon.", "The tweet", "Olle Brand"),
        ("The <o>Tarn Club</o> complained on Monday.", "The complaint", "The complaint"),  # no deed of that name
        ("The <o>Tarn Supreme Court</o> freed <p>Ivo Hale</p>.", "The ruling", "Tarn Supreme Court"),
        ("The <o>Tarn Club</o> freed <p>Ivo Hale</p>.", "The ruling", "The ruling"),
        ("The <o>Tarn Club</o> released doves after a report.", "The report", "a report"),
        ("The <o>Tarn Club</o> put an advertisement in the paper.", "The ad", "Tarn Club"),
    ],
)
def test_a_document_is_that_of_who_did_what_it_is_called_after(before: str, source: str, author: str) -> None:
    assert speakers_of(f"{before} <s>{source}</s> said: “It leaks.”") == [author]


@pytest.mark.parametrize("source", ["the letter", "the angry letter"])
def test_the_time_grows_no_faster_than_a_sentence_of_documents(source: str) -> None:
    def read(many: str) -> Callable[[], object]:
        text, reading = read_marked(f"It rained {many}.")
        return lambda: resolve(text, quoted_stretches(text), reading)

    assert_linear(read, f"and the angry letter came and went, and <s>{source}</s> said it, ", 20)
