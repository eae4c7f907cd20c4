"""Questions and answers in quoted paragraphs without a tag."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.layouts.dialogues import dialogues
from quotes.analysis.quotation import quoted_stretches
from quotes.model import Stretch
from tests.support.analysis.layouts import reading
from tests.support.growth import assert_linear

ASKED = "“Did you count it?” asked Ida Holm.\n\n"
ANSWERED = "“Twice,” said Per Lund.\n\n"


def told(text: str) -> dict[str, str | None]:
    """The source of each piece of words, where the engine saw the tags only and gave all other words to Per Lund."""

    def place(words: str) -> Stretch:
        return Stretch(text.index(words), text.index(words) + len(words))

    tags = [("Did you count it?", "Ida Holm"), ("Twice,", "Per Lund")]
    bare = [place(words) for words in ("And you signed?", "I did.", "Now go.") if words in text]
    seen = [Attribution((place(w),), None, place(who), 0.9, 0.9) for w, who in tags if w in text]
    seen[-1] = replace(seen[-1], content=(*seen[-1].content, *bare))
    found = reading(text, tuple(who for _, who in tags if who in text), tuple(seen)).attributions
    return {
        text[c.start : c.end]: text[a.source.start : a.source.end] if a.source else None
        for a in found
        for c in a.content
    }


def test_who_asked_asks_and_who_answered_answers() -> None:
    assert told(f"{ASKED}{ANSWERED}“And you signed?”\n\n“I did.”\n\nIt rained.") == {
        "Did you count it?": "Ida Holm",
        "Twice,": "Per Lund",
        "And you signed?": "Ida Holm",
        "I did.": "Per Lund",
    }


@pytest.mark.parametrize(
    "between",
    ["It rained.\n\n", "“Now go.”\n\n"],
    ids=["narration", "words that answer nothing"],
)
def test_the_turns_end_with_what_is_neither_question_nor_answer(between: str) -> None:
    assert told(f"{ASKED}{ANSWERED}{between}“And you signed?”")["And you signed?"] == "Per Lund"


def test_one_who_was_asked_nothing_goes_on() -> None:
    text = f"{ANSWERED}“And you signed?”\n\n“I did.”"
    assert told(text)["And you signed?"] == "Per Lund"


def test_the_time_grows_no_faster_than_the_text() -> None:
    def work(text: str) -> Callable[[], object]:
        quoted, paragraphs = quoted_stretches(text), [Stretch(m.start(), m.end()) for m in re.finditer(r".+", text)]
        seen = [Attribution((Stretch(q.start, q.end),), None, Stretch(q.end + 8, q.end + 12), 0.9, 0.9) for q in quoted]
        return lambda: list(dialogues(text, paragraphs, quoted, seen))

    assert_linear(work, ASKED + ANSWERED + "“And you signed?”\n\n", 100)
