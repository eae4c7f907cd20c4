"""Words without marks are whole: neither whom they were told to before them, nor a clause cut off in the middle."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.edges import with_whole_clauses
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch
from tests.support.growth import assert_linear


def made_whole(text: str, cue: str, *content: str, verbatim: bool = False) -> list[str]:
    pieces = tuple(Stretch(text.index(c), text.index(c) + len(c)) for c in content)
    at = Stretch(text.index(cue), text.index(cue) + len(cue))
    found = with_whole_clauses(
        Prose(text, quoted_stretches(text)), Attribution(pieces, at, None, 0.9, 0.9, verbatim=verbatim)
    )
    return [text[c.start : c.end] for c in found.content]


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("Holm told Lund that they would sail.", "told", "Lund that they would sail", "that they would sail"),
        ("Holm said the same day that it rained.", "said", "the same day that it rained", "that it rained"),
        (
            "Holm warned the Harbour Board of Tarn that it would rain.",
            "warned",
            "the Harbour Board of Tarn that it would rain",
            "that it would rain",
        ),
        (
            "Holm told her deputy, Per Lund, that it rained.",
            "told",
            "her deputy, Per Lund, that it rained",
            "that it rained",
        ),
        ("Holm told him she would sail.", "told", "him she would sail", "she would sail"),
        ("Holm said Monday they would sail.", "said", "Monday they would sail", "they would sail"),
        ("Holm told the Post the boat sank.", "told", "the Post the boat sank", "the Post the boat sank"),
        ("Holm told Per Lund the boat sank.", "told", "Per Lund the boat sank", "the boat sank"),
        ("Holm told MPs harbour tax would rise.", "told", "MPs harbour tax would rise", "harbour tax would rise"),
        ("Holm told sailors the boat sank.", "told", "sailors the boat sank", "the boat sank"),
        ("Holm said sailors of Tarn drowned.", "said", "sailors of Tarn drowned", "sailors of Tarn drowned"),
        ("Holm apologised last May for the loss.", "apologised", "last May for the loss", "for the loss"),
        ("Holm said last May was wet.", "said", "last May was wet", "last May was wet"),
        (
            "Holm said while she was ill they sailed.",
            "said",
            "she was ill they sailed",
            "while she was ill they sailed",
        ),
        ("Holm said clearly that they would sail.", "said", "clearly that they would sail", "that they would sail"),
    ],
)
def test_words_begin_behind_whom_they_were_told_to(text: str, cue: str, content: str, expected: str) -> None:
    assert made_whole(text, cue, content) == [expected]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Holm said the crew that sails is hers.", "said", "the crew that sails is hers"),
        ("Holm told Lund to sail on Monday.", "told", "Lund to sail on Monday"),
        ("Holm said Monday was too early.", "said", "Monday was too early"),
        ("They would sail, Holm told Lund that day.", "told", "They would sail"),
    ],
)
def test_what_belongs_to_the_words_stays(text: str, cue: str, content: str) -> None:
    assert made_whole(text, cue, content) == [content]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("Holm said the mast broke in the storm, and left.", "the mast broke in the", "the mast broke in the storm"),
        ("Holm said they sail if the tide turns.", "they sail if", "they sail if the tide turns"),
        ("Holm said it costs a 1,000 crowns (net).", "it costs a", "it costs a 1,000 crowns"),
        ("Holm said they left the U.N. talks. It rained.", "they left the", "they left the U.N. talks"),
        (
            "Holm said the boat is what they sail for. It is.",
            "the boat is what they sail for",
            "the boat is what they sail for",
        ),
        ("Holm said the boat sank and told Lund to go.", "the boat sank and", "the boat sank"),
        ("The mast (Holm said it broke) was new.", "it broke) was new", "it broke"),
        ("Holm said the boat (a ferry) sank.", "the boat (a ferry) sank", "the boat (a ferry) sank"),
        (
            "Holm said they had lost the mast of the ferry.",
            "they had lost the mast of",
            "they had lost the mast of the ferry",
        ),
        (
            "Holm said they were out of diesel fuel, and left.",
            "they were out of diesel",
            "they were out of diesel fuel",
        ),
        ("Holm said it was his boat’s mast. It rained.", "it was his boat", "it was his boat’s mast"),
        ("Holm said it broke a U.N. Board rule.", "it broke a U.N.", "it broke a U.N. Board rule"),
        (
            "Holm said he left after leaving Alden in May.",
            "he left after leaving",
            "he left after leaving Alden in May",
        ),
        ("Holm said it won, given its size.", "it won, given", "it won, given its size"),
        ("Holm said the first boat had sunk.", "the first boat", "the first boat had sunk"),
        (
            "Holm said that the boat, a gift, broke in May. It rained.",
            "that the boat",
            "that the boat, a gift, broke in May",
        ),
        (
            "Holm said the boat - which is old - was late. It rained.",
            "the boat -",
            "the boat - which is old - was late",
        ),
        ("Holm said the boat, Lund said, was late.", "the boat", "the boat"),
        (
            "Holm said they sail – as the crew wish – but not today.",
            "they sail – as the crew wish",
            "they sail – as the crew wish – but not today",
        ),
        ("Holm said they sail – and Lund agreed.", "they sail –", "they sail"),
        (
            "Holm said they sail – as the crew wish – but Lund said no.",
            "they sail – as the crew wish",
            "they sail – as the crew wish",
        ),
        ("Holm said they sail despite the storm. It rained.", "they sail despite", "they sail despite the storm"),
        (
            "Holm said they drew up plans which Lund called rash.",
            "they drew up plans which",
            "they drew up plans which Lund called rash",
        ),
        ("Holm said they drew up plans, which Lund said were rash.", "they drew up plans, which", "they drew up plans"),
        ("Holm said the boat sank, leaving.", "the boat sank, leaving", "the boat sank, leaving"),
        ("Holm said the boat sank on Monday.", "the boat sank", "the boat sank"),
        ("Holm said the boat sank, which Lund saw.", "the boat sank,", "the boat sank"),
        ("Holm said the boat sank Lund said.", "the boat sank", "the boat sank"),
        ("Holm said the boat sank\nAll were saved.", "the boat sank", "the boat sank"),
        ("Holm said the boat sank, according to Lund.", "the boat sank, according to", "the boat sank"),
        ("Holm said they sailed in the “Tern” at dawn.", "they sailed in the “", "they sailed in the"),
    ],
)
def test_a_clause_goes_on_to_its_end(text: str, content: str, expected: str) -> None:
    assert made_whole(text, "said", content) == [expected]


def test_the_end_is_no_part_of_what_comes_next() -> None:
    text = "They sail if the tide turns Holm said today."
    assert made_whole(text, "said", "They sail if") == ["They sail if the tide turns Holm"]
    text = "Holm said they sail if the tide turns they stay."
    assert made_whole(text, "said", "they sail if", "turns they stay") == ["they sail if the tide", "turns they stay"]


def test_words_behind_marks_go_on_to_the_end_of_their_clause() -> None:
    text = "Holm promised “a berth for all” if the vote is repeated, but gave no date."
    promised = "“a berth for all” if the vote is"
    assert made_whole(text, "promised", promised) == [f"{promised} repeated"]


def test_quoted_words_and_turns_stay() -> None:
    assert made_whole("Holm said “we sail in the” harbour.", "said", "“we sail in the”") == ["“we sail in the”"]
    assert made_whole("HOLM: we sail in the harbour.", ":", "we sail in the", verbatim=True) == ["we sail in the"]


def test_whom_the_words_were_told_to_stands_before_that() -> None:
    text = "Holm warned her crew that it would rain and that they would sail."
    that = "that it would rain"
    assert made_whole(text, "warned", "her crew", that) == [that]
    assert made_whole(text, "warned", that, "that they would sail") == [that, "that they would sail"]
    text = "Holm said the mast, Lund told them, had rotted, that is true."
    assert made_whole(text, "said", "the mast", "had rotted") == ["the mast", "had rotted"]


@pytest.mark.parametrize("shape", ["the crew of ", "A ", "in the, "])
def test_linear_time(shape: str) -> None:
    def read(text: str):  # type: ignore[no-untyped-def]
        prose = Prose(text, ())
        words = Attribution((Stretch(5, len(text)),), Stretch(0, 4), None, 0.9, 0.9)
        return lambda: with_whole_clauses(prose, words)

    assert_linear(lambda text: read("told " + text), shape, 1000)
