"""Who follows the record is told each change once, in order."""

from __future__ import annotations

from flask import Flask

from tests.support.keyed import holding, make
from tests.support.samples import harbour


def test_changes_are_followed(app: Flask) -> None:
    reader = holding(app, make(app, ["read"]))
    start = reader.get("/v1/changes").json["after"]
    saved = holding(app, make(app, ["ingest"])).post("/v1/articles", json=harbour())
    found = reader.get("/v1/changes", query_string={"after": start}).json
    (change,) = found["changes"]
    assert (change["type"], change["subject"], found["more"]) == ("article.saved", saved.json["id"], False)
    assert reader.get("/v1/changes", query_string={"after": found["after"]}).json["changes"] == []
    assert reader.get("/v1/changes?after=x").json["errors"][0]["field"] == "after"


def test_page_by_page(app: Flask) -> None:
    reader, sender = holding(app, make(app, ["read"])), holding(app, make(app, ["ingest"]))
    start = reader.get("/v1/changes").json["after"]
    saved = [sender.post("/v1/articles", json=harbour(uri=f"https://example.org/{n}")).json["id"] for n in range(3)]
    seen, after, more = [], start, True
    while more:
        page = reader.get("/v1/changes", query_string={"after": after, "limit": 2}).json
        seen += [change["subject"] for change in page["changes"] if change["type"] == "article.saved"]
        after, more = page["after"], page["more"]
    assert seen == saved


def test_words_are_never_in_it(app: Flask) -> None:
    holding(app, make(app, ["ingest"])).post("/v1/articles", json=harbour())
    told = holding(app, make(app, ["read"])).get("/v1/changes?limit=200").text
    assert "Quill" not in told and "harbour" not in told
