"""A text as the patterns of roles look at it: names, quotation marks and lines by their places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from quotes.analysis.attribution import NameMention
from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.roles.phrases import (
    is_role_noun,
    words_of,
)
from quotes.lexicon.person_names import REGNAL, parse_name
from quotes.model import START


class RoleText:
    """A text with what is known of it, for look-ups by place: ``people`` are its persons' names in order."""

    def __init__(self, text: str, quoted: tuple[QuotedStretch, ...], names: tuple[NameMention, ...]) -> None:
        self.text = text
        self.people = sorted((_untitled(text, n) for n in names if n.type == "person"), key=START)
        self._others = sorted((n for n in names if n.type != "person"), key=START)
        self._quoted = quoted

    def within_other(self, start: int, end: int) -> bool:
        """Whether the words belong to the name of an organisation or a place."""
        other = self.other_at(start)
        return other is not None and end <= other.end

    def other_at(self, at: int) -> NameMention | None:
        """The name of an organisation or a place that holds ``at``."""
        i = bisect_right(self._others, at, key=START) - 1
        return self._others[i] if i >= 0 and at < self._others[i].end else None

    def in_quotation(self, at: int) -> bool:
        """Whether ``at`` lies inside quotation marks."""
        i = bisect_right(self._quoted, at, key=START) - 1
        return i >= 0 and at < self._quoted[i].end

    def holds_person(self, start: int, end: int) -> bool:
        """Whether somebody is named in the stretch."""
        i = bisect_left(self.people, end, key=START) - 1
        return i >= 0 and self.people[i].end > start

    def people_within(self, start: int, end: int) -> list[NameMention]:
        """The names of people that begin behind ``start`` and before ``end``, in order."""
        first, last = (bisect_left(self.people, at, key=START) for at in (start + 1, end))
        return self.people[first:last]

    def names_at(self, at: int) -> bool:
        """Whether somebody's name, and not as an owner, begins at ``at``: the next of a list."""
        i = bisect_left(self.people, at, key=START)
        if i == len(self.people) or self.people[i].start != at:
            return False
        return not self.text.startswith(("'", "’"), self.people[i].end)

    def place_of(self, name: NameMention) -> int:
        """The number of ``name`` among the people's names."""
        return bisect_left(self.people, name.start, key=START)


def _untitled(text: str, name: NameMention) -> NameMention:
    """``name`` without offices that the network took for a part of it: Premier "Darel Ivanic"."""
    titles = parse_name(text[name.start : name.end]).titles
    words = words_of(text, name.start, name.end)
    if not titles and len(words) > 2 and is_role_noun(words[0].group()):
        return replace(name, start=words[1].start())  # Horna College "Dean Ana Brandt"
    if not titles or len(words) <= len(titles) or titles[-1] in REGNAL:
        return name
    if not is_role_noun(words[len(titles) - 1].group()):
        return name
    return replace(name, start=words[len(titles)].start())
