"""The logs: one JSON object a line, with the request's id, without an article's words."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog

from quotes.errors import NotFound
from quotes.observability import logs

WORDS = "The zeppelin sails tonight"


@pytest.fixture
def written(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """What was logged since it was last asked."""
    yield lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    structlog.contextvars.clear_contextvars()


def test_ours_and_the_libraries_lines_look_alike(written: Callable[[], list[dict[str, Any]]]) -> None:
    logs.configure("INFO")
    structlog.contextvars.bind_contextvars(request_id="r1")
    structlog.get_logger("on_record.test").info("kept", articles=2)
    logging.getLogger("gunicorn.error").info("Booting worker with pid: %d", 7)
    logging.getLogger("gunicorn.access").info("GET /?title=%s", WORDS)
    logging.getLogger("alembic.runtime.migration").info("Will assume non-transactional DDL.")
    structlog.get_logger("on_record.test").debug("too detailed")
    ours, library = written()
    assert (ours["event"], ours["articles"], ours["request_id"], ours["level"]) == ("kept", 2, "r1", "info")
    assert (library["event"], library["request_id"]) == ("Booting worker with pid: 7", "r1")
    assert ours["timestamp"] and ours["logger"] == "on_record.test"


def fail(article: str, error: Exception) -> None:
    """Fail as a part might that holds an article."""
    try:
        raise KeyError(article)
    except KeyError as cause:
        raise error from cause


@pytest.mark.parametrize("error", [ValueError(WORDS), NotFound("no such article"), OSError(28, "No space left")])
def test_a_traceback_says_where_but_not_what(written: Callable[[], list[dict[str, Any]]], error: Exception) -> None:
    logs.configure("INFO")
    try:
        fail(WORDS, error)
    except Exception:
        structlog.get_logger("on_record.test").exception("it failed")
    (line,) = written()
    assert WORDS not in json.dumps(line)
    assert [trace["type"] for trace in line["exception"]] == [type(error).__name__, "KeyError"]
    assert any("test_logs.py" in place for place in line["exception"][0]["at"])
    if not isinstance(error, ValueError):
        assert line["exception"][0]["message"] == str(error)
