"""A page as it is read: its tags, its ids, and the words of the article on it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


LEFT_OUT = {"a", "sup"}  # labels and badges, which are not the article's words


class Page(HTMLParser):
    """What a page holds: every tag with its attributes, ids, links, and the words of the article on it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._open: list[str] = []
        self._depth = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if dict(attrs).get("class") == "text":
            self._depth = 1
        elif self._depth and tag not in ("br",):
            self._depth += 1
            self._open.append(tag)

    def handle_endtag(self, tag):
        if self._depth:
            self._depth -= 1
            if self._open:
                self._open.pop()
            if tag == "p":
                self.words += "\n\n"

    def handle_data(self, data):
        if self._depth > 1 and not LEFT_OUT & set(self._open):
            self.words += data

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [a for t, a in self.tags if t == tag and all(a.get(k) == v for k, v in wanted.items())]

    @property
    def ids(self) -> list[str]:
        return [a["id"] for _, a in self.tags if a.get("id")]


def squeezed(text: str) -> str:
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", text).strip()
