"""An analysed archive into the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.model import Retraction
from quotes.record import Record
from tests.support.stories import Said, story

pytest.importorskip("quotes.archive.cluster", reason="needs the extra ray: make ray")

from pyarrow import parquet

from quotes.archive.analysed_lines import AnalysedLine, to_table
from quotes.archive.cluster import connected
from quotes.archive.loading import load_archive, save_lines
from quotes.errors import NotFound


def line(number: int, uri: str, words: str = "We opened at six", source: str = "a") -> AnalysedLine:
    article, analysis = story(Said("Ana Lopes", words, "trade minister"), uri=uri)
    return AnalysedLine(f"{source}:{number}", source, number, None, article, analysis)


def test_each_line_in_its_turn(record: Record) -> None:
    lines = [
        line(1, "u:1"),
        AnalysedLine("a:2", "a", 2, error="No words."),
        line(3, "u:2"),
        AnalysedLine("a:4", "a", 4, retraction=Retraction("u:1")),
        AnalysedLine("a:5", "a", 5, retraction=Retraction("u:9")),
        line(6, "u:1", "We opened at seven"),
        line(7, "u:2"),
        line(8, "u:2", "We never opened"),
    ]
    became = {loaded.line.line: loaded.status for loaded in save_lines(lines, record, "default")}
    assert became == {
        1: "created",
        2: "failed",
        3: "created",
        4: "retracted",
        5: "retracted",
        6: "created",
        7: "unchanged",
        8: "revised",
    }
    (article,) = record.articles.find("default", "u:1")
    (quotation,) = record.articles.read("default", article.id).quotations
    assert quotation.spans[0].exact == "We opened at seven"


def test_a_newsroom_that_is_not_there(record: Record) -> None:
    with pytest.raises(NotFound):
        list(save_lines([line(1, "u:1")], record, "nowhere"))


@pytest.mark.slow
def test_in_the_order_of_the_archive(record: Record, tmp_path: Path) -> None:
    folder = tmp_path / "analyses"
    folder.mkdir()
    for name, lines in {
        "2": [line(1, "u:1", "First"), line(10, "u:1", "Tenth")],
        "1": [line(2, "u:1", "Second"), line(1, "u:1", "Last of all", "b")],
    }.items():
        parquet.write_table(to_table(lines), folder / f"{name}.parquet")
    with connected():
        loaded = list(load_archive(str(folder), record, "default", 2))
    assert [(found.line.id, found.status) for found in loaded] == [
        ("a:1", "created"),
        ("a:2", "revised"),
        ("a:10", "revised"),
        ("b:1", "revised"),
    ]
