"""Words that hold a clause, and words that but name a thing."""

from __future__ import annotations

import pytest

from quotes.lexicon.clause_words import (
    but_talks_of,
    has_clause_behind,
    holds_clause,
    is_but_known,
    names_a_thing,
    tells_of_a_deed,
)


@pytest.mark.parametrize(
    "words",
    [
        "the harbour was full",
        "that the crew of the Tern sail at dawn",
        "to close the harbour",
        "the owners to mend the mast",
        "whether the mast holds",
        "there’s no wind",
        "the mast won’t hold",
    ],
)
def test_clauses(words: str) -> None:
    assert holds_clause(words)


@pytest.mark.parametrize(
    "words", ["the full harbour", "that lock", "the road to the harbour", "a thank-you to her crew"]
)
def test_things(words: str) -> None:
    assert not holds_clause(words)


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("unveiled", "the new lock of the harbour"),
        ("praised", "the crew of the Tern"),
        ("referring to", "the sinking of the Tern"),
        ("posted", "a picture of the mast"),
        ("discussed", "plans for a second lock"),
    ],
)
def test_a_thing_is_talked_of(cue: str, words: str) -> None:
    assert names_a_thing(words, cue)


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("demanded", "an end to the harbour tax"),
        ("blamed", "the storm"),
        ("described", "the lock as a folly"),
        ("had suspected", "the owner of sinking the Tern"),
        ("revealed", "the Tern was lost"),
        ("said", "the Tern sank off Alden"),
        ("", "the new lock"),
    ],
)
def test_something_is_said(cue: str, words: str) -> None:
    assert not names_a_thing(words, cue)


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("unveiled", "the new lock of the harbour"),
        ("condemned", "the raid on the harbour"),
        ("referring to", "a cutter that had sunk off Alden"),
        ("referring", "the quay, where two cutters were burning"),
        ("rejected", "claims that she was drunk"),
        ("slammed", "the owners for selling the Tern"),
        ("criticised", "the plan to close the lock"),
        ("told them all about", "the night on the reef"),
        ("responded to", "claims that she was drunk"),
        ("shed some light on", "the plan to sell the lock"),
        ("referred to", "the raid and the hope of ending it"),
        ("shrugged off", "a threat to close the lock"),
        ("pointing to", "owners such as Ola Prent, who had sold the lock"),
        ("criticised", "the owners as well as the crew"),
        ("was asked by", "the sale of the lock"),
        ("called", "an emergency session of the harbour board to discuss the flood"),
        ("had called", "snap elections for March"),
        ("ordered", "the removal of the wreck"),
        ("was surprised by", "her decision to sail"),
        ("sympathises", "too with the crew"),
        ("laughed", "when she was told of it"),
        ("is threatening", "its very life"),
        ("dismissed suggestions", "that she was drunk"),
        ("ignored warnings about", "the plan to sail at night"),
        ("stamped out calls for", "new owners"),
        ("pledged", "allegiance to the crew"),
        ("echoed", "the mayor’s call to mend the lock"),
        ("voted in favour of", "a lock known by sailors as the gate"),
        ("stopped taking bets on", "who will win the regatta"),
        ("suspended", "a mate for suggesting that the mast was rotten"),
    ],
)
def test_a_topic_is_no_statement(cue: str, words: str) -> None:
    assert but_talks_of(words, cue)


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("announced", "a second lock"),
        ("demanded", "the end of the harbour tax"),
        ("warned of", "a second flood"),
        ("spoke of", "how the mast broke"),
        ("questioned", "whether the lock would hold"),
        ("dismissed", "the plan as a folly"),
        ("called", "the lock a folly"),
        ("called", "the hearing a farce"),
        ("threatened", "a strike"),
        ("threatened", "the owners with a strike"),
        ("explained", "when she would sail"),
        ("complained", "about the levy"),
        ("repeated claims", "that she was drunk"),
        ("pledged", "a new lock"),
        ("expressed regret", "over the fact that the lock was closed"),
        ("called", "the vote unfair"),
        ("called", "him a poor speaker at meetings"),
        ("spoke about", "how the mast broke"),
        ("pointed out", "the lock leaks"),
        ("appealed to", "the owners to mend the lock"),
        ("according to", "the lock of the harbour"),
        ("called for", "a second lock"),
        ("called on", "the owners to mend the lock"),
        ("is pushing for", "a levy that would pay for the lock"),
    ],
)
def test_a_statement_is_no_topic(cue: str, words: str) -> None:
    assert not but_talks_of(words, cue)


@pytest.mark.parametrize(
    "cue", ["knows", "was not aware", "must realise", "should say", "never noticed", "will be asking"]
)
def test_what_is_known_or_ought_to_be_said(cue: str) -> None:
    assert is_but_known(cue)


@pytest.mark.parametrize("cue", ["said he knew", "made known", "has learned", "thinks", "must admit", "made it known"])
def test_what_is_told(cue: str) -> None:
    assert not is_but_known(cue)


def test_an_infinitive_is_a_deed_or_said() -> None:
    assert tells_of_a_deed("to mend the lock", "agreed")
    assert not tells_of_a_deed("to mend the lock", "threatened")
    assert not tells_of_a_deed("the owners to mend the lock", "asked")


def test_behind_some_verbs_stands_nothing_but_a_clause() -> None:
    assert [has_clause_behind(cue) for cue in ("said", "according to", "criticised")] == [True, True, False]
