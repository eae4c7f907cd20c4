"""What stands between the marks of a text, and the pairs of marks that newspapers use."""

from __future__ import annotations

from quotes.analysis.quotation import quoted_stretches

OPEN_CLOSE = [('"', '"'), ("“", "”"), ("'", "'"), ("‘", "’"), ("«", "»"), ("''", "''"), ("„", "“")]


def words(text: str) -> list[str]:
    """What stands between the marks of ``text``."""
    return [text[q.start : q.end] for q in quoted_stretches(text)]
