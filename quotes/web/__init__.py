"""The pages: an article with its quotations marked, the speakers, their records. Rendered here, no script needed."""

from __future__ import annotations

from flask import Flask

from quotes.web import assets, problems, words
from quotes.web.views import pages


def register(app: Flask) -> None:
    """Put the pages into ``app``, whose API must be registered already: addresses that are no page stay the API's."""
    words.register(app)
    assets.register(app)
    problems.register(app)
    app.register_blueprint(pages)
