"""Quotation marks -> quoted stretches: which words stand between marks, as newspapers really write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.analysis.quotation.marks import MARKS, Break, Mark, find_marks
from quotes.analysis.quotation.pairing import Pair, pair_marks
from quotes.analysis.segmentation import stop_gaps
from quotes.lexicon.word_lists import alternatives
from quotes.model import START, Stretch


@dataclass(frozen=True, slots=True)
class QuotedStretch:
    """Words between quotation marks, the marks themselves excluded: ``text[start:end]``. Outermost level only.

    ``opening`` and ``closing`` are the stretches of the marks (two code points for ``''``), None where the text has
    none (a mark never opened or never closed). ``continued`` is true where the stretch goes on from the one before it,
    which ended with its paragraph and whose closing mark is missing by convention.
    """

    start: int
    end: int
    opening: Stretch | None
    closing: Stretch | None
    continued: bool = False


_VERB = rf"(?:{alternatives('speech/beside_marks')})"
_JOB = rf"(?:(?:the |his |her |a )?(?:[a-z-]+ ){{0,2}}?(?:{alternatives('nouns/person')}) )"  # the local fire captain
_NAME = rf"(?:he|she|they|it|{_JOB}?(?:[Tt]he |[A-Z][\w.’'-]* ){{0,3}}[A-Z][\w.’'-]*|the \w+(?: \w+)?)"
_WHEN = r"(?:reporters|on|in|at|during|after|of|when|as)"
_SAID = rf"(?:{_VERB}\s+{_NAME}\b|{_NAME}\s+{_VERB}(?=[,.;:]|\s+{_WHEN}\b|\s*\Z))"
# Where a quotation that lost its closing mark must have ended: `we will not go, said Ana Lopes`
_ATTRIBUTION = re.compile(rf"(?<=[,?!])\s+{_SAID}")
# The same behind a mark that nothing opened, and before the sentence that it closes: `she added, we will not go."`
_ATTRIBUTION_AFTER = re.compile(rf"\s*{_SAID}")
_ATTRIBUTION_BEFORE = re.compile(rf"\b{_VERB}[,:]\s+")
_BREAK = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
_BREAKS = re.compile(rf"[ \t\xa0]*{_BREAK.pattern}\s*")
_CUE = re.compile(rf"\b{_VERB}\b|:\s")

_HEADING = re.compile(rf"[ \t]*[A-ZÀ-Þ0-9](?:[^.:;!…\n{MARKS}]|['’](?=\w)){{2,80}}")
_CREDIT = re.compile(r"\b(?:photo(?:graph)?|picture|image|credit)s?(?:\sby\b|\s?[:/])", re.IGNORECASE)
"""What tells that a line is the caption of a picture: Photo: Ann Field."""
_LINK = re.compile(rf"\W*(?:{alternatives('people/labels')})\s*:[^“”\"‘«„]*", re.IGNORECASE)
"""A line that only leads elsewhere and quotes nothing: Read more: The flood in pictures."""
_LINE_END = re.compile(rf"[ \t\xa0]*(?:{_BREAK.pattern}|\Z)")
_LONGEST_INTERRUPTION = 600  # code points
_MOST_INTERRUPTIONS = 2  # lines

_NO_WORDS = MARKS + " \t\n\r\xa0"
_LONGEST = 2000  # code points: no paragraph of a newspaper is longer; bounds an open quotation in text without breaks
_SIGNATURE = 10  # words: a shorter paragraph that a quotation runs on into is a name: `"We will not go.⏎Ana Lopes"`
_NAMED = re.compile(r"\W*(?:[A-ZÀ-Þ][\w.’'-]*\s){1,4}[A-ZÀ-Þ][\w.’'-]*(?:,[^.!?]*)?\W*")
"""Such a paragraph, where a mark closes it: Ana Lopes, harbour master."""
_STOPS = (".", "!", "?", "…", ".)", "!)", "?)", ":")


def quoted_stretches(text: str) -> tuple[QuotedStretch, ...]:
    """The quoted stretches of ``text`` in order, never overlapping, never empty. Linear time, never raises."""
    tokens = find_marks(text)
    pairs, orphans = pair_marks(tokens)
    found: list[QuotedStretch] = []
    unclosed: QuotedStretch | None = None
    for pair, is_closed in zip(pairs, _are_closed(pairs), strict=True):
        stretch = _stretch(text, tokens, pair, unclosed, is_closed)
        if stretch:
            found.append(stretch)
            unclosed = stretch if not stretch.closing else None if stretch.continued else unclosed
    never_opened = [stretch for index in orphans if (stretch := _never_opened(text, tokens, index))]
    return tuple(sorted(found + never_opened, key=START))


def _are_closed(pairs: Sequence[Pair]) -> list[bool]:
    """Of each pair whether a mark closes it, or one of the paragraphs that it runs on into without a mark."""
    closed = [pair.closing is not None for pair in pairs]
    for i in range(len(pairs) - 2, -1, -1):
        closed[i] = closed[i] or (pairs[i + 1].opening is None and closed[i + 1])
    return closed


def _stretch(
    text: str, tokens: Sequence[Mark | Break], pair: Pair, unclosed: QuotedStretch | None, is_closed: bool
) -> QuotedStretch | None:
    opening = tokens[pair.opening] if pair.opening is not None else None
    closing = tokens[pair.closing] if pair.closing is not None else None
    start = opening.end if opening else _paragraph_start(tokens, pair)
    if closing:
        end = closing.start
    else:
        until = tokens[pair.until] if pair.until is not None else None
        end = _bound(text, start, until.start if until else len(text), isinstance(until, Mark))
    start, end = trimmed(text, start, end)
    short = not opening and text.count(" ", start, end) < _SIGNATURE
    if (short and (not is_closed or _NAMED.fullmatch(text, start, end))) or not text[start:end].strip(_NO_WORDS):
        return None
    first = opening.start if opening else start
    goes_on = unclosed is not None and (
        opening is None
        or _goes_on(text, unclosed, first)
        or (_ends_line(text, closing.end if closing else end) and _is_interrupted(text, unclosed, first))
    )
    return QuotedStretch(start, end, _place(opening), _place(closing), goes_on)


def _goes_on(text: str, unclosed: QuotedStretch, start: int) -> bool:
    """Whether the quotation that ``unclosed`` left open goes on with the paragraph that opens at ``start``. It may have
    other quotations in its last paragraph, and within a long one a full stop may be missing at a paragraph's end."""
    rest = text[unclosed.end : start].rstrip()
    if not rest:
        stopped = text[unclosed.end - 2 : unclosed.end].endswith(_STOPS)
        return stopped or (unclosed.continued and _BREAK.search(text, unclosed.end, start) is not None)
    if len(rest) > _LONGEST or not _BREAKS.fullmatch(text, unclosed.end + len(rest), start):
        return False
    return unclosed.continued and rest.endswith(_STOPS) and not _BREAK.search(rest) and not _ATTRIBUTION.search(rest)


