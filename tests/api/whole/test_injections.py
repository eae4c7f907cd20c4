"""Ten injections, through names, texts and parameters: into pages, logs, SQL, full-text queries, patterns, cursors,
headers, tables, templates and addresses. Each must be taken as the words it is made of, or be refused."""

from __future__ import annotations

import csv
import io
import json
from base64 import urlsafe_b64encode
from html.parser import HTMLParser
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from quotes.observability import logs
from quotes.record.model.corrections import Editor
from tests.support.keyed import holding, make, signed_in
from tests.support.samples import harbour

SCRIPTS = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "</title></textarea><svg onload=alert(1)>",
    "{{ 7 * 191 }}{% for x in y %}${7*191}",
    "javascript:alert(1)//",
]
FORMULAS = ['=HYPERLINK("https://evil.example";"x")', "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1"]
SQL = [
    "' OR '1'='1",
    "'; DROP TABLE quotations; --",
    '" UNION SELECT digest FROM keys --',
    "\\'; SELECT pg_sleep(10); --",
    "%' AND 1=(SELECT 1)--",
]
FULL_TEXT = [
    '" OR stems:*',
    "NEAR(harbour open, 5)",
    "harbour*",
    "harbour AND NOT open",
    "^harbour",
    "')) | !x",
    "- -",
    '""',
]
PATTERNS = ["%", "_", "%%%", "\\", "[a-z]", "E__a", "Edda Qui%"]


