"""What depends on the time of day, while that jumps under a running server: sessions, limits, names of requests."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest

from bench.faults.false_clock import FalseClock
from bench.load.serving import Server, start
from quotes import api_keys
from quotes.record import Record
from quotes.record.model.speakers import SpeakerFilter
from quotes.redis.rate_limiter import WINDOW_SECONDS
from tests.support.forms import form
from tests.support.live import kill_all

HOUR = 3600
ARTICLE = {"uri": "https://desk.example/1", "text": "“The ferry sails tonight,” said harbour master Ilsa Brandt."}


class Caller:
    """Somebody with a key at a server, by the API and by the pages."""

    def __init__(self, server: Server, key: str) -> None:
        self._server = server
        self._key = key
        self._cookies: dict[str, str] = {}

    def post(self) -> tuple[int, dict[str, str]]:
        """Post the article under one name, again and again: status and headers."""
        headers = {"Authorization": f"Bearer {self._key}", "Idempotency-Key": "one", "Content-Type": "application/json"}
        return self._ask("POST", "/v1/articles", json.dumps(ARTICLE), headers)[:2]

    def sign_in(self) -> int:
        """Sign in to the pages."""
        token = form(self._ask("GET", "/sign-in")[2], "sign-in").fields["csrf_token"][0]
        data = urlencode({"key": self._key, "csrf_token": token})
        return self._ask("POST", "/sign-in", data, {"Content-Type": "application/x-www-form-urlencoded"})[0]

    def is_in(self) -> bool:
        """Whether the session opens a page."""
        status = self._ask("GET", "/speakers")[0]
        assert status in (200, 303), status
        return status == 200

    def _ask(
        self, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], str]:
        connection = self._server.connect()
        shown = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        connection.request(method, path, body, shown | (headers or {}))
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        for cookie in SimpleCookie(answer.headers.get("Set-Cookie", "")).values():
            self._cookies[cookie.key] = cookie.value
        return answer.status, dict(answer.headers), text


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short folder; whatever still runs on the instance in it is killed afterwards."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        yield Path(parent)
        kill_all(Path(parent) / "i")


@pytest.fixture
def clock(folder: Path) -> FalseClock:
    """A clock that can be set, for the server that is started with it."""
    try:
        return FalseClock(folder)
    except LookupError as why:
        pytest.skip(str(why))


def test_a_clock_that_jumps_lets_nobody_in_and_keeps_nothing_twice(folder: Path, clock: FalseClock) -> None:
    instance = folder / "i"
    instance.mkdir(mode=0o700)
    record = Record(f"sqlite:///{instance / 'record.sqlite3'}")
    record.migrate()
    key, _ = api_keys.make(record.keys, "default", "Kim Okoye", api_keys.SCOPES)
    prefix = ["env", *(f"{name}={value}" for name, value in clock.environment.items())]
    with start(instance, prefix=prefix, workers=1) as server:
        caller = Caller(server, key)
        assert caller.sign_in() == 303 and caller.is_in()
        assert caller.post()[0] == 201

        clock.jump_to(5 * HOUR)
        assert caller.is_in(), "a session lasts half a day"
        status, headers = caller.post()
        assert (status, headers["Idempotent-Replayed"]) == (201, "true")

        clock.jump_to(-5 * HOUR)
        assert not caller.is_in(), "signed in the future"
        status, headers = caller.post()
        assert (status, headers["Idempotent-Replayed"]) == (201, "true")
        assert int(headers["RateLimit-Reset"]) <= WINDOW_SECONDS, "though the window was opened ten hours later"

        clock.jump_to(48 * HOUR)
        assert not caller.is_in(), "over"
        status, headers = caller.post()
        assert (status, headers.get("Idempotent-Replayed")) == (200, None), "forgotten, and harmless: nothing changed"
        assert caller.sign_in() == 303 and caller.is_in()

        clock.jump_to(0)
        assert not caller.is_in(), "no session is longer for a clock that was wrong"
        assert caller.sign_in() == 303 and caller.is_in()
        assert caller.post()[0] == 200
    assert [s.articles for s in record.speakers.search("default", SpeakerFilter()).items] == [1]
    record.close()
