"""/v1/follows: speakers, words and positions that somebody wants to hear of, by feed and by mail."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from quotes.api.blueprint import Blueprint
from quotes.api.context import caller, newsroom, service, site
from quotes.api.middleware.auth import needs
from quotes.api.request.bodies import read_fields
from quotes.errors import FieldError, InvalidInput
from quotes.exchange.following import Links
from quotes.record.model.follows import Follow, Topic
from quotes.redis.secret import secret_of
from schemas.integrations.follow import FollowListSchema, FollowSchema, NewFollowSchema
from schemas.lists import NoQuerySchema

EXAMPLE = {"q": 'ferry "night boat"'}
REQUEST_BODY = {
    "required": True,
    "content": {"application/json": {"schema": NewFollowSchema, "example": EXAMPLE}},
}

blueprint = Blueprint("follows", __name__, url_prefix="/v1/follows", description="What somebody wants to hear of.")


def links() -> Links:
    """Addresses of feeds, under the address of the pages."""
    return Links(site(), secret_of(service().settings))


def follow(topic: Topic, mail: str | None) -> Follow:
    """Follow a topic with the key of the caller. Raises InvalidInput for what cannot be followed, and Conflict."""
    if mail and not service().settings.smtp_url:
        detail = "This service sends no mail: its administrator sets ON_RECORD_SMTP_URL."
        raise InvalidInput("No mail can be sent.", FieldError("mail", detail))
    return service().record.follows.add(newsroom(), caller().name, topic, mail, datetime.now(UTC), caller().key_id)


@blueprint.route("", methods=["GET"])
@needs("curate")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, FollowListSchema, description="The oldest first.")
@blueprint.failures(400, 422, 503)
@blueprint.doc(operationId="listFollows")
def find(_query: dict[str, Any]) -> dict[str, Any]:
    """List what is followed"""
    return {"follows": [_shown(each) for each in service().record.follows.all(newsroom())]}


@blueprint.route("", methods=["POST"])
@needs("curate")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(201, FollowSchema, description="Followed from now on.")
@blueprint.failures(400, 409, 413, 415, 422, 503)
@blueprint.doc(requestBody=REQUEST_BODY)
@blueprint.doc(operationId="makeFollow")
def make(_query: dict[str, Any]) -> dict[str, Any]:
    """Follow a speaker, words or a position

    The answer has the address of an Atom feed. With `mail` new words come there too, in one mail a day, by
    `python app.py deliver`. What the same key follows already is made once. When the key is revoked,
    feed and mails end.
    """
    given = read_fields(NewFollowSchema())
    mail = given.pop("mail", None)
    return _shown(follow(Topic(**given), mail))


@blueprint.route("/<string:follow_id>", methods=["GET"])
@needs("curate")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, FollowSchema)
@blueprint.failures(400, 404, 422, 503)
@blueprint.doc(operationId="readFollow")
def read(_query: dict[str, Any], follow_id: str) -> dict[str, Any]:
    """Read a follow"""
    return _shown(service().record.follows.read(newsroom(), follow_id))


@blueprint.route("/<string:follow_id>", methods=["DELETE"])
@needs("curate")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(204, description="It is followed no more; its feed is gone.")
@blueprint.failures(400, 404, 422, 503)
@blueprint.doc(operationId="deleteFollow")
def remove(_query: dict[str, Any], follow_id: str) -> None:
    """Follow it no more"""
    service().record.follows.remove(newsroom(), follow_id)


def _shown(made: Follow) -> dict[str, Any]:
    return asdict(made) | {"feed": links().feed(newsroom(), made.id)}
