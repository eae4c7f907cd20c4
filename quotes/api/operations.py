"""/healthz, /readyz and /metrics: for those who run the service."""

from __future__ import annotations

import flask_smorest
from flask import Response

from quotes.api.context import service
from quotes.api.middleware.auth import needs, open_to_anyone
from quotes.observability import metrics
from schemas.operations import HealthSchema, ReadinessSchema

blueprint = flask_smorest.Blueprint("operations", __name__, description="For those who run the service.")


@blueprint.route("/healthz")
@open_to_anyone
@blueprint.response(200, HealthSchema, description="The process answers.")
@blueprint.doc(operationId="checkHealth")
def health() -> dict[str, str]:
    """Say that the process answers"""
    return {"status": "ok"}


@blueprint.route("/readyz")
@open_to_anyone
@blueprint.response(200, ReadinessSchema, description="Ready, or degraded: slower without Redis.")
@blueprint.alt_response(503, schema=ReadinessSchema, description="Not ready: the model or the record is missing.")
@blueprint.doc(operationId="checkReadiness")
def readiness() -> tuple[dict[str, str], int]:
    """Say whether requests can be answered"""
    state = service().readiness()
    return state, 503 if state["status"] == "unavailable" else 200


@blueprint.route("/metrics")
@needs("admin")
@blueprint.response(200, {"type": "string"}, content_type="text/plain", description="Prometheus text format.")
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(429, "TOO_MANY_REQUESTS")
@blueprint.doc(operationId="readMetrics")
def read_metrics() -> Response:
    """Count and time what was done, for Prometheus"""
    return Response(metrics.exposition(), content_type=metrics.CONTENT_TYPE)
