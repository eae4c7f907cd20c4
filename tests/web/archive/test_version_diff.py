"""The difference of two versions, in paragraphs and words."""

from __future__ import annotations

from quotes.web.archive import version_diff as diff
from quotes.web.archive.version_diff import version_diff

SIGNS = {"same": "", "removed": "-", "added": "+"}


def shown(before: str, after: str) -> list[str]:
    return [
        f"({block.left_out})" if block.left_out else " ".join(SIGNS[p.kind] + p.text.strip() for p in block.pieces)
        for block in version_diff(before, after)
    ]


def test_what_went_and_what_came() -> None:
    before = "One.\n\nTwo.\n\nThree is here.\n\nFour.\n\nFive.\n\nSix."
    assert shown(before, before.replace("is here", "was there")) == [
        "(1)",
        "Two.",
        "Three -is here. +was there.",
        "Four.",
        "(2)",
    ]
    assert shown("One.", "One.\n\nTwo.") == ["One.", "+Two."]
    assert shown("One.\n\nTwo.", "Two.") == ["-One.", "Two."]
    assert shown("Same.", "Same.") == ["(1)"]


def test_a_long_stretch_is_not_compared_word_by_word(monkeypatch) -> None:
    monkeypatch.setattr(diff, "MOST_WORDS", 3)
    assert shown("a b c d", "a b c e") == ["-a b c d +a b c e"]
