"""The record as lines and tables: the very words, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from quotes.exchange.export import FORMULA, export_parts
from quotes.model import QuotedSpan
from quotes.record import Record
from quotes.record.model.exports import ExportOf
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.speakers import SpeakerFilter
from tests.support.stories import Said, story

EVERYTHING = QuotationFilter(act="any")


@pytest.fixture
def filled(record: Record) -> Record:
    """A record with two articles, one of them with an odd title."""
    lopes = Said("Ana Lopes", "The strait must stay open", "trade minister")
    record.articles.save("default", *story(lopes, uri="u:1", title="=HYPERLINK(1)"))
    record.articles.save("default", *story(Said(None, "Nobody asked us"), uri="u:2"))
    return record


def lines(record: Record, what: ExportOf, wanted: QuotationFilter = EVERYTHING) -> list[dict[str, Any]]:
    """An export as JSON lines."""
    return [json.loads(line) for line in export_parts(record, "default", what, "ndjson", wanted)]


def rows(record: Record, what: ExportOf) -> list[dict[str, str]]:
    """An export as a table."""
    table = b"".join(export_parts(record, "default", what, "csv", EVERYTHING)).decode()
    return list(csv.DictReader(io.StringIO(table, newline="")))


def test_quotations_as_lines(filled: Record) -> None:
    said = {line["spans"][0]["exact"]: line["speaker"] for line in lines(filled, "quotations")}
    assert set(said) == {"The strait must stay open", "Nobody asked us"}
    assert said["The strait must stay open"]["role"] == "trade minister" and said["Nobody asked us"] is None
    assert lines(filled, "quotations", QuotationFilter(q="strait")) == lines(filled, "quotations")[-1:]


def test_quotations_as_a_table(filled: Record) -> None:
    table = {row["words"]: row for row in rows(filled, "quotations")}
    lopes, nobody = table["The strait must stay open"], table["Nobody asked us"]
    assert (lopes["speaker"], lopes["role"], lopes["needs_review"], lopes["sources"]) == (
        *("Ana Lopes", "trade minister", "false", "1"),
    )
    assert (nobody["speaker"], nobody["speaker_id"]) == ("", "")


def test_the_cell_of_a_partly_quoted_quotation_shows_what_is_quoted(record: Record) -> None:
    article, analysis = story(Said("Ana Lopes", "he was “fishing” then", quoted=False))
    (quotation,) = analysis.quotations
    (whole,) = quotation.spans
    cuts = [whole.start, whole.start + 7, whole.start + 8, whole.start + 15, whole.start + 17, whole.end]
    spans = tuple(
        QuotedSpan(start, end, article.text[start:end], i == 1)
        for i, (start, end) in enumerate(zip(cuts[::2], cuts[1::2], strict=True))
    )
    mixed = replace(quotation, kind="mixed", spans=spans)
    record.articles.save("default", article, replace(analysis, quotations=(mixed,)))
    assert [row["words"] for row in rows(record, "quotations")] == ["he was “fishing” then"]


@pytest.mark.parametrize("sign", FORMULA)
def test_no_cell_is_a_formula(record: Record, sign: str) -> None:
    record.articles.save("default", *story(Said("Ana Lopes", "All is well"), uri="u:1", title=f"{sign}1+1"))
    (row,) = rows(record, "quotations")
    assert row["title"] == f"'{sign}1+1"


def test_speakers_by_line_and_alone(filled: Record) -> None:
    (lopes,) = filled.speakers.search("default", SpeakerFilter(q="Lopes")).items
    assert [line["name"] for line in lines(filled, "speakers")] == ["Ana Lopes"]
    (alone,) = lines(filled, "speakers", QuotationFilter(speaker=lopes.id))
    assert (alone["id"], alone["statements"]) == (lopes.id, 1)
    assert rows(filled, "speakers")[0]["roles"] == "trade minister"


def test_more_than_one_page(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.exchange.export._PAGE", 2)
    for number in range(5):
        record.articles.save(
            "default", *story(Said(f"Ana Lopes {number}", f"Item {number} is settled"), uri=f"u:{number}")
        )
    assert len({line["id"] for line in lines(record, "quotations")}) == 5
    assert len(rows(record, "speakers")) == 5
