"""Which lines of a page's text are its article's: trafilatura says which, the text stays ours.

trafilatura takes links, menus and comments away by what pages have in common. It gives words without their places, so
its lines are sought, in order, among ours.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache

from quotes.analysis.deadline import Checkpoint, unlimited, watched

MOST_LINES = 20_000
"""Lines of a page in which an article is looked for."""

_MOST_BLOCKS = 4_000
"""Blocks of a page on which all of trafilatura's ways are tried: one of them, jusText, takes time by their square. Of
83 pages of newspapers the richest has 1,145."""
_BLOCK = re.compile(r"<(?:p|div|t[dhr]|li|ul|ol|d[dtl]|h[1-6]|br|table|blockquote|section|article)\b", re.IGNORECASE)
_MOST_REPEATS = 8  # lines of the same words that each line of the article is sought among
_BEGINNING = 12  # letters and digits by which lines are found that are cut differently
_NOT_WORDS = re.compile(r"[\W_]+")


class NotTold(Exception):
    """The article cannot be told from the rest of the page."""


def article_lines(skeleton: str, lines: Sequence[str], checkpoint: Checkpoint = unlimited) -> list[int]:
    """Which of the ``lines`` of a page, by their indices, are its article's.

    ``skeleton``: the page's HTML, without scripts. None of them where no article is found; raises NotTold where the
    page is beyond what can be judged, and what ``checkpoint`` raises; trafilatura itself has none.
    """
    if len(lines) > MOST_LINES:
        raise NotTold
    checkpoint()
    try:
        found = load_extractor()(skeleton)
    except Exception as error:  # whatever a hostile page makes of a library that was made for honest ones
        raise NotTold from error
    checkpoint()
    ours, wanted = [compared(line) for line in lines], [compared(line) for line in found.split("\n")]
    return in_order(ours, cut_alike(ours, [line for line in wanted if line], checkpoint), checkpoint)


def compared(line: str) -> str:
    """What two lines must share to be the same: their letters and digits, without case."""
    return _NOT_WORDS.sub("", unicodedata.normalize("NFC", line)).casefold()


def cut_alike(lines: Sequence[str], wanted: Sequence[str], checkpoint: Checkpoint = unlimited) -> list[str]:
    """The ``wanted`` lines cut as ``lines`` are: several that make one of them joined, one that makes several split."""
    known = set(lines)
    starts: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if len(line) >= _BEGINNING:
            starts.setdefault(line[:_BEGINNING], []).append(i)
    cut: list[str] = []
    j = 0
    while j < len(wanted):
        checkpoint()
        taken = 1
        pieces: Sequence[str] = [wanted[j]]
        if wanted[j] not in known:
            for i in starts.get(wanted[j][:_BEGINNING], [])[:_MOST_REPEATS]:
                if joined := _made_of(lines[i], wanted, j):
                    pieces, taken = [lines[i]], joined
                elif parts := _made_of(wanted[j], lines, i):
                    pieces = lines[i : i + parts]
        cut += pieces
        j += taken
    return cut


def _made_of(whole: str, parts: Sequence[str], first: int) -> int:
    """Of how many ``parts`` from ``first`` on ``whole`` is made; 0 where it is not."""
    at, i = 0, first
    while at < len(whole):
        if i == len(parts) or not whole.startswith(parts[i], at):
            return 0
        at += len(parts[i])
        i += 1
    return i - first


def in_order(lines: Sequence[str], wanted: Sequence[str], checkpoint: Checkpoint = unlimited) -> list[int]:
    """The indices of the ``lines`` that are the ``wanted`` ones, in the order of both, with the most characters.

    Of lines that repeat each other those are taken that stand nearest after the line before.
    """
    places: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line and len(places.setdefault(line, [])) < _MOST_REPEATS:
            places[line].append(i)
    best: list[tuple[int, int]] = [(0, -1)] * (len(lines) + 1)  # a Fenwick tree: (characters, last line), best so far
    before: dict[tuple[int, int], tuple[int, int]] = {}
    for line in watched(wanted, checkpoint):
        for i in reversed(places.get(line, [])):  # from the last on, so that one wanted line is not taken twice
            last = _best_below(best, i)
            chain = last[0] + len(line), i
            if chain not in before:
                before[chain] = last
                _improve(best, i, chain)
    most = _best_below(best, len(lines))
    chain = most[0], min((i for characters, i in before if characters == most[0]), default=-1)
    taken = []
    while chain[1] >= 0:
        taken.append(chain[1])
        chain = before[chain]
    return taken[::-1]


def _best_below(tree: list[tuple[int, int]], line: int) -> tuple[int, int]:
    """The best chain among those that end before ``line``."""
    found = (0, -1)
    while line > 0:
        found = max(found, tree[line])
        line &= line - 1
    return found


def _improve(tree: list[tuple[int, int]], line: int, chain: tuple[int, int]) -> None:
    at = line + 1
    while at < len(tree):
        tree[at] = max(tree[at], chain)
        at += at & -at


@cache
def load_extractor() -> Callable[[str], str]:
    """trafilatura, loaded once: skeleton -> the article's text, line by line."""
    import trafilatura
    from lxml.html import HTMLParser, document_fromstring

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # what they log may have words of the page

    def extract(skeleton: str) -> str:
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
        tree = document_fromstring(skeleton.encode(), parser=parser)
        few = sum(1 for _ in _BLOCK.finditer(skeleton)) <= _MOST_BLOCKS
        return trafilatura.extract(tree, include_comments=False, fast=not few) or ""

    return extract
