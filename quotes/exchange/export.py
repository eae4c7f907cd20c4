"""What is on record, line by line, for other programs: as JSON lines or as a table (CSV, XLSX). Nothing is
held but one page; of a workbook the rows."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from quotes.analysis.quotation.joints import joined, joints
from quotes.errors import Gone, Moved
from quotes.exchange.gold_export import gold_records
from quotes.exchange.quoted_words import Words, marked
from quotes.exchange.workbook import workbook
from quotes.record import Record
from quotes.record.model.exports import ExportFormat, ExportOf
from quotes.record.model.list_pages import Page
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.speakers import SpeakerFilter
from schemas.article import RecordedQuotationSchema
from schemas.linked_data import OMISSION
from schemas.speaker import ProfileSchema

T = TypeVar("T")

MEDIA_TYPES: Mapping[ExportFormat, str] = {
    "ndjson": "application/x-ndjson",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet may run as a formula (OWASP, CSV injection; the last four are full-width)."""

_PAGE = 200
Column = Callable[[Mapping[str, Any], str], Any]
_COLUMNS: Mapping[ExportOf, Mapping[str, Column]] = {
    "quotations": {
        "id": lambda item, _: item["id"],
        "speaker_id": lambda q, _: (q["speaker"] or {}).get("id"),
        "speaker": lambda q, _: (q["speaker"] or {}).get("name"),
        "type": lambda q, _: (q["speaker"] or {}).get("type"),
        "role": lambda q, _: (q["speaker"] or {}).get("role"),
        "kind": lambda item, _: item["kind"],
        "act": lambda item, _: item["act"],
        "words": lambda q, _: _words(q["kind"], q["paragraph"], q["spans"]),
        "dated": lambda item, _: item["dated"],
        "dated_by": lambda item, _: item["dated_by"],
        "precision": lambda q, _: (q["said_on"] or {}).get("precision"),
        "occasion": lambda q, _: (q["occasion"] or {}).get("exact"),
        "medium": lambda q, _: (q["occasion"] or {}).get("medium"),
        "via": lambda q, _: (q["via"] or {}).get("name"),
        "confidence": lambda item, _: item["confidence"],
        "needs_review": lambda item, _: item["needs_review"],
        "settled_by": lambda q, _: q["evidence"]["method"],
        "article_id": lambda q, _: q["article"]["id"],
        "uri": lambda q, _: q["article"]["uri"],
        "title": lambda q, _: q["article"]["title"],
        "publisher": lambda q, _: q["article"]["publisher"],
        "published": lambda q, _: q["article"]["published"],
        "sources": lambda q, _: len(q["sources"]),
        "paragraph": lambda q, _: q["paragraph"]["exact"],
        "permalink": lambda q, site: f"{site}/q/{q['id']}",
    },
    "speakers": {
        "id": lambda item, _: item["id"],
        "name": lambda item, _: item["name"],
        "type": lambda item, _: item["type"],
        "provisional": lambda item, _: item["provisional"],
        "statements": lambda item, _: item["statements"],
        "thoughts": lambda item, _: item["thoughts"],
        "articles": lambda item, _: item["articles"],
        "first_quoted": lambda item, _: item["first_quoted"],
        "last_quoted": lambda item, _: item["last_quoted"],
        "names": lambda s, _: "; ".join(s["names"]),
        "roles": lambda s, _: "; ".join(role["role"] for role in s["roles"]),
        "external_ids": lambda s, _: "; ".join(f"{e['scheme']}:{e['value']}" for e in s["external_ids"]),
    },
}
TABLES = frozenset(_COLUMNS)
"""What can be exported as a table."""


def export_parts(
    record: Record,
    newsroom: str,
    what: ExportOf,
    form: ExportFormat,
    wanted: QuotationFilter,
    site: str = "",
) -> Iterator[bytes]:
    """The parts of an export, in order. ``wanted``: which quotations; of speakers only its ``speaker`` counts, of
    corrections its ``reviewed``: see ``gold_records``. Corrections have no table. ``site``: the address of the pages,
    for the links of a table. Raises InvalidInput where a workbook would have too many rows."""
    items = _items(record, newsroom, what, wanted)
    if form == "ndjson":
        return (json.dumps(item, ensure_ascii=False).encode() + b"\n" for item in items)
    rows = ([value(item, site) for value in _COLUMNS[what].values()] for item in items)
    if form == "xlsx":
        return iter([workbook(what, [*_COLUMNS[what]], rows)])
    return table([*_COLUMNS[what]], rows)


def _items(record: Record, newsroom: str, what: ExportOf, wanted: QuotationFilter) -> Iterator[dict[str, Any]]:
    if what == "quotations":
        quotation = RecordedQuotationSchema()
        for q in _every(lambda cursor: record.quotations.search(newsroom, wanted, cursor, _PAGE)):
            yield quotation.dump(q)
    elif what == "corrections":
        yield from gold_records(record, newsroom, reviewed=bool(wanted.reviewed))
    elif wanted.speaker:
        yield ProfileSchema().dump(record.speakers.read(newsroom, wanted.speaker))
    else:
        profile = ProfileSchema()
        for s in _every(lambda cursor: record.speakers.search(newsroom, SpeakerFilter(), cursor, _PAGE)):
            with suppress(Gone, Moved):  # since the page was read
                yield profile.dump(record.speakers.read(newsroom, s.id))


def _words(kind: str, paragraph: Mapping[str, Any], spans: Sequence[Mapping[str, Any]]) -> str:
    """The words in one cell; of a partly quoted quotation with marks round the speaker's own."""
    begins = paragraph["start"]
    places = [(s["start"] - begins, s["end"] - begins) for s in spans]
    if kind != "mixed":
        return joined(paragraph["exact"], places, OMISSION)
    parts = zip(joints(paragraph["exact"], places, OMISSION), spans, strict=True)
    return marked([Words(joint, span["exact"], span["quoted"]) for joint, span in parts])


def _every(page: Callable[[str | None], Page[T]]) -> Iterator[T]:
    """The items of every page, one page at a time."""
    found = page(None)
    yield from found.items
    while found.next:
        found = page(found.next)
        yield from found.items


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """A table (CSV) in UTF-8 with the mark by which spreadsheets know that it is."""
    yield codecs.BOM_UTF8 + _row(columns).encode()
    for row in rows:
        yield _row([_cell(value) for value in row]).encode("utf-8", "backslashreplace")


def _row(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL).writerow(cells)
    return line.getvalue()


def without_apostrophe(cell: str) -> str:
    """A cell of a table that was sent back as it was before the apostrophe."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell


def _cell(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula: such text is put behind an apostrophe, and so is what looks as if
    it had been, so that the table can come back."""
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text
