"""Text to look up or store: refused if a database cannot hold it."""

from __future__ import annotations

from dataclasses import fields
from typing import TypeVar

from quotes.errors import FieldError, InvalidInput
from quotes.record.model.articles import ArticleFilter
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.source_reports import ReportFilter
from quotes.record.model.speakers import SpeakerFilter

F = TypeVar("F", QuotationFilter, SpeakerFilter, ArticleFilter, ReportFilter)


def askable(wanted: F) -> F:
    """``wanted``, if no text in it is one that no store can hold."""
    for field in fields(wanted):
        value = getattr(wanted, field.name)
        if isinstance(value, str):
            storable(field.name, value)
    return wanted


def storable(field: str, value: str) -> str:
    """``value``, unless it holds a NUL or half a character; then raises InvalidInput on ``field``."""
    if "\0" in value or any("\ud800" <= c <= "\udfff" for c in value):
        raise InvalidInput(
            "The text has characters that cannot be stored.",
            FieldError(field, "Remove NUL characters and lone surrogates."),
        )
    return value
