"""Words in marks go with the cue that a reader sees, not with one beyond somebody else's."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution import Attribution
from quotes.analysis.attribution.own_cues.far_cues import apart_from_others
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from tests.support.analysis.attributions import given, told


def apart(text: str, *attributions: Attribution) -> list[tuple[list[str], str | None]]:
    return [told(text, a) for a in apart_from_others(Prose(text, quoted_stretches(text)), attributions)]


MEETING = "The ferry, Holm warned, was full. “We wait,” on the pier.\n\n{}{}“It sails,” Aune said."


def crossed(between: str, gap: str = "\n\n") -> list[tuple[list[str], str | None]]:
    """The attributions of a text in which the engine waits for a cue in a later paragraph, behind what ``between`` has
    somebody say."""
    text = MEETING.format(between, gap)
    whole = given(text, "said", ("“We wait,”", "“It sails,”"), source="Aune")
    cue = next((c for c in ("told", "asked") if c in between), None)
    others = [given(text, cue, ("the trust",), source=between.split()[0])] if cue else []
    return [told(text, a) for a in apart_from_others(Prose(text, quoted_stretches(text)), [*others, whole])][-2:]


def test_words_do_not_wait_for_a_cue_behind_somebody_elses() -> None:
    assert crossed("Lund told the trust.") == [(["“We wait,”"], None), (["“It sails,”"], "Aune")]


@pytest.mark.parametrize("between", ["", "Aune told the trust.", "He told the trust."])
def test_words_wait_where_nobody_else_speaks_before(between: str) -> None:
    assert crossed(between)[-1] == (["“We wait,”", "“It sails,”"], "Aune")


def test_words_behind_a_cue_in_their_paragraph_do_not_wait_for_a_later_one() -> None:
    text = "Holm predicts rain. “We wait.”\n\nThe pier was empty.\n\n“It sails,” Aune said."
    holm = given(text, "predicts", ("rain",), source="Holm")
    aune = given(text, "said", ("“We wait.”", "“It sails,”"), source="Aune")
    assert apart(text, holm, aune) == [(["rain", "“We wait.”"], "Holm"), (["“It sails,”"], "Aune")]


def test_words_left_open_in_their_paragraph_wait() -> None:
    text = "Holm predicts rain. “We wait.\n\n“It sails,” Aune said."
    aune = given(text, "said", ("“We wait.", "“It sails,”"), source="Aune")
    assert apart(text, given(text, "predicts", ("rain",), source="Holm"), aune)[-1] == (
        ["“We wait.", "“It sails,”"],
        "Aune",
    )


def test_words_do_not_go_back_to_a_cue_before_somebody_elses() -> None:
    text = "“It sails,” Aune said.\n\nHolm predicts rain.\n\n“We wait.”"
    aune = given(text, "said", ("“It sails,”", "“We wait.”"), source="Aune")
    holm = given(text, "predicts", ("rain",), source="Holm")
    assert apart(text, aune, holm) == [(["“It sails,”"], "Aune"), (["“We wait.”"], None), (["rain"], "Holm")]


def test_words_behind_somebody_elses_cue_in_their_paragraph_are_of_whom_that_names() -> None:
    text = "“It sails,” Aune said.\n\nHolm predicts rain. “We wait.”"
    aune = given(text, "said", ("“It sails,”", "“We wait.”"), source="Aune")
    holm = given(text, "predicts", ("rain",), source="Holm")
    assert apart(text, aune, holm) == [(["“It sails,”"], "Aune"), (["rain", "“We wait.”"], "Holm")]


def test_words_that_have_but_a_far_cue_keep_it() -> None:
    text = "“We wait.”\n\nHolm predicts rain.\n\nIt sails, Aune said."
    aune = given(text, "said", ("“We wait.”",), source="Aune")
    holm = given(text, "predicts", ("rain",), source="Holm")
    assert apart(text, aune, holm) == [(["“We wait.”"], "Aune"), (["rain"], "Holm")]


def test_words_in_the_sentence_of_anothers_cue_are_of_neither() -> None:
    text = "Holm predicts rain, with the log saying “we wait”.\n\n“It sails,” Aune said."
    holm = given(text, "predicts", ("rain",), source="Holm")
    aune = given(text, "said", ("“we wait”", "“It sails,”"), source="Aune")
    assert apart(text, holm, aune) == [(["rain"], "Holm"), (["“we wait”"], None), (["“It sails,”"], "Aune")]


@pytest.mark.parametrize("between", ["The pier is ", "“Rain.” "])
def test_the_sentence_of_the_cue_may_end_before(between: str) -> None:
    text = f"Holm predicts rain. {between}“we wait”.\n\n“It sails,” Aune said."
    holm = given(text, "predicts", ("rain",), source="Holm")
    aune = given(text, "said", ("“we wait”", "“It sails,”"), source="Aune")
    assert apart(text, holm, aune) == [(["rain", "“we wait”"], "Holm"), (["“It sails,”"], "Aune")]


@pytest.mark.parametrize(
    ("lead", "waits"),
    [
        ("They held up a sheet with the words ", False),
        ("The question on everybody's lips: ", False),
        ("Aune shrugs. ", True),
        ("", True),
    ],
)
def test_words_behind_a_lead_do_not_wait_for_whom_the_next_paragraph_quotes_on_his_own(lead: str, waits: bool) -> None:
    text = f"{lead}“We wait.”\n\nOla Aune said the ferry was full."
    aune = given(text, "said", ("“We wait.”", "the ferry was full"), source="Ola Aune")
    own = [(["the ferry was full"], "Ola Aune")]
    both = [(["“We wait.”", "the ferry was full"], "Ola Aune")]
    assert apart(text, aune) == (both if waits else [(["“We wait.”"], None), *own])


def test_words_behind_a_lead_wait_for_a_pronoun() -> None:
    text = "Holm shrugs. “We wait.”\n\nShe said the ferry was full."
    she = given(text, "said", ("“We wait.”", "the ferry was full"), source="She")
    assert apart(text, she) == [(["“We wait.”", "the ferry was full"], "She")]
