"""/v1/webhooks: where changes are sent, and what became of that."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from quotes.api.blueprint import Blueprint
from quotes.api.context import caller, newsroom, service
from quotes.api.middleware.auth import needs
from quotes.api.representation.paging import page_of
from quotes.api.request.bodies import read_fields
from quotes.record.model.follows import Topic
from quotes.webhooks.addresses import check_url
from schemas.integrations.webhook import (
    MadeWebhookSchema,
    NewWebhookSchema,
    SecretSchema,
    WebhookListSchema,
    WebhookSchema,
    WebhookTryPageSchema,
)
from schemas.lists import NoQuerySchema, PageQuerySchema

EXAMPLE = {"url": "https://cms.example/on-record", "types": ["article.saved", "quotation.corrected"]}
REQUEST_BODY = {
    "required": True,
    "content": {"application/json": {"schema": NewWebhookSchema, "example": EXAMPLE}},
}

blueprint = Blueprint("webhooks", __name__, url_prefix="/v1/webhooks", description="Where changes are sent.")


@blueprint.route("", methods=["GET"])
@needs("admin")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, WebhookListSchema, description="The oldest first.")
@blueprint.failures(400, 422, 503)
@blueprint.doc(operationId="listWebhooks")
def find(_query: dict[str, Any]) -> dict[str, Any]:
    """List webhooks"""
    return {"webhooks": service().record.webhooks.all(newsroom())}


@blueprint.route("", methods=["POST"])
@needs("admin")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(201, MadeWebhookSchema, description="Made; its secret is shown this once.")
@blueprint.failures(400, 413, 415, 422, 503)
@blueprint.doc(requestBody=REQUEST_BODY)
@blueprint.doc(operationId="makeWebhook")
def make(_query: dict[str, Any]) -> dict[str, Any]:
    """Send changes to an address

    Every change from now on, in order, signed by [Standard Webhooks](https://www.standardwebhooks.com), by
    `python app.py deliver`. What fails is tried again over three days; then, or after 410, the webhook is disabled.
    """
    given = read_fields(NewWebhookSchema())
    check_url(given["url"], service().settings.private_receivers)
    topic = Topic(**given["topic"]) if "topic" in given else None
    made, secret = service().record.webhooks.add(newsroom(), caller().name, given["url"], given["types"], topic)
    return asdict(made) | {"secret": secret}


@blueprint.route("/<string:webhook_id>", methods=["GET"])
@needs("admin")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, WebhookSchema)
@blueprint.failures(400, 404, 422, 503)
@blueprint.doc(operationId="readWebhook")
def read(_query: dict[str, Any], webhook_id: str) -> Any:
    """Read a webhook"""
    return service().record.webhooks.read(newsroom(), webhook_id)


@blueprint.route("/<string:webhook_id>", methods=["DELETE"])
@needs("admin")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(204, description="Nothing is sent there any more.")
@blueprint.failures(400, 404, 422, 503)
@blueprint.doc(operationId="deleteWebhook")
def remove(_query: dict[str, Any], webhook_id: str) -> None:
    """Delete a webhook"""
    service().record.webhooks.remove(newsroom(), webhook_id)


@blueprint.route("/<string:webhook_id>/rotate", methods=["POST"])
@needs("admin")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, SecretSchema, description="The new secret, shown this once.")
@blueprint.failures(400, 404, 422, 503)
@blueprint.doc(operationId="rotateWebhookSecret")
def rotate(_query: dict[str, Any], webhook_id: str) -> dict[str, str]:
    """Give a webhook a new secret; for a day the one before signs beside it"""
    return {"secret": service().record.webhooks.rotate(newsroom(), webhook_id)}


@blueprint.route("/<string:webhook_id>/enable", methods=["POST"])
@needs("admin")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, WebhookSchema)
@blueprint.failures(400, 404, 410, 422, 503)
@blueprint.doc(operationId="enableWebhook")
def enable(_query: dict[str, Any], webhook_id: str) -> Any:
    """Go on with a webhook that was disabled, where it stopped"""
    return service().record.webhooks.enable(newsroom(), webhook_id)


@blueprint.route("/<string:webhook_id>/deliveries", methods=["GET"])
@needs("admin")
@blueprint.arguments(PageQuerySchema, location="query")
@blueprint.response(200, WebhookTryPageSchema, description="The newest first; the last 200 are kept.")
@blueprint.failures(400, 404, 422, 503)
@blueprint.doc(operationId="listWebhookDeliveries")
def deliveries(query: dict[str, Any], webhook_id: str) -> Any:
    """List the tries to deliver to a webhook"""
    return page_of("deliveries", service().record.webhooks.tries(newsroom(), webhook_id, **query))
