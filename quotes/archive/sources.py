"""What an archive is made of: files of JSON lines, Parquet or WARC, each read as JSON lines in the order of the file."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath
from typing import Any, BinaryIO, Literal, cast

import pyarrow.parquet
from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from quotes.errors import OnRecordError, TooLarge
from quotes.exchange.input_lines import bounded_lines
from quotes.archive.page_encoding import decoded_page

NumberedLine = tuple[int, bytes | OnRecordError]
Form = Literal["lines", "parquet", "warc"]

FORMS: dict[str, Form] = {
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "lines",
    ".parquet": "parquet",
    ".warc": "warc",
}
"""What a file holds, by its ending before ``.gz``."""
ENDINGS = [ending.removeprefix(".") + packed for ending in FORMS for packed in ("", ".gz")]
_COLUMNS = ("id", "text", "html", "html_scope", "title", "uri", "published", "publisher", "modified", "language")
_ROWS = 64
"""Rows of a Parquet file that are read at once: pages may be large."""


def lines_of(stream: BinaryIO, path: str, longest: int) -> Iterator[NumberedLine]:
    """The articles of a file, as numbered lines of JSON; one of more than ``longest`` bytes is an error in its place.
    ``stream``: its bytes as they lie on the disk, where seeking is possible. Numbers count lines, rows or records."""
    name = PurePath(path)
    form = FORMS[PurePath(name.stem if name.suffix == ".gz" else name).suffix.lower()]
    if form == "warc":
        yield from _pages(stream, longest)
    elif form == "parquet":
        yield from _rows(stream, longest)
    else:
        unpacked = gzip.open(stream) if name.suffix == ".gz" else stream
        yield from bounded_lines(cast(BinaryIO, unpacked), longest)


def _rows(stream: BinaryIO, longest: int) -> Iterator[NumberedLine]:
    """The rows of a Parquet file whose columns are named as the fields of an article."""
    file = pyarrow.parquet.ParquetFile(stream)
    columns = [name for name in _COLUMNS if name in file.schema_arrow.names]
    number = 0
    for batch in file.iter_batches(_ROWS, columns=columns):
        for row in batch.to_pylist():
            number += 1
            yield number, _line({name: _plain(value) for name, value in row.items() if value is not None}, longest)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value  # a moment is a date, too


def _pages(stream: BinaryIO, longest: int) -> Iterator[NumberedLine]:
    """The pages of a WARC file: every answer to a request that succeeded and is HTML."""
    for number, record in enumerate(ArchiveIterator(stream), 1):
        kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
        html = kind.partition(";")[0].strip().lower() in ("text/html", "application/xhtml+xml")
        if record.rec_type == "response" and html and record.http_headers.get_statuscode() == "200":
            yield number, _page(record, kind, longest)


def _page(record: ArcWarcRecord, kind: str, longest: int) -> bytes | OnRecordError:
    """A page under its address; of several of one address the one that was fetched last is the current version."""
    body = record.content_stream().read(longest + 1)
    if len(body) > longest:
        return _too_long(longest)
    headers = record.rec_headers
    uri, fetched = headers.get_header("WARC-Target-URI"), headers.get_header("WARC-Date")
    return _line({"uri": uri, "modified": fetched, "html": decoded_page(body, kind)}, longest)


def _line(data: dict[str, Any], longest: int) -> bytes | OnRecordError:
    line = json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return line if len(line) <= longest else _too_long(longest)


def _too_long(longest: int) -> TooLarge:
    return TooLarge(f"The article is longer than {longest} bytes. Send a shorter one.")
