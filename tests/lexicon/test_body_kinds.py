"""Words that tell of the same kind of body."""

from __future__ import annotations

import pytest

from quotes.lexicon.body_kinds import kinds_of


@pytest.mark.parametrize(
    ("noun", "name"),
    [("airline", "airways"), ("club", "fc"), ("paper", "herald"), ("bank", "bancorp"), ("firm", "ltd")],
)
def test_a_noun_and_a_word_of_a_name_are_of_one_kind(noun: str, name: str) -> None:
    assert kinds_of(noun) & kinds_of(name)


def test_a_club_is_no_ministry_and_a_harbour_no_body() -> None:
    assert not kinds_of("club") & kinds_of("ministry")
    assert not kinds_of("harbour")
