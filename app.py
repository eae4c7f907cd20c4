"""On Record: the application, and its command line. `python app.py` alone serves."""

from __future__ import annotations

from flask import Flask

from quotes import api, web
from quotes.pipeline import load_attributor
from quotes.record import Record
from quotes.service import Service
from quotes.settings import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """The WSGI application, its service at ``app.extensions["on_record"]``. The record must have been migrated."""
    settings = settings or Settings.from_environment()
    app = Flask("quotes")
    app.extensions["on_record"] = Service(settings, Record(settings.record_url), None, load_attributor())
    api.register(app)
    web.register(app)
    return app
