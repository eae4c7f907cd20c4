"""Whom an introduction is about."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.attribution.layouts.interviewees import interviewee, is_announced
from quotes.model import Stretch

PEOPLE = ("Ines Abara", "Per Lund", "Abara")


@pytest.mark.parametrize(
    ("introduction", "who"),
    [
        ("Nobody sails.", None),
        ("The ferry of Ines Abara is late. Abara is not.", "Ines Abara"),
        ("The pilot Ines Abara sails with her brother, Per Lund.", "Ines Abara"),
        ("Pilot Ines Abara sails. She left her old teacher Per Lund ashore.", "Ines Abara"),
        ("Ines Abara left Per Lund ashore.", None),
        ("Ines Abara left her brother, Per Lund, ashore. He told us why.", None),
        ("Ines Abara left her brother, Per Lund, ashore. She told us why.", "Ines Abara"),
        ("Ines Abara’s boat sank with her brother, Per Lund.", None),
        ("After Ines Abara came her brother, Per Lund.", None),
        ("Ines Abara and her brother, Per Lund, sail.", None),
        ("Ines Abara left. We spoke to the pilot, Per Lund.", "Per Lund"),
        ("Ines Abara left. An interview with Per Lund.", "Per Lund"),
        ("The pilot Ines Abara left Tarn. She spoke to the Tarn Weekly’s Per Lund.", "Ines Abara"),
        ("Ines Abara left Tarn. Interview by Per Lund.", "Ines Abara"),
        ("Ines Abara, whose real name is Per Lund, sings.", "Ines Abara"),
        ("Ines Abara, born Per Lund, sings.", "Ines Abara"),
        ("The witness, the pilot Ines Abara, was questioned by counsel Per Lund.", "Ines Abara"),
    ],
)
def test_whom_the_paper_speaks_to(introduction: str, who: str | None) -> None:
    found = sorted((introduction.find(name), name) for name in PEOPLE if name in introduction)
    names = [NameMention(at, at + len(name), "person", 0.9) for at, name in found if name != "Abara" or at > 20]
    place = interviewee(introduction, Stretch(len(introduction), len(introduction)), names)
    assert (introduction[place.start : place.end] if place else None) == who


def test_whom_a_note_behind_the_interview_tells_of() -> None:
    text = "Q: Do you sail?\nA: I do.\nInes Abara steers a ferry. The interview was conducted by Per Lund."
    names = [NameMention(at, at + len(who), "person", 0.9) for who in PEOPLE[:2] if (at := text.index(who))]
    place = interviewee(text, Stretch(0, text.index("\nInes")), names)
    assert place
    assert text[place.start : place.end] == "Ines Abara"


@pytest.mark.parametrize(
    ("introduction", "announced"),
    [
        ("Ines Abara steers a ferry. She talked to us on deck.", True),
        ("Ines Abara answered our questions on deck.", True),
        ("We met the pilot on deck.", True),
        ("Ines Abara talked to the harbour master.", False),
    ],
)
def test_that_somebody_spoke_to_the_paper_is_told(introduction: str, announced: bool) -> None:
    assert is_announced(introduction, len(introduction)) == announced
