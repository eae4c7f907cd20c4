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
