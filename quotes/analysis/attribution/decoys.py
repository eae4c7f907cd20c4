"""Which words between quotation marks are somebody's: no title, no nickname, no scare quote.

A logistic regression over what the network says of a stretch (how much of it is content, whether it has a source) and
what it looks like in print: titles are set in capitals, terms come again, an adjective before a noun is seldom a
quotation. Fitted on articles that the network did not learn from (``training/decoys.py``).
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from quotes.analysis.attribution.encoding import Pieces
from quotes.analysis.attribution.links import SEGMENT_TO_SOURCE, FloatArray, LinkScorer
from quotes.analysis.deadline import watched
from quotes.analysis.logistic import LogisticRegression, log_odds
from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.quotation.marks import MARKS
from quotes.analysis.segmentation import headline_end
from quotes.lexicon.word_lists import alternatives, words
from quotes.model import Engine
from quotes.model_files import model_file

Range = tuple[int, int]
"""Pieces from the first to before the end."""

FEATURES = (
    "log-odds of content",
    "log-odds of a source",
    "both together",
    "content before",
    "content behind",
    "goes on",
    "fills its paragraph",
    "cue before",
    "log of the words",
    "one word",
    "two words",
    "three words",
    "title",
    "title within content",
    "comes again",
    "somebody talks",
    "determiner before",
    "colon or comma before",
    "called so",
    "stop within",
    "sentence ends behind",
    "word behind",
)
"""What the regression weighs, in the order of its weights."""

ACCEPTED = 0.62
"""The probability above which a quoted stretch is somebody's words: a lower one credits titles and terms to people, a
higher one loses words of people (``training.decoys`` prints both over thresholds)."""

INTERRUPTION = 25
"""Pieces: the longest attribution between two parts of a quotation."""

EVEN = 1.3
"""The sum of the two probabilities from which nothing is taken off a stretch."""

_FEW = 5  # words: what is longer is no title, term or nickname
_WORDS_OF_TITLE = re.compile(r"[^\W_][\w'’.-]*")
_SMALL = words("function/small_in_titles")
_DETERMINER = words("function/before_a_term")
_CALLED = re.compile(
    rf"\b(?:{alternatives('speech/called')})(?:\s+(?:the|a|an))?\Z",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:so[- ]called|known as(?:\s+(?:an?|the))?|(?:en)?titled:?|nicknamed(?:\s+the)?"
    r"|(?<!\bhis\s)(?<!\bher\s)(?<!\bmy\s)(?:motto|slogan|tagline)\s(?:is|was|has\sbeen|being):?)\Z",
    re.IGNORECASE,
)
_RESTATED = re.compile(
    rf"(?:\A|[.!?…][\s{re.escape(MARKS)}]+|[\n\r])(?:(?:and|but|or|so)\s)?(?:{alternatives('speech/restates')})[:,]\Z",
    re.IGNORECASE,
)
_WORK = re.compile(
    rf"\b(?:(?:{alternatives('nouns/work')})[,:]?|(?:publish|releas|perform|direct)(?:e|es|ed|ing)?|starr?(?:s|ed|ing)?\s+in|sang)\Z"
)
_TALK = re.compile(r"\b(?:I|we|my|our|us|you|is|are|was|be|will|not|have|has)\b|n['’]t\b")
_LAST_WORD = re.compile(r"[\w'’-]+")  # of the words before, read from their end
_WORD_BEHIND = re.compile(r"\s+[a-z]")
_ENDS_BEHIND = re.compile(r"\s*(?:[.\n\r]|\Z)")
_NO_MARKS = MARKS + " \t\xa0"
_BEFORE = 60  # code points that are looked at


@cache
def load_weights(engine: Engine = "accurate") -> LogisticRegression:
    """The weights of the engine's decoys.json; a feature it does not know weighs nothing. Raises RuntimeError where the
    file is missing or is none."""
    path = model_file("decoys.json", engine)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return LogisticRegression(
            tuple(float(data["weights"].get(name, 0.0)) for name in FEATURES), float(data["bias"])
        )
    except (OSError, ValueError, KeyError) as error:
        raise RuntimeError(f"{path} cannot be read: {error}") from error


@dataclass(frozen=True, slots=True)
class Judged:
    """A quoted stretch, in pieces without (``first``, ``end``) and with its marks (``outer``); the probability that it
    is somebody's words, the ``features`` that it comes from, and whether it is taken for that."""

    stretch: QuotedStretch
    first: int
    end: int
    outer: Range
    features: tuple[float, ...]
    probability: float
    accepted: bool


