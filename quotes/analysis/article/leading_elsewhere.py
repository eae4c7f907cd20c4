"""Lines of a page that are no paragraphs, though they stand among them: the headline, and links to other articles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from quotes.analysis.article.flow import runs
from quotes.analysis.article.markup import PlainText
from quotes.model import START, Stretch

_LONGEST_LABEL = 30  # characters
# What stands before a link to say where it leads: "READ MORE:", "Related |", and no "the minister wrote:".
_LABEL = re.compile(
    r"[\W_]*(?:(?i:read|see|watch|view|listen|more|related|also|next|must|follow|subscribe|sign up|click)\b[^:|]*"
    r"|[^a-z:|]*[A-Z][^a-z:|]*)[:|>–—-]\W*"
)
_OPENING_MARK = re.compile(r"[\W_]*[\"“‘«„]")


def is_within(read: PlainText, line: Stretch, elements: Sequence[Stretch]) -> bool:
    """Whether all words of a line stand inside one kind of elements, given in order by their places in the HTML."""
    return _inside_from(read, line, elements) == line.start


def leads_elsewhere(read: PlainText, line: Stretch, links: Sequence[Stretch]) -> bool:
    """Whether a line is a link and nothing else, or a label ("Read more:") and a link that is no quotation."""
    start = _inside_from(read, line, links)
    if start is None or start - line.start > _LONGEST_LABEL:
        return False
    if start == line.start:
        return True
    return bool(_LABEL.fullmatch(read.text, line.start, start)) and not _OPENING_MARK.match(read.text, start, line.end)


def _inside_from(read: PlainText, line: Stretch, elements: Sequence[Stretch]) -> int | None:
    """From where on all words of a line stand inside the elements; its start where no word stands before, None where
    the last one is not inside."""
    start: int | None = None
    before = False
    for first, last, html_first, html_last in runs(read.html_map, line.start, line.end):
        if not any(map(str.isalnum, read.text[first:last])):
            continue
        i = bisect_right(elements, html_first, key=START) - 1
        if i >= 0 and html_last <= elements[i].end:  # no run crosses a tag
            start = first if start is None else start
        else:
            start, before = None, True
    return line.start if start is not None and not before else start
