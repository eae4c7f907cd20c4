"""Interviews whose questions stand in bold."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.attribution.layouts.interviews import read_interview
from quotes.analysis.segmentation import paragraphs
from quotes.model import Stretch
from tests.support.analysis.layouts import said
from tests.support.growth import assert_linear

INTRODUCTION = "The pilot Ines Abara left her teacher, Per Lund.\n\n"
FIRST = "*Do you sail?*\n\nOn Mondays. My boat is small.\n\n"


def answers(marked: str, *people: str) -> list[tuple[str | None, list[str]]]:
    """Who answers what in a text whose bold parts stand between stars."""
    text, bold = "", []
    for part in re.split(r"(\*[^*]+\*)", marked):
        if part.startswith("*"):
            bold.append(Stretch(len(text), len(text) + len(part) - 2))
        text += part.strip("*")
    names = [NameMention(at, at + len(name), "person", 0.9) for name in people if (at := text.find(name)) >= 0]
    found = read_interview(text, paragraphs(text), bold, sorted(names, key=lambda n: n.start))
    assert not found.answers or len(found.questions) == len(bold)
    return [
        (text[a.source.start : a.source.end] if a.source else None, [text[c.start : c.end] for c in a.content])
        for a in found.answers
    ]


def test_the_answers_are_those_of_whom_the_introduction_is_about() -> None:
    text = INTRODUCTION + FIRST + "*Why on Mondays?*\n\nBecause I sleep on Sundays.\n\nThe ferry sails at nine."
    said = [["On Mondays. My boat is small."], ["Because I sleep on Sundays."]]
    assert answers(text, "Ines Abara", "Per Lund") == [("Ines Abara", words) for words in said]
    assert answers(text.replace("her teacher", "the teacher"), "Ines Abara", "Per Lund") == [(None, w) for w in said]


@pytest.mark.parametrize(("announced", "found"), [("Interview with", 2), ("A day with", 0)])
def test_questions_in_no_bold_type_where_an_interview_is_announced(announced: str, found: int) -> None:
    text = f"{announced} Ines Abara\n\nDo you sail?\nOn Mondays. I like Mondays.\n\nWhy not more often?\nI sleep."
    names = [NameMention(text.index("Ines"), text.index("\n"), "person", 0.9)]
    interview = read_interview(text, paragraphs(text), [], names)
    assert [text[a.content[0].start : a.content[0].end] for a in interview.answers] == [
        "On Mondays. I like Mondays.",
        "I sleep.",
    ][:found]


def test_an_answer_goes_on_up_to_the_next_question_without_captions_and_notes() -> None:
    more = "It leaks.\n\nThe boat. Photo: Ann Field\n\n(Laughs.)\n\nI bail.\n\n"
    text = INTRODUCTION + FIRST + more + "*And you?* I wait.\n\nI always wait.\n\nTickets cost 20 euros."
    assert [words for _, words in answers(text, "Ines Abara")] == [
        ["On Mondays. My boat is small.", "It leaks.", "I bail."],
        ["I wait.", "I always wait."],
    ]


def test_where_the_paper_says_that_it_spoke_to_somebody_no_question_need_say_you() -> None:
    text = "The pilot Ines Abara steers a ferry. %s.\n\n*Why a ferry?*\n\nI am patient.\n\n*Is it cold?*\n\nSo am I."
    assert [words for _, words in answers(text % "She spoke to us on deck", "Ines Abara")] == [
        ["I am patient."],
        ["So am I."],
    ]
    assert answers(text % "She is late", "Ines Abara") == []


def test_what_is_put_to_somebody_need_be_no_question() -> None:
    text = INTRODUCTION + FIRST + "*They say you sleep.*\n\nThey do.\n\n*And you?*\n\nI wait."
    assert [words for _, words in answers(text, "Ines Abara")] == [
        ["On Mondays. My boat is small."],
        ["They do."],
        ["I wait."],
    ]


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        FIRST + "*A heading*\n\nI wait.",
        "Here is what you need to know.\n\n" + FIRST + "*Why do you?*\n\nI do not.",
        "*Will it cost you more?*\n\nWe asked experts.\n\n*When does it start?*\n\nIn May. Our table shows it.",
        "*Can I park?*\n\nNo. You need a permit.\n\n*What do you pay?*\n\nYou pay 40 euros. We all do.",
        "*Who was she?*\n\nShe ran the ferry.\n\n*What did she leave?*\n\nA boat.",
        "*Do you sail?*\n\nHe said: “I do.”\n\n*Will you sail?*\n\nHe said: “I will.”",
    ],
)
def test_headings_and_questions_that_a_paper_answers_itself_are_no_interview(text: str) -> None:
    assert answers(INTRODUCTION + text, "Ines Abara") == []


@pytest.mark.parametrize(
    ("before", "answer", "who"),
    [
        ("", "It sails tonight.", "Ines Abara"),
        ("", "You must ask the pilot.", None),
        ("What you need to know. ", "It sails tonight.", None),
    ],
)
def test_answers_behind_letters_are_nobodys_where_a_paper_tells_its_readers(
    before: str, answer: str, who: str | None
) -> None:
    text = f"{before}Ines Abara steers the ferry.\n\n" + f"Q: Does it sail?\n\nA: {answer}\n\n" * 2
    assert said(text, "Ines Abara") == [(None, "Does it sail?"), (who, answer)] * 2


@pytest.mark.slow
def test_the_time_grows_no_faster_than_the_text() -> None:
    def work(text: str) -> Callable[[], object]:
        bold = [Stretch(m.start(), m.end()) for m in re.finditer(r"a[^\n]*\?|H", text)]
        names = [NameMention(m.start(), m.end(), "person", 0.9) for m in re.finditer("B", text)]
        return lambda: read_interview(text, paragraphs(text), bold, names)

    for shape in ("a you?\n\nI\n\n", "a you?\n\nI\n\nI\n\nH\n\n", "B you?\n\na you?\n\nI\n\n", "a “ ? "):
        assert_linear(work, shape, 1_000)
