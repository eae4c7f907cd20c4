"""Names of people as newspapers print them."""

from __future__ import annotations

import pytest

from quotes.lexicon.person_names import family_of, is_disguised, parse_name


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
    ],
)
def test_the_family_stands_first_where_it_does(name: str, family: str) -> None:
    assert family_of(parse_name(name).parts) == family


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
