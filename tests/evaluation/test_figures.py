"""From counts to figures with their intervals."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest

from quotes.evaluation import evaluate
from quotes.evaluation.figures import Figure, Sample, figure, harmonic
from tests.support.gold import HANDS, OPEN, gold, quote


def coverage_case(verdicts: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Ten long segments and their predictions: "r"ight, "w"rong or "-" for none, of falling confidence."""
    text, attributions, quotes = "", [], []
    for i, verdict in enumerate(verdicts):
        paragraph = f"“These are five words and {i},” said Ana Lopes.\n"
        content, source = (
            [len(text) + paragraph.index(a), len(text) + paragraph.index(b)] for a, b in (("T", ",”"), ("Ana", "."))
        )
        text += paragraph
        attributions.append({"content": [content], "source": [source]})
        if verdict != "-":
            wrong = [content[1] + 3, content[1] + 7]
            quotes.append(
                {"content": [content], "source": [source if verdict == "r" else wrong], "confidence": 0.9 - i / 20}
            )
    return {"id": "a1", "text": text, "attributions": attributions}, {"quotes": quotes[::-1]}


def test_precision_at_coverage() -> None:
    record, predicted = coverage_case("rrrrrwrrrw")
    found = evaluate([record], {"a1": predicted}).measures
    # Of ten gold segments: the eight most confident hold one error, the nine most confident as well (8/9).
    assert found["precision at 80 % coverage"].value == 87.5
    assert found["precision at 90 % coverage"].value == 88.9
    record, predicted = coverage_case("rrrrrwrr--")
    found = evaluate([record], {"a1": predicted}).measures
    assert found["precision at 80 % coverage"].value == 87.5
    assert found["precision at 90 % coverage"] == Figure(None, None, None, 10)  # only eight are attributed


def test_intervals() -> None:
    right = {"quotes": [quote(OPEN, "Lopes"), quote(HANDS, "she")]}
    records = [gold(id=f"a{i}") for i in range(10)]
    half = evaluate(records, {f"a{i}": right for i in range(5)}).measures["segments R"]
    # Ten articles of which each is right or not, p = 1/2: binomial, 95 % between 2 and 8 of ten.
    assert half == Figure(50.0, 20.0, 80.0, 20)
    assert evaluate(records, {r["id"]: right for r in records}).measures["segments R"] == Figure(
        100.0, 100.0, 100.0, 20
    )
    again = evaluate(records, {f"a{i}": right for i in range(5)}).measures["segments R"]
    assert again == half


def test_nothing_to_measure() -> None:
    unknown = np.array([np.nan, 50.0])
    assert figure(unknown, np.array([4.0, 4.0])) == Figure(None, None, None, 4)
    assert figure(np.array([50.0, 50.0]), np.zeros(2)) == Figure(None, None, None, 0)


def test_shares_and_means() -> None:
    totals = Sample(2, 1).totals([Counter(right=1, all=2), Counter(all=2)])
    assert totals.share("right", "all")[0] == 0.25
    assert totals.share("right", "none")[0] == 0.0
    assert harmonic(np.array([0.5, 0.0]), np.array([1.0, 0.0])).tolist() == pytest.approx([200 / 3, 0.0])
