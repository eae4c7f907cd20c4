"""What is printed between the parts of a quotation."""

from __future__ import annotations

import pytest

from quotes.analysis.quotation.joints import joined, joints

LEFT_OUT = "[…]"


def between(text: str, *parts: str) -> list[str]:
    """The joints of ``parts``, which stand in ``text`` one behind the other."""
    places, at = [], 0
    for part in parts:
        start = text.index(part, at)
        at = start + len(part)
        places.append((start, at))
    return joints(text, places, LEFT_OUT)


@pytest.mark.parametrize(
    ("text", "first", "second", "joint"),
    [
        ("She has said “that the wall leaks”", "She has said", "that the wall leaks", " "),
        ("it was “a poor day”", "it was", "a poor day", " "),
        ("it to pass", "it", "to pass", " "),
        ("“One.”\n\n“Two.”", "One.", "Two.", " "),
        ("One.\nTwo.", "One.", "Two.", "\n"),
        ("non“stop", "non", "stop", ""),
        ("“Go,” she said, “now.”", "Go,", "now.", LEFT_OUT),
        ("“Go” – “now.”", "Go", "now.", LEFT_OUT),
        ("“Go” a “now.”", "Go", "now.", LEFT_OUT),
    ],
)
def test_only_what_is_left_out_has_a_sign(text: str, first: str, second: str, joint: str) -> None:
    assert between(text, first, second) == ["", joint]


def test_one_part_has_no_joint() -> None:
    assert between("“Go.”", "Go.") == [""]


def test_parts_are_joined_with_what_stands_between_them() -> None:
    text = "She has said “that the wall leaks”, and “it will not hold”."
    parts = ("She has said", "that the wall leaks", "it will not hold")
    places = [(text.index(part), text.index(part) + len(part)) for part in parts]
    assert joined(text, places, " […] ") == "She has said that the wall leaks […] it will not hold"
