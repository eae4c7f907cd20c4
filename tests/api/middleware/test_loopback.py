"""While no key was made, only the machine itself is answered, and no site may use somebody's browser to get there."""

from __future__ import annotations

import pytest
from flask import Flask

from quotes.api_keys import FRESH_SECONDS
from tests.support.keyed import bearer, make
from tests.support.live import until

TEXT = {"data": "“All is well,” said Edda Quill.", "content_type": "text/plain"}


@pytest.mark.parametrize(
    ("environment", "status"),
    [
        ({}, 200),
        ({"REMOTE_ADDR": "::1", "HTTP_HOST": "[::1]:8000"}, 200),
        ({"HTTP_HOST": "127.0.0.1:8000"}, 200),
        ({"REMOTE_ADDR": "127.9.9.9"}, 200),
        ({"REMOTE_ADDR": "192.168.1.7"}, 401),
        ({"REMOTE_ADDR": "::ffff:192.168.1.7"}, 401),
        ({"REMOTE_ADDR": ""}, 401),
        ({"HTTP_HOST": "rebound.example"}, 401),
        ({"HTTP_HOST": "localhost.evil.example"}, 401),
        ({"HTTP_HOST": "127.0.0.1.evil.example:8000"}, 401),
        ({"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, 401),
        ({"HTTP_FORWARDED": "for=127.0.0.1"}, 401),
        ({"HTTP_VIA": "1.1 proxy"}, 401),
        ({"HTTP_X_REAL_IP": "127.0.0.1"}, 401),
        ({"HTTP_X_FORWARDED_HOST": "evil.example"}, 401),
        ({"HTTP_X_FORWARDED_PROTO": "https"}, 401),
        ({"HTTP_X_FORWARDED_SERVER": "proxy"}, 401),
        ({"HTTP_X_FORWARDED": "127.0.0.1"}, 401),
        ({"HTTP_CF_CONNECTING_IP": "127.0.0.1"}, 401),
        ({"HTTP_TRUE_CLIENT_IP": "127.0.0.1"}, 401),
        ({"HTTP_X_CLUSTER_CLIENT_IP": "127.0.0.1"}, 401),
        ({"HTTP_X_ORIGINAL_HOST": "evil.example"}, 401),
        ({"HTTP_X_REMOTE_ADDR": "127.0.0.1"}, 401),
        ({"HTTP_FORWARDED_FOR": "127.0.0.1"}, 401),
        ({"HTTP_X_VERCEL_FORWARDED_FOR": "127.0.0.1"}, 401),
        ({"HTTP_X_NF_CLIENT_CONNECTION_IP": "127.0.0.1"}, 401),
        ({"HTTP_X_VARNISH": "7"}, 401),
        ({"HTTP_X_SCHEME": "https"}, 401),
        ({"HTTP_FRONT_END_HTTPS": "on"}, 401),
        ({"SERVER_PROTOCOL": "HTTP/1.0"}, 401),  # nginx with nothing but proxy_pass
        ({"HTTP_X_REQUEST_ID": "7"}, 200),
        ({"HTTP_ORIGIN": "https://evil.example"}, 403),
        ({"HTTP_ORIGIN": "null"}, 403),
        ({"HTTP_ORIGIN": "http://["}, 403),
        ({"HTTP_ORIGIN": ""}, 403),
        ({"HTTP_HOST": "[::1"}, 401),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, 403),
        ({"HTTP_AUTHORIZATION": "Bearer onrec_" + "A" * 43}, 401),
    ],
)
@pytest.mark.parametrize("path", ["/v1/extract", "/v1/articles"])
def test_only_the_machine_itself_is_answered(app: Flask, path: str, environment: dict[str, str], status: int) -> None:
    answer = app.test_client().post(path, environ_overrides=environment, **TEXT)
    assert answer.status_code == status or (status == 200 and answer.status_code == 201)
    if status == 401:
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_what_every_site_may_ask_wants_a_key_always(app: Flask) -> None:
    assert app.test_client().get("/v1/reconcile").status_code == 401
    assert app.test_client().post("/v1/reconcile", data={"queries": "{}"}).status_code == 401


def test_the_pages_are_for_the_machine_itself_too(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/speakers").status_code == 200
    answer = client.get("/speakers", environ_overrides={"REMOTE_ADDR": "10.0.0.9"})
    assert (answer.status_code, answer.mimetype) == (401, "text/html")
    assert "keys make" in answer.text


def test_a_body_is_judged_before_it_is_read(app: Flask) -> None:
    client = app.test_client()
    most = app.extensions["on_record"].settings.max_html_bytes
    key = make(app, ["extract"])
    for data in (b"x" * (most + 1), b"[" * 100_000, b'{"text":' * 5_000):
        answer = client.post("/v1/extract", data=data, content_type="application/json", headers=bearer(key))
        assert answer.status_code == 413
    nested = {"data": b"[" * 100_000, "content_type": "application/json"}  # nobody without a key has a body parsed
    assert until(lambda: client.post("/v1/extract", **nested).status_code == 401, 3 * FRESH_SECONDS)
