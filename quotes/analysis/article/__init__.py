"""What comes in: text, HTML or ninjs -> an article with its canonical text, and the way back to the HTML.

A submitted text is canonical exactly as it came: never stripped, never normalised. From HTML a canonical text is made.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from quotes.analysis.article import fields, flow, language
from quotes.analysis.article.fields import Fields, Given, HtmlScope, invalid
from quotes.analysis.article.html_in import FROM_PAGE, read_html
from quotes.analysis.article.json_in import decode, read_object
from quotes.analysis.article.ninjs import is_canceled, is_ninjs, ninjs_fields
from quotes.analysis.deadline import Checkpoint, Turn, at_once
from quotes.errors import FieldError, InvalidInput, TooLarge, UnsupportedMediaType
from quotes.model import Article, Limits, Retraction, Stretch

_META = ("title", "uri", "published", "publisher", "modified", "language")
_ALL = ("text", "html", "html_scope", *_META)


def from_json(body: bytes, limits: Limits, turn: Turn = at_once) -> Article:
    """An article from a JSON body: plain {text or html, html_scope, title, uri, published, publisher, modified,
    language} or ninjs. HTML is read in a ``turn``, since that may take long.

    Raises InvalidInput, Malformed or TooLarge, each naming the field and what to do. Unknown keys are ignored, and a
    warning tells of those that are nearly a known one.
    """
    _check_bytes(len(body), "body", limits.max_html_bytes)
    return from_record(read_object(body, limits.max_nesting), limits, turn)


def submission_from_json(body: bytes, limits: Limits, turn: Turn = at_once) -> Article | Retraction:
    """As ``from_json``; or the retraction that the body is."""
    _check_bytes(len(body), "body", limits.max_html_bytes)
    data = read_object(body, limits.max_nesting)
    return retraction(data) or from_record(data, limits, turn)


def from_record(data: Mapping[str, Any], limits: Limits, turn: Turn = at_once) -> Article:
    """An article from a JSON object that was read already. Raises as ``from_json`` does."""
    if is_ninjs(data):
        scope = data.get("html_scope")
        from_cms = Given("html_scope", "whole" if scope is None else scope)
        return _article({**ninjs_fields(data), "html_scope": from_cms}, limits, turn)
    article = _article({key: Given(key, data[key]) for key in _ALL if key in data}, limits, turn)
    return replace(article, warnings=(*article.warnings, *fields.misspelt(data, _ALL)))


def retraction(data: Mapping[str, Any], id_: object = None) -> Retraction | None:
    """The retraction that a JSON object is: a ninjs item whose ``pubstatus`` is canceled. None where it is an article.

    ``id_`` serves as the uri where the item has none. Raises InvalidInput where neither is there.
    """
    if data.get("text") is not None or data.get("html") is not None or not is_canceled(data):
        return None
    given = ninjs_fields({key: value for key, value in data.items() if key not in ("bodies", "headlines")})
    uri = fields.short(given, "uri")
    if uri is None and isinstance(id_, str | int) and not isinstance(id_, bool):
        uri = fields.short({"uri": Given("id", str(id_))}, "uri")
    if uri is None:
        raise invalid("uri", "must be there to say which article is canceled")
    return Retraction(uri, fields.modified(given))


def from_text(body: bytes, meta: Mapping[str, str], limits: Limits, charset: str | None = None) -> Article:
    """An article from a plain text body, its other fields from ``meta`` (the query); unknown keys are ignored.

    ``charset`` is the one the content type names: only UTF-8 is taken (and US-ASCII, which is part of it); any other
    raises UnsupportedMediaType. A byte order mark at the start is dropped. Raises as ``from_json`` does.
    """
    return _from_body("text", body, meta, limits, charset, at_once)


def from_html(
    body: bytes, meta: Mapping[str, str], limits: Limits, charset: str | None = None, turn: Turn = at_once
) -> Article:
    """An article from an HTML body, read in a ``turn``. As ``from_text``; a ``<meta charset>`` inside is not looked
    at."""
    return _from_body("html", body, meta, limits, charset, turn)


def html_stretches(article: Article, start: int, end: int) -> tuple[Stretch, ...]:
    """Where ``article.text[start:end]`` lies in the submitted HTML, in code points of it, split at tags.

    Empty where no HTML came in.
    """
    return () if article.html_map is None else flow.stretches(article.html_map, start, end)


def with_html_map(article: Article) -> Article:
    """A stored article with the way back to its HTML made anew.

    Without it, where no HTML came in or another release made another text of it: the stored text stands.
    """
    if article.html is None:
        return article
    most = max(len(article.text), Limits().max_characters)  # of a short article the page may be many times as long
    for scope in ("whole", "article"):
        read = read_html(article.html, scope, most)
        if read.text == article.text:
            return replace(article, html_map=read.html_map)
    return article


def utf16_offsets(text: str) -> Callable[[int], int]:
    """A function that turns an offset into ``text`` in code points into one in UTF-16 units."""
    if text.isascii() or max(text) <= "\uffff":
        return lambda offset: offset
    beyond = [i for i, c in enumerate(text) if c > "\uffff"]
    return lambda offset: offset + bisect_left(beyond, offset)


def _from_body(
    kind: str, body: bytes, meta: Mapping[str, str], limits: Limits, charset: str | None, turn: Turn
) -> Article:
    if charset is not None and charset.strip(" \"'").lower() not in ("utf-8", "utf8", "us-ascii"):
        detail = f"The charset {charset[:40]!r} is not supported. Send the body in UTF-8."
        raise UnsupportedMediaType(detail, FieldError("charset", detail))
    _check_bytes(len(body), "body", limits.max_bytes if kind == "text" else limits.max_html_bytes)
    given = {key: Given(key, meta[key]) for key in (*_META, "html_scope") if key in meta}
    return _article({**given, kind: Given("body", decode(body))}, limits, turn)


def _article(given: Fields, limits: Limits, turn: Turn) -> Article:
    given = {name: value for name, value in given.items() if value.value is not None}
    if ("text" in given) == ("html" in given):
        both = "text" in given
        detail = "Give either text or html, not both." if both else "Give the article's words as text or as html."
        raise InvalidInput(detail, *(FieldError(name, detail) for name in (("text", "html") if both else ("text",))))
    article = Article(
        text="",
        title=fields.short(given, "title"),
        uri=fields.short(given, "uri"),
        published=fields.published(given),
        publisher=fields.short(given, "publisher"),
        modified=fields.modified(given),
        language=fields.language(given),
    )
    article = _with_words(article, given, limits, turn)
    body = given["text" if "text" in given else "html"]
    return _judged_english(article, body, refused="language" not in given)


def _with_words(article: Article, given: Fields, limits: Limits, turn: Turn) -> Article:
    """The article with its canonical text and, where HTML came in, the way back."""
    body = given["text" if "text" in given else "html"]
    words = fields.string(body)
    _check_bytes(len(words.encode()), body.field, limits.max_bytes if "text" in given else limits.max_html_bytes)
    if "text" in given:
        article = replace(article, text=words)
    else:
        try:
            scope = fields.html_scope(given)
            with turn() as checkpoint:
                article = _with_html(article, words, scope, limits, checkpoint)
        except TooLarge as error:
            raise TooLarge(error.detail, FieldError(body.field, error.detail)) from None
    if len(article.text) > limits.max_characters:
        detail = f"The text has more than {limits.max_characters} characters. Send it in parts."
        raise TooLarge(detail, FieldError(body.field, detail))
    if not any(map(str.isalpha, article.text)):
        raise invalid(body.field, "has no words in it; send the article's words")
    return article


def _with_html(article: Article, html: str, scope: HtmlScope, limits: Limits, checkpoint: Checkpoint) -> Article:
    """The article with what was read of its HTML; of a page also its headline and date, where none were given."""
    read = read_html(html, scope, limits.max_characters, checkpoint)
    title, published = article.title or read.title, article.published or read.published
    taken = ["title"] if title and not article.title else []
    taken += ["date of publication"] if published and not article.published else []
    told = (FROM_PAGE.format(" and ".join(taken)),) if taken else ()
    return replace(
        article,
        text=read.text,
        html=html,
        html_map=read.html_map,
        title=title,
        published=published,
        warnings=(*read.warnings, *told),
    )


def _judged_english(article: Article, body: Given, *, refused: bool) -> Article:
    """The article, with a warning where its text looks like another language; a long one is ``refused``, unless its
    sender says that it is English."""
    other = language.other_language(article.text)
    if other is None:
        return article
    if refused and len(article.text) >= language.CERTAIN_FROM:
        raise invalid(
            body.field, f"looks like {other}, and only English is read; if it is English, say so with language en"
        )
    warning = f"The text looks like {other}; only English is read well."
    return replace(article, warnings=(*article.warnings, warning))


def _check_bytes(size: int, field: str, most: int) -> None:
    if size > most:
        detail = f"{field} has {size} bytes; it may have at most {most}. Send it in parts."
        raise TooLarge(detail, FieldError(field, detail))