def _is_interrupted(text: str, unclosed: QuotedStretch, start: int) -> bool:
    """Whether nothing but a heading, a link or the caption of a picture parts the paragraph that ``unclosed`` leaves
    open from the one that opens at ``start``. What goes on behind it has no attribution of its own."""
    end = unclosed.end
    if (
        start - end > _LONGEST_INTERRUPTION
        or not text.endswith(_STOPS, unclosed.start, end)
        or not _ends_line(text, end)
    ):
        return False
    lines = [line for line in _BREAK.split(text[end:start]) if line.strip()]
    return len(lines) <= _MOST_INTERRUPTIONS and all(_is_inserted(line) for line in lines)


def _is_inserted(line: str) -> bool:
    return bool(_CREDIT.search(line) or _LINK.fullmatch(line) or _HEADING.fullmatch(line))


def _ends_line(text: str, at: int) -> bool:
    return _LINE_END.match(text, at) is not None


def _never_opened(text: str, tokens: Sequence[Mark | Break], index: int) -> QuotedStretch | None:
    """The sentence that a mark closes though nothing opened it, where an attribution beside it shows that it was said.

    More may have been quoted; only this sentence is sure.
    """
    mark = tokens[index]
    start = max(mark.start - _LONGEST, tokens[index - 1].end if index else 0)
    for gap in stop_gaps(text, start, mark.start):
        start = gap.end
    attributed = bool(_ATTRIBUTION_AFTER.match(text, mark.end)) and text[mark.start - 1] in ",?!"
    for before in _ATTRIBUTION_BEFORE.finditer(text, start, mark.start):
        start, attributed = before.end(), True
    start, end = trimmed(text, start, mark.start)
    if not attributed or text[end - 1] not in ".,?!…" or _CUE.search(text, start, end) or " " not in text[start:end]:
        return None
    return QuotedStretch(start, end, None, _place(mark))


def _paragraph_start(tokens: Sequence[Mark | Break], pair: Pair) -> int:
    """Where a stretch without an opening mark starts: behind the break that carried the quotation over."""
    index = (pair.until if pair.until is not None else len(tokens)) - 1
    while not isinstance(tokens[index], Break):
        index -= 1
    return tokens[index].end


def _bound(text: str, start: int, end: int, interrupted: bool) -> int:
    """Where a quotation without a closing mark ends: before its attribution, else at ``end``.

    ``interrupted``: at ``end`` the next quotation opens in the same paragraph. Where that is in the middle of a
    sentence, that sentence introduces it and the quotation ended before. A quotation is no longer than a paragraph.
    """
    attribution = _ATTRIBUTION.search(text, start, min(end, start + _LONGEST))
    if attribution:
        return attribution.start()
    if end - start > _LONGEST:
        first = next(stop_gaps(text, start, start + _LONGEST), None)
        return first.start if first else start + _LONGEST
    if interrupted and not text[start:end].rstrip().endswith(_STOPS):
        gaps = list(stop_gaps(text, start, end))
        return gaps[-1].start if gaps else end
    return end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space at either end."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _place(mark: Mark | Break | None) -> Stretch | None:
    return Stretch(mark.start, mark.end) if mark else None
