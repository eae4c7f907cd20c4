"""The pages: an article with its quotations marked, the speakers, their records. Rendered here, no script needed."""

from __future__ import annotations

import flask_smorest
from flask import Flask
from flask_wtf import CSRFProtect

from quotes.web import archive, assets, filters, problem_pages
from quotes.web.desk import desk, may
from quotes.web.said.follow_page import unsubscribe_now
from quotes.web.said.permalink import cited
from quotes.web.signing import csrf_field, signed_in, signing
from quotes.web.views import pages, place


def register(app: Flask) -> None:
    """Put the pages into ``app``, whose API must be registered already: addresses that are no page stay the API's."""
    filters.register(app)
    assets.register(app)
    problem_pages.register(app)
    app.add_template_global(csrf_field)
    app.add_template_global(signed_in)
    app.add_template_global(may)
    app.add_template_global(cited)
    app.add_template_global(place)
    assert archive  # its views stand in ``pages``
    app.register_blueprint(pages)
    app.register_blueprint(desk)
    app.register_blueprint(signing)
    guard_forms(app)


def guard_forms(app: Flask) -> None:
    """Take a form only with the token of the session that it was made for. The API takes no cookies: it needs none."""
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # as long as the session: who writes for an hour loses nothing
    csrf = CSRFProtect(app)
    csrf.exempt(unsubscribe_now)  # a mail program has no session; the address says that it may
    for blueprint in app.blueprints.values():
        if isinstance(blueprint, flask_smorest.Blueprint):
            csrf.exempt(blueprint)
