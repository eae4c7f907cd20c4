"""Which phrases tell which thing is meant."""

from __future__ import annotations

from quotes.analysis.positions.printable.specific_phrases import tells_which
from quotes.analysis.syntax import parse


def test_what_tells_which_thing_is_meant() -> None:
    text = "They bought the ferry of Alden."
    tree = parse(text, 0, len(text))
    assert tells_which(tree, range(2, 6), 3)
    assert not tells_which(parse(text, 0, 21), range(2, 4), 3)
    assert tells_which(parse(text, 0, 21), range(2, 4), 3, lone=True)
