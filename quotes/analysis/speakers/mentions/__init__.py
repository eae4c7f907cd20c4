"""The words that stand for a speaker: a pronoun, a name or a description, of one or of many."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from quotes.analysis.attribution import NameMention
from quotes.lexicon.nouns import Sense
from quotes.lexicon.person_names import WORD, fold
from quotes.lexicon.word_lists import words
from quotes.model import Stretch

Kind = Literal["pronoun", "name", "description"]

HE = frozenset(["he", "him", "his", "himself"])
SHE = frozenset(["she", "her", "hers", "herself"])
THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
IT = frozenset(["it", "its", "itself"])
ONESELF = frozenset(["i", "me", "my", "mine", "myself"])
WE = frozenset(["we", "us", "our", "ours", "ourselves"])
RELATIVE = frozenset(["who", "whom", "whose", "which", "that"])
FIRST = ONESELF | WE
PRONOUNS = HE | SHE | THEY | IT | FIRST | RELATIVE | frozenset(["you", "your", "this", "these"])
OWNERS = frozenset(["her", "his", "its", "my", "our", "their"])
"""What a description of somebody's begins with: "his campaign"."""
_STOP = words("function/in_mentions")


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as it stands in the text. ``head``: the folded pronoun or head noun; ``name``: the name that heads it.

    ``sense``: what the head tells. ``definite``: "the", "a", "own" (his, Clinton's) or "" (bare). ``words``: folded
    content words of the core. ``label``: how it would be called as a speaker of its own. ``core``: the stretch without
    apposition. ``owner``: the pronoun that the core begins with ("his campaign"), else "".
    """

    start: int
    end: int
    kind: Kind
    head: str
    name: NameMention | None
    sense: Sense
    definite: str
    words: frozenset[str]
    label: str
    core: Stretch
    owner: str


class Names:
    """The name mentions of a text in order, for look-ups by stretch."""

    def __init__(self, names: tuple[NameMention, ...]) -> None:
        self.all = sorted(names, key=lambda n: (n.start, -n.end))
        self._starts = [n.start for n in self.all]
        self.mentions: dict[Stretch, Mention] = {}
        """The mentions that were read, by the stretch of their source."""

    def within(self, start: int, end: int) -> list[NameMention]:
        """The names that begin inside [start, end)."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def end_of_first(self, start: int, end: int) -> int:
        """Where the first name that begins inside [start, end) ends; ``start`` where there is none."""
        found = self.within(start, end)
        return found[0].end if found else start

    def around(self, start: int, end: int) -> NameMention | None:
        """The person's name of which [start, end) is a later part: "Stumpy" of Ray “Stumpy” Kole."""
        i = bisect_left(self._starts, start) - 1
        found = self.all[i] if i >= 0 else None
        return found if found is not None and found.type == "person" and end <= found.end else None


@lru_cache(5_000)  # a name is asked for wherever it stands
def content_words(text: str) -> frozenset[str]:
    """The folded words of ``text`` that carry meaning."""
    words = {fold(m.group()) for m in WORD.finditer(text)}
    return frozenset(words - _STOP - {""})
