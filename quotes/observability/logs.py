"""Logs: one JSON object a line on standard error, with the request's id, never with an article's words or a secret.

Ours and those of the libraries (gunicorn, alembic, SQLAlchemy) go the same way.
"""

from __future__ import annotations

import logging.config
import sys
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import msgspec
import structlog
from structlog.tracebacks import ExceptionDictTransformer
from structlog.typing import ExcInfo

from quotes.errors import OnRecordError

_TRACES = ExceptionDictTransformer(show_locals=False, max_frames=30)
_LEFT_OUT = "(left out: it may hold an article's words)"


def configure(level: str) -> None:
    """Log from ``level`` ("DEBUG", "INFO", "WARNING", "ERROR") up, in this process."""
    logging.config.dictConfig(configuration(level))
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_shared(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def configuration(level: str) -> dict[str, Any]:
    """The same for the standard library's logging, as ``logging.config.dictConfig`` and gunicorn take it."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": _shared(),
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "gunicorn.error": {"level": level, "handlers": [], "propagate": True},
            "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},  # it would log the query
            "alembic": {"level": "WARNING"},
        },
    }


class Lines:
    """A logger of one line for every request: the same JSON, without the detour over the standard library's logging.

    A line that cannot be written (the disk is full) is lost; the answer it tells of is not.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def info(self, event: str, **values: Any) -> None:
        """Write ``event`` with ``values`` and what is bound to the context, where INFO is logged."""
        if not logging.getLogger(self._name).isEnabledFor(logging.INFO):
            return
        line = {
            **structlog.contextvars.get_contextvars(),
            **values,
            "event": event,
            "level": "info",
            "logger": self._name,
            "timestamp": datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        }
        with suppress(OSError, ValueError):
            sys.stderr.write(f"{msgspec.json.encode(line).decode()}\n")
            sys.stderr.flush()


def _shared() -> list[structlog.typing.Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.ExceptionRenderer(_traceback),
    ]


def _traceback(exc_info: ExcInfo) -> list[dict[str, Any]]:
    """Where it went wrong: types and places. Local variables never, messages only of errors that hold no input."""
    safe = isinstance(exc_info[1], OSError | OnRecordError)
    return [
        {
            "type": trace["exc_type"],
            "message": trace["exc_value"] if safe and number == 0 else _LEFT_OUT,
            "at": [f"{frame['filename']}:{frame['lineno']} {frame['name']}" for frame in trace["frames"]],
        }
        for number, trace in enumerate(_TRACES(exc_info))
    ]
