"""One engine that reads lines."""

from __future__ import annotations

import json

import pytest

from quotes.model import Retraction
from quotes.settings import Settings

pytest.importorskip("pyarrow", reason="needs the extra ray: make ray")

import pyarrow as pa

from quotes.archive.analysed_lines import AnalysedLine, from_row
from quotes.archive.reader import LINES, Reader, Reading

TEXT = "“The ferry sails tonight,” harbour master Ilsa Brandt said on Monday."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Reading.of(Settings(), "fast"))


def read(reader: Reader, *bodies: object, refused: str | None = None) -> list[AnalysedLine]:
    rows = [
        {"id": f"a:{n}", "source": "a", "line": n, "body": json.dumps(body).encode(), "refused": refused}
        for n, body in enumerate(bodies, 1)
    ]
    return [from_row(row) for row in reader(pa.Table.from_pylist(rows, LINES)).to_pylist()]


def test_who_said_what(reader: Reader) -> None:
    (line,) = read(reader, {"id": 7, "text": TEXT})
    assert line.article and line.analysis
    assert (line.given, line.article.uri, line.article.text) == ("7", "7", TEXT)
    assert [q.speaker.name for q in line.analysis.quotations if q.speaker] == ["Ilsa Brandt"]
    assert "fast" in line.analysis.pipeline_version


def test_a_page_without_its_map(reader: Reader) -> None:
    (line,) = read(reader, {"uri": "u:1", "html": f"<article><p>{TEXT}</p></article>"})
    assert line.article and line.analysis
    assert line.article.html_map is None
    span = line.analysis.quotations[0].spans[0]
    assert line.article.html[span.html[0].start : span.html[0].end] == span.exact  # type: ignore[index]


def test_a_bad_line_fails_alone(reader: Reader) -> None:
    bad, good = read(reader, {"id": "x"}, {"text": TEXT})
    assert (bad.given, bad.article, "text" in (bad.error or "")) == ('"x"', None, True)
    assert good.error is None


def test_what_was_refused_is_not_read(reader: Reader) -> None:
    (line,) = read(reader, {"text": TEXT}, refused="Too long.")
    assert line == AnalysedLine("a:1", "a", 1, error="Too long.")


def test_a_retraction(reader: Reader) -> None:
    (line,) = read(reader, {"uri": "u:1", "type": "text", "pubstatus": "canceled"})
    assert line.retraction == Retraction("u:1")


def test_the_settings_of_the_engine() -> None:
    assert Reading.of(Settings(engine="fast"), None).engine == "fast"
    assert Reading.of(Settings(engine="fast"), "accurate").engine == "accurate"
