"""Analyses as rows of Parquet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quotes.model import Retraction, StatementDate
from tests.support.stories import Said, story

pytest.importorskip("pyarrow", reason="needs the extra ray: make ray")

from pyarrow import parquet

from quotes.archive.analysed_lines import AnalysedLine, from_row, tally, to_table

STORY = story(
    Said("Ana Lopes", "The strait is open", "trade minister", position=("the strait", "support")),
    Said(None, "It is", said_on=StatementDate(date(2022, 3, 1), "month", "in March"), occasion=("in court", "court")),
    Said("Harbour Authority", "We opened", type="organization", aliases=("HA",)),
    html="<p>“The strait is open”</p>",
)
LINES = [
    AnalysedLine("a:1", "a", 1, '"x"', *STORY),
    AnalysedLine("a:2", "a", 2, error="No words."),
    AnalysedLine("a:3", "a", 3, retraction=Retraction("u:1", "2024-03-11T09:00:00.000000Z")),
]


def test_written_and_read_again(tmp_path: Path) -> None:
    parquet.write_table(to_table(LINES), tmp_path / "a.parquet")
    rows = parquet.read_table(tmp_path / "a.parquet").to_pylist()
    assert [from_row(row) for row in rows] == LINES


def test_the_lines_are_counted(tmp_path: Path) -> None:
    parquet.write_table(to_table(LINES), tmp_path / "a.parquet")
    parquet.write_table(to_table([]), tmp_path / "b.parquet")
    assert tally(str(tmp_path)) == (3, 1)


def test_columns_of_a_quotation(tmp_path: Path) -> None:
    parquet.write_table(to_table(LINES), tmp_path / "a.parquet")
    (analysis,) = parquet.read_table(tmp_path / "a.parquet", columns=["analysis"]).slice(0, 1).to_pylist()
    first = analysis["analysis"]["quotations"][0]
    assert (first["spans"][0]["exact"], first["speaker"]["name"]) == ("The strait is open", "Ana Lopes")
