"""What is kept, line by line, for other programs: as JSON lines or as a table (CSV). Nothing is held but one page."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from operator import itemgetter
from typing import Any, TypeVar

from quotes.analysis.quotation.joints import joints
from quotes.errors import Gone, Moved
from quotes.exchange.gold_export import gold_records
from quotes.record import Record
from quotes.record.model import ExportFormat, ExportOf, Page, QuotationFilter, SpeakerFilter
from schemas.article import RecordedQuotationSchema
from schemas.speaker import ProfileSchema

T = TypeVar("T")

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet may run as a formula (OWASP, CSV injection; the last four are full-width)."""

_PAGE = 200
_JOINT = " […] "
_COLUMNS: Mapping[ExportOf, Mapping[str, Callable[[Mapping[str, Any]], Any]]] = {
    "quotations": {
        "id": itemgetter("id"),
        "speaker_id": lambda q: (q["speaker"] or {}).get("id"),
        "speaker": lambda q: (q["speaker"] or {}).get("name"),
        "type": lambda q: (q["speaker"] or {}).get("type"),
        "role": lambda q: (q["speaker"] or {}).get("role"),
        "kind": itemgetter("kind"),
        "act": itemgetter("act"),
        "words": lambda q: _words(q["paragraph"], q["spans"]),
        "dated": itemgetter("dated"),
        "dated_by": itemgetter("dated_by"),
        "precision": lambda q: (q["said_on"] or {}).get("precision"),
        "occasion": lambda q: (q["occasion"] or {}).get("exact"),
        "medium": lambda q: (q["occasion"] or {}).get("medium"),
        "confidence": itemgetter("confidence"),
        "needs_review": itemgetter("needs_review"),
        "settled_by": lambda q: q["evidence"]["method"],
        "article_id": lambda q: q["article"]["id"],
        "uri": lambda q: q["article"]["uri"],
        "title": lambda q: q["article"]["title"],
        "publisher": lambda q: q["article"]["publisher"],
        "published": lambda q: q["article"]["published"],
        "sources": lambda q: len(q["sources"]),
    },
    "speakers": {
        "id": itemgetter("id"),
        "name": itemgetter("name"),
        "type": itemgetter("type"),
        "provisional": itemgetter("provisional"),
        "statements": itemgetter("statements"),
        "thoughts": itemgetter("thoughts"),
        "articles": itemgetter("articles"),
        "first_quoted": itemgetter("first_quoted"),
        "last_quoted": itemgetter("last_quoted"),
        "names": lambda s: "; ".join(s["names"]),
        "roles": lambda s: "; ".join(role["role"] for role in s["roles"]),
        "external_ids": lambda s: "; ".join(f"{e['scheme']}:{e['value']}" for e in s["external_ids"]),
    },
}
TABLES = frozenset(_COLUMNS)
"""ExportOf can be exported as a table."""


def exported(
    record: Record,
    newsroom: str,
    what: ExportOf,
    form: ExportFormat,
    wanted: QuotationFilter,
    *,
    reviewed: bool = False,
) -> Iterator[str]:
    """The lines of an export. ``wanted``: which quotations; of speakers only its ``speaker`` counts, of corrections
    nothing. ``reviewed``: see ``gold_records``. Corrections have no table."""
    items = _items(record, newsroom, what, wanted, reviewed=reviewed)
    if form == "csv":
        return _table(items, _COLUMNS[what])
    return (json.dumps(item, ensure_ascii=False) + "\n" for item in items)


def _items(
    record: Record, newsroom: str, what: ExportOf, wanted: QuotationFilter, *, reviewed: bool
) -> Iterator[dict[str, Any]]:
    if what == "quotations":
        quotation = RecordedQuotationSchema()
        for q in _every(lambda cursor: record.quotations.search(newsroom, wanted, cursor, _PAGE)):
            yield quotation.dump(q)
    elif what == "corrections":
        yield from gold_records(record, newsroom, reviewed=reviewed)
    elif wanted.speaker:
        yield ProfileSchema().dump(record.speakers.read(newsroom, wanted.speaker))
    else:
        profile = ProfileSchema()
        for s in _every(lambda cursor: record.speakers.search(newsroom, SpeakerFilter(), cursor, _PAGE)):
            with suppress(Gone, Moved):  # since the page was read
                yield profile.dump(record.speakers.read(newsroom, s.id))


def _words(paragraph: Mapping[str, Any], spans: Sequence[Mapping[str, Any]]) -> str:
    begins = paragraph["start"]
    before = joints(paragraph["exact"], [(s["start"] - begins, s["end"] - begins) for s in spans], _JOINT)
    return "".join(joint + span["exact"] for joint, span in zip(before, spans, strict=True))


def _every(page: Callable[[str | None], Page[T]]) -> Iterator[T]:
    """The items of every page, one page at a time."""
    found = page(None)
    yield from found.items
    while found.next:
        found = page(found.next)
        yield from found.items


def _table(
    items: Iterable[Mapping[str, Any]], columns: Mapping[str, Callable[[Mapping[str, Any]], Any]]
) -> Iterator[str]:
    yield _row([*columns])
    for item in items:
        yield _row([_cell(value(item)) for value in columns.values()])


def _row(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL).writerow(cells)
    return line.getvalue()


def _cell(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula: such text is put behind an apostrophe."""
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
