"""One analysis at a time in a process, shared fairly: among newsrooms first, then among the keys of each.

Whoever used the fewest seconds lately has the next turn, and an analysis makes room at its next checkpoint for somebody
who used fewer. Whoever waits has a place. There are only so many; where all are taken, somebody who has fewer of them
than another gets the last place of the one who has most, and that request is refused.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

HALF_LIFE = 60.0
"""Seconds after which a second of analysis that was used counts half."""
AHEAD = 0.5
"""Seconds of analysis that somebody may have used more than another who waits, and yet go on."""
_LOOK_SECONDS = 0.02


class NoPlace(Exception):
    """Too many wait already, or the wait for a turn was too long, or the place went to somebody with fewer."""


@dataclass(frozen=True, slots=True)
class QueuedCaller:
    """Whose time it is: a newsroom, and a key of it ("": none)."""

    newsroom: str
    key: str = ""


@dataclass(eq=False, slots=True)
class QueuePlace:
    """The place of one request. ``evicted`` is done once it was given to somebody else. ``began``: its analysis has had
    the turn. ``paused``: seconds for which that made room since; ``is_overdue``: as long as it may be asked to."""

    caller: QueuedCaller
    number: int
    evicted: Future[None] = field(default_factory=Future)
    began: bool = False
    paused: float = 0.0
    is_overdue: bool = False


class _Usage:
    """Seconds of analysis by user, which fade. ``clock``: in seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._used: dict[Hashable, tuple[float, float]] = {}

    def of(self, user: Hashable) -> float:
        """What ``user`` used lately."""
        seconds, at = self._used.get(user, (0.0, 0.0))
        return seconds * 0.5 ** ((self._clock() - at) / HALF_LIFE) if seconds else 0.0

    def add(self, user: Hashable, seconds: float) -> None:
        """Note that ``user`` used so many."""
        self._used[user] = self.of(user) + seconds, self._clock()
        if len(self._used) > 1_000:
            self._used = {user: used for user, used in self._used.items() if self.of(user) > 0.01}


class FairQueue:
    """``places``: how many requests may wait or be worked on. ``wait_seconds``: how long one waits for its turn, and
    how long an analysis that has begun makes room for others in all. Safe to use from many threads."""

    def __init__(self, places: int, wait_seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = places
        self._wait_seconds = wait_seconds
        self._clock = clock
        self._changed = threading.Condition()
        self._places: list[QueuePlace] = []
        self._waiting: list[QueuePlace] = []
        self._running: QueuePlace | None = None
        self._charged = 0.0  # until when the running one has paid
        self._looked = 0.0
        self._given = 0
        self._usage = _Usage(clock)

    @contextmanager
    def place(self, caller: QueuedCaller) -> Iterator[QueuePlace]:
        """A place for a request of ``caller``. Raises NoPlace where there is none for it."""
        with self._changed:
            if len(self._places) >= self._most:
                self._evict_for(caller)
            self._given += 1
            own = QueuePlace(caller, self._given)
            self._places.append(own)
        try:
            yield own
        finally:
            with self._changed, suppress(ValueError):
                self._places.remove(own)

    def take_turn(self, own: QueuePlace) -> None:
        """Wait until nobody else has the turn, and have it. Raises NoPlace."""
        with self._changed:
            self._waiting.append(own)
            try:
                if not self._changed.wait_for(lambda: self._is_next(own), self._wait_seconds) or own.evicted.done():
                    raise NoPlace
                own.began = True
                self._start(own)
            finally:
                self._waiting.remove(own)

    def end_turn(self) -> None:
        """Give the turn to the next."""
        with self._changed:
            self._charge()
            self._stop()

    def checkpoint(self, own: QueuePlace) -> None:
        """Called often by the running analysis of ``own``: makes room for somebody who used less, and returns when it
        may go on."""
        now = self._clock()
        if now - self._looked < _LOOK_SECONDS:
            return
        self._looked = now
        with self._changed:
            self._charge()
            if own.is_overdue or not any(self._goes_before(other, own) for other in self._waiting):
                return
            self._stop()
            self._waiting.append(own)
            if not self._changed.wait_for(lambda: self._is_next(own), self._wait_seconds - own.paused):
                own.is_overdue = True
                self._changed.wait_for(lambda: self._is_next(own))
            self._waiting.remove(own)
            self._start(own)
            own.paused += self._clock() - now

    def _evict_for(self, caller: QueuedCaller) -> None:
        """Free the last place of whoever has most, where that is more than ``caller`` would have. Raises NoPlace."""
        newsrooms = Counter(place.caller.newsroom for place in self._places)
        keys = Counter(place.caller for place in self._places)

        def held(place: QueuePlace) -> tuple[int, int, int]:
            return newsrooms[place.caller.newsroom], keys[place.caller], place.number

        for last in sorted((p for p in self._places if not p.began), key=held, reverse=True):
            same_newsroom = last.caller.newsroom == caller.newsroom
            theirs = keys[last.caller] if same_newsroom else newsrooms[last.caller.newsroom]
            ours = keys[caller] if same_newsroom else newsrooms[caller.newsroom]
            if theirs > ours + 1:
                self._places.remove(last)
                last.evicted.set_result(None)
                self._changed.notify_all()
                return
        raise NoPlace

    def _is_next(self, own: QueuePlace) -> bool:
        """Whether nobody runs and ``own`` is next; true as well where it was evicted and need not wait."""
        if own.evicted.done():
            return True
        return self._running is None and own is min(self._waiting, key=self._rank)

    def _rank(self, place: QueuePlace) -> tuple[bool, bool, float, float, int]:
        used = self._usage.of(place.caller.newsroom), self._usage.of(place.caller)
        return place.evicted.done(), not place.is_overdue, *used, place.number

    def _goes_before(self, other: QueuePlace, own: QueuePlace) -> bool:
        """Whether ``other`` used so much less that ``own`` makes room."""
        if other.is_overdue:
            return True
        if other.evicted.done() or other.caller == own.caller:
            return False
        if other.caller.newsroom != own.caller.newsroom:
            return self._usage.of(other.caller.newsroom) + AHEAD < self._usage.of(own.caller.newsroom)
        return self._usage.of(other.caller) + AHEAD < self._usage.of(own.caller)

    def _start(self, own: QueuePlace) -> None:
        self._running, self._charged = own, self._clock()

    def _stop(self) -> None:
        self._running = None
        self._changed.notify_all()

    def _charge(self) -> None:
        """Let the running one pay for its time up to now."""
        if self._running is not None:
            now = self._clock()
            for user in (self._running.caller.newsroom, self._running.caller):
                self._usage.add(user, now - self._charged)
            self._charged = now
