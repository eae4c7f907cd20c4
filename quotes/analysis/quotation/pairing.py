"""Which marks open, which close: the cheapest reading of all marks of a text together.

Deciding by parity turns a whole text inside out after one lost mark. Here every mark has a cost for each reading
(`marks.py`), a quotation left open has one too, and the reading with the least sum wins (Viterbi). A lost mark then
costs its own quotation and nothing after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotes.analysis.quotation.marks import Break, Family, Mark

# A state of the reading: the family of the quotation that is open, that of a quotation open inside it (or that it runs
# on from the paragraph before without a mark), and whether it opened firmly (`Mark.firm`).
State = tuple[int, int, bool]
Move = tuple[State, float, str]  # to which state, at what cost, the mark being what
Moves = dict[State, list[Move]]
_OUT: State = (0, 0, False)

_RUNNING_ON = 9

_UNCLOSED = 3.0  # a quotation left open at a paragraph end
_UNCLOSED_SINGLE = 6.0  # ... with single marks, in a text whose quotation marks are double ones
_CONTINUED = 0.2  # ... where the next paragraph opens with a mark
_CONTINUED_LOOSELY = 2.0  # ... though it opened in the middle of a sentence
_CARRIED = 1.2  # ... for each paragraph that it runs on without a mark, up to one that only closes
_UNCLOSED_RUNNING = 8.0  # ... and no mark ever closes
_REOPENED = 2.5  # a mark opens while one is open
_REOPENED_AFTER_STOP = 1.6  # ... after a full stop: the paragraph break before it may be lost
_NEST = 2.5  # a quotation inside one with the same marks
_NEST_SINGLE = 1.2  # ... with single marks, which articles with single marks have to do
_NEST_OTHER = 0.2  # ... with other marks
_NEST_UNCLOSED = 2.0
_MIXED = 1.0  # “so"
_INSIDE = 1.0  # no mark at all, inside a quotation
_APOSTROPHE = 0.1  # ... a single one: of two places to close, the nearer
_APOSTROPHE_INSIDE = 0.3  # ... a single one inside double ones: no less than outside, or a lost mark would swallow many
_SINGLE_INSIDE = 1.0  # ... in a text whose quotation marks are single ones
_OPENING_LOST = 0.4  # taken off where a mark closes what nothing opened, so that no neighbour swallows it
_RARE_SINGLE = 1.0  # single marks in a text whose quotation marks are double ones
_HOPELESS = 6.0  # so much dearer than the best reading that no later mark can make up for it


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation's marks as indexes into the tokens. ``opening`` None: it came from the paragraph before.
    ``closing`` None: it was left open, and ``until`` is the break or mark that ended it, None for the end of the text.
    """

    opening: int | None
    closing: int | None
    until: int | None


def pair_marks(tokens: Sequence[Mark | Break]) -> tuple[list[Pair], list[int]]:
    """The quotations among ``tokens``, outermost only, in order; and the indexes of marks that nothing opened."""
    reader = _Reader(_single_is_primary(tokens))
    costs: dict[State, float] = {_OUT: 0.0}
    back: list[dict[State, tuple[State, str]]] = []
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        steps: dict[State, tuple[State, str]] = {}
        new: dict[State, float] = {}
        moves = reader.moves(costs, token, following)
        for state, cost in costs.items():
            for target, extra, role in moves[state]:
                total = cost + extra
                if target not in new or total < new[target]:
                    new[target] = total
                    steps[target] = (state, role)
        bound = min(new.values()) + _HOPELESS
        least = bound - _HOPELESS
        costs = {state: cost - least for state, cost in new.items() if cost < bound}
        back.append(steps)
    last = {state: cost + reader.unclosed(state) for state, cost in costs.items()}
    return _trace(tokens, back, min(last, key=lambda state: last[state]))


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


