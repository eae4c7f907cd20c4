"""What the ranker sees of the candidates of each source of a marked text."""

from __future__ import annotations

from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers.ranking.candidate_features import FEATURES
from quotes.analysis.speakers.resolution.resolver import Resolver
from tests.support.analysis.marked import read_marked

Row = dict[str, float]
"""The numbers of one candidate by the name of the feature."""


def candidate_rows(marked: str) -> dict[str, dict[str, Row]]:
    """The row of each candidate by name ("nobody": of nobody among them), of each source of ``marked`` by its words."""
    text, reading = read_marked(marked)
    resolver = Resolver(text, quoted_stretches(text), reading)
    found: dict[str, dict[str, Row]] = {}
    for a in reading.attributions:
        assert a.source is not None
        question = resolver.question(a, a.source)
        found[text[a.source.start : a.source.end]] = {
            e.name if e else "nobody": dict(zip(FEATURES, row, strict=True))
            for e, row in zip(question.options, question.rows, strict=True)
        }
    return found
