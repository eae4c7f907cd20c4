"""Bad input: a problem document that names the field, in bounded time, and nothing written.

Time is that of the processor: the clock on the wall tells more of what else the machine does.
"""

from __future__ import annotations

import io
import json
import sqlite3
import time
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
from flask import Flask
from flask.testing import FlaskClient

JSON = "application/json"
FRENCH = (
    "Le ministre a déclaré jeudi que les ouvriers du port rentreraient chez eux la semaine prochaine. « Nous tenons "
    "notre promesse », a-t-il affirmé devant la presse réunie à la préfecture. Selon lui, les travaux reprendront dès "
    "que la tempête sera passée, et les familles seront indemnisées avant la fin du mois de septembre, comme prévu."
)
TEXT = "“The harbour stays open,” Mayor Edda Quill said."


class Case(NamedTuple):
    """One bad request: what is sent, and the status and field that must come back."""

    name: str
    status: int
    field: str
    body: bytes = b""
    content_type: str | None = JSON
    query: str = ""
    headers: dict[str, str] = {}  # noqa: RUF012, never changed


def of_json(name: str, status: int, field: str, value: Any, query: str = "") -> Case:
    return Case(name, status, field, json.dumps(value).encode(), query=query)


POSTS = [
    Case("no body", 400, "body"),
    Case("truncated JSON", 400, "body", b'{"text": "The harb'),
    Case("two JSON values", 400, "body", b'{"text": "a b c"} {}'),
    Case("JSON array", 422, "body", b'[{"text": "a b c"}]'),
    Case("JSON string", 422, "body", b'"The harbour stays open."'),
    Case("JSON null", 422, "body", b"null"),
    Case("duplicate keys", 400, "body", b'{"text": "a b c", "text": "d e f"}'),
    Case("NaN", 400, "body", b'{"text": NaN}'),
    Case("a number of ten thousand digits", 400, "body", b'{"text": "a b", "n": ' + b"7" * 10_000 + b"}"),
    Case("a number beyond every number", 400, "body", b'{"text": "a b", "n": -1e999}'),
    Case("bad UTF-8 in JSON", 400, "body", b'{"text": "caf\xe9 talk"}'),
    Case("UTF-16", 400, "body", json.dumps({"text": TEXT}).encode("utf-16")),
    Case("JSON nested 100,000 deep", 413, "body", b"[" * 100_000),
    Case("a field nested 5,000 deep", 413, "body", b'{"text": ' + b'{"a": ' * 5_000 + b"1" + b"}" * 5_001),
    of_json("text of the wrong type", 422, "text", {"text": 7}),
    of_json("text a list", 422, "text", {"text": [TEXT]}),
    of_json("text null", 422, "text", {"text": None}),
    of_json("text empty", 422, "text", {"text": ""}),
    of_json("text blank", 422, "text", {"text": " \n\t "}),
    of_json("both text and html", 422, "html", {"text": TEXT, "html": f"<p>{TEXT}</p>"}),
    of_json("neither text nor html", 422, "text", {"title": "Harbour"}),
    of_json("HTML without words", 422, "html", {"html": "<p><script>alert('no')</script></p>"}),
    of_json("NUL in the text", 422, "text", {"text": "The har\0bour stays open."}),
    of_json("NUL in the title", 422, "title", {"text": TEXT, "title": "Har\0bour"}),
    of_json("lone surrogate in the text", 422, "text", {"text": "The harbour \ud83d stays open."}),
    of_json("lone surrogate in the uri", 422, "uri", {"text": TEXT, "uri": "https://example.org/\udc00"}),
    of_json("published no date", 422, "published", {"text": TEXT, "published": "last Thursday"}),
    of_json("published no day of the calendar", 422, "published", {"text": TEXT, "published": "2021-02-30"}),
    of_json("published a number", 422, "published", {"text": TEXT, "published": 20210603}),
    of_json("modified no time", 422, "modified", {"text": TEXT, "modified": "soon"}),
    of_json("title of the wrong type", 422, "title", {"text": TEXT, "title": {"en": "Harbour"}}),
    of_json("title too long", 422, "title", {"text": TEXT, "title": "a" * 1_001}),
    of_json("uri too long", 422, "uri", {"text": TEXT, "uri": "https://example.org/" + "a" * 2_000}),
    of_json("publisher of the wrong type", 422, "publisher", {"text": TEXT, "publisher": True}),
    of_json("French", 422, "text", {"text": FRENCH}),
    of_json("language not read", 422, "language", {"text": TEXT, "language": "fr"}),
    of_json("language of the wrong type", 422, "language", {"text": TEXT, "language": 1}),
    of_json("a text of more than a megabyte", 413, "text", {"text": "word " * 200_001}),
    of_json("a scope that is none", 422, "html_scope", {"html": f"<p>{TEXT}</p>", "html_scope": "page"}),
    of_json("a scope of the wrong type", 422, "html_scope", {"html": f"<p>{TEXT}</p>", "html_scope": True}),
    of_json("values without end", 413, "body", {"text": TEXT, "more": [1] * 400_000}),
    of_json("too many characters", 413, "text", {"text": "word " * 50_000}),
    of_json("ninjs bodies no array", 422, "bodies", {"bodies": "The harbour stays open."}),
    of_json("ninjs body without a value", 422, "bodies.0.value", {"bodies": [{"role": "main"}]}),
    of_json("title in the query of a JSON body", 422, "title", {"text": TEXT}, query="title=Harbour"),
    of_json("unknown parameter", 422, "ofsets", {"text": TEXT}, query="ofsets=utf16"),
    of_json("unknown unit of offsets", 422, "offsets", {"text": TEXT}, query="offsets=bytes"),
    of_json("repeated parameter", 422, "offsets", {"text": TEXT}, query="offsets=utf16&offsets=utf16"),
    of_json("NUL in the query", 422, "offsets", {"text": TEXT}, query="offsets=utf16%00"),
    of_json("query not UTF-8", 400, "", {"text": TEXT}, query="offsets=%ff%fe"),
    Case("a megabyte of quotation marks", 413, "body", b'"' * 1_000_000, "text/plain"),
    Case("more than a megabyte", 413, "body", b"a" * 1_000_001, "text/plain"),
    Case("bad UTF-8 in text", 400, "body", b"The harbour \xff stays open.", "text/plain"),
    Case("NUL in a text body", 422, "body", b"The harbour\0stays open.", "text/plain"),
    Case("too many tags", 413, "body", b"<b>" * 600_000, "text/html"),
    Case("a scope that is none beside HTML", 422, "html_scope", b"<p>a b", "text/html", query="html_scope=page"),
    Case("empty HTML", 422, "body", b"", "text/html"),
    Case("bad date beside a text", 422, "published", TEXT.encode(), "text/plain", query="published=03/06/2021"),
    Case("another charset", 415, "charset", TEXT.encode(), "text/plain; charset=iso-8859-1"),
    Case("XML", 415, "Content-Type", b"<text>The harbour stays open.</text>", "application/xml"),
    Case("a form", 415, "Content-Type", b"text=The+harbour+stays+open", "application/x-www-form-urlencoded"),
    Case("no content type", 415, "Content-Type", TEXT.encode(), None),
    Case("compressed", 415, "Content-Encoding", b"\x1f\x8b\x08", headers={"Content-Encoding": "gzip"}),
]

