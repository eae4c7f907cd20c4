"""Submitted HTML -> the article's text with the way back: of a whole web page only what is the article's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from quotes.analysis.article import markup
from quotes.analysis.article.fields import HtmlScope
from quotes.analysis.article.flow import map_of_kept
from quotes.analysis.article.leading_elsewhere import is_within, leads_elsewhere
from quotes.analysis.article.main_content import NotTold, article_lines, compared
from quotes.analysis.article.markup import PlainText
from quotes.analysis.article.page import WebPage
from quotes.analysis.article.page_metadata import PageMetadata, as_title, body_text, read_metadata
from quotes.analysis.deadline import Checkpoint, unlimited
from quotes.model import HtmlMap, Stretch

PAGE_TIMES = 5
"""So many times as long as an article may be may the text of a whole page be, menus and comments included."""
_SHORT = 250  # characters of an article's text under which a page may as well show none
_TELLING = 40  # letters and digits of a line that two texts do not share by chance
_LINE = re.compile(r"[^\n]+")

PAGE = "The HTML looks like a whole web page, so only its article was read; html_scope whole reads all of it."
"""A warning of the answer, as are those that follow."""
BODY = "The HTML looks like an article's body, so all of it was read; html_scope article looks for the article in it."
NO_ARTICLE = "No article was found on the page, so all of it was read."
LINKED = "The page shows no article; the words of the articleBody in its JSON-LD were read."
FROM_PAGE = "Not given, so read from the page: {}."


@dataclass(frozen=True, slots=True)
class HtmlText:
    """What was read of an HTML. ``title`` and ``published`` are what a page says of its article, else None."""

    text: str
    html_map: HtmlMap
    warnings: tuple[str, ...]
    title: str | None = None
    published: date | None = None


def read_html(html: str, scope: HtmlScope, max_characters: int, checkpoint: Checkpoint = unlimited) -> HtmlText:
    """Read ``html``: the article on it where it is a page, else all of it (``auto``); or as ``scope`` says.

    A text longer than ``max_characters`` may be cut off behind that: the caller refuses it. Raises TooLarge where the
    HTML has too many tags, and what ``checkpoint`` raises.
    """
    if scope == "whole":
        read = markup.plain_text(html, max_characters, checkpoint=checkpoint)
        return HtmlText(read.text, read.html_map, read.warnings)
    page, most = WebPage(html), PAGE_TIMES * max_characters
    read = markup.plain_text(html, most, page.take, whole=False, checkpoint=checkpoint)
    if len(read.text) > most:
        return HtmlText(read.text, read.html_map, read.warnings)
    if scope == "auto" and not page.is_page:
        assumed = (BODY,) if page.is_document else ()
        return HtmlText(read.text, read.html_map, (*read.warnings, *assumed))
    metadata = read_metadata(html, page)
    lines = [Stretch(*line.span()) for line in _LINE.finditer(read.text)]
    headline = next((line for line in lines if is_within(read, line, page.headlines)), None)
    title = metadata.title or (as_title(read.text[headline.start : headline.end]) if headline else None)
    article, found = _article(html, page, read, lines, metadata, max_characters, checkpoint)
    assumed = (PAGE,) if scope == "auto" and found != NO_ARTICLE else ()
    warnings = (*read.warnings, *assumed, *([found] if found else []))
    return HtmlText(article.text, article.html_map, warnings, title, metadata.published)


def _article(
    html: str,
    page: WebPage,
    read: PlainText,
    lines: list[Stretch],
    metadata: PageMetadata,
    max_characters: int,
    checkpoint: Checkpoint,
) -> tuple[PlainText, str | None]:
    """The article on a page, and the warning where it is not what the page shows."""
    try:
        skeleton = page.skeleton
        kept = article_lines(skeleton, [read.text[s.start : s.end] for s in lines], checkpoint) if skeleton else []
    except NotTold:
        kept = []
    paragraphs = [lines[i] for i in kept if not is_within(read, lines[i], page.headlines)]
    shown = _joined(read, [line for line in paragraphs if not leads_elsewhere(read, line, page.links)])
    if metadata.body is not None:
        linked = body_text(html, metadata.body, max_characters)
        if _shows_nothing_of(shown.text, linked.text):
            return linked, LINKED
    return (shown, None) if shown.text else (read, NO_ARTICLE)


def _shows_nothing_of(shown: str, linked: str) -> bool:
    """Whether a page that shows ``shown`` shows none of its article, whose words in the JSON-LD are ``linked``."""
    if len(linked) < max(_SHORT, len(shown)):
        return False
    words = compared(linked)
    return not any(len(line) >= _TELLING and line in words for line in map(compared, shown.split("\n")))


def _joined(read: PlainText, lines: list[Stretch]) -> PlainText:
    """The text of some lines alone: neighbours as far apart as they were, others by a blank line."""
    parts: list[str] = []
    kept: list[tuple[Stretch, int]] = []
    length, before = 0, None
    for line in lines:
        if before is not None:
            between = read.text[before : line.start]
            parts.append("\n\n" if between.strip("\n") else between)
            length += len(parts[-1])
        kept.append((line, length))
        parts.append(read.text[line.start : line.end])
        length += len(parts[-1])
        before = line.end
    return PlainText("".join(parts), map_of_kept(read.html_map, kept), ())
