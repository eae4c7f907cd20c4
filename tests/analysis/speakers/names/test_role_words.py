"""What stands before a name and tells what somebody is, is no part of the name."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import NameMention, NameType
from quotes.analysis.speakers.names.role_words import without_occupation, without_small_nouns


def mentioned(text: str, tagged: str, type_: NameType = "person") -> NameMention:
    return NameMention(text.index(tagged), text.index(tagged) + len(tagged), type_, 0.9)


@pytest.mark.parametrize(
    ("tagged", "name"),
    [
        ("tinsmith Ana Brandt", "Ana Brandt"),
        ("dance student Ana Brandt", "Ana Brandt"),
        ("mother-of-two Ana Brandt", "Ana Brandt"),
        ("Rovers keeper Ana Brandt", "Ana Brandt"),
        ("della Brandt", "della Brandt"),
        ("ana brandt", "ana brandt"),
        ("Ana of the Hills", "Ana of the Hills"),
        ("Cecilia van der Brandt", "Cecilia van der Brandt"),
        ("Ray “stumpy” Brandt", "Ray “stumpy” Brandt"),
        ("Rhys ap Brandt", "Rhys ap Brandt"),
    ],
)
def test_no_name_begins_with_a_common_word_in_small_letters(tagged: str, name: str) -> None:
    text = f"At noon {tagged} left."
    (found,) = without_small_nouns(text, [mentioned(text, tagged)])
    assert text[found.start : found.end] == name


def test_the_name_of_a_body_may_begin_so() -> None:
    text = "The local Tarn council left."
    body = mentioned(text, "local Tarn council", "organization")
    assert without_small_nouns(text, [body]) == (body,)


@pytest.mark.parametrize(
    ("tagged", "name"),
    [
        ("Realtor Ana Brandt", "Ana Brandt"),
        ("Brazilian Ana Brandt", "Ana Brandt"),
        ("German Brandt", "German Brandt"),
        ("Baker Orlow", "Baker Orlow"),
        ("The Hon Ana Lopes", "Hon Ana Lopes"),
        ("Flautist Ana Brandt", "Ana Brandt"),
        ("Lindqvist Ana Brandt", "Lindqvist Ana Brandt"),
        ("Bass Ana Brandt", "Ana Brandt"),
        ("Bass Brandt", "Bass Brandt"),
        ("Barber Ana Brandt", "Ana Brandt"),
        ("Barber Brandt", "Barber Brandt"),
        ("Fowler Van Lund", "Fowler Van Lund"),
        ("Zyx Ana Brandt", "Zyx Ana Brandt"),
    ],
)
def test_an_occupation_with_a_capital_is_no_part_of_a_name(tagged: str, name: str) -> None:
    found = without_occupation(mentioned(tagged, tagged), tagged, {"bass", "sings"})
    assert tagged[found.start : found.end] == name


def test_a_word_in_small_letters_is_nobodys_name() -> None:
    text = "They lost two fields of kisi and met Ana Brandt."
    names = [mentioned(text, "kisi"), mentioned(text, "Ana Brandt")]
    assert without_small_nouns(text, names) == (names[1],)