READS = [
    ("unknown filter", "/v1/quotations?speakr=1", "speakr"),
    ("unknown filter of a speaker", "/v1/speakers?name=quill", "name"),
    ("parameter where there is none", "/v1/speakers/1?limit=1", "limit"),
    ("cursor made up", "/v1/quotations?cursor=abc", "cursor"),
    ("cursor in odd characters", "/v1/speakers?cursor=%F0%9F%98%80", "cursor"),
    ("limit zero", "/v1/quotations?limit=0", "limit"),
    ("limit negative", "/v1/speakers?limit=-1", "limit"),
    ("limit too high", "/v1/quotations?limit=100000", "limit"),
    ("limit of forty digits", "/v1/quotations?limit=" + "9" * 40, "limit"),
    ("limit no number", "/v1/speakers?limit=ten", "limit"),
    ("from no date", "/v1/quotations?from=March", "from"),
    ("to no day of the calendar", "/v1/quotations?to=2021-13-01", "to"),
    ("on no date", "/v1/quotations?on=0", "on"),
    ("period that ends before it begins", "/v1/quotations?from=2021-02-01&to=2021-01-01", "from"),
    ("unknown kind", "/v1/quotations?kind=verbatim", "kind"),
    ("unknown act", "/v1/quotations?act=deed", "act"),
    ("needs_review no boolean", "/v1/quotations?needs_review=perhaps", "needs_review"),
    ("empty words", "/v1/speakers?q=", "q"),
    ("blank words", "/v1/quotations?q=%20", "q"),
    ("words too long", "/v1/quotations?q=" + "a" * 501, "q"),
    ("NUL in the words", "/v1/speakers?q=a%00b", "q"),
    ("identifier without a scheme", "/v1/speakers?identifier=Q42", "identifier"),
    ("articles of no uri", "/v1/articles", "uri"),
]

