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
        ("Tarnga ni loro Ratu Ana Brandt", "Ratu Ana Brandt"),
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
        ("Bdr Ana Brandt", "Ana Brandt"),
        ("Ng Ana Brandt", "Ng Ana Brandt"),
        ("A. Ana Brandt", "A. Ana Brandt"),
        ("Verger Ana Brandt", "Ana Brandt"),
        ("Left-hander Brandt", "Brandt"),
        ("Min-ho Brandt", "Min-ho Brandt"),
        ("Substitute Brandt", "Brandt"),
    ],
)
def test_an_occupation_with_a_capital_is_no_part_of_a_name(tagged: str, name: str) -> None:
    found = without_occupation(mentioned(tagged, tagged), tagged, {"a", "bass", "sings"})
    assert tagged[found.start : found.end] == name


def test_a_word_behind_an_occupation_is_a_given_name() -> None:
    text = "At noon skipper Man Bahadur Brandt left."
    found = without_occupation(mentioned(text, "Man Bahadur Brandt"), text, frozenset())
    assert text[found.start : found.end] == "Man Bahadur Brandt"


@pytest.mark.parametrize(("text", "left"), [("The ida player sang.", []), ("she sings as ida", ["ida"])])
def test_a_thing_in_small_letters_is_no_name(text: str, left: list[str]) -> None:
    found = without_small_nouns(text, [mentioned(text, "ida")])
    assert [text[n.start : n.end] for n in found] == left


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        ("the Minister of Trade and Industry Rini M. Brandt", "Industry Rini M. Brandt", "Rini M. Brandt"),
        ("the envoy for Tarn and the Coast Moser Brandt", "Coast Moser Brandt", "Moser Brandt"),
        ("the Minister of Trade and Moser Al Brandt", "Moser Al Brandt", "Moser Al Brandt"),
        ("a friend of Moser Al Brandt", "Moser Al Brandt", "Moser Al Brandt"),
        ("Secretary Health Ana Brandt", "Health Ana Brandt", "Ana Brandt"),
        ("The sea at Tarn froze. Commissioner Tarn Ana Brandt", "Tarn Ana Brandt", "Ana Brandt"),
        ("TARN: Commissioner Tarn Ana Brandt", "Tarn Ana Brandt", "Ana Brandt"),
        ("Commissioner Zyx Ana Brandt", "Zyx Ana Brandt", "Zyx Ana Brandt"),
        ("the tale of Industry Rini M. Brandt", "Industry Rini M. Brandt", "Industry Rini M. Brandt"),
    ],
)
def test_the_end_of_an_office_is_no_part_of_a_name(text: str, tagged: str, name: str) -> None:
    found = without_occupation(mentioned(text, tagged), text, frozenset())
    assert text[found.start : found.end] == name


def test_a_word_in_small_letters_is_nobodys_name() -> None:
    text = "They lost two fields of kisi and met Ana Brandt."
    names = [mentioned(text, "kisi"), mentioned(text, "Ana Brandt")]
    assert without_small_nouns(text, names) == (names[1],)
