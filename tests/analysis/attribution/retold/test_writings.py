"""What somebody passes on is its writer's."""

from __future__ import annotations

import pytest

from tests.support.analysis.retold import read, retold_of


@pytest.mark.parametrize(
    ("text", "told", "who"),
    [
        ("Ida recalled what the pilot had told her: “Go home.”", "what the pilot had told", "the pilot"),
        ("Ida recalled how her father once said to her: “Go home.”", "how her father once said", "her father"),
        ("The court heard that Dawson had told police: “Go home.”", "that Dawson had told police", "Dawson"),
    ],
)
def test_what_somebody_was_told_is_of_who_told_it(text: str, told: str, who: str) -> None:
    source, cue = ("Ida", "recalled") if text.startswith("Ida") else ("The court", "heard")
    assert retold_of(text, told, source, cue) == ("Go home.", who)


def test_the_states_of_a_name_say_nothing() -> None:
    text = "Ida affirmed that the United States “will go home”."
    assert retold_of(text, "that the United States", "Ida", "affirmed")[1] == "Ida"


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm read out a message that Per Lund had sent to his brother: “Buy paint.”",
        "Ida Holm showed the court a letter Per Lund wrote in May: “Buy paint.”",
    ],
)
def test_what_somebody_reads_out_is_its_writers(text: str) -> None:
    assert read(text, "Ida Holm") == ("Buy paint.", "Per Lund", "Ida Holm")


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm left after sharing a post by Per Lund, which read: “Buy paint.”",
        "Ida Holm was sorry for liking a harsh tweet from Per Lund that said: “Buy paint.”",
        "Ida Holm had read out the poem by Per Lund, which begins: “Buy paint.”",
        "Ida Holm reposted a message from Per Lund: “Buy paint.”",
    ],
)
def test_what_somebody_passes_on_is_its_writers(text: str) -> None:
    assert read(text, "Ida Holm") == ("Buy paint.", "Per Lund", "Ida Holm")
    assert read(text, None) == ("Buy paint.", "Per Lund", None)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm answered a post by Per Lund: “Buy paint.”",
        "Ida Holm published a statement from her hospital bed: “Buy paint.”",
        "Ida Holm posted a note by Per Lund and wrote a letter that said: “Buy paint.”",
    ],
)
def test_what_somebody_writes_in_or_to_the_writing_of_another_is_her_own(text: str) -> None:
    assert read(text, "Ida Holm") == ("Buy paint.", "Ida Holm", None)
