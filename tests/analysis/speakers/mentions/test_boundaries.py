"""Where a source begins and ends."""

from __future__ import annotations

import pytest

from quotes.analysis.speakers.mentions.boundaries import without_scraps
from quotes.lexicon.person_names import fold
from quotes.model import Stretch
from tests.support.analysis.marked import speakers_of
from tests.support.growth import assert_linear


def test_a_source_inside_a_name_is_the_whole_name() -> None:
    assert speakers_of("It rains, said <p>Ivo “<s>Rusty</s>” Brandt</p>.") == ["Ivo “Rusty” Brandt"]


def test_a_combining_mark_at_the_end_belongs_to_the_name() -> None:
    assert speakers_of("It rains, <s><p>Ana Dupre</p>\u0301</s> said.") == ["Ana Dupré"]
    assert fold("Dupre\u0301’s") == "dupre"


def test_a_title_alone_is_read_with_the_name_behind_it() -> None:
    assert speakers_of("It rains, <s>Mr.</s> <p>Lopes</p> said.") == ["Lopes"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("<p>Ana Brandt</p> herself", "Ana Brandt"),
        ("harbour officials here", "harbour officials"),
        ("a man waiting outside a", "a man waiting"),
        ("harbour regulators this month", "harbour regulators"),
        ("a harbour source)", "a harbour source"),
        ("a source (a pilot)", "a source (a pilot)"),
        ("a new report*", "a new report"),
        ("among sailors", "sailors"),
        ("the <o>Ferry Board</o> in its annual report", "Ferry Board"),
        ("<o>Ferry Board on</o>", "Ferry Board"),
        ("one of the pilots to reporters", "one of the pilots"),
        ("<p>Ana Brandt</p> while driving her car", "Ana Brandt"),
    ],
)
def test_a_speaker_is_called_without_the_scraps_around(source: str, name: str) -> None:
    assert speakers_of(f"“It leaks,” said <s>{source}</s>.") == [name]


def test_what_somebody_holds_up_is_no_owner_cut_off() -> None:
    marked = "“Sail on,” read <s>one fan’s</s> banner.\n\n“Home,” was <s>one fan’s</s> wish."
    assert speakers_of(marked) == ["one fan’s banner", "one fan"]


def test_what_somebody_does_is_no_sign_held_up() -> None:
    assert speakers_of("“Sail on,” was <s><p>Orlow</p>’s</s> recommendation.") == ["Orlow"]


def test_the_time_grows_no_faster_than_the_source() -> None:
    assert_linear(lambda text: lambda: without_scraps(f"{text}\nit", Stretch(0, len(text) + 3)), " while rowing", 20)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Jailing <p>Lee Garrow</p> for 14 months, Judge <p>Ana Lopes</p>", "Ana Lopes"),
        ("Sentencing <p>Lee Garrow</p>, 46, at Alden Court, Judge <p>Ana Lopes</p>", "Ana Lopes"),
        ("Speaking to reporters, <p>Ana Lopes</p>, the mayor,", "Ana Lopes"),
        ("Housing Minister <p>Ana Lopes</p>, a lawyer", "Ana Lopes"),
    ],
)
def test_what_somebody_does_at_the_head_of_a_sentence_is_no_part_of_a_source(source: str, name: str) -> None:
    assert speakers_of(f"<s>{source}</s> said: “It rains.”") == [name]


@pytest.mark.parametrize(
    ("source", "behind", "whole"),
    [
        ("one delegate who opposed", " her, wept.", "one delegate who opposed her"),
        ("a firm that manages", " Mr. Orlow’s boats.", "a firm that manages Mr. Orlow’s boats"),
        ("a man who died", ", she said.", "a man who died"),
        ("rowers affected", " by the flood in Tarn are demanding", "rowers affected by the flood in Tarn"),
        ("rowers affected", " by what Ida Holm said were demanding", "rowers affected"),
        ("a man who lives", " the way he said he did, wept.", "a man who lives"),
    ],
)
def test_a_clause_on_who_speaks_is_whole(source: str, behind: str, whole: str) -> None:
    text = f"“No,” said {source}{behind}"
    start, end = without_scraps(text, Stretch(text.index(source), text.index(source) + len(source)))
    assert text[start:end] == whole