class _Reader:
    """What each mark may be in each state of the reading, and what that costs. ``single``: single marks are primary."""

    def __init__(self, single: bool) -> None:
        self._single = single
        self._known: dict[tuple[object, ...], Moves] = {}

    def moves(self, states: Iterable[State], token: Mark | Break, following: Mark | Break | None) -> Moves:
        """For each of ``states`` the moves at ``token``, behind which ``following`` comes next."""
        if isinstance(token, Break):
            return {state: self._at_break(state, token, following) for state in states}
        wide = token.end - token.start > 1
        kind = (token.family, token.opens, token.closes, token.nothing, token.firm, token.stopped, wide)
        known = self._known.setdefault(kind, {})
        for state in states:
            if state not in known:  # marks look alike: judge each kind once
                known[state] = self._at_mark(state, token)
        return known

    def unclosed(self, state: State) -> float:
        """The cost of ending a paragraph, or the text, in ``state``."""
        if state == _OUT:
            return 0.0
        if state[1] == _RUNNING_ON:
            return _UNCLOSED_RUNNING
        cost = _UNCLOSED_SINGLE if state[0] == Family.SINGLE and not self._single else _UNCLOSED
        return cost + (_NEST_UNCLOSED if state[1] else 0.0)

    def _at_break(self, state: State, gap: Break, following: Mark | Break | None) -> list[Move]:
        if state == _OUT:
            return [(_OUT, 0.0, "none")]
        outer, inner, firm = state
        unclosed = self.unclosed(state)
        closes = isinstance(following, Mark) and following.family == outer and following.opens >= following.closes
        if (closes or isinstance(following, Break)) and firm:
            return [(_OUT, unclosed, "end"), ((outer, _RUNNING_ON, firm), _CARRIED, "carry")]
        if inner == _RUNNING_ON:
            return [(_OUT, unclosed, "end")]
        if not isinstance(following, Mark) or following.family != outer:
            return [(_OUT, unclosed, "end")]
        if following.start == gap.end:
            unclosed = (_CONTINUED if firm else _CONTINUED_LOOSELY) + (_NEST_UNCLOSED if inner else 0.0)
        return [(_OUT, unclosed, "end")]

    def _at_mark(self, state: State, mark: Mark) -> list[Move]:
        outer, inner, firm = state
        family = int(mark.family)
        if state == _OUT:
            rare = _RARE_SINGLE if family == Family.SINGLE and not self._single else 0.0
            lost = _OPENING_LOST if mark.closes < mark.opens else 0.0
            return [((family, 0, mark.firm), mark.opens + rare, "open"), (_OUT, max(0.0, mark.nothing - lost), "none")]
        if family == Family.SINGLE and outer != Family.SINGLE:
            return [(state, min(mark.nothing, _SINGLE_INSIDE if self._single else _APOSTROPHE_INSIDE), "inside")]
        if inner == _RUNNING_ON:
            return [(_OUT, mark.closes if family == outer else _UNCLOSED_RUNNING, "close")]
        moves = [(state, mark.nothing + (_INSIDE if family != Family.SINGLE else _APOSTROPHE), "inside")]
        if inner == family:
            both = family == Family.STRAIGHT and mark.end - mark.start > 1  # no"" he said
            moves.append((_OUT, mark.closes, "close") if both else ((outer, 0, firm), mark.closes, "inside"))
        if family == outer:
            moves.append((_OUT, mark.closes + (_NEST_UNCLOSED if inner else 0.0), "close"))
        elif outer != Family.SINGLE and not inner:
            moves.append((_OUT, mark.closes + _MIXED, "close"))
        if not inner:
            moves.extend(self._opening(state, mark))
        return moves

    def _opening(self, state: State, mark: Mark) -> list[Move]:
        """A mark opens while one is open: a quotation inside, or the next one (the last lost its closing mark)."""
        outer, _, firm = state
        family = int(mark.family)
        foreign = outer == Family.SINGLE and not self._single
        if foreign:
            again, nest = _UNCLOSED_SINGLE, _UNCLOSED
        else:
            again = _REOPENED_AFTER_STOP if mark.stopped else _REOPENED
            same = _NEST_SINGLE if family == Family.SINGLE else _NEST
            nest = (same if family == outer else _NEST_OTHER) + mark.stopped
        return [
            ((family, 0, mark.firm), mark.opens + again, "reopen"),
            ((outer, family, firm), mark.opens + nest, "inside"),
        ]


def _trace(
    tokens: Sequence[Mark | Break], back: list[dict[State, tuple[State, str]]], state: State
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
