"""A request and what is found out about it: nothing at first, and the same for whoever asks later."""

from __future__ import annotations

import time

from quotes.api.context import asked
from quotes.api.middleware.application import Application
from quotes.api.request.incoming_request import IncomingRequest


def test_a_new_request_knows_its_id_and_no_caller() -> None:
    before = time.perf_counter()
    request = IncomingRequest({"REQUEST_METHOD": "POST", "PATH_INFO": "/", "HTTP_X_REQUEST_ID": "desk-42"})
    assert request.request_id == "desk-42"
    assert before <= request.began <= time.perf_counter()
    assert (request.is_let_in, request.caller, request.quota, request.cached) == (False, None, None, None)


def test_a_view_sees_the_request_that_came_in() -> None:
    application = Application(__name__)
    seen = []

    @application.before_request
    def note() -> None:
        seen.append(asked())

    @application.get("/")
    def view() -> str:
        seen.append(asked())
        return asked().request_id

    answer = application.test_client().get("/")
    assert seen[0] is seen[1]
    assert answer.text == answer.headers["X-Request-ID"]
