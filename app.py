"""On Record: the application, and its command line. `python app.py` alone serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotes.settings import Settings

if TYPE_CHECKING:
    from flask import Flask


def create_app(settings: Settings | None = None) -> Flask:
    """The WSGI application, its service at ``app.extensions["on_record"]`` and its queue at "on_record_jobs".

    Loads and warms the model. The record must have been migrated. Raises SettingsError for bad settings.
    """
    # Imported here, so that a command which needs no server, record or Redis does not load them.
    from quotes import api, web
    from quotes.api.middleware import auth
    from quotes.api.middleware.application import Application
    from quotes.observability import logs

    settings = settings or Settings.from_environment()
    logs.configure(settings.log_level)
    app = Application("quotes", static_folder=None)
    connect(app, settings)
    app.extensions["on_record"].warm()
    api.register(app)
    web.register(app)
    auth.check_declarations(app)
    return app


def connect(app: Flask, settings: Settings) -> None:
    """Give ``app`` what its addresses work with: a service on the record and the Redis of ``settings``, and sessions.

    Raises as ``create_app`` does.
    """
    from quotes.analysis.engine import load_attributor
    from quotes.api.middleware import sessions
    from quotes.jobs.queue import open_queue
    from quotes.mcp.endpoint import Endpoint
    from quotes.record import Record
    from quotes.redis.analysis_cache import open_cache
    from quotes.redis.idempotency import IdempotencyStore
    from quotes.redis.link import link_to_redis
    from quotes.redis.rate_limiter import RateLimiter
    from quotes.redis.secret import secret_of
    from quotes.service import Service

    link, longest = link_to_redis(settings), 2 * (settings.wait_seconds + settings.analysis_seconds)
    record = Record(settings.record_url)
    cache = open_cache(settings, link, record.erasure.count)
    service = Service(settings, record, cache, load_attributor(settings.engine))
    app.extensions["on_record"] = service
    app.extensions["on_record_jobs"] = open_queue(settings, record.batches, link)
    app.extensions["on_record_limits"] = RateLimiter(link, settings.rate_per_minute)
    app.extensions["on_record_idempotency"] = IdempotencyStore(link, secret_of(settings), longest)
    app.extensions["on_record_mcp"] = Endpoint(service.record, settings.analysis_seconds)
    sessions.register(app, secret_of(settings))


if __name__ == "__main__":
    try:
        from quotes.cli.main import run
    except ModuleNotFoundError as missing:
        if (missing.name or "").split(".")[0] in ("quotes", "schemas"):
            raise
        raise SystemExit(
            f"{missing.name} is not installed for this Python. Run `make run` once, then `. .venv/bin/activate`."
        ) from None
    run("python app.py")
