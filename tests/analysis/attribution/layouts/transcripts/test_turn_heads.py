"""The heads of turns: which lines are some, and who is named by none."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution.layouts.transcripts.turn_heads import find_heads, is_unnamed
from quotes.analysis.segmentation import paragraphs


def heads(text: str) -> list[tuple[str, str]]:
    """Who speaks in each turn, and the key of it."""
    return [(turn.label, turn.key) for turn in find_heads(text, paragraphs(text))]


def test_a_given_name_alone_is_the_key_of_the_full_name() -> None:
    text = "Ida Holm: Does it rain?\n\nPer Lund: I hope so.\n\nIda: And now?\n\nPer: We swim."
    assert [key for _, key in heads(text)] == ["holm", "lund", "holm", "lund"]


def test_a_debate_that_a_speaker_leads() -> None:
    text = "The Speaker, the Hon. Ida Holm: I call him.\n\nThe Hon. Per Lund: I thank her.\n\nThe Speaker: Order."
    assert [label for label, _ in heads(text)] == ["Hon. Ida Holm", "The Hon. Per Lund", "The Speaker"]


def test_who_hosts_a_programme_may_speak_alone() -> None:
    text = "IDA HOLM, HOST:\n\nGood morning. I lost a shoe."
    assert heads(text) == [("IDA HOLM", "holm")]
    assert heads(text.replace("HOST", "PILOT")) == []


@pytest.mark.parametrize(
    ("label", "unnamed"),
    [
        ("Madam Speaker", True),
        ("MR. PRESIDENT", True),
        ("THE CHAIR", True),
        ("PRESENTER", True),
        ("Mr Holm", False),
        ("THE PRESIDENT", False),
    ],
)
def test_offices_that_name_nobody(label: str, unnamed: bool) -> None:
    text = f"{label}: Order.\n\nPer Lund (Tarn): I thank you.\n\nIda Holm (Hull): I rise.\n\n{label}: Order."
    (first, *_) = find_heads(text, paragraphs(text))
    assert (first.label, is_unnamed(first)) == (label, unnamed)


def test_the_name_in_brackets_behind_a_part() -> None:
    text = "Madam Speaker (Hon. Ida Holm): Order.\n\nPer Lund (Tarn): I thank you.\n\nMadam Speaker: We rise."
    assert [label for label, _ in heads(text)] == ["Hon. Ida Holm", "Per Lund", "Madam Speaker"]
