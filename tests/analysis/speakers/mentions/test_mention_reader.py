"""A source is read: who it names, or what it describes."""

from __future__ import annotations

import pytest

from tests.support.analysis.marked import resolve_marked


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A TU(W) leader", "A TU(W) leader"),
        ("A society, which", "A society"),
        ("a reader Monday", "a reader"),
        ("a man who saw it all", "a man who saw it all"),
        ("A close friend of the dead man", "A close friend of the dead man"),
    ],
)
def test_a_description_is_called_by_its_own_words(source: str, name: str) -> None:
    resolution = resolve_marked(f"It rains, <s>{source}</s> said.")
    best = resolution.choices[0].candidates[0] if resolution.choices[0].candidates else resolution.speakers[0]
    assert best.name == name
