"""The quotation marks of a text and what each looks like from its neighbours: opening, closing, or no mark at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from quotes.lexicon.word_lists import alternatives


class Family(IntEnum):
    """Marks that open and close each other."""

    STRAIGHT = 1  # "so"
    CURLY = 2  # “so” „so“ „so”
    APOSTROPHES = 3  # ''so'' ``so''
    GUILLEMETS = 4  # «so» »so«
    SINGLE = 5  # ‘so’ 'so'


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark ``text[start:end]``: what it costs to read it as opening, as closing, and as no quotation mark.

    Costs are no probabilities: 0 is what the place asks for, 2 is odd, 4 is against everything that stands around it.
    ``firm``: a whole sentence could be quoted from here (no lower-case letter follows, the line starts here or a stop,
    colon or comma stands before). ``stopped``: a sentence ended just before.
    """

    start: int
    end: int
    family: Family
    opens: float
    closes: float
    nothing: float
    firm: bool
    stopped: bool


@dataclass(frozen=True, slots=True)
class Break:
    """A paragraph break, ``text[start:end]``: white space only."""

    start: int
    end: int


MARKS = "\"“”„‟＂″«»‹›‘’‚‛'`´"
"""Every character that may be a quotation mark, or half of one."""
_TOKEN = re.compile(
    rf"""(?P<noise>(?:[{MARKS}][ \t\xa0]?){{7,}})
    |(?P<inches>(?<=\d)['’′]\s?\d{{1,2}}(?:["”″]|''|’’))  # 6'2", feet and inches
    |(?P<apostrophes>``|''+|‘‘|’’|´´|(?<![\w,]),,(?=\w))
    |(?P<double>"+|[“”„‟＂″])
    |(?P<guillemets>[«»])
    |(?P<single>[‹›‘’‚‛'`´])
    |(?P<break>[\n\r\x0b\x0c\x85\u2028\u2029]+)""",
    re.VERBOSE,
)
_BEGINS = re.compile(rf"[{MARKS}′,\n\r\x0b\x0c\x85\u2028\u2029]")
"""The first character of every token: found in a tenth of the time that trying each alternative everywhere takes."""

_PAIRS = ("''", "``", "‘‘", "´´", "’’", ",,")
_DOUBLED = re.compile(r"(?<![^\s(\[—–])(?:''|``|‘‘|´´|’’)[\w$£€(\[…]|,,\w")

# What stands left and right of a mark.
_SPACE, _DASH, _STOP, _WORD = range(4)
_OPENS = ((1.5, 0.5, 3.0, 0.0), (3.0, 2.0, 3.0, 0.3), (4.0, 3.0, 4.0, 1.0), (4.0, 3.5, 4.5, 2.0))
_CLOSES = ((1.5, 2.5, 0.7, 4.0), (0.5, 1.0, 0.3, 3.0), (0.0, 0.0, 0.0, 1.0), (0.0, 0.3, 0.0, 1.5))
_WRONG_WAY = 2.0  # a curly mark that stands the wrong way round

_POSSESSED, _UNLIKELY = 0.3, 1.2  # an apostrophe at a word's end: `the ministers' plan`, `the fact' that`

_ELISION = re.compile(
    rf"(?:{alternatives('speech/elisions')})\b"
    r"|\d\ds\b",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"\d\d\b")  # the '68 strike, but also '90 percent', they said
_INCHES = re.compile(r"(?<!\d)\d{1,3}\Z")
_POSSESSIVE = re.compile(r"s\b", re.IGNORECASE)
_FUNCTION_WORD = re.compile(rf"\s(?:{alternatives('function/behind_a_word')})\b")
_LOOSE = tuple(",.!?'\"’”")  # after these a mark may stand apart: `"We will not go," 'he said`, `go, ’ he said`
_CLIPPED = re.compile(r"(?:\b(?:o|an|th|ol|lil|wi|de|da|y|po)|\w(?:in|im))\Z", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][)\]]?[ \t\xa0]*\Z")
_CLAUSE_END = (",", "!", "?")
_SPEECH = re.compile(r"\s?(?:said|says|say|told|added|asked|replied|wrote|warned|according)\b")


