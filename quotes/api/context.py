"""What a view needs: the service and the queue of the application, and the newsroom that asks."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import cast

from flask import current_app, request

from quotes.analysis.deadline import Checkpoint
from quotes.api.request.incoming_request import Caller, IncomingRequest
from quotes.jobs.queue import JobQueue
from quotes.service import Service


def asked() -> IncomingRequest:
    """The request at hand."""
    return cast(IncomingRequest, request._get_current_object())  # type: ignore[attr-defined]


def caller() -> Caller:
    """Who makes this request. Only for addresses that are not open to anyone."""
    return cast(Caller, asked().caller)


def service() -> Service:
    """The service of this application."""
    return cast(Service, current_app.extensions["on_record"])


def job_queue() -> JobQueue:
    """The queue of this application."""
    return cast(JobQueue, current_app.extensions["on_record_jobs"])


def html_turn() -> AbstractContextManager[Checkpoint]:
    """The turn in which HTML of this request is read."""
    return service().html_turn(newsroom(), caller().key_id)


def newsroom() -> str:
    """The newsroom whose record this request sees: its caller's (see ``quotes.api.middleware.auth``)."""
    return caller().newsroom


def site() -> str:
    """The address of the pages, without a slash at its end: that of the settings, else that of this request."""
    return service().settings.public_url or request.url_root.rstrip("/")
