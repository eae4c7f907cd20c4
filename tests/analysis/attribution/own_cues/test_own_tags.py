"""A tag right behind quoted words says whose they are, whoever speaks next."""

from __future__ import annotations

import pytest

from quotes.analysis.attribution.own_cues.own_tags import apart_from_own_tags
from quotes.analysis.attribution.prose import Prose
from quotes.analysis.quotation import quoted_stretches
from tests.support.analysis.attributions import given, told


def apart(text: str, *content: str, source: str = "he") -> list[tuple[list[str], str | None]]:
    attribution = given(text, "said", content, source)
    return [told(text, a) for a in apart_from_own_tags(Prose(text, quoted_stretches(text)), attribution)]


@pytest.mark.parametrize(
    ("tag", "who"),
    [
        ("the crowd shouted as Orre left.", "the crowd"),
        ("Ida Holm replied.", "Ida Holm"),
        ("protesters chanted outside.", "protesters"),
    ],
)
def test_who_has_a_tag_of_his_own_said_the_words_before_it(tag: str, who: str) -> None:
    text = f"“Resign now!” {tag} “I am going nowhere,” he said."
    assert apart(text, "Resign now!", "I am going nowhere,") == [
        (["Resign now!"], who),
        (["I am going nowhere,"], "he"),
    ]


@pytest.mark.parametrize(
    "between", ["he shouted.", "the tide told us, and", "as the harbour closed.", "she said, smiling.", "Lund said."]
)
def test_other_words_stay_together(between: str) -> None:
    text = f"“We wait,” {between} “We sail,” Lund added."
    attribution = given(text, "added", ("We wait,", "We sail,"), "Lund")
    assert apart_from_own_tags(Prose(text, quoted_stretches(text)), attribution) == [attribution]


@pytest.mark.parametrize(
    ("who", "cue"), [("the judge", "asked"), ("Ida Holm", "replied"), ("the crowd", "shouted back")]
)
def test_who_has_a_tag_of_his_own_said_the_words_behind_the_cue(who: str, cue: str) -> None:
    text = f"“It ran,” Croft said.\n\n“Is that all?” {who} {cue}.\n\nNobody spoke."
    assert apart(text, "It ran,", "Is that all?", source="Croft") == [
        (["Is that all?"], who),
        (["It ran,"], "Croft"),
    ]


@pytest.mark.parametrize("tag", ["he asked.", "Croft added.", "the judge asked and Croft replied:"])
def test_a_tag_that_goes_on_or_is_of_the_same_person_parts_nothing(tag: str) -> None:
    text = f"“It ran,” Croft said.\n\n“Is that all?” {tag}\n\nNobody spoke."
    attribution = given(text, "said", ("It ran,", "Is that all?"), "Croft")
    assert apart_from_own_tags(Prose(text, quoted_stretches(text)), attribution) == [attribution]
