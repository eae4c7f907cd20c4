"""With everything logged, at the finest level and through every failure: no key, no secret, no word of an article."""

from __future__ import annotations

import urllib.parse
from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from app import create_app
from quotes.observability import logs
from quotes.record import Record
from quotes.settings import Settings
from tests.support.forms import send
from tests.support.keyed import bearer, make, signed_in

SECRET = "s3cret-of-this-installation-and-no-other"
WORDS = "The zeppelin sails tonight"
ARTICLE = {"text": f"“{WORDS},” said Edda Quill, the mayor.", "title": "Zeppelin at the quay"}
WRONG = "onrec_" + "W" * 43


@pytest.fixture
def app(make_settings: Callable[..., Settings]) -> Iterator[Flask]:
    """An application that logs everything."""
    settings = make_settings(secret=SECRET, log_level="DEBUG")
    settings.instance_dir.mkdir()
    Record(settings.record_url).migrate()
    made = create_app(settings)
    yield made
    made.extensions["on_record"].close()


def fail(*_: object) -> None:
    raise RuntimeError(f"{SECRET} {WORDS}")


def test_no_secret_and_no_word_stands_in_a_log(app: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("DEBUG")  # onto the stream of this test
    app.config["PROPAGATE_EXCEPTIONS"] = False
    key = make(app)
    client = app.test_client()
    with_key = {**bearer(key), "Idempotency-Key": "zeppelin-7"}
    assert client.post("/v1/extract", json=ARTICLE, headers=with_key).status_code == 200
    assert client.post("/v1/articles", json=ARTICLE, headers=bearer(key)).status_code == 201
    client.get(f"/v1/quotations?q={urllib.parse.quote(WORDS)}", headers=bearer(key))
    client.get(f"/v1/quotations?q={urllib.parse.quote(WORDS)}%00", headers=bearer(key))
    client.post("/v1/extract", data=f'{{"text": "{WORDS}', content_type="application/json", headers=bearer(key))
    client.get("/v1/speakers", headers=bearer(WRONG))
    client.get("/v1/speakers", headers={"Authorization": f"Basic {WRONG}"})
    reader = signed_in(app, key)
    cookie = reader.get_cookie("on_record_session").value
    send(reader, "/", ARTICLE)
    send(app.test_client(), "/sign-in", {"key": WRONG})
    app.extensions["on_record"].extract = fail
    other = {"text": f"{ARTICLE['text']} It did."}
    assert client.post("/v1/extract", json=other, headers=bearer(key)).status_code == 500
    assert send(reader, "/", other).status_code == 500
    out, err = capsys.readouterr()
    said = out + err
    assert '"level": "error"' in said or '"level":"error"' in said  # the failures were logged
    assert "request" in said
    for hidden in (key, key.removeprefix("onrec_"), WRONG, SECRET, cookie, WORDS, "zeppelin", "Edda Quill"):
        assert hidden not in said, hidden


def test_settings_are_shown_without_secrets(settings: Settings) -> None:
    with_secrets = Settings(
        instance_dir=settings.instance_dir, secret=SECRET, redis_url=f"redis://:{SECRET}@127.0.0.1:6379/0"
    )
    assert SECRET not in repr(with_secrets.shown())
