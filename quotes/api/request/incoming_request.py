"""A request with what is found out about it on its way to a view."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from flask import Request

from quotes.api.middleware import request_ids
from quotes.redis.rate_limiter import Quota


@dataclass(frozen=True, slots=True)
class Caller:
    """The newsroom that a request belongs to, the owner of its key (whose name corrections carry), and its scopes.

    ``key_id`` is None for whoever calls from this machine while no key was ever made.
    """

    newsroom: str
    name: str
    scopes: frozenset[str]
    key_id: str | None


class IncomingRequest(Request):
    """Flask's request, and:

    ``began``: when it came, on the clock of ``time.perf_counter``;
    ``request_id``: the id under which answer and logs know it;
    ``is_let_in``: whether it was found out already who calls, and counted;
    ``caller``: who calls; None at addresses that are open to anyone;
    ``quota``: what is left of the requests of the caller's key, None without a limit;
    ``error``: what was wrong before Flask saw the request, which answers it as it answers all errors;
    ``answer_key``: under which key the cache keeps the answer, None where it keeps none;
    ``cached``: the answer that the cache kept.
    """

    is_let_in = False
    caller: Caller | None = None
    quota: Quota | None = None
    error: Exception | None = None
    answer_key: str | None = None
    cached: bytes | None = None

    def __init__(self, environ: dict[str, Any]) -> None:
        super().__init__(environ)
        self.began = time.perf_counter()
        self.request_id = request_ids.of(environ)
