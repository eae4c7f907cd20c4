"""GET /v1/changes: what changed in the record, for those who follow it."""

from __future__ import annotations

from typing import Any

from quotes.api.blueprint import Blueprint
from quotes.api.context import newsroom, service
from quotes.api.middleware.auth import needs
from schemas.integrations.change import ChangePageSchema, ChangeQuerySchema

blueprint = Blueprint("changes", __name__, url_prefix="/v1/changes", description="What changed, for followers.")


@blueprint.route("")
@needs("read")
@blueprint.arguments(ChangeQuerySchema, location="query")
@blueprint.response(200, ChangePageSchema, description="In the order in which they were made.")
@blueprint.failures(400, 410, 422, 503)
@blueprint.doc(operationId="listChanges")
def read(query: dict[str, Any]) -> dict[str, Any]:
    """List what changed

    Ask again with `after` of the answer before: nothing is skipped and nothing comes twice. Changes hold ids alone;
    read what they lead to. Of somebody who was erased only that remains: delete what you hold of them.
    Changes are kept for 90 days.
    """
    found, after = service().record.changes.after(newsroom(), query.get("after"), query["limit"])
    return {"changes": found, "after": after, "more": len(found) == query["limit"]}
