"""Words that stand twice, of which only one place names who said them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers import resolve
from quotes.model import Stretch
from tests.support.analysis.marked import name_of, read_marked, speakers_of


def test_whose_words_stand_again_under_a_name_is_that_one() -> None:
    marked = (
        (
            "Signs at the harbour are “<q>a sign of a town at its limit</q>”, <s>a councillor</s> has said.\n\n"
            "<p>Sarah Orlow</p> spoke on Monday. “They are a sign of a town at its limit, and I will say so,” "
            "<s><p>Orlow</p></s> said."
        )
        .replace("<q>", "")
        .replace("</q>", "")
    )
    assert speakers_of(marked) == ["Sarah Orlow"] * 2
    other = marked.replace("They are a sign of a town at its limit", "They are late")
    assert speakers_of(other)[0] != "Sarah Orlow"


@pytest.mark.parametrize(
    ("label", "speaker"),
    [("<o>FERRY STRIKE</o>", "Ida Holm"), ("<p>Ferry</p>", "Ida Holm"), ("<p>Brandt</p>", "Peter Brandt")],
)
def test_a_topic_before_a_colon_did_not_say_what_somebody_said(label: str, speaker: str) -> None:
    body = "<p>Peter Brandt</p> listened. “We will not pay this,” <s><p>Ida Holm</p></s> said."
    text, reading = read_marked(f"<s>{label}</s>: “We will not pay this”\n\n{body}")
    at = text.index(":")
    first, second = reading.attributions
    reading = replace(reading, attributions=(replace(first, cue=Stretch(at, at + 1)), second))
    resolution = resolve(text, quoted_stretches(text), reading)
    assert [name_of(resolution, choice) for choice in resolution.choices] == [speaker, "Ida Holm"]
