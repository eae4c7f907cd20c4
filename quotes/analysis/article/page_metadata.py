"""What a page says of its article beside showing it: headline, date and words in its JSON-LD (schema.org), else in its
<meta> tags."""

from __future__ import annotations

import html as html_module
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from quotes.analysis.article.fields import LONGEST, Given, published
from quotes.analysis.article.flow import Flow, map_through
from quotes.analysis.article.json_in import check_nesting
from quotes.analysis.article.markup import PlainText, plain_text
from quotes.analysis.article.page import WebPage
from quotes.errors import OnRecordError
from quotes.model import Stretch

_FIRST_YEAR = 1800
_MOST_NESTING = 40
_MOST_CHARACTERS = 2_000_000  # of all JSON-LD of a page
_MOST_ARTICLES = 10  # of a script; a page of one article names it first
_ARTICLE = re.compile(r"(?:\w*Article|\w*BlogPosting|Report)", re.ASCII)
_BODY = re.compile(r'"articleBody"\s*:\s*"')
_PIECE = re.compile(r'[^"\\]+|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\[^u]')
_UNFIT = re.compile("[\0\ud800-\udfff]")
_MARKUP = re.compile(r"<(?:/?p|br|/?div|/?h\d|/?li|/?blockquote|/?strong|/?em|/?a)\b[^<>]*>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """``body``: where the words of the article begin in the HTML, as a JSON string. None for what is not said."""

    title: str | None = None
    published: date | None = None
    body: int | None = None


def read_metadata(html: str, page: WebPage) -> PageMetadata:
    """The metadata of a page. What is broken, or is no article's, is as if it were not there."""
    found = PageMetadata()
    left = _MOST_CHARACTERS
    for place in page.linked_data:
        left -= place.end - place.start
        if left < 0:
            break
        for node in islice(_articles(html[place.start : place.end]), _MOST_ARTICLES):
            found = PageMetadata(
                found.title or as_title(node.get("headline")),
                found.published or _date(node.get("datePublished")),
                found.body or _body(html, place, node.get("articleBody")),
            )
    properties = page.properties
    return replace(
        found,
        title=found.title or as_title(properties.get("og:title")),
        published=found.published or _date(properties.get("article:published_time")),
    )


def body_text(html: str, body: int, max_characters: int) -> PlainText:
    """The words of the JSON string that begins at ``body``, each with its place in ``html``. Where they are HTML
    themselves they are read as such. Raises TooLarge as ``plain_text`` does."""
    flow = Flow()
    at = body
    while (piece := _PIECE.match(html, at)) and flow.length <= max_characters:
        words = json.loads(f'"{piece[0]}"', strict=False) if piece[0][0] == "\\" else piece[0]
        flow.words(_UNFIT.sub("\ufffd", words), piece.start(), piece.end())
        at = piece.end()
    text = flow.text
    if _MARKUP.search(text):
        read = plain_text(text, max_characters)
    elif _REFERENCE.search(text):
        read = plain_text(text, max_characters, preformatted=True)
    else:
        return PlainText(text, flow.map, ())
    return PlainText(read.text, map_through(read.html_map, flow.map), ())


def _articles(text: str) -> Iterator[dict[str, Any]]:
    """The nodes of a script of JSON-LD that are articles, wherever they stand in it."""
    try:
        check_nesting(text, _MOST_NESTING)
        left: list[Any] = [json.loads(text, strict=False)]
    except (ValueError, OnRecordError):
        return
    while left:
        node = left.pop()
        if isinstance(node, list):
            left += reversed(node)
        elif isinstance(node, dict):
            kinds = node.get("@type")
            if any(
                isinstance(k, str) and _ARTICLE.fullmatch(k) for k in (kinds if isinstance(kinds, list) else [kinds])
            ):
                yield node
            left += reversed([value for value in node.values() if isinstance(value, list | dict)])


def as_title(value: object) -> str | None:
    """``value`` as a headline, None where it is none."""
    if not isinstance(value, str):
        return None
    title = " ".join(html_module.unescape(value).split())
    return title if title and len(title) <= LONGEST["title"] and not _UNFIT.search(title) else None


def _date(value: object) -> date | None:
    try:
        day = published({"published": Given("published", value.strip())}) if isinstance(value, str) else None
    except OnRecordError:
        return None
    return day if day and day.year >= _FIRST_YEAR else None  # what was never filled in is the year 1


def _body(html: str, place: Stretch, value: object) -> int | None:
    """Where the string ``value`` begins in the script at ``place``."""
    if not isinstance(value, str) or not value.strip():
        return None
    for found in _BODY.finditer(html, place.start, place.end):
        end = found.end()
        while piece := _PIECE.match(html, end, place.end):
            end = piece.end()
        if json.loads(f'"{html[found.end() : end]}"', strict=False) == value:
            return found.end()
    return None
