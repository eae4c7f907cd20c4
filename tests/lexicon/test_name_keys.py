"""Names as the record compares them across articles."""

from __future__ import annotations

import pytest

from quotes.lexicon.name_keys import (
    campaign_of,
    display_name,
    grams,
    is_acronym,
    is_name,
    name_runs,
    nicknames,
    organization_key,
    person_key,
    same_words,
    split_initials,
    variant,
)


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Ana Maria Orr", "ana maria orr"),
        ("Dr. Ána Orr’s", "ana orr"),
        ("Ivo Orr Jr.", "ivo orr, jr"),
        ("J. K. Holm", "jk holm"),
        ("Ana Orr, PhD", "ana orr"),
        ("Orr", "None"),
        ("Ana R.", "None"),
    ],
)
def test_the_key_of_a_whole_name(printed: str, key: str) -> None:
    assert str(person_key(printed)) == key


def test_a_list_sorts_by_surname_and_looks_under_each_initial() -> None:
    key = person_key("William de Holm")
    assert key is not None
    assert key.sort_name == "holm william"
    assert {"holm|w", "holm|b"} <= key.buckets and key.bucket == "holm|w"


def same(one: str, other: str) -> tuple[bool, bool]:
    a, b = person_key(one), person_key(other)
    assert a is not None and b is not None
    return same_words(a, b), variant(a, b)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ana Maria Orr", "Ana Orr", (True, True)),
        ("Ana M. Orr", "Ana Maria Orr", (True, True)),
        ("Bill Orr", "William Orr", (False, True)),
        ("A. Orr", "Ana Orr", (False, True)),
        ("A. Edgar Orr", "Ana Edgar Orr", (True, True)),
        ("Ada Maria Orr", "Ana Maria Orr", (False, False)),
        ("Ivo Orr Jr.", "Ivo Orr Sr.", (False, False)),
        ("Ivo Orr Jr.", "Ivo Orr", (False, True)),
        ("Ana Orr", "Ana Holm", (False, False)),
    ],
)
def test_when_two_whole_names_are_one(one: str, other: str, expected: tuple[bool, bool]) -> None:
    assert same(one, other) == expected == same(other, one)


def test_initials_that_were_read_as_one_name() -> None:
    key = person_key("H. M. Vale")
    assert key is not None
    assert str(split_initials("H. M. Vale", key)) == "h m vale"
    al = person_key("Al Vale")
    assert al is not None and split_initials("Al Vale", al) is None


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("the Alden Bank's", "alden bank"),
        ("Department of Trade", "trade department"),
        ("Brandt's presidential camp", "brandt campaign"),
        ("Alden Shipping Co., Ltd.", "alden shipping"),
        ("the U.N.", "united nations"),
        ("GOP", "republican party"),
    ],
)
def test_the_key_of_an_organisation(printed: str, key: str) -> None:
    assert organization_key(printed) == key


def test_whose_campaign_it_is() -> None:
    assert str(campaign_of("ana orr campaign")) == "ana orr"
    assert campaign_of("orr campaign") == "orr"
    assert campaign_of("alden bank") is None


def test_acronyms_are_made_of_first_letters() -> None:
    assert is_acronym("PAC", "Port Alden Council") and is_acronym("P.A.C.", "the Port of Alden Council")
    assert not is_acronym("PAC", "Port Council") and not is_acronym("pac", "Port Alden Council")


def test_titles_and_descriptions_are_no_names() -> None:
    assert is_name("Orr") and is_name("Mayor Orr")
    assert not is_name("Mayor") and not is_name("the minister")


def test_names_as_lists_show_them() -> None:
    assert display_name("person", "Mayor Ana\u200b Orr’s") == "Ana Orr"
    assert display_name("organization", "Alden\u00ad Bank") == "Alden Bank"


def test_runs_of_words_that_a_name_could_be() -> None:
    assert list(name_runs("Ana Lopes’s plan")) == ["Ana", "Ana Lopes", "Ana Lopes plan", "Lopes", "Lopes plan", "plan"]


def test_what_misspelled_names_share() -> None:
    assert grams("orr") == {"^or", "orr", "rr$"}
    assert {"bill", "will", "william"} <= nicknames("bill") and nicknames("ana") == set()
