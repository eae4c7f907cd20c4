"""Whom a name stands for."""

from __future__ import annotations

from tests.support.analysis.marked import speakers_of


def test_one_of_a_surname_who_is_spoken_of_does_not_speak() -> None:
    marked = (
        "<p>Leon Castell</p> was hit by a lorry. His father, <p>Marc Castell</p>, had warned the council.\n\n"
        "“Leon used to joke about that corner,” <s>Mr <p>Castell</p></s> said."
    )
    assert speakers_of(marked) == ["Marc Castell"]
