"""Who is spoken to, or named in a clause of somebody's deeds, is not who speaks."""

from __future__ import annotations

import pytest

from tests.support.analysis.marked import speakers_of


@pytest.mark.parametrize("told", ["told the pilot", "asked a harbour pilot"])
def test_who_speaks_to_somebody_is_not_he(told: str) -> None:
    marked = f"“Hold the rope,” <s><p>Per Lund</p>, a farmer,</s> {told}.\n\n“I have it, sir,” <s>the pilot</s> said."
    assert speakers_of(marked) != ["Per Lund", "Per Lund"]


def test_a_captain_who_speaks_to_another_is_one_still() -> None:
    marked = "“Hold on,” <s>captain <p>Per Lund</p></s> told the captain.\n\n“I did it,” <s>the captain</s> said later."
    assert speakers_of(marked)[-1] == "Per Lund"


@pytest.mark.parametrize(
    "clause", ["Speaking to <p>Ivo Hale</p> on the pier, ", "Noting that <p>Ivo Hale</p> had come too late, "]
)
def test_whom_a_clause_on_his_deeds_names_is_another(clause: str) -> None:
    marked = f"The boat belongs to <p>Per Lund</p>, and it sank.\n\n{clause}<s>he</s> said: “It leaks.”"
    assert speakers_of(marked) == ["Per Lund"]


def test_a_clause_on_his_deeds_goes_on_with_the_sentence_before() -> None:
    marked = (
        "<p>Per Lund</p> has criticised <p>Jan Orre</p>. Reacting to a remark by port chairman <p>Ivo Hale</p>, "
        "<s>the American</s> said: “It leaks.”"
    )
    assert speakers_of(marked) == ["Per Lund"]


def test_what_follows_somebodys_speech_may_be_his() -> None:
    marked = "<p>Ivo Hale</p> sat down. Following <p>Ivo Hale</p>’s speech, <s>he</s> said: “It leaks.”"
    assert speakers_of(marked) == ["Ivo Hale"]


@pytest.mark.parametrize(
    "behind", [", wishing not to be named,", ", who asked not to be identified,", ", on condition of anonymity,"]
)
def test_who_would_not_be_named_is_nobody_with_a_name(behind: str) -> None:
    marked = (
        f"“It holds,” said <s>director <p>Per Lund</p></s>.\n\n“It leaks,” <s>the works’ director</s>{behind} said."
    )
    assert speakers_of(marked)[-1] != "Per Lund"
