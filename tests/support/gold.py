"""One gold article for the tests of the measures, and predictions of it: what each measure gives is worked by hand."""

from __future__ import annotations

from typing import Any

from quotes.evaluation import evaluate

# Three quoted segments: two long ones that are utterances (the second has a pronoun for a source) and a short decoy.
TEXT = (
    "Minister Ana Lopes said “the bridge will open in May.”\n"
    "“We built it with our own hands,” she added.\n"
    "It was never a “vanity project” to her.\n"
    "Trade officer Tom Reyes believes that tolls will rise."
)


OPEN, HANDS, VANITY, TOLLS = (
    "the bridge will open in May.",
    "We built it with our own hands,",
    "vanity project",
    "tolls will rise",
)


def at(words: str, text: str = TEXT) -> list[int]:
    """Where ``words`` stand in ``text`` for the first time."""
    start = text.index(words)
    return [start, start + len(words)]


def attribution(content: str, source: str | None, speaker: str | None) -> dict[str, Any]:
    """An attribution of the gold article, as JSON."""
    return {"content": [at(content)], "source": [at(source)] if source else [], "speaker": speaker}


def quote(content: str, source: str | None, speaker: str | None = None, confidence: float = 0.9) -> dict[str, Any]:
    """A prediction for the gold article, as JSON."""
    return {**attribution(content, source, speaker), "confidence": confidence}


def gold(**changes: Any) -> dict[str, Any]:
    """The record of the gold article, with some fields changed."""
    record = {
        "id": "a1",
        "text": TEXT,
        "attributions": [
            attribution(OPEN, "Ana Lopes", "s1"),
            attribution(HANDS, "she", "s1"),
            attribution(TOLLS, "Trade officer Tom Reyes", "s2"),
        ],
        "speakers": [
            {"key": "s1", "name": "Ana Lopes", "type": "person", "roles": ["Minister"]},
            {"key": "s2", "name": "Tom Reyes", "type": "person", "roles": ["Trade officer"]},
        ],
    }
    return record | changes


def figures(quotes: list[dict[str, Any]], record: dict[str, Any] | None = None, **more: Any) -> dict[str, float | None]:
    """The values of all measures for one article."""
    report = evaluate([record or gold()], {"a1": {"quotes": quotes, **more}})
    return {name: f.value for name, f in report.measures.items()}
