"""What an archive is made of: files of JSON lines, Parquet or WARC, each read as JSON lines in the file's order."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import PurePath
from typing import Any, BinaryIO, cast

from pyarrow import ArrowInvalid, parquet
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from quotes.archive.page_encoding import decoded_page
from quotes.errors import InvalidInput, OnRecordError, TooLarge
from quotes.exchange.input_lines import NumberedLine, bounded_lines

_COLUMNS = ("id", "text", "html", "html_scope", "title", "uri", "published", "publisher", "modified", "language")
_ROWS = 64
"""Rows of a Parquet file that are read at once: pages may be large."""


_DAMAGED = (EOFError, gzip.BadGzipFile, zlib.error, ArchiveLoadFailed, ArrowInvalid)


def lines_of(stream: BinaryIO, path: str, longest: int) -> Iterator[NumberedLine]:
    """The articles of a file, as numbered lines of JSON. ``stream``: its bytes as they lie on the disk, where seeking
    is possible. Numbers count lines, rows or records.

    An error stands in the place of a line of more than ``longest`` bytes, and of all that can no longer be read.
    """
    number = 0
    try:
        for number, line in _READ[_form(path)](stream, path, longest):
            yield number, line
    except _DAMAGED as error:
        told = f"From here on the file cannot be read ({error}). Send the whole file."
        yield number + 1, InvalidInput(told)


def _form(path: str) -> str:
    """The ending that tells what a file holds."""
    name = PurePath(path)
    return PurePath(name.stem if name.suffix.lower() == ".gz" else name).suffix.lower()


def _lines(stream: BinaryIO, path: str, longest: int) -> Iterator[NumberedLine]:
    if not path.lower().endswith(".gz"):
        yield from bounded_lines(stream, longest)
        return
    with gzip.open(stream) as unpacked:
        yield from bounded_lines(cast(BinaryIO, unpacked), longest)


def _rows(stream: BinaryIO, path: str, longest: int) -> Iterator[NumberedLine]:
    """The rows of a Parquet file whose columns are named as the fields of an article."""
    file = parquet.ParquetFile(stream)
    columns = [name for name in _COLUMNS if name in file.schema_arrow.names]
    number = 0
    for batch in file.iter_batches(_ROWS, columns=columns):
        for row in batch.to_pylist():
            number += 1
            yield number, _line({name: _plain(value) for name, value in row.items() if value is not None}, longest)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value  # a moment is a date, too


def _pages(stream: BinaryIO, path: str, longest: int) -> Iterator[NumberedLine]:
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


_READ: dict[str, Callable[[BinaryIO, str, int], Iterator[NumberedLine]]] = {
    ".jsonl": _lines,
    ".ndjson": _lines,
    ".json": _lines,
    ".parquet": _rows,
    ".warc": _pages,
}
ENDINGS = [ending.removeprefix(".") for ending in (*_READ, ".jsonl.gz", ".ndjson.gz", ".json.gz", ".warc.gz")]
"""What the names of the files of an archive end in."""
