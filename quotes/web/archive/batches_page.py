"""/batches: how far each archive is, how fast it goes, what failed, and cancelling it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from quotes.api.batches import NO_WORKER
from quotes.api.context import job_queue, newsroom, service
from quotes.api.middleware.auth import needs
from quotes.record.model.batches import Batch
from quotes.web.page_queries import read_query
from quotes.web.views import pages
from schemas.lists import PageQuerySchema

MOST_FAILURES = 50
STATES = {
    "receiving": "Being received",
    "queued": "Waiting",
    "working": "Being saved",
    "finished": "Finished",
    "cancelled": "Cancelled",
}


@pages.get("/batches")
@needs("ingest")
def batches() -> str:
    """The batches, the last one first."""
    _, query = read_query(PageQuerySchema())
    found = service().record.batches.recent(newsroom(), query.get("cursor"), query["limit"])
    return render_template("pages/archive/batches.html", found=found, states=STATES)


@pages.get("/batches/<batch_id>")
@needs("ingest")
def batch(batch_id: str) -> str:
    """One batch: a bar, its speed, the time that is left, and the first lines that failed."""
    record = service().record.batches
    found = record.read(newsroom(), batch_id)
    workers = job_queue().workers() if found.ended_at is None else None
    return render_template(
        "pages/archive/batch.html",
        batch=found,
        states=STATES,
        per_second=per_second(found),
        left=time_left(found),
        workers=workers,
        warning=NO_WORKER if workers == 0 else None,
        failures=record.failures(newsroom(), batch_id, MOST_FAILURES) if found.failed else (),
    )


@pages.post("/batches/<batch_id>/cancel")
@needs("ingest")
def cancel_batch(batch_id: str) -> Response:
    """Work on it no more; what was saved stays."""
    service().record.batches.cancel(newsroom(), batch_id)
    return redirect(url_for("pages.batch", batch_id=batch_id), 303)


def per_second(found: Batch) -> float:
    """Lines answered a second since it came in."""
    took = (found.ended_at or datetime.now(UTC)) - found.made_at
    return found.answered / max(took.total_seconds(), 1.0)


def time_left(found: Batch) -> str:
    """In words how long it still takes at this speed; empty where that cannot be told."""
    speed = per_second(found)
    if found.ended_at is not None or not speed:
        return ""
    left = timedelta(seconds=(found.lines - found.answered) / speed)
    hours, minutes = divmod(int(left.total_seconds() / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min" if minutes else "less than a minute"
