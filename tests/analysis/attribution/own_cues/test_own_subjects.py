"""Who speaks is the subject right beside the cue, whatever the engine took."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution.own_cues.own_subjects import with_own_subject
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from tests.support.analysis.attributions import given, told


def own(text: str, cue: str, words: str, source: str | None) -> tuple[list[str], str | None]:
    """What is told of ``words`` by the subject of their own cue."""
    return told(text, with_own_subject(Prose(text, quoted_stretches(text)), given(text, cue, (words,), source)))


@pytest.mark.parametrize(
    ("cue", "words", "who"),
    [
        ("said", "“We sail,”", "the club’s secretary, Ida Holm"),
        ("muttered", "“a rumour”", "her treasurer, Per Lund,"),
    ],
)
@pytest.mark.parametrize("joint", ["while", "as", "but", "whereas"])
def test_of_two_clauses_in_one_source_the_nearer_subject_speaks(joint: str, cue: str, words: str, who: str) -> None:
    both = f"the club’s secretary, Ida Holm, {joint} her treasurer, Per Lund,"
    text = f"“We sail,” said {both} muttered that it was “a rumour”."
    assert own(text, cue, words, both) == ([words], who)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ida Holm, while the mayor of Tarn, said “no”.", "Ida Holm, while the mayor of Tarn,"),
        ("Everyone, but the mayor, said “no”.", "Everyone, but the mayor,"),
    ],
)
def test_a_clause_that_tells_of_who_speaks_is_left(text: str, source: str) -> None:
    assert own(text, "said", "“no”", source) == (["“no”"], source)


def test_the_subject_of_its_own_clause_speaks_and_is_no_part_of_the_words_before() -> None:
    text = "Ida Holm named it “a gift”, and her deputy, Per Lund, called it “a bill”."
    assert own(text, "called", "“a bill”", "Ida Holm") == (["“a bill”"], "her deputy, Per Lund")
    assert own(text, "named", "it “a gift”, and her deputy,", "Ida Holm") == (["it “a gift”"], "Ida Holm")


@pytest.mark.parametrize("who", ["a man", "a woman", "another villager", "the crowd"])
@pytest.mark.parametrize("taken", ["Ida Holm", None])
def test_somebody_described_behind_the_cue_speaks(who: str, taken: str | None) -> None:
    text = f"Ida Holm promised rain. “Which rain?” shouted {who} at the back."
    assert own(text, "shouted", "“Which rain?”", taken) == (["“Which rain?”"], who)


@pytest.mark.parametrize("behind", ["the answer", "in the hall", "to laughter"])
def test_what_else_stands_behind_a_cue_speaks_not(behind: str) -> None:
    text = f"Ida Holm rose. “Which rain?” asked {behind}."
    assert own(text, "asked", "“Which rain?”", "Ida Holm") == (["“Which rain?”"], "Ida Holm")


@pytest.mark.parametrize("who", ["she", "its warden", "warden Ida Holm"])
def test_who_puts_it_so_speaks(who: str) -> None:
    text = f"The weir, as {who} puts it, is “a wall”."
    assert own(text, "puts", "“a wall”", None) == (["“a wall”"], who)


def test_who_speaks_in_a_clause_behind_the_name_is_that_who() -> None:
    text = "There stands the vicar, Ida Holm, who speaks of “a cloud”."
    assert own(text, "speaks", "“a cloud”", None) == (["“a cloud”"], "who")
