"""/v1/batches: an archive, one article a line, through the queue into the record."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from flask import Response, url_for

from quotes.api.blueprint import Blueprint
from quotes.api.context import caller, job_queue, newsroom, service
from quotes.api.middleware.auth import needs
from quotes.api.representation.examples import CHANGES
from quotes.api.representation.paging import page_of
from quotes.api.representation.streams import begin_reading
from quotes.api.request.bodies import JSON, NDJSON, allow_time, read_articles
from quotes.errors import OnRecordError, Unavailable
from quotes.exchange.input_lines import answer_line
from quotes.jobs.intake import receive
from quotes.record.model.batches import Batch
from quotes.record.model.list_pages import Page
from schemas.batch import (
    BatchPageSchema,
    BatchResultsQuerySchema,
    BatchSchema,
    NewBatchQuerySchema,
    SmallBatchSchema,
)
from schemas.lists import NoQuerySchema, PageQuerySchema

EXAMPLE = [
    {"id": "a1", "text": "“All is well,” Ana Lopes said.", "published": "2021-06-03"},
    {"id": "a2", "text": "“We sail tonight,” Ilsa Brandt said.", "published": "2021-06-04"},
]
REQUEST_BODY = {
    "required": True,
    "description": "One JSON object a line (text or html, title, uri, published, …), or ninjs; or, for few, one object "
    "with `articles`. An `id` comes back with the line's answer, and serves as `uri` where there is none.",
    "content": {
        NDJSON[0]: {
            "schema": {"type": "string"},
            "example": b"".join(map(answer_line, EXAMPLE)).decode(),
        },
        JSON: {"schema": SmallBatchSchema, "example": {"articles": EXAMPLE}},
    },
}
RESULTS = [
    {"id": "a1", "line": 1, "status": "created", "article": "a" * 32, "uri": "a1", "changes": CHANGES},
    {"id": "a2", "line": 2, "error": "Paste the article's text first."},
]
LOCATION = {"Location": {"description": "Where its progress is read.", "schema": {"type": "string"}}}
NO_WORKER = "No worker is running, so the batch waits. Start one: python app.py work"
_PAGE = 500

blueprint = Blueprint("batches", __name__, url_prefix="/v1/batches", description="Archives, through the queue.")


@blueprint.route("", methods=["POST"])
@needs("ingest")
@blueprint.arguments(NewBatchQuerySchema, location="query")
@blueprint.response(202, BatchSchema, description="Stored and queued.", headers=LOCATION)
@blueprint.failures(400, 413, 415, 422, 503)
@blueprint.doc(requestBody=REQUEST_BODY)
@blueprint.doc(operationId="sendBatch")
def send(query: dict[str, Any]) -> Any:
    """Send a batch of articles

    As lines, or, up to a thousand, as one JSON object with `articles`; each of them is a line of the batch then. The
    answer comes when every line is stored; from then on none is lost. A line that cannot be read gets its error among
    the results, and the rest go on. Of several lines with one `uri` the last one stands.
    """
    if not job_queue().is_up:
        raise Unavailable("Batches need Redis, and Redis is not reachable. Send the batch again later.", retry_after=30)
    lines, tenant, batches = read_articles(), newsroom(), service().record.batches
    id_ = batches.open(tenant, caller().name, engine=query.get("engine"))
    try:
        receive(batches, tenant, id_, lines, service().settings.max_batch_lines, lambda _: allow_time())
        batch = batches.accept(tenant, id_)
    except BaseException:
        with suppress(OnRecordError):  # what cannot be dropped now is forgotten after a day
            batches.drop(tenant, id_)
        raise
    with suppress(OnRecordError):  # the workers look after it
        job_queue().feed()
    return _shown(batch, job_queue().workers()), 202, {"Location": url_for("batches.read", batch_id=id_)}


@blueprint.route("")
@needs("ingest")
@blueprint.arguments(PageQuerySchema, location="query")
@blueprint.response(200, BatchPageSchema, description="The last one first.")
@blueprint.failures(400, 422, 503)
@blueprint.doc(operationId="listBatches")
def find(query: dict[str, Any]) -> Any:
    """List batches"""
    page = service().record.batches.recent(newsroom(), query.get("cursor"), query["limit"])
    workers = job_queue().workers()
    return page_of("batches", Page(tuple(_shown(batch, workers) for batch in page.items), page.next))


@blueprint.route("/<string:batch_id>")
@needs("ingest")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, BatchSchema, description="Its progress.")
@blueprint.failures(400, 404, 422, 503)
@blueprint.doc(operationId="readBatch")
def read(_query: dict[str, Any], batch_id: str) -> dict[str, Any]:
    """Read how far a batch is"""
    return _shown(service().record.batches.read(newsroom(), batch_id), job_queue().workers())


@blueprint.route("/<string:batch_id>", methods=["DELETE"])
@needs("ingest")
@blueprint.arguments(NoQuerySchema, location="query")
@blueprint.response(200, BatchSchema, description="Cancelled: no more of its articles are saved.")
@blueprint.failures(400, 404, 409, 422, 503)
@blueprint.doc(operationId="cancelBatch")
def cancel(_query: dict[str, Any], batch_id: str) -> dict[str, Any]:
    """Cancel a batch

    Articles that were saved stay. Answers 409 for a finished batch.
    """
    return _shown(service().record.batches.cancel(newsroom(), batch_id), job_queue().workers())


@blueprint.route("/<string:batch_id>/results")
@needs("ingest")
@blueprint.arguments(BatchResultsQuerySchema, location="query")
@blueprint.response(
    200,
    {"type": "string"},
    content_type=NDJSON[0],
    description="One JSON object a line.",
    example=b"".join(map(answer_line, RESULTS)).decode(),
)
@blueprint.failures(400, 404, 422, 503)
@blueprint.doc(operationId="readBatchResults")
def results(query: dict[str, int], batch_id: str) -> Response:
    """Read what became of the lines of a batch

    `{"id", "line", "status", "article", "uri", "changes"}`, or `{"id", "line", "error"}`, in the order of lines, up to
    the first that is not done with yet. Go on with `after` and the last line read.
    """
    pages = _pages(newsroom(), batch_id, query["after"], query.get("limit"))
    return Response(begin_reading(pages), content_type=NDJSON[0])


def _pages(tenant: str, batch_id: str, after: int, limit: int | None) -> Iterator[bytes]:
    """The answers as lines, a page at a time."""
    batches = service().record.batches
    while True:
        wanted = _PAGE if limit is None else min(_PAGE, limit)
        answers = batches.answers(tenant, batch_id, after, wanted)
        yield b"".join(map(answer_line, answers))
        limit = None if limit is None else limit - len(answers)
        if len(answers) < wanted or limit == 0:
            return
        after = answers[-1]["line"]


def _shown(batch: Batch, workers: int | None) -> dict[str, Any]:
    waits = batch.ended_at is None and workers == 0
    return {
        "id": batch.id,
        "status": batch.status,
        "engine": batch.engine,
        "lines": batch.lines,
        "answered": batch.answered,
        "failed": batch.failed,
        "made_at": batch.made_at,
        "ended_at": batch.ended_at,
        "workers": workers,
        "warning": NO_WORKER if waits else None,
        "results": url_for("batches.results", batch_id=batch.id),
    }
