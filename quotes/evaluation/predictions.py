"""From an analysis to what is measured."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from quotes.model import Analysis


def as_prediction(analysis: Analysis | Mapping[str, Any]) -> dict[str, Any]:
    """What an analysis predicts, as JSON ``{"quotes", "speakers", "positions"}``.

    Takes the dataclass or its JSON. A quotation becomes its spans as content, its mention as source, the speaker's
    name, the date, the occasion and the confidence; thoughts count like statements.
    """
    data = dataclasses.asdict(analysis) if isinstance(analysis, Analysis) else analysis
    return {
        "quotes": [_quotation(q) for q in data["quotations"]],
        "speakers": [{"name": s["name"], "roles": [r["exact"] for r in s["roles"]]} for s in data["speakers"]],
        "positions": [
            {
                "speaker": p["speaker"],
                "target": p["target"],
                "stance": p["stance"],
                "evidence": [p["evidence"]["start"], p["evidence"]["end"]],
            }
            for p in data["positions"]
        ],
    }


def failed(why: str) -> dict[str, Any]:
    """The prediction for an article that got no answer."""
    return {"quotes": [], "error": why}


def _quotation(q: Mapping[str, Any]) -> dict[str, Any]:
    mention, speaker, said_on, occasion = q["mention"], q["speaker"], q.get("said_on"), q.get("occasion")
    return {
        "content": [[s["start"], s["end"]] for s in q["spans"]],
        "quoted": [s["quoted"] for s in q["spans"]],
        "said_on": str(said_on["date"]) if said_on else None,
        "precision": said_on["precision"] if said_on else "day",
        "occasion": [occasion["start"], occasion["end"]] if occasion else None,
        "source": [[mention["start"], mention["end"]]] if mention else [],
        "speaker": speaker["name"] if speaker else None,
        "confidence": q["confidence"],
    }