ODD_IDS = ["%00", "'%20OR%201=1", "..%2F..%2Fetc", "%F0%9F%98%80", "a" * 5_000, "%ff", "None", "-1"]


def counts(app: Flask) -> dict[str, int]:
    """Rows of every table of the record."""
    path = app.extensions["on_record"].settings.instance_dir / "record.sqlite3"
    with sqlite3.connect(path) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}


def assert_problem(response: Any, status: int, field: str) -> None:
    assert response.status_code == status, response.text[:500]
    assert response.mimetype == "application/problem+json"
    document = json.loads(response.data)
    assert document["status"] == status
    assert document["title"] and document["detail"] and document["request_id"] == response.headers["X-Request-ID"]
    if field:
        assert field in [error["field"] for error in document["errors"]], document
        assert all(error["detail"] for error in document["errors"])


@pytest.mark.parametrize("call", ["/v1/extract", "/v1/articles"])
@pytest.mark.parametrize("case", POSTS, ids=[case.name for case in POSTS])
def test_a_bad_article_is_refused(app: Flask, client: FlaskClient, call: str, case: Case) -> None:
    before = counts(app)
    began = time.process_time()
    response = client.post(f"{call}?{case.query}", data=case.body, content_type=case.content_type, headers=case.headers)
    assert time.process_time() - began < 2
    assert_problem(response, case.status, case.field)
    assert counts(app) == before


@pytest.mark.parametrize(("path", "field"), [case[1:] for case in READS], ids=[case[0] for case in READS])
def test_a_bad_query_is_refused(client: FlaskClient, path: str, field: str) -> None:
    assert_problem(client.get(path), 422, field)


@pytest.mark.parametrize("kind", ["articles", "speakers", "quotations"])
@pytest.mark.parametrize("odd", ODD_IDS)
def test_an_odd_id_is_not_found(client: FlaskClient, kind: str, odd: str) -> None:
    assert_problem(client.get(f"/v1/{kind}/{odd}"), 404, "")


class CountingStream:
    """An endless body, good HTML wherever it is cut off, that counts what was read of it."""

    def __init__(self) -> None:
        self.given = 0

    def read(self, size: int = -1) -> bytes:
        size = 65_536 if size < 0 else size
        words = b"" if self.given else b"<p>The harbour stays open.</p>"
        self.given += size
        return words.ljust(size)

    def readinto(self, buffer: bytearray) -> int:
        buffer[:] = self.read(len(buffer))
        return len(buffer)


