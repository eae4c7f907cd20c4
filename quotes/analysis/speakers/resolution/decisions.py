"""A source as a question with its options, and what was decided."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from quotes.analysis.attribution import Attribution
from quotes.analysis.speakers.descriptions import Newcomer
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.mentions import Mention
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.lexicon.nouns import role_word
from quotes.lexicon.offices import EXCLUSIVE
from quotes.lexicon.places import country_of, country_of_adjective
from quotes.model import Stretch

MOST_TOLD = 4
"""The likeliest candidates, with whom a decision is told."""
UNDECIDED = 0.4
"""Under this probability nobody is chosen."""
_TOLD_APART = re.compile(r"\A[Tt]he (?:first|second|third|fourth|fifth|\w+['’]s?) \w")
"""What tells one from others of its kind, known or not: "the second source", "the firm’s lawyer"."""
NO_WORDS = Attribution((), None, None, 1.0, 1.0)
"""Of a mention that is the source of nothing."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided for one source: the options with their probabilities, best first (None: nobody)."""

    options: tuple[tuple[Entity | None, float], ...]

    @property
    def best(self) -> Entity | None:
        """Who is likeliest, where likely enough; None where that is nobody."""
        return self.options[0][0] if self.options and self.options[0][1] >= UNDECIDED else None


@dataclass(frozen=True, slots=True)
class Question:
    """A mention with its options (None: nobody among them) and the numbers that describe each, for the ranker.
    ``shared``: nothing tells which of the options bears the name, so nobody is chosen. ``new``: who it is where None is
    the answer; None: nobody at all."""

    kind: str
    mention: Mention
    options: tuple[Entity | None, ...]
    rows: tuple[tuple[float, ...], ...]
    label: str
    shared: bool = False
    new: Newcomer | None = None

    @property
    def sole(self) -> str:
        """What kind of question it is where it has one option only: also of what type the newcomer is, and whether the
        mention has "the" before it, as if the reader knew who that is; "the second source" is told apart so."""
        if self.new is None:
            return self.kind
        described = self.new.mention if self.kind == "described" else self.mention
        known = described.definite == "the" and not _is_told_apart(described)
        return f"{self.kind} {self.new.type}{' the' if known else ''}"


def _is_told_apart(m: Mention) -> bool:
    """Whether the words of ``m`` themselves tell who is meant: "the second source", "the firm’s lawyer", "the French
    president"."""
    office = role_word(m.head) in EXCLUSIVE or m.head == "leader"
    of_state = office and any((country_of_adjective(w) or country_of(w)) is not None for w in m.label.split())
    return of_state or _TOLD_APART.search(m.label) is not None


MostLikely = Callable[[Mention], tuple[Entity | None, float]]
"""Who a mention that is the source of nothing stands for, and the probability, 0 to 1."""


def of_newcomer(kind: str, m: Mention, new: Newcomer) -> Question:
    """The question whom ``m`` stands for, to which ``new`` is the only answer."""
    return Question(kind, m, (None,), (), m.label, new=new)


def place_of(a: Attribution, regions: TextRegions) -> Stretch | None:
    """What stands for the speaker of ``a`` in the answers of the resolver: the source, and for quoted words without one
    the words themselves; None where neither is there."""
    if a.source is not None:
        return a.source
    return next((c for c in a.content if regions.quotation(c.start) >= 0 or regions.quotation(c.start + 1) >= 0), None)


def order_of(a: Attribution) -> int:
    """Where ``a`` stands in the order of the decisions: at its source, or at its words where none is printed."""
    return a.source.start if a.source else a.content[0].start if a.content else 0


def begin_of(a: Attribution, m: Mention) -> int:
    """The code point at which the words of ``a`` begin, or their source ``m`` where that stands before."""
    return min([m.start, *(c.start for c in a.content)])
