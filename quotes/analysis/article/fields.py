"""The fields of an article as they come, judged one by one: what cannot be taken is told by the sender's own name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches
from typing import Literal, cast, get_args

from quotes.analysis.article.json_in import json_type
from quotes.errors import FieldError, InvalidInput

HtmlScope = Literal["auto", "article", "whole"]
""""auto": only the article where the HTML is a whole page; "article": always; "whole": all of the HTML."""
HTML_SCOPES: tuple[str, ...] = get_args(HtmlScope)
LONGEST = {"title": 1000, "uri": 2000, "publisher": 200}  # characters
LONGEST_LANGUAGE = 35  # characters; what BCP 47 asks readers of language tags to have room for

_NEARLY = 0.66
"""How alike an unknown key and the field that was meant are: "url" and "uri", "publishd" and "published"."""
_MOST_KEYS = 40  # of an object are compared
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_TURNS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DATE = re.compile(r"\d{4}-?(?:\d\d-?\d\d|W\d\d-?\d)(?:[Tt ][\d:.,]+(?:[Zz]|[+-][\d:]+)?)?", re.ASCII)
_ENGLISH = re.compile(r"en(?:[-_][A-Za-z0-9]{1,8})*", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Given:
    """A value as it came, and the name of the field it came in, for messages."""

    field: str
    value: object


Fields = Mapping[str, Given]  # by the names of the article's fields; a field that is not given is not in it


def invalid(field: str, detail: str) -> InvalidInput:
    """The error that tells of one field: ``detail`` goes on after its name ("must be a string")."""
    return InvalidInput(f"{field} {detail}.", FieldError(field, f"{detail[0].upper()}{detail[1:]}."))


def misspelt(data: Mapping[str, object], known: Sequence[str]) -> Iterator[str]:
    """A warning for each key of ``data`` that is nearly one of the ``known`` names which is not there."""
    missing = [name for name in known if name not in data]
    longest = 2 * len(max(known, key=len))
    unknown = [key for key in data if key not in known and len(key) <= longest and key.isascii() and key.isprintable()]
    for key in unknown[:_MOST_KEYS]:
        for meant in get_close_matches(key.lower(), missing, 1, _NEARLY):
            yield f"The field {key} is not known and was left out. Did you mean {meant}?"


def string(given: Given) -> str:
    """The value as a string that can be stored and sent: no NUL and no half of a surrogate pair."""
    value = given.value
    if not isinstance(value, str):
        raise invalid(given.field, f"must be a string, not {json_type(value)}")
    if "\0" in value:
        raise invalid(given.field, f"has a NUL character at {value.index(chr(0))}; take it out")
    if found := _SURROGATE.search(value):
        raise invalid(
            given.field,
            f"has half of a surrogate pair (U+{ord(found[0]):04X}) at {found.start()}; send whole characters",
        )
    return value


def short(given: Fields, name: str) -> str | None:
    """A title, uri or publisher without white space around it; None where it is blank. Titles and publishers are one
    line, and no sign turns the direction of what is printed behind them."""
    if name not in given:
        return None
    value = string(given[name])
    if name != "uri":
        value = _TURNS.sub("", _BREAKS.sub(" ", value))
    if len(value) > LONGEST[name]:
        raise invalid(given[name].field, f"has {len(value)} characters; at most {LONGEST[name]} are taken")
    return value.strip() or None


def html_scope(given: Fields) -> HtmlScope:
    """How much of an HTML the sender says is the article."""
    if "html_scope" not in given:
        return "auto"
    value = string(given["html_scope"])
    if value not in HTML_SCOPES:
        raise invalid(given["html_scope"].field, f"must be one of {', '.join(HTML_SCOPES)}")
    return cast(HtmlScope, value)


def _time(given: Given) -> datetime:
    value = string(given)
    try:
        if not _DATE.fullmatch(value):
            raise ValueError(value)
        return datetime.fromisoformat(value.upper())
    except ValueError:
        raise invalid(
            given.field, "must be a date or time in ISO 8601, such as 2021-06-03 or 2021-06-03T14:00:00+02:00"
        ) from None


def published(given: Fields) -> date | None:
    """The calendar date where it was published: a time zone in the value does not move it."""
    return _time(given["published"]).date() if "published" in given else None


def modified(given: Fields) -> str | None:
    """The time in UTC, all of one length; a time without a zone counts as UTC."""
    if "modified" not in given:
        return None
    time = _time(given["modified"])
    try:
        time = time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
    except OverflowError:
        raise invalid(given["modified"].field, "lies outside the calendar; send the time of the last change") from None
    return time.strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def language(given: Fields) -> str:
    """The kind of English the sender says it is, as "en-GB"."""
    if "language" not in given:
        return "en"
    value = string(given["language"])
    if len(value) > LONGEST_LANGUAGE or not _ENGLISH.fullmatch(value):
        raise invalid(given["language"].field, 'must be "en" or a kind of English such as "en-GB"; no other is read')
    return "en" + value[2:].replace("_", "-")
