"""Words that several commands print."""

from __future__ import annotations

from quotes.cli.messages import counted


def test_one_and_many() -> None:
    assert [counted(n, "article") for n in (0, 1, 2)] == ["0 articles", "1 article", "2 articles"]
