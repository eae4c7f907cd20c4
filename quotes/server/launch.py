"""Serving: what happens before, around and after gunicorn (its settings stand in gunicorn.conf.py)."""

from __future__ import annotations

import atexit
import ctypes
import errno
import logging
import os
import shutil
import socket
import sys
from pathlib import Path
from typing import NoReturn

import click
import gunicorn
import structlog
from gunicorn.app.wsgiapp import WSGIApplication
from gunicorn.glogging import Logger
from prometheus_client import values

from quotes.analysis import syntax
from quotes.errors import OnRecordError
from quotes.model_files import entrance
from quotes.record import Record
from quotes.redis import embedded
from quotes.redis.secret import secret_of
from quotes.settings import Settings, variable_of

_METRIC_FILES = ("counter", "histogram", "gauge_livemin", "gauge_livesum")
_METRIC_BYTES = 2**20  # as large as prometheus_client makes them at first; they grow only after thousands of labels
_M_ARENA_MAX = -8  # of malloc.h
_log = structlog.get_logger("on_record.serving")


class ErrorLogger(Logger):  # type: ignore[misc]
    """gunicorn's logger without its lines of accesses, which would hold the query. gunicorn puts each together even
    where its level throws it away."""

    access_log_enabled = False


def serve(settings: Settings) -> NoReturn:
    """Bring the record to the current revision and run gunicorn in this process, whose workers then need not load again
    what is loaded here. Raises click.ClickException where it cannot."""
    _check_port(settings.host, settings.port)
    _check_folder(settings)
    record = Record(settings.record_url)
    try:
        record.migrate(settings.default_newsroom)
        _check_keys(settings, record)
    except OnRecordError as error:
        raise click.ClickException(error.detail) from None
    finally:
        record.close()
    _share_one_heap()
    for name in ("instance_dir", "record_url"):  # with whole paths: the workers read the settings in another folder
        os.environ[variable_of(name)] = str(getattr(settings, name))
    program, folder = Path(gunicorn.__file__).with_name("__main__.py"), entrance()
    # It imports app.py from the folder it works in. Told none, it goes back to the one in which it was imported itself.
    sys.argv = [str(program), "-c", str(folder / "gunicorn.conf.py"), "--chdir", str(folder)]
    WSGIApplication(prog="gunicorn").run()
    raise SystemExit


def _share_one_heap() -> None:
    """Let all threads of this process and its workers take memory from one heap. glibc gives every few threads one of
    their own, and each grows to what the longest article needs, though a worker reads one article at a time. Does
    nothing where the C library is another."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_ARENA_MAX, 1)


def _check_folder(settings: Settings) -> None:
    """Make the instance folder with what the workers need in it. Raises click.ClickException where it cannot be."""
    try:
        settings.instance_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        metrics_dir(settings).mkdir(mode=0o700, parents=True, exist_ok=True)
        secret_of(settings)
    except OSError as error:
        raise click.ClickException(
            f"The instance folder {settings.instance_dir} cannot be used: {error.strerror}. "
            "Name another one: ON_RECORD_INSTANCE_DIR=/path"
        ) from None
    except OnRecordError as error:
        raise click.ClickException(error.detail) from None


def _check_keys(settings: Settings, record: Record) -> None:
    """Raise click.ClickException where others than this machine could call, and no key was ever made."""
    if not settings.is_loopback and not record.keys.any_made():
        raise click.ClickException(
            f"Without any key the service listens on this machine only, and {settings.host} is more than that. "
            "Make a key first (python app.py keys make --owner NAME), or unset ON_RECORD_HOST."
        )


def metrics_dir(settings: Settings) -> Path:
    """The folder that the workers of one server share for their metrics."""
    return settings.instance_dir / "metrics" / str(settings.port)


def reserve_metrics(settings: Settings, slot: int) -> None:
    """In a new worker, before it counts anything: go on with the counts of ``slot``, and take the disk space they need.

    A worker that takes the place of a dead one takes its slot too, so there are never more files than workers. They
    are mapped into memory, and a process that touches a mapped page for which the disk has no room left is killed by
    the system: where there is no room the worker counts for itself alone.
    """
    values.ValueClass = values.MultiProcessValue(lambda: slot)
    files = [metrics_dir(settings) / f"{kind}_{slot}.db" for kind in _METRIC_FILES]
    try:
        for file in files:
            _fill(file)
    except OSError as error:
        for file in files:
            file.unlink(missing_ok=True)
        os.environ.pop("PROMETHEUS_MULTIPROC_DIR", None)
        values.ValueClass = values.MutexValue
        _log.warning("no room for shared metrics: this worker counts for itself", error=error.strerror)


def end_worker() -> NoReturn:
    """End this worker, with the status that it is about to exit with.

    What libraries in C would do after Python has ended is left out: ONNX Runtime then throws an exception that nobody
    catches, and each orderly stop would look like a crash.
    """
    leaving = sys.exception()
    code = leaving.code if isinstance(leaving, SystemExit) else 1
    atexit._run_exitfuncs()
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0)


def forget_worker(settings: Settings, slot: int) -> None:
    """Remove a dead worker from the gauges of living workers; its counts stay."""
    for file in metrics_dir(settings).glob(f"gauge_live*_{slot}.db"):
        file.unlink(missing_ok=True)


def prepare(settings: Settings) -> None:
    """Before the first worker: the parser, which all of them share, an empty folder for the metrics, and the embedded
    Valkey where no other is named. Raises RuntimeError where the parser is not installed."""
    syntax.load()
    shutil.rmtree(metrics_dir(settings), ignore_errors=True)
    metrics_dir(settings).mkdir(parents=True)
    if settings.redis_url:
        return
    try:
        embedded.adopt(settings.instance_dir)  # by the parent of the workers, so that it lives as long as the server
    except (embedded.ValkeyUnavailable, OSError) as error:
        _log.warning("NO REDIS: the embedded Valkey cannot be had; nothing is cached", error=str(error))


def welcome(settings: Settings) -> str:
    """Three things to try, for whoever started the server at a terminal."""
    url = f"http://{url_host(settings.host)}:{settings.port}"
    key = "" if settings.is_loopback else "-H 'Authorization: Bearer KEY' "
    text = """-H 'Content-Type: text/plain' -d '"All is well with the ferries," Ana Lopes said on Monday.'"""
    return f"""
On Record listens on {url}. Three things to try:

  the page   {url}/
  a curl     curl {key}{text} {url}/v1/extract
  the docs   {url}/docs

Ctrl-C stops it.
"""


def url_host(host: str) -> str:
    """A host as it stands in a URL: an IPv6 address in brackets."""
    return f"[{host}]" if ":" in host else host


def _fill(file: Path) -> None:
    """Grow ``file`` to its full size without holes. Its content stays."""
    with file.open("ab") as appended:
        appended.write(bytes(max(0, _METRIC_BYTES - appended.tell())))


def _check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            why = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
            raise click.ClickException(
                f"Port {port} of {host} {why}. Stop what holds it, or choose another: ON_RECORD_PORT={port % 65535 + 1}"
            ) from None
