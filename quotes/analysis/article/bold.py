"""What the submitted HTML sets in bold or as a heading: the questions of an interview, often."""

from __future__ import annotations

from quotes.analysis.article.block_quotes import in_text
from quotes.analysis.article.tokens import tokens
from quotes.model import Article, Stretch

_NAMES = frozenset(("b", "strong", "h2", "h3", "h4", "h5", "h6"))
_MOST = 2000  # elements of one article; bounds the time


def bold_stretches(article: Article) -> list[Stretch]:
    """The contents of the outermost elements of ``article`` in bold and of its headings, as stretches of its text in
    its order; those of one paragraph that only white space parts are one. None where no HTML came in. Linear time."""
    if article.html is None or article.html_map is None:
        return []
    found: list[Stretch] = []
    for start, end in _elements(article.html)[:_MOST]:
        place = in_text(article.html_map, start, end)
        if place is None:
            continue
        between = article.text[found[-1].end : place.start] if found and found[-1].end <= place.start else "-"
        if not between.strip() and "\n" not in between:
            found[-1] = Stretch(found[-1].start, place.end)
        else:
            found.append(place)
    return found


def _elements(html: str) -> list[tuple[int, int]]:
    """Where the contents of the outermost bold elements begin and end; an element that nobody closes ends where another
    begins after it."""
    found: list[tuple[int, int]] = []
    open_name, depth, start = "", 0, 0
    for token in tokens(html):
        if token.name not in _NAMES:
            continue
        if not depth and token.kind == "start":
            open_name, depth, start = token.name, 1, token.end
        elif depth and token.name == open_name:
            depth += 1 if token.kind == "start" else -1
            if not depth:
                found.append((start, token.start))
    return found
