"""Nouns that say whose somebody is."""

from __future__ import annotations

import re

import pytest

from quotes.lexicon.relations import ELDERS, FAMILY, RELATIONS, SEVERAL_OF_FAMILY, UNOFFICIAL


@pytest.mark.parametrize("noun", ["mother", "mum", "uncle"])
def test_elders_are_family(noun: str) -> None:
    assert noun in ELDERS and noun in FAMILY


def test_a_deputy_is_somebodys_and_holds_an_office() -> None:
    assert "deputy" in RELATIONS and "deputy" not in UNOFFICIAL


def test_a_rival_is_somebodys_and_holds_none() -> None:
    assert "rival" in RELATIONS and "rival" in UNOFFICIAL


def test_a_supporter_is_no_relation() -> None:
    assert "supporter" in UNOFFICIAL and "supporter" not in RELATIONS


@pytest.mark.parametrize(
    ("noun", "several"), [("sisters", True), ("newlyweds", True), ("couple", True), ("sister", False)]
)
def test_nouns_for_several_of_a_family(noun: str, several: bool) -> None:
    assert (re.fullmatch(SEVERAL_OF_FAMILY, noun) is not None) == several
