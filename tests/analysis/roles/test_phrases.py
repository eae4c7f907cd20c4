"""Which words make a role."""

from __future__ import annotations

import pytest

from quotes.analysis.roles.phrases import (
    compound_before,
    is_role_noun,
    is_stop,
    phrase_end,
    role_phrase,
    roles_from,
    sentence_ends,
    words_of,
)


@pytest.mark.parametrize("word", ["mayor", "Sen.", "president-elect", "vice-chair", "harbour-master"])
def test_nouns_that_head_a_role(word: str) -> None:
    assert is_role_noun(word)


@pytest.mark.parametrize("word", ["husband", "supporter", "bridge", "mayor."])
def test_nouns_that_head_none(word: str) -> None:
    assert not is_role_noun(word)


def test_an_ending_will_do_only_where_asked() -> None:
    assert is_role_noun("quillmaker", unlisted=True) and not is_role_noun("quillmaker")
    assert is_role_noun("glaciographer", unlisted=True) and not is_role_noun("lighthouse", unlisted=True)
    assert is_role_noun("candidates", plural=True) and not is_role_noun("candidate", plural=True)


def roles(text: str) -> list[str]:
    return [text[a:b] for a, b in roles_from(text, 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the director of the harbour and a professor at Drenov.", ["director of the harbour", "professor at Drenov"]),
        ("the mayor of Port Alden, said", ["mayor of Port Alden"]),
        ("a former minister who left", ["former minister"]),
        ("the bridge over the river", []),
        ("a chairman with a limp", ["chairman"]),
        ("a Republican", []),
        ("the ranking Republican on the board", ["ranking Republican on the board"]),
    ],
)
def test_roles_that_words_print(text: str, expected: list[str]) -> None:
    assert roles(text) == expected


def test_the_state_is_no_pronoun() -> None:
    assert is_stop("us") and not is_stop("US")


def test_a_phrase_ends_with_its_sentence_but_not_at_a_title() -> None:
    text = "aide to Sen. Orr. He left"
    assert text[: phrase_end(text, 0)] == "aide to Sen. Orr"
    assert sentence_ends(text, 0, len(text)) and not sentence_ends(text, 0, text.index(" Orr"))


def test_words_without_the_stop_of_a_sentence() -> None:
    text = "Rep. Orr is mayor."
    assert [m.group() for m in words_of(text, 0, len(text))] == ["Rep.", "Orr", "is", "mayor"]


def test_an_office_with_its_complement() -> None:
    text = "met secretary of state"
    assert compound_before(text, 0, len(text)) == text.index("secretary")
    assert compound_before("the cup of tea", 0, 14) is None


def test_what_is_too_long_is_a_clause() -> None:
    text = "director of " + "the very " * 20 + "harbour"
    assert role_phrase(text, 0, len(text)) is None
