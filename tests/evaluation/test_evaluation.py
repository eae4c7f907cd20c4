"""The measures, each on a case worked by hand."""

from __future__ import annotations

import gzip
import json
import random
import sys
from typing import Any

import pytest

from quotes.evaluation import evaluate
from tests.support import ROOT
from tests.support.gold import gold

SHARED = ROOT.parent / "shared"


def test_failed_articles() -> None:
    report = evaluate([gold(), gold(id="a2")], {"a1": {"quotes": [], "error": "too large"}})
    assert report.failed == 2
    assert report.measures["segments F1"].value == 0.0


@pytest.mark.skipif(
    not (SHARED / "bench" / "score.py").exists(), reason="needs the measuring scripts beside the checkout"
)
@pytest.mark.parametrize("noise", [0.0, 0.2, 0.6])
def test_agrees_with_the_measuring_script(noise: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(SHARED / "bench"), *sys.path])
    import score  # type: ignore[import-not-found]

    with gzip.open(SHARED / "data" / "polnear-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines][:30]
    chance = random.Random(7)
    predictions = {r["id"]: perturbed(r, chance, noise) for r in records}
    theirs, ours = score.evaluate(records, predictions), evaluate(records, predictions).measures
    for group in ("segments", "long segments", "resolved", "resolved long", "roles", "relations", "content only"):
        assert [ours[f"{group} {key}"].value for key in ("P", "R", "F1")] == [
            theirs[group][k] for k in ("P", "R", "F1")
        ]
    for name in ("precision at 80 % coverage", "precision at 90 % coverage", "recall direct", "recall indirect"):
        assert ours[name].value == theirs[name]
    assert (ours["positions P"].value, ours["positions stance"].value) == (
        theirs["positions"]["P"],
        theirs["positions"]["stance"],
    )


def perturbed(record: dict[str, Any], chance: random.Random, noise: float) -> dict[str, Any]:
    """The gold record as a prediction, with ``noise`` (0..1) of everything spoilt."""
    people = {s["key"]: s["name"] for s in record["speakers"]}
    quotes = []
    for a in record["attributions"]:
        spoilt = chance.random() < noise
        start = chance.randrange(len(record["text"]) - 9)
        quotes.append(
            {
                "content": [[start, start + 9]] if chance.random() < noise / 2 else a["content"],
                "source": [[start, start + 9]] if spoilt else a["source"],
                "speaker": chance.choice([None, *people.values()]) if spoilt else people.get(a.get("speaker")),
                "confidence": chance.random(),
            }
        )
    return {
        "quotes": quotes,
        "speakers": [{"name": s["name"], "roles": s["roles"][: chance.randint(0, 3)]} for s in record["speakers"]],
        "positions": [
            {**p, "speaker": people.get(p["speaker"], ""), "evidence": quotes[0]["content"][0]}
            for p in record.get("positions", [])
            if quotes and quotes[0]["content"]
        ],
    }
