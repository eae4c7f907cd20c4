"""Letters and turns without what they tell of others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quotes.analysis.attribution import Attribution, NameMention
from quotes.analysis.attribution.layouts.others_words import Others
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch
from tests.support.growth import assert_linear

PEOPLE = ("Per Lund", "Ida Holm", "Tarn Council")


def place(text: str, words: str) -> Stretch:
    return Stretch(text.index(words), text.index(words) + len(words))


def others(text: str, attributions: tuple[Attribution, ...] = ()) -> Others:
    names = [NameMention(p.start, p.end, "person", 0.9) for name in PEOPLE if name in text and (p := place(text, name))]
    return Others(text, quoted_stretches(text), sorted(names, key=lambda n: n.start), attributions)


def printed(text: str, found: list[Attribution]) -> list[tuple[list[str], str | None]]:
    return [
        ([text[c.start : c.end] for c in a.content], text[a.source.start : a.source.end] if a.source else None)
        for a in found
    ]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The mayor, Ida Holm, called it “a toy”.", "Ida Holm"),
        ("Ida Holm has described it as “a toy”.", "Ida Holm"),
        ("Ida Holm says it is “a toy. I like toys.”", "Ida Holm"),
        ("Tarn Council told us in a statement: “It is a toy.”", "Tarn Council"),
        ("In a statement it said: “It is a toy.”", "it"),
    ],
)
def test_a_question_that_quotes_somebody(sentence: str, who: str) -> None:
    text = f"Q: It sank, Per. {sentence} Is it?"
    turn = Attribution((place(text, f"It sank, Per. {sentence} Is it?"),), None, None, 0.97, 0.97)
    left, told = printed(text, others(text).out_of_turns([turn]))
    assert left == (["It sank, Per.", "Is it?"], None)
    assert (told[1], "toy" in told[0][0]) == (who, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "I said, “It is a toy.”",
        "My aunt said, “It is a toy.”",
        "I told Ida Holm it was “a toy”.",
        "“A toy,” said Ida Holm.",
        "Ida Holm sailed. They sang “The Toy”.",
    ],
)
def test_what_one_tells_of_himself_and_of_who_has_no_name_is_his(sentence: str) -> None:
    text = f"LUND: It sank. {sentence}"
    turn = Attribution((place(text, f"It sank. {sentence}"),), None, place(text, "LUND"), 0.97, 0.97)
    assert printed(text, others(text).out_of_turns([turn])) == [([f"It sank. {sentence}"], "LUND")]


@pytest.mark.parametrize(
    ("source", "words", "probability", "left"),
    [
        ("The pilot, Ida Holm,", "that it sank", 0.9, ["I swam."]),
        ("The pilot, Ida Holm,", "that it sank", 0.4, ["The pilot, Ida Holm, told you that it sank.", "I swam."]),
    ],
)
def test_a_letter_is_without_what_one_who_is_named_said(
    source: str, words: str, probability: float, left: list[str]
) -> None:
    text = "Sir – The pilot, Ida Holm, told you that it sank. I swam.\nPer Lund"
    told = Attribution((place(text, words),), place(text, "told"), place(text, source), 0.9, probability)
    letter = Attribution((place(text, "The pilot, Ida Holm, told you that it sank. I swam."),), None, None, 0.97, 0.97)
    found = printed(text, list(others(text, (told,)).out_of_letters([letter])))
    assert [" ".join(words) for words, _ in found] == [" ".join(left)]


def test_linear_time() -> None:
    def work(text: str) -> Callable[[], object]:
        turns = [Attribution((Stretch(0, len(text)),), None, None, 0.97, 0.97)]
        return lambda: others(text).out_of_turns(turns)

    assert_linear(work, "Ida Holm said “no”. ", 300)
