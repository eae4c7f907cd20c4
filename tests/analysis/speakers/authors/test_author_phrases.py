"""Whom the words beside a document tell as its author."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers.authors.author_phrases import AuthorPhrases
from quotes.analysis.speakers.resolution.resolver import Resolver
from tests.support.analysis.marked import read_marked, speakers_of
from tests.support.growth import assert_linear

TARN = "The <o>Tarn Harbour Board</o> met <p>Ivo Hale</p>. "


@pytest.mark.parametrize(
    ("source", "author"),
    [
        ("the <o>Tarn Harbour Board</o>’s third and last letter", "Tarn Harbour Board"),
        ("a <o>Tarn Harbour Board</o> incident report", "Tarn Harbour Board"),
        ("a statement issued on Monday by the <o>Tarn Harbour Board</o>", "Tarn Harbour Board"),
        ("data from the <o>Tarn Harbour Board</o>", "Tarn Harbour Board"),
        ("a poll of 90 skippers conducted by the <o>Tarn Harbour Board</o>", "Tarn Harbour Board"),
        ("a survey of 2,000 skippers by the sailing club <o>Tarn Harbour Board</o>", "Tarn Harbour Board"),
        ("a note from board secretary <p>Ivo Hale</p>", "Ivo Hale"),
        ("a report by the board’s surveyor, <p>Ivo Hale</p>,", "Ivo Hale"),
        ("a report by <p>Ivo Hale</p> and his pupils", "Ivo Hale and his pupils"),
        ("a letter signed by 42 members of the crew", "42 members of the crew"),
        ("a study by Frisian and Danish geologists", "Frisian and Danish geologists"),
        ("an editorial in the official <o>Tarn Harbour Board</o> gazette", "Tarn Harbour Board"),
        ("a post on the <o>Tarn Harbour Board</o>’s Facebook page", "Tarn Harbour Board"),
        ("a notice on the website of the <o>Tarn Harbour Board</o>", "Tarn Harbour Board"),
        ("<o>Tarn Harbour Board</o> figures", "Tarn Harbour Board"),
    ],
)
def test_the_phrase_tells_the_author(source: str, author: str) -> None:
    assert speakers_of(f"{TARN}It rained.\n\n“It leaks,” says <s>{source}</s>.") == [author]


@pytest.mark.parametrize(
    "source",
    [
        "<p>Ivo Hale</p>’s indictment",  # is about him
        "a <o>Tarn Harbour Board</o> photo",
        "a letter released by the <o>Tarn Harbour Board</o>",  # who passes a letter on did not write it
        "a report of <p>Ivo Hale</p>’s fall",
        "a video of <p>Ivo Hale</p>",
        "a report from <l>Drenov</l>",
        "a report on the <o>Tarn Harbour Board</o>",
        "an article on <o>Tarn Harbour Board</o>",
        "Monday’s report",
    ],
)
def test_what_is_no_author(source: str) -> None:
    assert not {"Ivo Hale", "Tarn Harbour Board", "Drenov"} & set(
        speakers_of(f"{TARN}It rained.\n\nIt leaks. “It does,” says <s>{source}</s>.")
    )


def test_figures_are_people_behind_the_name_of_a_place_or_a_party() -> None:
    marked = "It rained. “It leaks,” <s>leading <o>Green Valley</o> figures</s> said."
    assert speakers_of(marked) != ["Green Valley"]


def test_two_bodies_made_it_together() -> None:
    marked = "“It leaks,” says <s>a study by the <o>Tarn Institute</o> and <o>Falk College</o></s>."
    assert speakers_of(marked) == ["Tarn Institute and Falk College"]


def test_the_first_of_several_who_signed_is_not_the_author() -> None:
    signed = "The letter was signed by <p>Ivo Hale</p>, <p>Ada Reuss</p> and <p>Per Lund</p>."
    marked = f"Nine captains sent a letter. {signed}\n\n“It leaks,” <s>the letter</s> says."
    assert speakers_of(marked) == ["Nine captains"]


def test_the_group_is_the_body_that_the_sentence_before_is_about() -> None:
    marked = "The <o>Ferry Riders League</o> plans a campaign. <s>The group’s first ad</s> called it “a leak”."
    assert speakers_of(marked) == ["Ferry Riders League"]


@pytest.mark.parametrize(
    ("before", "author"),
    [
        (
            "A county grand jury headed by <p>Ivo Hale</p> charged <p>Ada Reuss</p> in a long indictment.",
            "A county grand jury",
        ),
        (
            "<p>Ivo Hale</p>, who is 60, told of his farewell in an open letter sent round by the <o>Tarn Club</o>.",
            "Ivo Hale",
        ),
        (
            "It rained, and Captain <p>Ada Reuss</p> and Captain <p>Ivo Hale</p> put out a joint letter.",
            "Ada Reuss and Ivo Hale",
        ),
        ("In a letter on Monday, the <o>Tarn Club</o> is clear.", "Tarn Club"),
    ],
)
def test_a_document_is_that_of_the_subject_of_its_sentence(before: str, author: str) -> None:
    head = "indictment" if "indictment" in before else "letter"
    assert speakers_of(f"{before}\n\n“It leaks,” <s>the {head}</s> reads.") == [author]


def test_a_letter_that_was_sent_is_nobodys() -> None:
    marked = "<p>Ivo Hale</p> was sent a letter.\n\n“It leaks,” <s>the letter</s> says."
    assert speakers_of(marked) != ["Ivo Hale"]


def test_a_report_of_others_is_not_the_one_before() -> None:
    marked = "<s>The union’s report</s> said “no”. <s>The employers’ report</s> said “yes”."
    assert speakers_of(marked) == ["The union’s report", "The employers’ report"]


@pytest.mark.parametrize(("shape", "count"), [("jointly ", 20), ("a, b ", 1000)])
def test_the_time_grows_no_faster_than_a_subject(shape: str, count: int) -> None:
    def read(many: str) -> Callable[[], object]:
        text, reading = read_marked(f"<p>Ivo Hale</p> met <p>Ada Reuss</p> {many}wrote a letter.")
        article = Resolver(text, quoted_stretches(text), reading).article
        phrases = AuthorPhrases(article.entity_set, article.names, lambda _: (None, 0.0))
        return lambda: phrases.subject(0, text.index("wrote"))

    assert_linear(read, shape, count)
