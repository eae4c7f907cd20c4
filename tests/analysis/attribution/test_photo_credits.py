"""The photographer of a caption is nobody of the article."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.attribution.photo_credits import without_photographers
from tests.support.growth import assert_linear


def left(text: str) -> list[str]:
    names = [NameMention(at, at + len(n), "person", 0.9) for n in ("Per Lund", "Ida Holm") if (at := text.find(n)) >= 0]
    return [text[n.start : n.end] for n in without_photographers(text, sorted(names, key=lambda n: n.start))]


@pytest.mark.parametrize(
    "credit",
    [
        "(HN Photo/Ida Holm, File)",
        "(Photo by Ida Holm)",
        "(Ida Holm/Harbour News)",
        "(Picture: Ida Holm)",
        "Photo: Ida Holm",
        "Photo: A. B. Reuss/Ida Holm",
        "Image credit: Ida Holm/Nordfoto\nIt is late.",
        "| Photograph by Ida Holm.",
    ],
)
def test_who_took_the_picture_is_left_out(credit: str) -> None:
    assert left(f"Per Lund in the harbour. {credit}") == ["Per Lund"]


def test_a_photographer_before_an_agency_is_no_part_of_a_name() -> None:
    text = "Minister Anna Holm Peter Field/NNA\n\nPeter Lund/NNA"
    names = ("Anna Holm Peter Field", "Peter Lund")
    marked = [NameMention(at, at + len(n), "person", 0.9) for n in names for at in [text.index(n)]]
    assert [text[n.start : n.end] for n in without_photographers(text, marked)] == ["Anna Holm"]


@pytest.mark.parametrize("bracket", ["(Ida Holm)", "(with Ida Holm, who took the photo)", "(left/right: Ida Holm)"])
def test_others_in_brackets_stay(bracket: str) -> None:
    assert left(f"Per Lund in the harbour {bracket}.") == ["Per Lund", "Ida Holm"]


def test_a_picture_in_a_sentence_is_no_credit() -> None:
    assert left("Per Lund got the picture by mail. It shows Ida Holm.") == ["Per Lund", "Ida Holm"]
    assert left("Per Lund has a picture of Ida Holm.") == ["Per Lund", "Ida Holm"]


@pytest.mark.parametrize("shape", ["(A ", "(Photo by ", "(A/B ", ". Photo: a\n", "Photo "])
def test_linear_time(shape: str) -> None:
    assert_linear(lambda text: lambda: without_photographers(text, ()), shape, 1000)
