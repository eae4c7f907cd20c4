"""A source is read: who it names, or what it describes."""

from __future__ import annotations

import pytest

from tests.support.analysis.marked import resolve_marked, speakers_of


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A TU(W) leader", "A TU(W) leader"),
        ("A society, which", "A society"),
        ("a reader Monday", "a reader"),
        ("a man who saw it all", "a man who saw it all"),
        ("A close friend of the dead man", "A close friend of the dead man"),
        ("Twelve conservation charities [CCs]", "Twelve conservation charities"),
        ("Her centre-left Harbour Democrats", "Harbour Democrats"),
    ],
)
def test_a_description_is_called_by_its_own_words(source: str, name: str) -> None:
    resolution = resolve_marked(f"It rains, <s>{source}</s> said.")
    best = resolution.choices[0].candidates[0] if resolution.choices[0].candidates else resolution.speakers[0]
    assert best.name == name


@pytest.mark.parametrize("source", ["<s>he then</s>", "<s>Above the quay, he</s>"])
def test_a_pronoun_with_what_was_done_is_the_pronoun(source: str) -> None:
    assert speakers_of(f"<p>Ivo Hale</p> came. “It rains,” {source} said.") == ["Ivo Hale"]
