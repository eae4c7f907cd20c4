"""Names of people as newspapers print them."""

from __future__ import annotations

import pytest

from quotes.lexicon.person_names import family_of, is_disguised, lacks_syllable, parse_name


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("Whip Mara Caldwell", "Mara Caldwell"),
        ("Senate Majority Whip Mara Caldwell", "Mara Caldwell"),
        ("Brigadier-General Mara Caldwell", "Mara Caldwell"),
        ("Cde Mara Caldwell", "Mara Caldwell"),
        ("Leader-Elect Mara Caldwell", "Mara Caldwell"),
        ("Administrator Lena Brandt", "Lena Brandt"),
        ("Whip Caldwell", "Caldwell"),
        ("Detective Garda Mara Caldwell", "Mara Caldwell"),
        ("Cikgu Mara Caldwell", "Mara Caldwell"),
        ("Maître Mara Caldwell", "Mara Caldwell"),
        ("Marquis Caldwell", "Marquis Caldwell"),
        ("Sultan Al Caldwell", "Sultan Al Caldwell"),
        ("Lord van Caldwell", "Lord van Caldwell"),
        ("Sultan Omar bin Caldwell", "Omar bin Caldwell"),
        ("Tan Sri Mara Caldwell", "Mara Caldwell"),
        ("Sri Mara Caldwell", "Sri Mara Caldwell"),
        ("Nana Caldwell", "Nana Caldwell"),
        ("Captain van Caldwell", "van Caldwell"),
        ("Engr. Mara Caldwell", "Mara Caldwell"),
        ("Undersheriff Mara Caldwell", "Mara Caldwell"),
        ("Director Md Mara Caldwell", "Md Mara Caldwell"),
        ("Datuk Seri Mara Caldwell", "Mara Caldwell"),
        ("Seri Mara Caldwell", "Seri Mara Caldwell"),
        ("Menteri Besar Datuk Wira Mara Caldwell", "Mara Caldwell"),
        ("Ir Dr Mara Caldwell", "Mara Caldwell"),
        ("Punong Barangay Mara Caldwell", "Mara Caldwell"),
        ("Barr. Mara Caldwell", "Mara Caldwell"),
        ("Don Mara Caldwell", "Mara Caldwell"),
        ("Don Caldwell", "Don Caldwell"),
        ("Don van Caldwell", "Don van Caldwell"),
        ("Pak Pong-ju", "Pak Pong-ju"),
        ("Sqn Ldr Mara Caldwell", "Mara Caldwell"),
        ("Pol Caldwell", "Pol Caldwell"),
        ("Pol Col Mara Caldwell", "Mara Caldwell"),
        ("Excellency Mara Caldwell", "Mara Caldwell"),
    ],
)
def test_titles_are_no_part_of_a_name(printed: str, full: str) -> None:
    assert parse_name(printed).full == full


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Kang Dae-jung", "kang"),
        ("Lim Siew Choo", "lim"),
        ("Zhao Minglu", "zhao"),
        ("Tran Van Duc", "tran"),
        ("Kim Lane", "lane"),
        ("Lee Harrow", "harrow"),
        ("Song-Anna Brandt", "brandt"),
        ("Tan Ah Beng", "tan"),
        ("Goh Teck Swee", "goh"),
    ],
)
def test_the_family_stands_first_where_it_does(name: str, family: str) -> None:
    assert family_of(parse_name(name).parts) == family


def test_a_nickname_in_marks_may_have_two_words() -> None:
    name = parse_name("Pieter “Big Red” Caldwell")
    assert (name.parts, name.nickname) == (("pieter", "caldwell"), "big red")


@pytest.mark.parametrize(
    ("name", "lacks"), [("Goh Teck", True), ("Goh Teck Swee", False), ("Goh Hannah", False), ("Ana Teck", False)]
)
def test_a_family_name_and_one_syllable_lack_another(name: str, lacks: bool) -> None:
    assert lacks_syllable(parse_name(name).parts) is lacks


@pytest.mark.parametrize(
    ("name", "disguised"),
    [
        ("Tomas Weller", False),
        ("Anne\u2011Marie Du\u0301val", False),
        ("Łukasz Żółć", False),
        ("Томас Веллер", False),
        ("Томас Weller", False),  # two words of two scripts, as papers print them
        ("\u0422omas Weller", True),
        ("Tomas Wellеr", True),
        ("\uff34omas Weller", True),
    ],
)
def test_a_name_that_looks_like_another_is_disguised(name: str, disguised: bool) -> None:
    assert is_disguised(name) is disguised