class Page(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def key(app: Flask) -> str:
    return make(app)


@pytest.fixture(scope="module")
def api(app: Flask, key: str) -> FlaskClient:
    return holding(app, key)


@pytest.fixture(scope="module")
def kept(api: FlaskClient) -> dict[str, Any]:
    """The harbour article in the record; another newsroom has a secret one."""
    return api.post("/v1/articles", json=harbour(uri="https://harbour.example/1")).json


@pytest.fixture(scope="module")
def whole(app: Flask, kept: dict[str, Any]) -> int:
    """How many quotations there are, which no injection may change."""
    theirs = holding(app, make(app, newsroom="secretive"))
    theirs.post("/v1/articles", json={"text": "“The secret pier is sold,” said Ulla Hidden, the mayor of Nowhere."})
    return len(found(holding(app, make(app))))


def found(client: FlaskClient, **query: str) -> list[Any]:
    answer = client.get("/v1/quotations", query_string=query)
    assert answer.status_code == 200, answer.text
    return list(answer.json["quotations"])


def harmless(html: str) -> None:
    """The page has no script but its own files, no handler, and no address that runs something."""
    for tag, attributes in Page(html).tags:
        assert not [name for name in attributes if name.startswith("on")], attributes
        if tag == "script":
            assert (attributes.get("src") or "").startswith("/assets/") or attributes.get(
                "type"
            ) == "application/ld+json"
        assert tag not in ("svg", "img", "iframe", "object", "base") or "onload" not in attributes
        for name in ("href", "src", "action", "formaction"):
            assert not (attributes.get(name) or "").lower().lstrip().startswith(("javascript:", "data:text"))
    assert "1337" not in html  # 7 * 191: no template was run


@pytest.mark.parametrize("text", SCRIPTS)
def test_1_into_pages_through_text_names_and_reasons(app: Flask, api: FlaskClient, key: str, text: str) -> None:
    body = {
        "text": f"“The {text} quay is closed,” said Edda {text} Quill, the mayor of {text}.\n\n“{text},” Quill said.",
        "title": text,
        "publisher": text,
        "uri": f"https://harbour.example/{text}",
    }
    article = api.post("/v1/articles", json=body).json
    record, reader = app.extensions["on_record"].record, signed_in(app, key)
    speaker = next(s["id"] for s in article["speakers"] if s["type"] == "person")
    record.corrections.rename("default", speaker, text, Editor(text, text))
    quotation = article["quotations"][0]["id"]
    paths = [f"/articles/{article['id']}", f"/speakers/{speaker}", f"/quotations/{quotation}"]
    for path in [*paths, "/", "/speakers", "/review", "/corrections"]:
        page = reader.get(path)
        assert page.status_code == 200, path
        harmless(page.text)
    harmless(reader.get("/speakers", query_string={"q": text, "role": text}).text)
    harmless(reader.get("/sign-in", query_string={"next": text}).text)
    harmless(reader.get(f"/{text}", headers={"Accept": "text/html"}).text)
    api.delete(f"/v1/articles/{article['id']}")


def test_2_into_the_log(app: Flask, api: FlaskClient, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO")
    forged = 'x"}\n{"event": "all is well", "level": "info"}'
    api.get("/v1/speakers", query_string={"q": forged})
    api.get("/nowhere/" + forged)
    api.get("/v1/speakers", headers={"X-Request-ID": 'a","level":"none'})
    api.post("/v1/extract", json={"text": forged, "title": forged})
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert len(lines) == 4
    assert {line["event"] for line in lines} == {"request"}
    assert {line["level"] for line in lines} == {"info"}


@pytest.mark.parametrize("text", SQL)
def test_3_into_sql(api: FlaskClient, kept: dict[str, Any], whole: int, text: str) -> None:
    for name in ("q", "speaker", "publisher", "target", "article"):
        answer = api.get("/v1/quotations", query_string={name: text})
        assert answer.status_code in (200, 404, 422)
        assert "Hidden" not in answer.text and "digest" not in answer.text.replace(text, "")
    for path in ("articles", "speakers", "quotations"):
        assert api.get(f"/v1/{path}/{text}").status_code == 404
    for name in ("q", "role", "organization", "external_id"):
        assert api.get("/v1/speakers", query_string={name: text}).status_code in (200, 422)
    assert api.post("/v1/quotations/check", json={"words": text, "name": text}).status_code in (200, 422)
    body = {"text": f"“{text} it is,” said Edda Quill.", "uri": text, "title": text, "publisher": text}
    article = api.post("/v1/articles", json=body)
    assert article.status_code in (201, 422)
    if article.status_code == 201:
        api.delete(f"/v1/articles/{article.json['id']}")
    assert len(found(api)) == whole


@pytest.mark.parametrize("text", FULL_TEXT)
def test_4_into_full_text_queries(api: FlaskClient, kept: dict[str, Any], whole: int, text: str) -> None:
    answer = api.get("/v1/quotations", query_string={"q": text})
    assert answer.status_code == 200, answer.text
    assert "Hidden" not in answer.text
    assert api.get(f"/v1/speakers/{kept['speakers'][0]['id']}/quotations", query_string={"q": text}).status_code == 200


@pytest.mark.parametrize("text", PATTERNS)
def test_5_into_patterns(api: FlaskClient, kept: dict[str, Any], text: str) -> None:
    for name in ("q", "role", "organization"):
        answer = api.get("/v1/speakers", query_string={name: text})
        assert answer.status_code in (200, 422)
        names = [speaker["name"] for speaker in answer.json.get("speakers", [])]
        assert "Tobias Renner" not in names  # a wildcard would find everybody
    assert found(api, publisher=text) == []


def test_6_into_cursors(app: Flask, api: FlaskClient, kept: dict[str, Any], whole: int) -> None:
    genuine = api.get("/v1/quotations?limit=1").json["next"]
    cursor = genuine.partition("cursor=")[2]
    theirs = holding(app, make(app, newsroom="secretive")).get("/v1/quotations?limit=1").json
    mine = {quotation["id"] for quotation in found(api)}
    marks = (
        json.dumps(["x", "2021-01-01' OR 1=1 --", "0"]),
        json.dumps([{"$gt": ""}]),
        "[" * 5_000,
        '["a", 1e999]',
        "null",
    )
    forged = [urlsafe_b64encode(text.encode()).decode().rstrip("=") for text in marks]
    for text in [*forged, cursor[:-4] + "AAAA", "../../etc/passwd", "a" * 5_000, "%00", "é"]:
        for path in ("/v1/quotations", "/v1/speakers", "/v1/corrections", f"/v1/speakers/{'0' * 32}/roles"):
            answer = api.get(path, query_string={"cursor": text})
            assert answer.status_code in (404, 422), (path, text, answer.text)
            assert "Hidden" not in answer.text
    assert theirs["quotations"]
    follow = holding(app, make(app, newsroom="secretive")).get("/v1/quotations", query_string={"cursor": cursor})
    assert not {quotation["id"] for quotation in follow.json.get("quotations", [])} & mine


def test_7_into_headers(app: Flask, api: FlaskClient, key: str) -> None:
    split = "x\r\nSet-Cookie: stolen=1\r\n\r\n<script>"
    article = api.post("/v1/articles", json={"text": "“Still here,” said Edda Quill.", "uri": "u:1", "title": split})
    answers = [
        article,
        api.get("/v1/speakers", query_string={"q": split, "limit": "1"}),
        api.get("/v1/quotations", query_string={"q": "here", "limit": "1", "cursor": split}),
        api.get(f"/v1/articles/{split}"),
        signed_in(app, key).get("/speakers", query_string={"q": split}),
        app.test_client().get("/speakers", query_string={"q": split}),
        app.test_client().get("/sign-in", query_string={"next": "/" + split}),
    ]
    for answer in answers:
        assert "stolen" not in answer.headers.get("Set-Cookie", "")
        for name, value in answer.headers:
            assert "\r" not in name + value and "\n" not in name + value
    with pytest.raises(ValueError, match=r"newline|control|invalid"):
        api.get("/v1/speakers", headers={"X-Request-ID": split})
    assert api.get("/v1/speakers", headers={"X-Request-ID": "a;b\tc"}).headers["X-Request-ID"] != "a;b\tc"
    api.delete(f"/v1/articles/{article.json['id']}")


@pytest.mark.parametrize("text", FORMULAS)
def test_8_into_tables(app: Flask, api: FlaskClient, text: str) -> None:
    body = {"text": f"“{text} is what we need,” said Edda Quill.", "title": text, "publisher": text}
    article = api.post("/v1/articles", json=body).json
    answer = api.get("/v1/export?format=csv")
    assert answer.status_code == 200 and answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    cells = [cell for row in csv.reader(io.StringIO(answer.text)) for cell in row]
    assert any(text.strip() in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    api.delete(f"/v1/articles/{article['id']}")


@pytest.mark.parametrize(
    "path", ["../../quotes/settings.py", "..%2f..%2fapp.py", "/etc/passwd", "%2e%2e/app.py", "x\0.css"]
)
@pytest.mark.parametrize("folder", ["/assets", "/docs/static"])
def test_9_into_addresses_of_files(app: Flask, folder: str, path: str) -> None:
    answer = app.test_client().get(f"{folder}/{path}")
    assert answer.status_code in (308, 404)
    assert "SettingsError" not in answer.text and "root:" not in answer.text


def test_10_into_redis(app: Flask, api: FlaskClient, kept: dict[str, Any]) -> None:
    redis = app.extensions["on_record_idempotency"]._link
    before = redis.call(lambda client: client.dbsize())
    name = "x FLUSHALL *3 $3 SET on_record:rate"
    for value in (name.replace(" ", "~"), "*1$8FLUSHALL", "on_record:rate:*"):
        answer = api.post("/v1/extract", json=harbour(), headers={"Idempotency-Key": value})
        assert answer.status_code in (200, 422)
    api.post("/v1/extract", json={"text": "\r\nFLUSHALL\r\n“So be it,” said Edda Quill."})
    assert redis.call(lambda client: client.dbsize()) >= before
    for stored in redis.call(lambda client: list(client.scan_iter("on_record*"))):
        assert b"FLUSHALL" not in stored and b"Quill" not in stored
