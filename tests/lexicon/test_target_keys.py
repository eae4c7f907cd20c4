"""The keys under which the same target is found in other articles."""

from __future__ import annotations

import json
from itertools import combinations

import pytest

from quotes.analysis.attribution import NameMention
from quotes.analysis.positions.names import full_names
from quotes.lexicon.target_keys import LONGEST, alike, all_alike, grouped, is_named_thing, target_key
from tests.support import ROOT

TEXT = "Darel Ivanic met Ana Lopes and Rui Lopes. Ivanic's plan pleased Lopes."
NAMES = tuple(
    NameMention(TEXT.index(n), TEXT.index(n) + len(n), "person", 1.0)
    for n in ("Darel Ivanic", "Ana Lopes", "Rui Lopes")
)


def test_a_surname_stands_for_the_one_person_of_that_name() -> None:
    whole = full_names(TEXT, NAMES)
    assert whole == {"ivanic": "darel ivanic"}
    assert target_key("Ivanic", whole) == target_key("Minister Darel Ivanic", whole) == "darel ivanic"
    assert target_key("Lopes", whole) == "lope"


@pytest.mark.parametrize("words", ["the harbour wall", "Harbour Wall", "our harbour walls", "the harbour’s wall"])
def test_small_words_case_and_number_do_not_matter(words: str) -> None:
    assert target_key(words, {}) == "harbour wall"


def test_every_target_has_a_key() -> None:
    assert target_key("it", {}) == "it"
    assert target_key("the", {}) == "the"
    assert len(target_key("harbour " * 100, {})) <= LONGEST


def test_alike_in_another_order_and_not_by_one_shared_word() -> None:
    assert alike("harbour wall", "wall harbour")
    assert not alike("harbour wall", "harbour tax")
    assert grouped(["harbour wall", "ferri", "wall harbour"]) == {
        "harbour wall": "harbour wall",
        "ferri": "ferri",
        "wall harbour": "harbour wall",
    }
    assert grouped([]) == {}


def test_a_group_is_called_by_its_first_key_and_joined_by_what_is_like_that_one_alone() -> None:
    keys = ["abcdefghij klmnopqrst", "abcdefghij klmnopqrxx", "abcdefghij klmnopxxxx"]
    assert alike(keys[0], keys[1]) and alike(keys[1], keys[2]) and not alike(keys[0], keys[2])
    assert grouped(keys) == {keys[0]: keys[0], keys[1]: keys[0], keys[2]: keys[2]}
    assert all_alike(keys[1:2], keys) == {keys[1]: set(keys)}


def test_on_written_wordings_no_two_targets_are_taken_for_one() -> None:
    groups = json.loads((ROOT / "training" / "gold" / "targets.json").read_text(encoding="utf-8"))
    keys = [(target_key(words, {}), group) for group, several in enumerate(groups) for words in several]
    taken = [one == other for (a, one), (b, other) in combinations(keys, 2) if alike(a, b)]
    assert all(taken)
    assert len(taken) > 40


@pytest.mark.parametrize("target", ["the Corran Strait Treaty", "Darel Ivanic", "the Wall of Alden", "Proposition 12"])
def test_names_name_the_same_thing_everywhere(target: str) -> None:
    assert is_named_thing(target)


@pytest.mark.parametrize("target", ["the reforms", "the Alden budget", "higher fares", "of the"])
def test_other_words_need_not(target: str) -> None:
    assert not is_named_thing(target)
