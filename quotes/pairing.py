"""Which marks open, which close: the cheapest reading of all marks of a text together.

Deciding by parity turns a whole text inside out after one lost mark. Here every mark has a cost for each reading
(`quotes.marks`), a quotation left open has one too, and the reading with the least sum wins (Viterbi). A lost mark then
costs its own quotation and nothing after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.marks import Break, Family, Mark

_OUT = 0
_NESTED = 4  # added to a family: a quotation of the same family inside it
_STATES = 9

_UNCLOSED = 3.0  # at a paragraph end
_UNCLOSED_SINGLE = 6.0  # in a text whose quotation marks are double ones
_CONTINUED = 0.2  # ... where the next paragraph opens with a mark
_CARRIED = 2.0  # ... where the next paragraph only closes
_REOPENED = 2.5  # a mark opens while one is open
_REOPENED_AFTER_STOP = 1.6  # ... after a full stop: the paragraph break before it may be lost
_NEST = 2.0
_MIXED = 2.0  # “so"
_INSIDE = 0.4  # a mark of another family inside a quotation
_RARE_SINGLE = 1.0  # single marks in a text whose quotation marks are double ones


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation's marks as indexes into the tokens. ``opening`` None: it came from the paragraph before.
    ``closing`` None: it was left open, and ``until`` is the break or mark that ended it, None for the end of the text.
    """

    opening: int | None
    closing: int | None
    until: int | None


def pair_marks(text: str, tokens: Sequence[Mark | Break]) -> tuple[list[Pair], list[int]]:
    """The quotations among ``tokens`` (outermost only, in order) and the indexes of double marks that nothing opened."""
    single = _single_is_primary(tokens)
    following = _following_marks(tokens)
    costs: dict[int, float] = {_OUT: 0.0}
    back: list[dict[int, tuple[int, str]]] = []
    for index, token in enumerate(tokens):
        steps: dict[int, tuple[int, str]] = {}
        new: dict[int, float] = {}
        for state, cost in costs.items():
            if isinstance(token, Break):
                moves = _at_break(state, token, following[index], tokens, single)
            else:
                moves = _at_mark(state, token, text, single)
            for target, extra, role in moves:
                total = cost + extra
                if total < new.get(target, 1e18):
                    new[target] = total
                    steps[target] = (state, role)
        least = min(new.values())
        costs = {state: cost - least for state, cost in new.items() if cost - least < 30.0}
        back.append(steps)
    for state in costs:
        if state != _OUT:
            costs[state] += _unclosed(state, single)
    return _trace(tokens, back, min(costs, key=lambda s: costs[s]))


def _single_is_primary(tokens: Sequence[Mark | Break]) -> bool:
    """Whether single marks are what this text quotes with."""
    double = opening = closing = 0
    for token in tokens:
        if isinstance(token, Break):
            continue
        if token.family != Family.SINGLE:
            double += token.nothing > 1.0
        elif token.opens < token.closes:
            opening += token.nothing >= 1.5
        else:
            closing += token.nothing >= 1.0
    return 2 * min(opening, closing) > double


def _following_marks(tokens: Sequence[Mark | Break]) -> list[int | None]:
    """For each token the index of the mark that comes next, None where a break or the end comes first."""
    return [
        index + 1 if index + 1 < len(tokens) and isinstance(tokens[index + 1], Mark) else None
        for index in range(len(tokens))
    ]


def _unclosed(state: int, single: bool) -> float:
    family = (state - 1) % 4 + 1
    return (_UNCLOSED_SINGLE if family == Family.SINGLE and not single else _UNCLOSED) + (state > 4) * _UNCLOSED


def _at_break(
    state: int, token: Break, following: int | None, tokens: Sequence[Mark | Break], single: bool
) -> list[tuple[int, float, str]]:
    if state == _OUT:
        return [(_OUT, 0.0, "none")]
    after = tokens[following] if following is not None else None
    if not isinstance(after, Mark) or after.family != state:
        return [(_OUT, _unclosed(state, single), "end")]
    if after.opens < after.closes:
        starts = after.start == token.end
        return [(_OUT, _CONTINUED if starts else _unclosed(state, single), "end")]
    return [(_OUT, _unclosed(state, single), "end"), (state, _CARRIED, "carry")]


def _at_mark(state: int, mark: Mark, text: str, single: bool) -> list[tuple[int, float, str]]:
    rare = _RARE_SINGLE if mark.family == Family.SINGLE and not single else 0.0
    if state == _OUT:
        return [(mark.family, mark.opens + rare, "open"), (_OUT, mark.nothing, "none")]
    if state > _NESTED:
        inside = mark.nothing if mark.family == state - _NESTED else _INSIDE
        moves = [(state, inside, "inside")]
        if mark.family == state - _NESTED:
            both = mark.family == Family.DOUBLE and mark.end - mark.start > 1
            moves.append((_OUT, mark.closes, "close") if both else (state - _NESTED, mark.closes, "inside"))
        return moves
    if mark.family == state:
        stopped = text[max(0, mark.start - 3) : mark.start].rstrip()[-1:] in (".", "!", "?", "…")
        reopened = _REOPENED_AFTER_STOP if stopped else _REOPENED
        return [
            (_OUT, mark.closes, "close"),
            (state, mark.nothing, "inside"),
            (state, mark.opens + reopened + 2 * rare, "reopen"),
            (state + _NESTED, mark.opens + _NEST + stopped, "inside"),
        ]
    if mark.family == Family.SINGLE:
        return [(state, 0.0, "inside")]
    if state == Family.SINGLE:
        inside = _INSIDE if single else mark.nothing
        return [(state, inside, "inside"), (mark.family, mark.opens + _UNCLOSED_SINGLE, "reopen")]
    return [
        (state, _INSIDE, "inside"),
        (_OUT, mark.closes + _MIXED, "close"),
        (mark.family, mark.opens + _REOPENED, "reopen"),
    ]


def _trace(
    tokens: Sequence[Mark | Break], back: list[dict[int, tuple[int, str]]], state: int
) -> tuple[list[Pair], list[int]]:
    """Follow the cheapest reading from the end to the beginning, then read off its quotations."""
    roles = []
    for steps in reversed(back):
        state, role = steps[state]
        roles.append(role)
    roles.reverse()
    pairs: list[Pair] = []
    orphans: list[int] = []
    opening: int | None = None
    inside = False
    for index, role in enumerate(roles):
        if role in ("reopen", "end", "carry"):
            pairs.append(Pair(opening, None, index))
            inside, opening = role != "end", index if role == "reopen" else None
        elif role == "open":
            inside, opening = True, index
        elif role == "close":
            pairs.append(Pair(opening, index, index))
            inside, opening = False, None
        elif role == "none":
            token = tokens[index]
            if isinstance(token, Mark) and token.family != Family.SINGLE and token.closes < 1.0 <= token.nothing:
                orphans.append(index)
    if inside:
        pairs.append(Pair(opening, None, None))
    return pairs, orphans
