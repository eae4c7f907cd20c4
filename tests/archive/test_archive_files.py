"""The files of an archive as lines."""

from __future__ import annotations

import gzip
import io
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from quotes.errors import OnRecordError

pytest.importorskip("pyarrow", reason="needs the extra ray: make ray")
pytest.importorskip("warcio", reason="needs the extra ray: make ray")

import pyarrow as pa
from pyarrow import parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from quotes.archive.archive_files import lines_of

MOST = 10_000
TWO = b'{"text": "One."}\n{"text": "Two."}\n'
PAGE = "<article><p>“Yes,” said Zoë.</p></article>"


def read(body: bytes, path: str, most: int = MOST) -> list[tuple[int, Any]]:
    found = lines_of(io.BytesIO(body), path, most)
    return [(n, line.detail if isinstance(line, OnRecordError) else json.loads(line)) for n, line in found]


@pytest.mark.parametrize("path", ["a.jsonl", "b/a.NDJSON", "a.json"])
def test_lines_as_they_are(path: str) -> None:
    assert read(TWO, path) == [(1, {"text": "One."}), (2, {"text": "Two."})]


def test_packed_lines_in_several_members() -> None:
    assert [n for n, _ in read(gzip.compress(TWO) + gzip.compress(TWO), "a.jsonl.gz")] == [1, 2, 3, 4]


def test_a_long_line_alone_fails() -> None:
    (_, first), (_, second) = read(b'{"text": "' + b"a" * 200 + b'"}\n{"text": "Two."}\n', "a.jsonl", 100)
    assert "longer than 100 bytes" in first
    assert second == {"text": "Two."}


def test_rows_are_articles() -> None:
    moment = datetime(2024, 3, 11, 9, tzinfo=UTC)
    columns = {"text": ["One.", None], "html": [None, "<p>Two.</p>"], "published": [date(2024, 3, 11), None]}
    columns |= {"modified": [moment, None], "uri": ["u:1", "u:2"], "clicks": [1, 2]}
    file = io.BytesIO()
    parquet.write_table(pa.table(columns), file)
    first = {"text": "One.", "uri": "u:1", "published": "2024-03-11", "modified": "2024-03-11T09:00:00+00:00"}
    assert read(file.getvalue(), "a.parquet") == [(1, first), (2, {"html": "<p>Two.</p>", "uri": "u:2"})]


def warc(*answers: tuple[str, str, bytes], packed: bool = True) -> bytes:
    """A WARC file of answers: status, type and body."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for number, (status, kind, body) in enumerate(answers, 2):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://desk.example/{number}",
            "response",
            payload=io.BytesIO(body),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2024-03-11T09:00:00Z"},
        )
        writer.write_record(record)
    return file.getvalue()


@pytest.mark.parametrize("packed", [True, False])
def test_pages_that_were_there(packed: bool) -> None:
    archive = warc(
        ("200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("404 Not Found", "text/html", b"<p>No.</p>"),
        ("200 OK", "image/png", b"\x89PNG"),
        ("200 OK", "text/html", PAGE.encode("cp1252")),
        packed=packed,
    )
    page = {"modified": "2024-03-11T09:00:00Z", "html": PAGE}
    wanted = [(n, {"uri": f"https://desk.example/{n}"} | page) for n in (2, 5)]
    assert read(archive, "a.warc.gz" if packed else "a.warc") == wanted


def test_a_page_that_is_too_long() -> None:
    ((_, told),) = read(warc(("200 OK", "text/html", b"a" * 200)), "a.warc.gz", 100)
    assert "longer than 100 bytes" in told


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (gzip.compress(TWO * 100)[:60], "a.jsonl.gz"),
        (gzip.compress(TWO)[:-8] + bytes(8), "a.jsonl.gz"),
        (TWO, "a.jsonl.gz"),
        (b"no parquet at all", "a.parquet"),
        (b"no archive at all\r\n\r\n", "a.warc"),
    ],
    # Packed bytes hold the second they were packed in; a worker that collects a second later would have other names.
    ids=["packed, cut short", "packed, wrong sum", "not packed", "no Parquet", "no WARC"],
)
def test_a_damaged_file_says_so_in_one_line(body: bytes, path: str) -> None:
    assert "cannot be read" in read(body, path)[-1][1]
