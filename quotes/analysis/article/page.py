"""What the tags of an HTML tell of the page it may be: whether it is one, its tags and words alone, its metadata."""

from __future__ import annotations

from collections import Counter

from quotes.analysis.article.tokens import RAW_TEXT, Token, attributes
from quotes.model import Stretch

MOST_TAGS = 20_000
"""Tags of a page in which an article is looked for: that many take a second at the worst. Real pages have a quarter."""

MOST_CHARACTERS = 2_000_000
"""Characters of its tags and words, scripts aside, four times those of the longest of 83 pages of newspapers."""

_FURNITURE = frozenset("nav aside header footer main form".split())
_LONGEST_TAG = 4_000  # characters; a longer one carries data, and the search for the article does without them
_MOST_METADATA = 200


class WebPage:
    """Takes the tokens of ``html`` in order."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._names: Counter[str] = Counter()
        self._pieces: list[str] = []
        self._tags = self._size = 0
        self._script: int | None = None  # where the linked data begin that are open
        self._open: dict[str, int] = {}  # where the link and the headline begin that are open
        self.links: list[Stretch] = []
        self.headlines: list[Stretch] = []
        self.linked_data: list[Stretch] = []  # what stands in the scripts of JSON-LD
        self.properties: dict[str, str] = {}  # of the <meta> tags, the first of each name

    @property
    def is_document(self) -> bool:
        """Whether the HTML is a whole document, of whatever kind."""
        return self._names["html"] + self._names["body"] > 0

    @property
    def is_page(self) -> bool:
        """Whether it is a web page: a document with a head, and with what stands around an article.

        What an editor writes has none of it: the fragment that a CMS posts, even where a library has made a document
        of it or a post is embedded with its script.
        """
        around = any(self._names[name] for name in _FURNITURE) or self._names["script"] > 1
        return self.is_document and self._names["head"] > 0 and around

    @property
    def skeleton(self) -> str | None:
        """The HTML without scripts, styles and comments; None where it is too large to be judged."""
        return None if self._is_too_large else "".join(self._pieces)

    @property
    def _is_too_large(self) -> bool:
        return self._tags > MOST_TAGS or self._size > MOST_CHARACTERS

    def take(self, token: Token) -> None:
        """The next token."""
        if self._script is not None:
            self.linked_data.append(Stretch(self._script, token.start))
            self._script = None
        if token.kind == "start":
            self._names[token.name] += 1
            self._read_metadata(token)
        if token.name in ("a", "h1"):
            self._mark(token)
        if token.kind == "text":
            self._keep(self._html[token.start : token.end])
        elif token.kind != "unclosed" and token.name not in RAW_TEXT:
            self._tags += 1
            long = token.kind == "start" and token.end - token.start > _LONGEST_TAG
            self._keep(f"<{token.name[:100]}>" if long else self._html[token.start : token.end])

    def _keep(self, piece: str) -> None:
        self._size += len(piece)
        if not self._is_too_large:
            self._pieces.append(piece)

    def _mark(self, token: Token) -> None:
        """Remember where links and headlines stand; one that nobody closed ends where the next begins."""
        start = self._open.pop(token.name, None)
        if start is not None:
            (self.links if token.name == "a" else self.headlines).append(Stretch(start, token.start))
        if token.kind == "start":
            self._open[token.name] = token.end

    def _read_metadata(self, token: Token) -> None:
        if token.name not in ("meta", "script") or token.end - token.start > _LONGEST_TAG:
            return
        if self._names[token.name] > _MOST_METADATA:
            return
        found = attributes(self._html, token.start, token.end)
        if token.name == "script":
            if found.get("type", "").strip().lower() == "application/ld+json":
                self._script = token.end
        elif "content" in found:
            self.properties.setdefault((found.get("property") or found.get("name") or "").lower(), found["content"])
