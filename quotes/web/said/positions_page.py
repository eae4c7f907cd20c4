"""/positions: what named speakers support or oppose, and who changed."""

from __future__ import annotations

from flask import render_template

from quotes.api.context import newsroom, service
from quotes.api.middleware.auth import needs
from quotes.record.model.positions import PositionFilter
from quotes.web.page_queries import read_query
from quotes.web.views import pages
from schemas.lists import AllPositionsQuerySchema

NAMES = ("target", "stance", "changed")


@pages.get("/positions")
@needs("read")
def positions() -> str:
    """The positions that were found last, or those that the filters describe."""
    typed, query = read_query(AllPositionsQuerySchema(), *NAMES)
    cursor, limit = query.pop("cursor", None), query.pop("limit")
    found = service().record.speakers.all_positions(newsroom(), PositionFilter(**query), cursor, limit)
    return render_template("pages/said/positions.html", found=found, filters=typed, filtered=any(typed.values()))
