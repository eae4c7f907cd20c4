"""Gold articles and predictions as they are read from JSON lines."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from quotes.errors import InvalidInput
from quotes.evaluation import evaluate
from quotes.evaluation.gold_records import gold_article, prediction, read_lines
from tests.support.gold import gold


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"text": "x", "attributions": []}, "Gold record 2: id: Missing"),
        (gold(id="a1"), "Gold record 2: the id 'a1' comes twice"),
        (gold(id="a2", attributions=[{"content": [[5, 2]]}]), "attributions.0.content: Give [start, end]"),
        (gold(id="a2", attributions=[{"content": [[0, 9999]]}]), "attributions.0: An offset lies behind the end"),
        (gold(id="a2", attributions=[{"content": "all"}]), "attributions.0.content: Give [start, end]"),
        (gold(id="a2", speakers=[{"key": "s1", "name": "A", "type": "robot"}]), "speakers.0.type"),
        (gold(id="a2", attributions={}), "attributions: Not a valid list"),
    ],
)
def test_bad_gold(record: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        evaluate([gold(), record], {})
    assert said in caught.value.detail


def test_stretches_tell_who_agrees() -> None:
    known = {"span": [0, 4], "kind": "utterance", "said_on": "2024-03-11", "said_on_b": "2024-03-11"}
    unread = {"span": [0, 4], "kind": "scare", "agreed": False, "said_on": "2024-03-11", "occasion": None}
    both = gold_article(gold(quotes=[known, unread])).stretches
    assert both is not None
    assert [(s.agreed, s.date_agreed, s.occasion_read) for s in both] == [(True, True, False), (False, False, True)]


def test_bad_predictions() -> None:
    with pytest.raises(InvalidInput, match=r"quotes\.0\.quoted: Give one truth value"):
        prediction({"quotes": [{"content": [[0, 4]], "quoted": [True, False]}]})
    with pytest.raises(InvalidInput, match="quotes: Missing") as caught:
        prediction({})
    assert [fault.field for fault in caught.value.fields] == ["quotes"]


def test_packed_lines_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"id": "a1"}\n')[:-9])
    with pytest.raises(InvalidInput, match=r"gold\.jsonl\.gz: cannot be read"):
        list(read_lines(path))
