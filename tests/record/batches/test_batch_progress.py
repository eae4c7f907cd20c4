"""How far a batch is, and which of its lines stands."""

from __future__ import annotations

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.batches import CHUNK
from tests.support.record.batch_lines import accepted, keep, taken
from tests.support.record.threads import at_once


def test_chunks_that_end_at_once_finish_the_batch(record: Record) -> None:
    for _ in range(5):
        id_ = accepted(record, 2 * CHUNK)
        chunks = [taken(record, id_, job) for job in "ab"]
        for chunk in chunks:
            for line in record.batches.begin(chunk)[:-1]:
                record.batches.answer(chunk, line.number, {"id": None})
        last = [(chunk, record.batches.begin(chunk)[0].number) for chunk in chunks]
        at_once(*(lambda c=c, n=n: record.batches.answer(c, n, {"id": None}) for c, n in last))
        assert record.batches.read("default", id_).status == "finished"


def test_the_last_line_of_one_uri_stands(record: Record) -> None:
    id_ = accepted(record, 2)
    chunk = taken(record, id_)
    keep(record, chunk, 2, "The last word", "u:1")
    with pytest.raises(errors.Conflict, match="Line 2"):
        keep(record, chunk, 1, "The first word", "u:1")
    (ref,) = record.articles.find("default", "u:1")
    assert "The last word" in record.articles.read("default", ref.id).text
