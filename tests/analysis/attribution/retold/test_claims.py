"""A claim belongs to who makes it, not to who looks into it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.attribution.retold import with_inner_speaker
from quotes.model import Stretch
from tests.support.analysis.retold import unmarked


@pytest.mark.parametrize(
    ("text", "source", "content", "found"),
    [
        (
            "Frost was referring to a claim by an aide of Denny on Monday that it rained.",
            "Frost",
            "a claim by an aide of Denny on Monday that it rained",
            ("that it rained", "an aide of Denny", "Frost"),
        ),
        (
            "The Post reported on a sailor’s repeated claims that it rained.",
            "The Post",
            "a sailor’s repeated claims that it rained",
            ("that it rained", "a sailor", "The Post"),
        ),
        (
            "Frost denied Denny’s claim that it rained.",
            "Frost",
            "Denny’s claim that it rained",
            ("Denny’s claim that it rained", "Frost", None),
        ),
        (
            "Frost was referring to a claim on the weather.",
            "Frost",
            "a claim on the weather",
            ("a claim on the weather", "Frost", None),
        ),
    ],
)
def test_who_claims_what_another_refers_to(
    text: str, source: str, content: str, found: tuple[str, str, str | None]
) -> None:
    assert unmarked(text, source, content) == found


@pytest.mark.parametrize("verb", ["is investigating", "will examine", "was responding to"])
def test_claims_of_nobody_are_not_of_whom_they_occupy(verb: str) -> None:
    text = f"The watchdog {verb} claims that the harbour was sold."
    words = Stretch(text.index("claims"), len(text) - 1)
    whole = Attribution((words,), None, Stretch(0, len("The watchdog")), 0.9, 0.9)
    found = with_inner_speaker(Prose(text, ()), [], whole)
    assert found.source is None
    assert text[found.content[0].start : found.content[0].end] == "that the harbour was sold"
    inside = replace(whole, content=(Stretch(text.index("that"), len(text) - 1),))
    assert with_inner_speaker(Prose(text, ()), [], inside).source is None
