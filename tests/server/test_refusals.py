"""What the server itself refuses is answered as everything else is: a problem document, which nobody keeps."""

from __future__ import annotations

import json

from gunicorn.http import errors

from quotes.server.refusals import TOO_SLOW, Refusal


def test_a_refusal_is_a_whole_answer_that_nobody_keeps() -> None:
    head, _, body = TOO_SLOW.answer("/v1/extract", "desk-42").partition(b"\r\n\r\n")
    status, *headers = head.decode().split("\r\n")
    assert status == "HTTP/1.1 408 Request Timeout"
    assert {"Cache-Control: no-store", "Connection: close", "X-Request-ID: desk-42"} <= set(headers)
    assert f"Content-Length: {len(body)}" in headers
    problem = json.loads(body)
    assert (problem["status"], problem["instance"], problem["request_id"]) == (408, "/v1/extract", "desk-42")


def test_what_nobody_foresaw_is_our_fault_and_shows_nothing() -> None:
    refusal = Refusal.of(ValueError("a secret"))
    assert (refusal.status, refusal.field) == (500, "")
    assert b"secret" not in refusal.answer("/", "1")


def test_the_address_that_is_too_long_is_told_apart_from_headers_that_are() -> None:
    assert Refusal.of(errors.LimitRequestLine(9000, 8190)).status == 414
    assert Refusal.of(errors.LimitRequestHeaders("too many")).status == 431
