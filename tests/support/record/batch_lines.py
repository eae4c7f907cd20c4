"""Batches whose lines hold their number, and articles kept for them."""

from __future__ import annotations

from quotes.record import Record
from quotes.record.articles.write import ArticleKey
from quotes.record.model.articles import Saved
from quotes.record.model.batches import Chunk, Line
from tests.support.stories import Said, story


def answer(saved: Saved) -> dict[str, object]:
    """What a line is told."""
    return {"id": None, "status": saved.status, "article": saved.id}


def lines(count: int) -> list[Line]:
    """Lines that hold their number."""
    return [Line(number, b"%d" % number) for number in range(1, count + 1)]


def accepted(record: Record, count: int, newsroom: str = "default") -> str:
    """A batch of so many lines, on its way."""
    id_ = record.batches.open(newsroom, "test")
    record.batches.add(newsroom, id_, lines(count), {})
    record.batches.accept(newsroom, id_)
    return id_


def taken(record: Record, id_: str, job: str = "a") -> Chunk:
    """The next chunk, out."""
    chunk = record.batches.take("default", id_, job)
    assert chunk
    return chunk


def keep(record: Record, chunk: Chunk, line: int, words: str = "", uri: str = "") -> None:
    """Keep an article of Ana Lopes for a line."""
    saved = story(Said("Ana Lopes", words or f"Saying {line}"), uri=uri or f"u:{line}")
    article, analysis = saved
    record.batches.save(chunk, line, article, ArticleKey.of(article), analysis, answer)
