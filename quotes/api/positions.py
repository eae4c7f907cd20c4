"""/v1/positions: what anybody supports or opposes."""

from __future__ import annotations

from typing import Any

from quotes.api.blueprint import Blueprint
from quotes.api.context import newsroom, service
from quotes.api.middleware.auth import needs
from quotes.api.representation.paging import page_of
from quotes.record.model.positions import PositionFilter
from schemas.lists import AllPositionsQuerySchema, PositionPageSchema

blueprint = Blueprint("positions", __name__, url_prefix="/v1/positions", description="What speakers support or oppose.")


@blueprint.route("")
@needs("read")
@blueprint.arguments(AllPositionsQuerySchema, location="query")
@blueprint.response(200, PositionPageSchema, description="Found last first.")
@blueprint.failures(308, 400, 422, 503)
@blueprint.doc(operationId="listPositions")
def find(query: dict[str, Any]) -> Any:
    """List the positions of all speakers

    With `changed` a page may hold fewer than `limit`, though others follow: `next` tells.
    """
    cursor, limit = query.pop("cursor", None), query.pop("limit")
    found = service().record.speakers.all_positions(newsroom(), PositionFilter(**query), cursor, limit)
    return page_of("positions", found)
