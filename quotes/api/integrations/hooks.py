"""POST /v1/hooks/ghost and /v1/hooks/superdesk: what content management systems post by themselves.

They cannot send a key, so each signs with a secret of its newsroom, which is named in the address (`?newsroom=`).
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import request

from quotes.analysis.deadline import Turn
from quotes.api.blueprint import Blueprint
from quotes.api.context import service
from quotes.api.middleware.auth import open_to_anyone
from quotes.api.request.bodies import read_signed
from quotes.exchange.cms_hooks import read_ghost, read_superdesk, secret_for, verify_ghost, verify_superdesk
from quotes.model import Article, Retraction
from quotes.redis.secret import secret_of
from schemas.integrations.hook import HookAnswerSchema, HookQuerySchema

_ANY_JSON = {"required": True, "content": {"application/json": {"schema": {"type": "object"}}}}

blueprint = Blueprint("hooks", __name__, url_prefix="/v1/hooks", description="What other systems post by themselves.")


@blueprint.route("/ghost", methods=["POST"])
@open_to_anyone
@blueprint.arguments(HookQuerySchema, location="query")
@blueprint.response(200, HookAnswerSchema, description="What became of the article.")
@blueprint.failures(400, 404, 409, 413, 415, 422, 503)
@blueprint.doc(requestBody=_ANY_JSON)
@blueprint.doc(operationId="receiveFromGhost")
def ghost(query: dict[str, str]) -> dict[str, Any]:
    """Take a web hook of Ghost: what is published is saved, anything else is taken back

    Signed in `X-Ghost-Signature` with the secret that `python app.py hooks ghost` prints.
    """
    body, tenant = read_signed(), _newsroom(query)
    signature = request.headers.get("X-Ghost-Signature", "")
    verify_ghost(signature, body, _secret("ghost", tenant), datetime.now(UTC))
    known = partial(service().record.articles.uri_ending_in, tenant)
    return _save_or_retract(tenant, read_ghost(body, service().settings.article_limits, known, _turn_of(tenant)))


@blueprint.route("/superdesk", methods=["POST"])
@open_to_anyone
@blueprint.arguments(HookQuerySchema, location="query")
@blueprint.response(200, HookAnswerSchema, description="What became of the article.")
@blueprint.failures(400, 404, 409, 413, 415, 422, 503)
@blueprint.doc(requestBody=_ANY_JSON)
@blueprint.doc(operationId="receiveFromSuperdesk")
def superdesk(query: dict[str, str]) -> dict[str, Any]:
    """Take an item that Superdesk pushes: it is saved, or taken back where it is canceled

    Signed in `X-Superdesk-Signature` with the secret that `python app.py hooks superdesk` prints.
    """
    body, tenant = read_signed(), _newsroom(query)
    verify_superdesk(request.headers.get("X-Superdesk-Signature", ""), body, _secret("superdesk", tenant))
    return _save_or_retract(tenant, read_superdesk(body, service().settings.article_limits, _turn_of(tenant)))


def _newsroom(query: dict[str, str]) -> str:
    return query.get("newsroom") or service().settings.default_newsroom


def _secret(system: str, tenant: str) -> str:
    return secret_for(secret_of(service().settings), system, tenant)


def _turn_of(tenant: str) -> Turn:
    """The turn in which HTML of a hook is read: its newsroom's, as if its systems shared a key."""
    return lambda: service().html_turn(tenant)


def _save_or_retract(tenant: str, submitted: Article | Retraction) -> dict[str, Any]:
    if isinstance(submitted, Retraction):
        taken_back = service().record.articles.retract_uri(tenant, submitted)
        return {"status": "retracted" if taken_back else "unknown", "article": taken_back}
    saved = service().save(tenant, submitted)
    return {"status": saved.status, "article": saved.id}
