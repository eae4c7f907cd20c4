"""/report: who is quoted, per publisher and month, and in the newsroom's own categories where editors gave them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quotes.api.context import newsroom, service
from quotes.api.middleware.auth import needs
from quotes.errors import FieldError, InvalidInput
from quotes.exchange.export import MEDIA_TYPES, table, without_apostrophe
from quotes.exchange.workbook import workbook
from quotes.record.model.exports import ExportFormat
from quotes.record.model.source_reports import ReportFilter, SourceReport
from quotes.record.speakers.categories import LONGEST
from quotes.web.desk.forms import editor
from quotes.web.page_queries import read_query
from quotes.web.views import pages
from schemas.lists import ReportQuerySchema

NAMES = ("publisher", "from", "to")
COLUMNS = ("speaker_id", "name", "type", "role", "quotations", "words", "first_quoted", "category")
MOST_SHOWN = 50
WORKBOOK = b"PK"
"""How a workbook begins: it is a zip."""
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
    typed, wanted = filters()
    found = service().record.quotations.sources(newsroom(), wanted)
    categories = by_category(found)
    return render_template(
        "pages/archive/report.html",
        report=found,
        filters=typed,
        address=address_of(typed),
        sources=[source for source in found.sources if source.named][:MOST_SHOWN],
        categories=categories if any(category.name != UNSORTED for category in categories) else (),
        most=max((line.words for line in found.months), default=0),
        forms=FORMS,
        shares=shares,
        longest=LONGEST,
        unsorted=UNSORTED,
        changed=request.args.get("changed", type=int),
        unknown=request.args.get("unknown", 0, type=int),
    )


@pages.post("/report")
@needs("curate")
def categorize() -> Response:
    """Store the categories that an editor wrote beside sources, or those of the table that is sent."""
    typed, _ = filters()
    sent = request.files.get("categories")
    beside = zip(request.form.getlist("source"), request.form.getlist("category"), strict=False)
    given = categories_of(sent.read()) if sent else dict(beside)
    by_source = {id_: category.strip() for id_, category in given.items()}
    done = service().record.speakers.categorize(newsroom(), by_source, editor())
    told: dict[str, Any] = {"changed": done.changed, "unknown": done.unknown or None}
    return redirect(url_for("pages.report", **address_of(typed), **told, _anchor="own" if sent else "sources"), 303)


@pages.get("/report.<form>")
@needs("read")
def report_as(form: str) -> Response:
    """The sources as a table with their categories: with more filled in it can be sent back."""
    if form not in FORMS:
        abort(404)
    _, wanted = filters()
    sources = service().record.quotations.sources(newsroom(), wanted).sources
    rows = ([s.id, s.name, s.type, s.role, s.quotations, s.words, s.first_quoted, s.category] for s in sources)
    body = b"".join(table(COLUMNS, rows)) if form == "csv" else workbook("sources", COLUMNS, rows)
    response = make_response(body)
    response.mimetype = MEDIA_TYPES[FORMS[form]]
    response.headers["Content-Disposition"] = f'attachment; filename="sources.{form}"'
    return response


def address_of(typed: Mapping[str, str]) -> dict[str, Any]:
    """What the address holds of the filters."""
    return {name: value for name, value in typed.items() if value}


def filters() -> tuple[dict[str, str], ReportFilter]:
    """The filters as typed and as read. Raises InvalidInput naming each bad one."""
    typed, query = read_query(ReportQuerySchema(), *NAMES)
    return typed, ReportFilter(query.get("publisher"), query.get("from_date"), query.get("to_date"))


def categories_of(sent: bytes) -> dict[str, str]:
    """The id of each source -> the category that the table gives it; a row that is cut short gives none. Raises
    InvalidInput for what is no such table."""
    try:
        text = sent.decode("utf-8-sig")
        dialect = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=dialect))
    except (UnicodeDecodeError, csv.Error):
        rows = []
    if not rows or not {"speaker_id", "category"} <= rows[0].keys():
        detail = "Send the table of sources as CSV in UTF-8, with the columns speaker_id and category."
        if sent.startswith(WORKBOOK):
            detail = "This is a workbook (XLSX). Save it as CSV in UTF-8 and send that."
        raise InvalidInput("This file is not a table of categories.", FieldError("categories", detail))
    filled = ((row["speaker_id"], row["category"]) for row in rows)  # None: the row ends before that column
    return {id_: without_apostrophe(category) for id_, category in filled if id_ and category is not None}


def shares(*parts: int) -> list[int]:
    """The parts of a whole in percent, which add up to 100: what rounding leaves goes to the greatest remainders."""
    whole = sum(parts)
    if not whole:
        return [0 for _ in parts]
    found = [100 * part // whole for part in parts]
    left = sorted(range(len(parts)), key=lambda i: -(100 * parts[i] % whole))[: 100 - sum(found)]
    return [share + (i in left) for i, share in enumerate(found)]


def by_category(found: SourceReport) -> list[Category]:
    """The sources that have a name, counted by category, the one with the most words first."""
    counts: dict[str, Counter[str]] = {}
    for source in found.sources:
        if source.named:
            count = counts.setdefault(source.category or UNSORTED, Counter())
            count.update(sources=1, quotations=source.quotations, words=source.words)
    made = [Category(name, c["sources"], c["quotations"], c["words"]) for name, c in counts.items()]
    return sorted(made, key=lambda category: (category.name == UNSORTED, -category.words, category.name))
