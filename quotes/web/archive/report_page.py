"""/report: who is quoted, per publisher and month, and in the newsroom's own categories where an editor gives them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from flask import abort, make_response, render_template, request
from werkzeug.wrappers import Response

from quotes.api.context import newsroom, service
from quotes.api.middleware.auth import needs
from quotes.errors import FieldError, InvalidInput
from quotes.exchange.export import MEDIA_TYPES, table
from quotes.exchange.workbook import workbook
from quotes.record.model import ExportFormat, ReportFilter, SourceReport
from quotes.web.page_queries import asked
from quotes.web.views import pages
from schemas.lists import ReportQuerySchema

NAMES = ("publisher", "from", "to")
COLUMNS = ("speaker_id", "name", "type", "role", "quotations", "words", "first_quoted", "category")
MOST_SHOWN = 50
UNSORTED = "without a category"
FORMS: Mapping[str, ExportFormat] = {"csv": "csv", "xlsx": "xlsx"}


@dataclass(frozen=True, slots=True)
class Category:
    """One of the newsroom's own categories: its sources, their quotations and words."""

    name: str
    sources: int
    quotations: int
    words: int


@pages.get("/report")
@needs("read")
def report() -> str:
    """The report of a period and a publisher, or of everything."""
    return shown({})


@pages.post("/report")
@needs("read")
def report_by_category() -> str:
    """The same with the categories of the table that is sent, of which nothing is stored."""
    sent = request.files.get("categories")
    return shown(categories_of(sent.read() if sent else b""))


@pages.get("/report.<form>")
@needs("read")
def report_as(form: str) -> Response:
    """The sources as a table, with an empty column for categories: filled in it can be sent back."""
    if form not in FORMS:
        abort(404)
    _, wanted = filters()
    sources = service().record.quotations.sources(newsroom(), wanted).sources
    rows = ([s.id, s.name, s.type, s.role, s.quotations, s.words, s.first_quoted, ""] for s in sources)
    body = b"".join(table(COLUMNS, rows)) if form == "csv" else workbook("sources", COLUMNS, rows)
    response = make_response(body)
    response.mimetype = MEDIA_TYPES[FORMS[form]]
    response.headers["Content-Disposition"] = f'attachment; filename="sources.{form}"'
    return response


def shown(categories: Mapping[str, str]) -> str:
    """The page of the report."""
    typed, wanted = filters()
    found = service().record.quotations.sources(newsroom(), wanted)
    return render_template(
        "pages/archive/report.html",
        report=found,
        filters=typed,
        address={name: value for name, value in typed.items() if value},
        sources=found.sources[:MOST_SHOWN],
        categories=by_category(found, categories) if categories else (),
        most=max((line.words for line in found.months), default=0),
        forms=FORMS,
    )


def filters() -> tuple[dict[str, str], ReportFilter]:
    """The filters as typed and as read. Raises InvalidInput naming each bad one."""
    typed, query = asked(ReportQuerySchema(), *NAMES)
    return typed, ReportFilter(query.get("publisher"), query.get("from_date"), query.get("to_date"))


def categories_of(sent: bytes) -> dict[str, str]:
    """The id of each source -> the category that the table gives it. Raises InvalidInput for what is no such table."""
    try:
        text = sent.decode("utf-8-sig")
        dialect = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=dialect))
    except (UnicodeDecodeError, csv.Error):
        rows = []
    if not rows or not {"speaker_id", "category"} <= rows[0].keys():
        detail = "Send the table of sources as CSV in UTF-8, with the columns speaker_id and category."
        raise InvalidInput("This is no table of categories.", FieldError("categories", detail))
    return {row["speaker_id"]: (row["category"] or "").strip()[:100] for row in rows if row["speaker_id"]}


def by_category(found: SourceReport, categories: Mapping[str, str]) -> list[Category]:
    """The sources that have a name, counted by category, the one with the most words first."""
    counts: dict[str, Counter[str]] = {}
    for source in found.sources:
        if source.named:
            count = counts.setdefault(categories.get(source.id) or UNSORTED, Counter())
            count.update(sources=1, quotations=source.quotations, words=source.words)
    made = [Category(name, c["sources"], c["quotations"], c["words"]) for name, c in counts.items()]
    return sorted(made, key=lambda category: (category.name == UNSORTED, -category.words, category.name))