@pytest.mark.parametrize("call", ["/v1/extract", "/v1/articles"])
def test_a_body_announced_as_too_large_is_not_read(client: FlaskClient, call: str) -> None:
    stream = CountingStream()
    response = client.post(
        call,
        content_type="text/html",
        environ_overrides={"wsgi.input": stream, "wsgi.input_terminated": True, "CONTENT_LENGTH": "50000000"},
    )
    assert_problem(response, 413, "body")
    assert stream.given == 0


@pytest.mark.parametrize("call", ["/v1/extract", "/v1/articles"])
def test_a_chunked_body_is_read_up_to_the_limit_only(client: FlaskClient, call: str) -> None:
    stream = CountingStream()
    response = client.post(
        call,
        headers={"Transfer-Encoding": "chunked", "Content-Type": "text/html"},
        environ_overrides={"wsgi.input": stream, "wsgi.input_terminated": True},
    )
    assert_problem(response, 413, "body")
    assert "8000000 bytes" in response.json["detail"]
    assert stream.given < 8_300_000


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("text/plain", TEXT + '"' * 2_000),
        ("text/plain", TEXT + "'" * 2_000),
        ("text/plain", TEXT + "“" * 2_000),
        ("text/plain", TEXT + "\n\n“" * 1_000),
        ("text/plain", TEXT + " " + "A" * 150_000),
        ("text/plain", TEXT + " " * 190_000 + TEXT),
        ("text/html", "<div>" * 60_000 + TEXT + "</div>" * 60_000),
        ("text/html", "<b><i>" * 40_000 + TEXT),
        ("text/html", "<" * 300_000 + TEXT),
        ("text/html", TEXT + "&" * 2_000),
        ("text/html", TEXT + "<!--" * 100_000),
    ],
    ids=lambda value: repr(value.replace(TEXT, "")[:12]),
)
def test_odd_but_readable_articles_are_answered_in_bounded_time(
    client: FlaskClient, content_type: str, body: str
) -> None:
    began = time.process_time()
    response = client.post("/v1/extract", data=body.encode(), content_type=content_type)
    assert time.process_time() - began < 2
    if response.status_code != 200:
        assert_problem(response, 413, "body")


@pytest.mark.parametrize("chunked", [True, False])
def test_a_body_at_the_limit_is_taken(client: FlaskClient, chunked: bool) -> None:
    body = f"<p>{TEXT}</p>".encode().ljust(8_000_000)
    environ = {"wsgi.input": io.BytesIO(body), "wsgi.input_terminated": True}
    if not chunked:
        environ["CONTENT_LENGTH"] = str(len(body))
    response = client.post("/v1/extract", content_type="text/html", environ_overrides=environ)
    assert response.status_code == 200


def test_an_edit_is_json(client: FlaskClient) -> None:
    edit = {"reason": "Heard the recording", "right": True}
    response = client.patch(
        f"/v1/quotations/{'0' * 32}", data=json.dumps(edit), content_type="text/plain", headers={"If-Match": '"x"'}
    )
    assert_problem(response, 415, "Content-Type")


@pytest.mark.parametrize("content_type", ["text/html", JSON])
def test_a_page_that_takes_too_long_to_read_is_a_problem(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch, content_type: str
) -> None:
    service = app.extensions["on_record"]
    monkeypatch.setattr(service, "settings", replace(service.settings, analysis_seconds=0.1))
    page = "<!doctype html><html><body><article><p>The harbour stays open.</p>" + "<div>" * 150_000
    query, body = ("?html_scope=article", page) if content_type == "text/html" else ("", json.dumps({"html": page}))
    answer = client.post(f"/v1/extract{query}", data=body, content_type=content_type)
    assert answer.status_code == 503
    assert answer.content_type == "application/problem+json"
    assert answer.headers["Retry-After"] == "60"
