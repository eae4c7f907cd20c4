"""What a view needs of the application: the service, and the newsroom that asks."""

from __future__ import annotations

from typing import cast

from flask import current_app

from quotes.service import Service


def service() -> Service:
    """The service of this application."""
    return cast(Service, current_app.extensions["on_record"])


def newsroom() -> str:
    """The newsroom whose record this request sees."""
    return service().settings.default_newsroom
