"""What a view needs: the service and the queue of the application, and the newsroom that asks."""

from __future__ import annotations

from typing import cast

from flask import current_app, g

from quotes.jobs.queue import JobQueue
from quotes.service import Service


def service() -> Service:
    """The service of this application."""
    return cast(Service, current_app.extensions["on_record"])


def job_queue() -> JobQueue:
    """The queue of this application."""
    return cast(JobQueue, current_app.extensions["on_record_jobs"])


def newsroom() -> str:
    """The newsroom whose record this request sees: its caller's (see ``quotes.api.middleware.auth``)."""
    return cast(str, g.caller.newsroom)
