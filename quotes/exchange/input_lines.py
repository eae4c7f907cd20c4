"""Articles from files and standard input: JSON lines, or a plain text or HTML file that is one article."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypeVar, cast

from quotes.analysis import article
from quotes.analysis.article import fields
from quotes.analysis.article.json_in import read_object
from quotes.errors import InvalidInput, OnRecordError, TooLarge
from quotes.model import Article, Limits, Retraction

if TYPE_CHECKING:  # the command that saves nothing does not load the record
    from quotes.record.model.articles import Saved

_T = TypeVar("_T")
Form = Literal["lines", "html", "text"]
NumberedLine = tuple[int, bytes | OnRecordError]
"""The number of a line, from 1, and the line; or the error in its place."""

_FORMS: dict[str, Form] = {
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "lines",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the input, or the error in its place. ``id`` is the given one, whatever it is, or None; ``line`` is
    its line, from 1. ``retraction``: that the line takes an article back, or the error in its place."""

    id: Any
    line: int
    article: Article | OnRecordError
    retraction: Retraction | OnRecordError | None = None


def form_of(path: Path) -> Form:
    """What a file holds, by its ending: .jsonl, .ndjson and .json lines, .html HTML, anything else plain text. The
    ending before .gz counts where it is compressed."""
    return _FORMS.get(Path(path.stem if _is_compressed(path) else path).suffix.lower(), "text")


@contextmanager
def open_articles(path: Path) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked where its name ends in .gz. Raises InvalidInput where they cannot be unpacked."""
    if not _is_compressed(path):
        with path.open("rb") as stream:
            yield stream
        return
    try:
        with gzip.open(path) as unpacked:
            yield cast(BinaryIO, unpacked)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InvalidInput(f"{path.name} cannot be unpacked ({error}). Send the whole .gz file.") from error


def _is_compressed(path: Path) -> bool:
    return path.suffix.lower() == ".gz"


def entries(stream: BinaryIO, form: Form, name: str, limits: Limits) -> Iterator[Entry]:
    """The articles of ``stream`` in order. ``name`` is the id of a file that is one article.

    Nothing is raised for what a line holds; memory is bounded by ``limits.max_html_bytes`` a line. Empty lines are left
    out.
    """
    if form != "lines":
        read = article.from_html if form == "html" else article.from_text
        body = stream.read(limits.max_html_bytes + 1)
        yield Entry(name, 1, _tried(lambda: read(body, {}, limits)))
        return
    for number, line in bounded_lines(stream, limits.max_html_bytes):
        if isinstance(line, OnRecordError):
            yield Entry(None, number, line)
        elif line.strip():
            yield entry_of(number, line, limits)


def entry_of(number: int, line: bytes, limits: Limits) -> Entry:
    """The article of one JSON line, or the error in its place."""
    try:
        data = read_object(line, limits.max_nesting)
    except OnRecordError as error:
        return Entry(None, number, error)
    id_ = data.get("id")
    retraction = _tried(lambda: article.retraction(data, id_))
    return Entry(id_, number, _tried(lambda: article.from_record(data, limits)), retraction)


def _tried(read: Callable[[], _T]) -> _T | OnRecordError:
    try:
        return read()
    except OnRecordError as error:
        return error


def bounded_lines(stream: BinaryIO, longest: int) -> Iterator[tuple[int, bytes | TooLarge]]:
    """The lines of ``stream`` with their numbers; one of more than ``longest`` bytes is read past and is an error."""
    number = 0
    while line := stream.readline(longest + 2):
        number += 1
        if len(line.rstrip(b"\r\n")) <= longest:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(longest)
        yield number, TooLarge(f"The line is longer than {longest} bytes. Send a shorter article.")


def identified_article(entry: Entry) -> Article:
    """The article of an entry; one without a uri gets its id as its uri. Raises the error that stands in its place, and
    InvalidInput where the id cannot be a uri."""
    if isinstance(entry.article, OnRecordError):
        raise entry.article
    if entry.article.uri is not None or entry.id is None:
        return entry.article
    is_number = isinstance(entry.id, int) and not isinstance(entry.id, bool)
    given = str(entry.id) if is_number else entry.id
    return replace(entry.article, uri=fields.short({"uri": fields.Given("id", given)}, "uri"))


def answer_saved(entry: Entry, saved: Saved) -> dict[str, Any]:
    """The answer to an entry whose article was saved."""
    told = {"id": entry.id, "line": entry.line, "status": saved.status, "article": saved.id, "uri": saved.uri}
    return {**told, "changes": asdict(saved.changes)}


def answer_retraction(entry: Entry, take_back: Callable[[Retraction], str | None]) -> dict[str, Any] | None:
    """The answer to an entry that takes an article back, which is done by ``take_back`` (it gives the article's id);
    None where the entry takes none back. Raises the error that stands in its place, and what ``take_back`` raises."""
    if entry.retraction is None:
        return None
    if isinstance(entry.retraction, OnRecordError):
        raise entry.retraction
    id_ = take_back(entry.retraction)
    return {"id": entry.id, "line": entry.line, "status": "retracted", "article": id_, "uri": entry.retraction.uri}


def answer_line(answer: Mapping[str, Any]) -> bytes:
    """The answer to an entry as a line of JSON; a lone surrogate in an id goes back as JSON's \\uXXXX."""
    return (json.dumps(answer, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def count_lines(paths: Iterable[Path]) -> int:
    """How many articles the files hold at most, for a progress bar."""
    total = 0
    for path in paths:
        if form_of(path) != "lines":
            total += 1
            continue
        last = b"\n"
        with open_articles(path) as stream:
            for last in iter(lambda: stream.read(1 << 20), b""):
                total += last.count(b"\n")
        total += not last.endswith(b"\n")
    return total
