"""Keys: kept as digests in the record, known within a second."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from bench.load.ports import free_port
from quotes import api_keys, errors
from quotes.api_keys import KeyRing
from quotes.cli.main import main
from quotes.record import Record
from quotes.settings import Settings
from tests.support import ROOT
from tests.support.keyed import bearer, make, make_kept
from tests.support.live import Server, kill_all, until

Run = Callable[..., Result]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment with an instance folder of this test."""
    return {"PATH": os.environ["PATH"], "ON_RECORD_INSTANCE_DIR": str(tmp_path / "instance")}


@pytest.fixture
def command(environment: dict[str, str]) -> Run:
    """Runs `python app.py keys …` in this process."""
    return lambda *words: CliRunner().invoke(main, words, env=environment, prog_name="app.py")


def test_the_service_opens_to_others_only_once_there_is_a_key(
    command: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    port = free_port()
    outside = environment | {"ON_RECORD_HOST": "0.0.0.0", "ON_RECORD_PORT": str(port)}
    closed = subprocess.run([sys.executable, "app.py"], cwd=ROOT, env=outside, capture_output=True, text=True)
    assert closed.returncode == 1
    assert "0.0.0.0" in closed.stderr and "keys make" in closed.stderr
    key = command("keys", "make", "--owner", "Kim").stdout.strip()
    try:
        server = Server.start(tmp_path / "instance", port, ON_RECORD_HOST="0.0.0.0", ON_RECORD_WORKERS="1")
        assert server.get("/v1/speakers")[0] == 401
        status, _ = server._ask(_request(server, key))
        assert status == 200
        server.stop()
        assert key not in server.log.read_text()
    finally:
        kill_all(tmp_path / "instance")


def _request(server: Server, key: str) -> urllib.request.Request:
    return urllib.request.Request(f"http://127.0.0.1:{server.port}/v1/speakers", headers=bearer(key))


def test_a_key_outlives_redis_and_is_gone_within_a_second_when_revoked(app: Flask) -> None:
    key, kept = make_kept(app, ["read"])
    client, record = app.test_client(), app.extensions["on_record"].record
    assert client.get("/v1/speakers", headers=bearer(key)).status_code == 200
    app.extensions["on_record_idempotency"]._link.call(lambda redis: redis.flushall())
    assert client.get("/v1/speakers", headers=bearer(key)).status_code == 200
    record.keys.revoke(kept.id)
    assert until(lambda: client.get("/v1/speakers", headers=bearer(key)).status_code == 401, 3 * api_keys.FRESH_SECONDS)
    assert client.get("/v1/speakers").status_code == 401  # a revoked key is a key that was made


def test_the_first_key_closes_the_door_within_a_second(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/v1/speakers").status_code == 200
    make(app)
    assert until(lambda: client.get("/v1/speakers").status_code == 401, 3 * api_keys.FRESH_SECONDS)


def test_the_last_use_is_noted_by_the_minute(record: Record) -> None:
    ring, (key, kept) = KeyRing(record.keys), api_keys.make(record.keys, "default", "Kim", ["read"])
    before = datetime.now(UTC) - timedelta(minutes=1)
    assert ring.holder(key) is not None
    used = record.keys.with_id(kept.id).used_at
    assert before < used <= datetime.now(UTC) and (used.second, used.microsecond) == (0, 0)


@pytest.mark.parametrize("shown", ["", "onrec_", "onrec_" + "é" * 43, "onrec_" + "A" * 43 + "\n", "x" * 100_000])
def test_what_is_no_key_is_not_looked_up(record: Record, shown: str) -> None:
    record.close()
    assert KeyRing(record.keys).holder(shown) is None


def test_without_the_record_nobody_is_let_in(settings: Settings) -> None:
    settings.instance_dir.mkdir()
    (settings.instance_dir / "record.sqlite3").write_bytes(b"no database at all, but longer than a header" * 100)
    ring = KeyRing(Record(settings.record_url).keys)
    for ask in (ring.any_made, lambda: ring.holder("onrec_" + "A" * 43), lambda: ring.holder_of("0" * 32)):
        with pytest.raises(errors.Unavailable):
            ask()
