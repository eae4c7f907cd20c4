"""Words that several commands print."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """``number`` of what ``noun`` names: "1 article", "2 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