def find_marks(text: str) -> list[Mark | Break]:
    """The marks of ``text`` that may be quotation marks, and its paragraph breaks, in order. Apostrophes inside words,
    feet and inches and runs of seven marks or more, which quote nothing, are left out."""
    style = _Style(text)
    found: list[Mark | Break] = []
    for token in _tokens(text):
        start, end = token.span()
        match token.lastgroup:
            case "break":
                last = found[-1] if found else None
                if isinstance(last, Break) and not text[last.end : start].strip():
                    found[-1] = Break(last.start, end)
                else:
                    found.append(Break(start, end))
            case "double":
                if text[start] != "″" or not text[start - 1 : start].isdigit():
                    family = Family.CURLY if text[start] in "“”„‟" else Family.STRAIGHT
                    found.append(_double(text, start, end, family, style))
            case "guillemets" if not _bullet(text, start):
                found.append(_double(text, start, end, Family.GUILLEMETS, style))
            case "apostrophes":
                found.extend(_apostrophes(text, start, end, style))
            case "single" if not _bullet(text, start):
                mark = _single(text, start, end)
                if mark:
                    found.append(mark)
    return [token for token in found if isinstance(token, Mark) or not style.wraps(text, token)]


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """The matches of ``_TOKEN`` in ``text``, in order."""
    at = 0
    while begin := _BEGINS.search(text, at):
        at = begin.start()
        token = _TOKEN.match(text, at)
        at = token.end() if token else at + 1
        if token:
            yield token


def _bullet(text: str, at: int) -> bool:
    """Whether the mark at ``at`` only heads a line, as a bullet does: » The budget passed"""
    if text[at] not in "»›" or not text[at + 1 : at + 2].isspace():
        return False
    start = at
    while start and text[start - 1].isspace():
        start -= 1
    return not start or ("\n" in text[start:at] and "\r" in text[start:at])


class _Style:
    """How a whole text is set: which way its marks stand, and whether its lines are wrapped."""

    def __init__(self, text: str) -> None:
        self.low = "„" in text or "‟" in text
        self.same = "“" not in text  # ”so”, as in Sweden and Finland
        self.doubled = any(pair in text for pair in _PAIRS) and bool(_DOUBLED.search(text))
        left, right = text.find("«"), text.find("»")
        self.pointing_in = right >= 0 and (left < 0 or right < left)  # »so«, or »so»
        alone = re.findall(r"(?<![\n\r])\r?\n(?=[^\n\r])(.)", text)
        self.wrapped = len(alone) >= 3 and 2 * sum(c.islower() for c in alone) > len(alone)

    def wraps(self, text: str, gap: Break) -> bool:
        """Whether ``gap`` only wraps a line: the paragraph goes on behind it."""
        if text[gap.start : gap.end].count("\n") != 1:
            return False
        after = text[gap.end : gap.end + 1]
        before = text[gap.start - 1 : gap.start]
        return self.wrapped or (after.islower() and (before.isalpha() or before in ",;-"))

    def opens(self, glyph: str) -> float:
        """The cost of ``glyph`` as an opening mark."""
        if glyph in "”’":
            return 0.5 if self.same else _WRONG_WAY
        if glyph in "«»":
            return _WRONG_WAY if (glyph == "»") != self.pointing_in else 0.0
        return 0.0

    def closes(self, glyph: str) -> float:
        """The cost of ``glyph`` as a closing mark."""
        if glyph in "“‟":
            return 0.0 if self.low else _WRONG_WAY
        if glyph in "‘`":
            return _WRONG_WAY
        if glyph in "„,":
            return 2 * _WRONG_WAY
        if glyph in "«»":
            return 1.0 if (glyph == "«") != self.pointing_in else 0.0
        return 0.0


def _beside(text: str, at: int, step: int) -> str:
    """The character before (step -1) or from (step 1) ``at``, other marks beside it skipped; a space at either end."""
    place = at - 1 if step < 0 else at
    for _ in range(4):
        if not 0 <= place < len(text):
            return " "
        if text[place] not in MARKS and text[place] not in "*_":
            break
        place += step
    return text[place] if 0 <= place < len(text) else " "


def _left(text: str, start: int) -> int:
    c = _beside(text, start, -1)
    if c.isspace() or c in "([{<\ufeff\u200b|>":
        return _SPACE
    if c in "—–-―/=":
        return _DASH
    return _STOP if c in ".,!?;:…" else _WORD


