"""Who signs: the names that the engine saw, bynames and handles that the article explains."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from quotes.analysis.attribution import NameMention
from quotes.lexicon.person_names import CAPITALISED, parse_name, squeezed
from quotes.model import Stretch

HANDLE = r"@\w{2,30}"
_INTRODUCED = re.compile(
    rf"(?:,? who)?(?: \w+){{0,4}} (?:as|handle|account|name)(?: is)?,? (?P<as>{HANDLE})|,? \((?P<beside>{HANDLE})\)"
    rf"|,?(?: \w+)? known(?: \w+){{0,4}} as (?P<called>{CAPITALISED}\b)"
)
"""Behind a name: ", who posts as @idaho", " (@idaho)", ", known on the quay as Bo"."""
_LEAST_OF_HANDLE = 4  # letters of a surname by which a handle tells whose it is


class Signers:
    """Those who may sign in a text; ``names``: those that the engine saw, in the order of the text."""

    def __init__(self, text: str, names: Sequence[NameMention]) -> None:
        self._text = text
        self._names = [n for n in names if n.type != "place"]
        self._starts = [n.start for n in self._names]

    def seen(self, name: Stretch) -> Stretch | None:
        """The name at ``name``, or printed so elsewhere, where the engine saw a person or an organisation there."""
        at = bisect_right(self._starts, name.start) - 1
        if at >= 0 and name.end <= self._names[at].end:
            return name
        return self._printed.get(self._text[name.start : name.end])

    def behind(self, signature: Stretch) -> Stretch:
        """The name that stands for who signs so, where the article tells it or a handle repeats it; else the
        signature itself."""
        printed = self._text[signature.start : signature.end]
        if len(printed.split()) > 1:
            return signature
        return self._introduced.get(printed.casefold()) or self._repeated(printed) or signature

    @cached_property
    def _printed(self) -> dict[str, Stretch]:
        return {self._text[n.start : n.end]: Stretch(n.start, n.end) for n in reversed(self._names)}

    @cached_property
    def _introduced(self) -> dict[str, Stretch]:
        found: dict[str, Stretch] = {}
        for name in self._names:
            if m := _INTRODUCED.match(self._text, name.end):
                found.setdefault((m["as"] or m["beside"] or m["called"]).casefold(), Stretch(name.start, name.end))
        return found

    @cached_property
    def _people(self) -> dict[tuple[str, ...], Stretch]:
        """The full names of people, by their words."""
        people = (n for n in reversed(self._names) if n.type == "person")
        found = {parse_name(self._text[n.start : n.end]).parts: Stretch(n.start, n.end) for n in people}
        return {parts: place for parts, place in found.items() if len(parts) > 1}

    def _repeated(self, handle: str) -> Stretch | None:
        """The only person of whose surname and given name, or its beginning, the ``handle`` is made."""
        if not handle.startswith("@"):
            return None
        own = squeezed(handle)
        found = [place for parts, place in self._people.items() if _is_made_of(own, squeezed(parts[0]), parts[-1])]
        return found[0] if len(found) == 1 else None


def _is_made_of(handle: str, given: str, family: str) -> bool:
    family = squeezed(family)
    rest = handle.removeprefix(family) if handle.startswith(family) else handle.removesuffix(family)
    return len(family) >= _LEAST_OF_HANDLE and rest != handle and given.startswith(rest)
