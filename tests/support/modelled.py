"""A simple model of the record: what living articles and editors say, in plain dictionaries. Profiles are numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

UNSETTLED = object()


@dataclass
class Entry:
    """The words of one quotation: whom the analysis credits (None: nobody), and what editors settled."""

    machine: int | None
    fixed: dict[str, Any] = field(default_factory=dict)

    @property
    def credit(self) -> int | None:
        """Whose words these are."""
        return self.fixed.get("speaker", self.fixed.get("confirmed", self.machine))

    @property
    def shown(self) -> bool:
        """Whether these count as words of somebody."""
        return "rejected" not in self.fixed

    def turn(self, old: int, new: int | None) -> None:
        """Credit to ``new`` what was credited to ``old``, in what the analysis says and what an editor settled."""
        if self.machine == old:
            self.machine = new
        for kind in ("speaker", "confirmed"):
            if self.fixed.get(kind) == old:
                self.fixed[kind] = new


@dataclass
class CorrectionText:
    """A living article: its entries by their words, those settled whose words it does not have now, the profiles of the
    names it prints, the roles that it prints with names, a count of its versions."""

    published: date
    entries: dict[str, Entry] = field(default_factory=dict)
    absent: dict[str, Entry] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    version: int = 0

    def turn(self, old: int, new: int) -> None:
        """Move everything of one profile to another."""
        self.names = {name: new if who == old else who for name, who in self.names.items()}
        for entry in (*self.entries.values(), *self.absent.values()):
            entry.turn(old, new)

    def every(self) -> list[tuple[str, Entry]]:
        """Its entries, those too whose words it does not have now, each with the words."""
        return [*self.entries.items(), *self.absent.items()]

    def speakers(self) -> set[int]:
        """Who stands in it: whom it names, and whom editors credit."""
        return set(self.names.values()) | {e.credit for e in self.entries.values() if e.shown and e.credit is not None}


@dataclass
class Logged:
    """A correction that was not undone: its id in the record, what it was made on, and what stood there before."""

    id: str
    kind: str
    subject: Any
    before: dict[str, Any]


@dataclass
class Model:
    """Everything that the record should say. ``rejected``: the roles that a profile does not have, each with the id of
    the correction that says so."""

    articles: dict[str, CorrectionText] = field(default_factory=dict)
    log: list[Logged] = field(default_factory=list)
    merged: dict[int, int] = field(default_factory=dict)
    erased: set[int] = field(default_factory=set)
    names: dict[int, set[str]] = field(default_factory=dict)
    erased_names: set[str] = field(default_factory=set)
    rejected: dict[int, dict[str, str]] = field(default_factory=dict)

    def entries(self) -> Iterator[tuple[str, str, Entry]]:
        """Every entry with its uri and words."""
        for uri, told in self.articles.items():
            for words, entry in told.entries.items():
                yield uri, words, entry

    def visible(self) -> list[tuple[str, str]]:
        """The uri and words of every quotation that is not rejected."""
        return [(uri, words) for uri, words, entry in self.entries() if entry.shown]

    def follow(self, profile: int | None) -> int | None:
        """The profile that another was merged into, nobody where it was erased."""
        while profile in self.merged:
            profile = self.merged[profile]
        return None if profile in self.erased else profile

    def statements(self, profile: int) -> dict[str, date]:
        """What a profile said: words -> the day of the quotation that stands for all copies."""
        days: dict[str, tuple[bool, date]] = {}
        for uri, words, entry in self.entries():
            if entry.shown and entry.credit == profile:
                said_on = entry.fixed.get("said_on")
                day = (said_on is None, said_on or self.articles[uri].published)
                days[words] = min(days.get(words, day), day)
        return {words: day for words, (_, day) in days.items()}

    def sayings(self, profile: int) -> list[tuple[str, date]]:
        """The words and days of what is credited to a profile that belongs to one article: nothing is a copy of it."""
        return sorted(
            (words, entry.fixed.get("said_on") or self.articles[uri].published)
            for uri, words, entry in self.entries()
            if entry.shown and entry.credit == profile
        )

    def roles(self, profile: int) -> tuple[set[str], set[str]]:
        """The roles that articles print with a profile's names, and those that they may: where an article prints two
        names of somebody, whose the other one is may stay open. Both without the rejected ones."""
        sure, open_ = set(), set()
        for told in self.articles.values():
            for name, role in told.roles.items():
                if told.names.get(name) == profile:
                    sure.add(role)
                elif name not in told.names and profile in told.speakers():
                    open_.add(role)
        rejected = self.rejected.get(profile, {}).keys()
        return sure - rejected, (sure | open_) - rejected

    def carry(self, old: int, new: int, since: str = "") -> dict[str, str]:
        """What was rejected of one profile after a correction holds for another, too; what is new to that one."""
        theirs, own = self.rejected.get(old, {}), self.rejected.setdefault(new, {})
        carried = {role: by for role, by in theirs.items() if by > since and role not in own}
        own |= carried
        return carried

    def articles_of(self, profile: int) -> set[str]:
        """The uris of the articles that a profile stands in."""
        return {uri for uri, told in self.articles.items() if profile in told.speakers()}

    def living(self) -> set[int]:
        """The profiles that stand in some article."""
        return {profile for told in self.articles.values() for profile in told.speakers()}

    def turn(self, old: int, new: int, uris: set[str] | None = None) -> None:
        """Move what one profile has to another, in these articles or in all."""
        for uri, told in self.articles.items():
            if uris is None or uri in uris:
                told.turn(old, new)

    def lose(self, uri: str, words: str) -> None:
        """An article does not have these words any more: what editors settled of them holds if they come back."""
        entry = self.articles[uri].entries[words]
        if not entry.fixed:
            self.forget(uri, words)
        else:
            self.articles[uri].absent[words] = self.articles[uri].entries.pop(words)

    def forget(self, uri: str, words: str) -> None:
        """A quotation is gone, and with it what editors settled of it."""
        del self.articles[uri].entries[words]
        self.log = [entry for entry in self.log if entry.subject != (uri, words)]