def _right(text: str, end: int) -> int:
    c = _beside(text, end, 1)
    if c.isspace() or c in "|<":
        return _SPACE
    if (c == "." and text[end + 1 : end + 2].isalnum()) or text.startswith(".@", end):
        return _WORD
    if c in "—–-―/…" or text.startswith("..", end):
        return _DASH
    return _STOP if c in ".,!?;:)]}>" else _WORD


def _double(text: str, start: int, end: int, family: Family, style: _Style) -> Mark:
    left, right = _left(text, start), _right(text, end)
    opens, closes = _OPENS[left][right], _CLOSES[left][right]
    if left == _STOP and right == _WORD and text[start - 1] == ":":
        opens = 0.3
    if left == _SPACE and right == _WORD and _SPEECH.match(text, end) and _before(text, start) in _CLAUSE_END:
        closes = 2.5  # `we go, "said Lopes`: the space stands on the wrong side of the mark
    nothing = 1.0 if _INCHES.search(text, max(0, start - 4), start) else 3.1  # a 12" pipe
    glyph = text[start]
    return _mark(text, start, end, family, (opens + style.opens(glyph), closes + style.closes(glyph), nothing))


def _mark(text: str, start: int, end: int, family: Family, costs: tuple[float, float, float]) -> Mark:
    before = _before(text, start)
    firm = not text[end : end + 1].islower() and not (before.isalnum() and before)
    stopped = bool(_SENTENCE_END.search(text, max(0, start - 5), start))
    return Mark(start, end, family, *costs, firm=firm, stopped=stopped)


def _before(text: str, start: int) -> str:
    """The last character before ``start`` that is no space, among the three before it; empty at a line's start."""
    left = text[max(0, start - 3) : start]
    last = left.rstrip(" \t\xa0")[-1:]
    return "" if last == "\n" else last


def _apostrophes(text: str, start: int, end: int, style: _Style) -> list[Mark]:
    """Two apostrophes are one mark; of three, one belongs to a quotation inside. Where the text never opens a quotation
    with two, they are two single marks that close together."""
    if not style.doubled:
        return [mark for at in range(start, min(end, start + 3)) if (mark := _single(text, at, at + 1))]
    if end - start > 3:
        return []
    if end - start == 3:
        start, end = (start, end - 1) if _left(text, start) == _SPACE else (start + 1, end)
    return [_double(text, start, end, Family.APOSTROPHES, style)]


def _single(text: str, start: int, end: int) -> Mark | None:
    glyph = text[start]
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before.isalnum() and after.isalnum()) or (_POSSESSIVE.match(text, end) and not before.isspace() and before):
        return None
    left, right = _left(text, start), _right(text, end)
    opens, closes = _OPENS[left][right], _CLOSES[left][right]
    nothing = _apostrophe_cost(text, start, left)
    if opens < closes:
        nothing = 2.5 if _before(text, start) in ".!?:," else 1.5  # elided words seldom open a sentence
    if closes < opens and nothing in (_POSSESSED, _UNLIKELY) and _FUNCTION_WORD.match(text, end):
        nothing = 2.6  # nobody possesses a preposition
    elif closes < opens and nothing < 0.6:
        closes += 0.6 if text[end : end + 2].strip().islower() else 0.2
    if left == right == _SPACE:
        closes, nothing = (0.5, 2.0) if text[max(0, start - 2) : max(0, start - 1)] in _LOOSE else (closes, 0.3)
    elided = _ELISION.match(text, end) and opens < closes
    if elided:
        nothing, opens = 0.0, opens + (1.0 if glyph == "‘" else 2.0)
    elif _SHORT_YEAR.match(text, end) and opens < closes:
        nothing, opens = 0.6, opens + 1.0
    if glyph in "‘‚‛`‹":
        closes, nothing = closes + _WRONG_WAY, 0.5 if elided else max(nothing, 2.0)
    elif glyph in "’´›":
        opens += 1.5
    return _mark(text, start, end, Family.SINGLE, (opens, closes, nothing))


def _apostrophe_cost(text: str, start: int, left: int) -> float:
    """The cost of reading a single mark at a word's end as an apostrophe."""
    if left == _STOP:
        return 2.5
    before = text[max(0, start - 6) : start]
    if before[-1:] in "sSzZx" or before[-1:].isdigit():
        return _POSSESSED
    return 0.4 if _CLIPPED.search(before) else _UNLIKELY