def judge(
    inside: FloatArray,
    cues: Sequence[Range],
    text: str,
    pieces: Pieces,
    quoted: Sequence[QuotedStretch],
    links: LinkScorer,
    model: LogisticRegression,
    checkpoint: Callable[[], None] = lambda: None,
) -> list[Judged]:
    """The ``quoted`` stretches of ``text``, judged. A quotation over paragraphs is somebody's words altogether, or not
    at all. ``inside``: for each piece the probability of content; ``cues`` in order;
    ``model``: the engine's weights. Linear time."""
    printed = _Print(text, quoted)
    ends = [end for _, end in cues]
    judged: list[Judged] = []
    before = begun = 0
    covered = [(q, first, end) for q in quoted for first, end in [pieces.covering(q.start, q.end)] if first < end]
    links.expect(SEGMENT_TO_SOURCE, ((first, end) for _, first, end in covered))
    for q, first, end in watched(covered, checkpoint):
        look = printed.look(q)
        outer = pieces.covering(q.opening.start if q.opening else q.start, q.closing.end if q.closing else q.end)
        somebody = 1 - links.point(SEGMENT_TO_SOURCE, first, end).nobody
        at = bisect_right(ends, outer[0]) - 1
        features = (
            *_network(inside, first, end, outer, somebody, few=look.short),
            float(bool(before) and continues(before, outer[0], cues, pieces)),
            float(fills_paragraph(pieces, outer)),
            float(at >= 0 and outer[0] - ends[at] <= 1),
            *_printed(look, float(inside[outer[0] - 1]) if outer[0] else 0.0),
        )
        probability = model.probability(features)
        accepted = probability > ACCEPTED and not _is_called(look)
        if not q.continued:
            begun = len(judged)
        elif pieces.initials[first] not in "([" and (accepted or (judged and judged[-1].accepted)):
            accepted = True
            judged[begun:] = [replace(j, accepted=True) for j in judged[begun:]]
            begun = len(judged)
        if accepted:
            before = end
        judged.append(Judged(q, first, end, outer, features, probability, accepted))
    return judged


def _network(
    inside: FloatArray, first: int, end: int, outer: Range, somebody: float, few: bool
) -> tuple[float, float, float, float, float]:
    content = float(np.add.reduce(inside[first:end])) / (end - first)
    behind = float(inside[outer[1]]) if few and outer[1] < len(inside) else 0.0
    ahead = float(inside[outer[0] - 1]) if few and outer[0] else 0.0
    return log_odds(content), log_odds(somebody), min(0.0, content + somebody - EVEN), ahead, behind


@dataclass(frozen=True, slots=True)
class _Look:
    """The ``words`` of a quoted stretch and what stands to the ``left`` and to the ``right`` of them, without marks.
    ``short``: it may be a term; ``again``: its words are quoted once more; ``titled``: they are set like a title;
    ``headed``: they stand in the headline."""

    words: str
    left: str
    right: str
    short: bool
    again: bool
    titled: bool
    headed: bool


class _Print:
    """What the quoted stretches of a text look like."""

    def __init__(self, text: str, quoted: Sequence[QuotedStretch]) -> None:
        self._text = text
        self._folded = {q.start: _folded(text[q.start : q.end]) for q in quoted}
        self._times = Counter(self._folded.values())
        self._headline = headline_end(text)

    def look(self, q: QuotedStretch) -> _Look:
        """What ``q`` looks like."""
        text = self._text
        words = text[q.start : q.end]
        return _Look(
            words,
            left=text[max(0, q.start - _BEFORE) : q.start].rstrip(_NO_MARKS),
            right=text[q.end : q.end + _BEFORE].lstrip(MARKS),
            short=words.count(" ") < _FEW - 1,
            again=self._times[self._folded[q.start]] > 1,
            titled=_is_title(words),
            headed=q.start < self._headline,
        )


def _is_called(look: _Look) -> bool:
    """Whether the words before it tell that something is called so, or that the writer says in a whole sentence what
    something comes to (in other words: “…”): then nobody says it."""
    if _NAMED.search(look.left) or (look.titled and _WORK.search(look.left)):
        return True
    is_sentence = look.words.endswith(".") or _ENDS_BEHIND.match(look.right) is not None
    return is_sentence and _RESTATED.search(look.left) is not None


def _printed(look: _Look, content_before: float) -> tuple[float, ...]:
    """The features from "log of the words" on, in the order of ``FEATURES``."""
    words, left, right, short = look.words, look.left, look.right, look.short
    number = len(words.split())
    last = _LAST_WORD.match(left[::-1]) if short else None
    title = look.titled and not look.headed
    return (
        math.log(number),
        float(number == 1),
        float(number == 2),
        float(number == 3),
        float(title),
        title * content_before,
        float(short and look.again),
        float(bool(_TALK.search(words))),
        float(last is not None and last[0][::-1].lower() in _DETERMINER),
        float(left[-1:] in (":", ",")),
        float(short and bool(_CALLED.search(left))),
        float(short and words[-1] in ".,!?"),
        float(short and bool(_ENDS_BEHIND.match(right))),
        float(short and bool(_WORD_BEHIND.match(right))),
    )


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _is_title(words: str) -> bool:
    """Whether all words but small ones begin with a capital or a digit, and one with a capital."""
    found = _WORDS_OF_TITLE.findall(words)
    capitals = [w for w in found if w[0].isupper()]
    rest = [w for i, w in enumerate(found) if not w[0].isupper() and not w[0].isdigit() and (not i or w not in _SMALL)]
    return bool(capitals) and not rest


def fills_paragraph(pieces: Pieces, part: Range) -> bool:
    """Whether ``part`` begins and ends with its paragraph, or with the first and the last of those it goes over."""
    first, end = part
    begins = first == 0 or pieces.paragraphs[first - 1] != pieces.paragraphs[first]
    return bool(begins and (end == len(pieces) or pieces.paragraphs[end - 1] != pieces.paragraphs[end]))


def continues(before: int, first: int, cues: Sequence[Range], pieces: Pieces) -> bool:
    """Whether nothing but one attribution, ended by a full stop, stands between quoted words and those from ``first``
    on, in one paragraph."""
    near = first - before <= INTERRUPTION and pieces.paragraphs[before - 1] == pieces.paragraphs[first]
    at = bisect_left(cues, (before,))
    return bool(near) and pieces.initials[first - 1] == "." and at < len(cues) and cues[at][1] < first
