"""How utterances and places of an article stand to one another, computed for many pairs at once.

Each column is an array with a number for every utterance, every place or every pair. Sets of utterances, speakers and
words at a place become codes, place * width + member, in order, so that one search tells for many pairs who is there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property

import numpy as np
import numpy.typing as npt

from quotes.analysis.occasions.occasion_places import OccasionPlace
from quotes.analysis.occasions.utterances import Utterance

Integers = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]

BEFORE = 24
"""Places before an utterance that are weighed for it."""
_BETWEEN = 40  # utterances, and places, between that are looked at
NEAREST = ("nearest", "nearest attributed", "nearest of the speaker", "nearest by the name", "nearest saying")
"""The nearest places before an utterance, by what they have to do with it."""
RELATIONS = (
    "its own",
    "in its clause",
    "in its words",
    "in other words",
    "its speaker's",
    "another's",
    "in a clause of its speaker",
    "beside its speaker's name",
    "free",
)
"""How a place may stand to a quotation: the first that holds."""
OF_SUBJECTS = ("court", "sport", "event")
"""Subjects whose words beside a place weigh by how much the article is about them."""
_NEAR = {subject: f"near {subject}" for subject in (*OF_SUBJECTS, "saying", "release")}
"""The traits of places beside words of some subjects."""


class _Codes:
    """Pairs of numbers, asked for many at a time. ``width``: above every second number."""

    def __init__(self, pairs: Iterable[tuple[int, int]], width: int) -> None:
        self._width = width
        self._sorted = np.array(sorted(a * width + b for a, b in pairs), dtype=np.int64)

    def have(self, first: Integers, second: Integers) -> Truths:
        """For each of both whether they are a pair."""
        if not len(self._sorted):
            return np.zeros(np.broadcast(first, second).shape, dtype=np.bool_)
        wanted = first * self._width + second
        at = np.minimum(np.searchsorted(self._sorted, wanted), len(self._sorted) - 1)
        return np.asarray(self._sorted[at] == wanted)


class UtteranceColumns:
    """The utterances of an article and their speakers.

    ``who``: the number of each one's speaker, 0 for none. ``times_speaking``: how often a speaker has words.
    """

    def __init__(self, utterances: Sequence[Utterance]) -> None:
        self.at, self.ends = _integers(u.at for u in utterances), _integers(u.end for u in utterances)
        self.order = np.argsort(self.at, kind="stable")
        self.in_order = self.at[self.order]
        self.paragraphs = _integers(u.paragraph for u in utterances)
        self.sentences = _integers(u.sentence for u in utterances)
        self.times_speaking = Counter(u.who for u in utterances if u.who)
        self.most_speaking = max(self.times_speaking.values(), default=0)
        speakers = {who: i for i, who in enumerate(self.times_speaking, 1)}
        self.who = _integers(speakers[u.who] if u.who else 0 for u in utterances)
        of_speaker = {who: _surname(who) for who in speakers}
        self.surnames = {name: i for i, name in enumerate(dict.fromkeys(filter(None, of_speaker.values())), 1)}
        self.surname = _integers(self.surnames.get(of_speaker[u.who], 0) if u.who else 0 for u in utterances)
        self.all_nouns = sorted({noun for u in utterances for noun in u.nouns})
        self.nouns = _membership((u.nouns for u in utterances), self.all_nouns)


class PlaceColumns:
    """The places of an article, with the utterances that stand there."""

    def __init__(self, places: Sequence[OccasionPlace], utterances: UtteranceColumns) -> None:
        self.starts, self.ends = _integers(p.start for p in places), _integers(p.end for p in places)
        self.paragraphs, self.sentences = _integers(p.paragraph for p in places), _integers(p.sentence for p in places)
        numbers = {key: i for i, key in enumerate(dict.fromkeys(p.key for p in places))}
        self.keys = _integers(numbers[p.key] for p in places)
        self.firm = _truths(p.firm for p in places)
        self.different = len({p.key for p in places if p.firm})
        self.share = np.bincount(self.keys, minlength=1)[self.keys] / max(1, len(places))
        self.anchored, self.in_words = _truths(p.anchors for p in places), _truths(p.inside for p in places)
        self.near = {s: _truths(near in p.traits for p in places) for s, near in _NEAR.items()}
        self.before = np.searchsorted(self.starts, utterances.at)
        self._read_utterances(places, utterances)
        found = (
            (i, utterances.surnames[w]) for i, p in enumerate(places) for w in p.words & utterances.surnames.keys()
        )
        self.named = _Codes(found, len(utterances.surnames) + 1)
        self.nouns = _membership((p.words for p in places), utterances.all_nouns)

    def _read_utterances(self, places: Sequence[OccasionPlace], utterances: UtteranceColumns) -> None:
        """Which utterances each place stands in or dates, and who speaks them; which keys a speaker has places of."""
        count, speakers = len(utterances.at), len(utterances.times_speaking) + 1
        anchors = [(i, n) for i, p in enumerate(places) for n in p.anchors]
        hosts = [(i, n) for i, p in enumerate(places) for n in p.hosts]
        self.anchors, self.hosts = _Codes(anchors, count), _Codes(hosts, count)
        self.inside = _Codes(((i, n) for i, p in enumerate(places) for n in p.inside), count)
        who = utterances.who.tolist()
        dated = [(i, who[n]) for i, n in anchors if who[n]]
        self.speakers = _Codes(dated, speakers)
        self.speakers_beside = _Codes(((i, who[n]) for i, n in hosts if who[n]), speakers)
        keys = self.keys.tolist()
        self.keys_of = _Codes(((speaker, keys[i]) for i, speaker in dated), max(1, len(places)))
        with_place = {speaker for _, speaker in dated}
        self.has_speaker = _truths(speaker in with_place for speaker in who)


class Pairs:
    """Some utterances, each with some places, as two columns: ``utterances`` and ``places`` by their numbers."""

    def __init__(
        self, numbers: range, chosen: Sequence[Sequence[int]], of_utterances: UtteranceColumns, of_places: PlaceColumns
    ) -> None:
        """``chosen``: the places of each utterance of ``numbers``."""
        self._numbers = np.array(numbers, dtype=np.int64)
        self._owners = np.repeat(np.arange(len(numbers)), [len(indices) for indices in chosen])
        self._u, self._p = of_utterances, of_places
        self.utterances = self._numbers[self._owners]
        self.places = _integers(i for indices in chosen for i in indices)
        self._own = of_places.anchors.have(self.places, self.utterances)
        self._hosts = of_places.hosts.have(self.places, self.utterances)
        self.in_clause = self._own | self._hosts

    @cached_property
    def relation(self) -> Integers:
        """The index in ``RELATIONS`` of how the place stands to the utterance."""
        u, p, who = self.utterances, self.places, self._u.who[self.utterances]
        anchored, speaks = self._p.anchored[p], self._p.speakers.have(p, who)
        holds = (
            self._own,
            self._hosts,
            self._p.inside.have(p, u),
            self._p.in_words[p],
            anchored & speaks,
            anchored,
            self._p.speakers_beside.have(p, who),
            self._p.named.have(p, self._u.surname[u]),
            np.ones(len(p), dtype=np.bool_),
        )
        return np.asarray(np.argmax(holds, axis=0))

    def apart(self, rows: Integers, densities: Mapping[str, float]) -> dict[str, Numbers | Truths]:
        """The columns of the pairs ``rows``, of whom no place stands in the clause of its utterance. ``densities``: how
        much of the article each subject has."""
        u, p = self.utterances[rows], self.places[rows]
        before = self._p.starts[p] < self._u.at[u]
        sign = np.where(before, 1, -1)
        paragraphs = np.abs(self._p.paragraphs[p] - self._u.paragraphs[u])
        key, who = self._p.keys[p], self._u.who[u]
        shared = (self._u.nouns[u] & self._p.nouns[p]).any(axis=1)
        same = np.where(self._p.keys_of.have(who, key), 1, -1)
        return {
            "before": before,
            "after": ~before,
            "paragraphs away": np.log1p(paragraphs) * sign,
            "sentences away": np.log1p(np.abs(self._p.sentences[p] - self._u.sentences[u])) * sign,
            "same paragraph": paragraphs == 0,
            "another in the clause": self._another_in_clause(rows),
            "nouns shared": np.where(self._u.nouns[u].any(axis=1), shared, -1.0),
            "like another of the speaker": np.where(self._p.has_speaker[u], same, 0),
            **{f"{name} in news of it": densities[name] * self._p.near[name][p] for name in OF_SUBJECTS},
            **self._like_nearest(rows),
            **self._between(u, p, before),
        }

    def _another_in_clause(self, rows: Integers) -> Truths:
        """Whether the attribution of the utterance has a place of another key."""
        if not self._own.any():
            return np.zeros(len(rows), dtype=np.bool_)
        width = len(self._p.keys)
        codes = self._owners * width + self._p.keys[self.places]
        own = np.unique(codes[self._own])
        count = np.bincount(own // width, minlength=len(self._numbers))
        return np.asarray(count[self._owners[rows]] > np.isin(codes[rows], own))

    def _like_nearest(self, rows: Integers) -> dict[str, Numbers | Truths]:
        """For each kind of nearest place whether that of the pair is it, and whether it stands for the same (1), for
        something else (-1), or there is none (0)."""
        found: dict[str, Numbers | Truths] = {}
        owners, p = self._owners[rows], self.places[rows]
        for name, nearest in zip(NEAREST, self._nearest(), strict=True):
            of_pair = nearest[owners]
            same = np.where(self._p.keys[of_pair] == self._p.keys[p], 1, -1)
            found[f"it is the {name}"] = of_pair == p
            found[f"like the {name}"] = np.where(of_pair < 0, 0, same)
        return found

    def _nearest(self) -> list[Integers]:
        """For each kind of ``NEAREST`` the nearest firm place before each utterance, -1 where there is none."""
        near = self._p.before[self._numbers][:, None] - 1 - np.arange(BEFORE)
        places = np.maximum(near, 0)
        fits = (near >= 0) & self._p.firm[places] if len(self._p.firm) else np.zeros(near.shape, dtype=np.bool_)
        if not fits.any():
            return [np.full(len(near), -1)] * len(NEAREST)
        who, surname = self._u.who[self._numbers][:, None], self._u.surname[self._numbers][:, None]
        kinds = (
            fits,
            fits & self._p.anchored[places],
            fits & self._p.speakers.have(places, who),
            fits & self._p.named.have(places, surname),
            fits & (self._p.near["saying"] | self._p.near["release"])[places],
        )
        lines = np.arange(len(near))
        return [np.where(kind.any(axis=1), near[lines, kind.argmax(axis=1)], -1) for kind in kinds]

    def _between(self, u: Integers, p: Integers, before: Truths) -> dict[str, Numbers | Truths]:
        """What stands between the places and the utterances."""
        columns, count = self._p, len(p)
        first = np.searchsorted(self._u.in_order, np.where(before, columns.ends[p], self._u.ends[u]))
        last = np.searchsorted(self._u.in_order, np.where(before, self._u.at[u], columns.starts[p]))
        row, place = _spread(first, last)
        number = self._u.order[place]
        who = self._u.who[number]
        others = (who > 0) & (who != self._u.who[u][row]) & ~columns.anchors.have(p[row], number)
        low = np.where(before, p + 1, np.searchsorted(columns.starts, self._u.ends[u], side="right"))
        high = np.where(before, self._p.before[u], p)
        place_row, rival = _spread(low, high)
        rivals = columns.firm[rival] & (columns.keys[rival] != columns.keys[p][place_row])
        place_row, rival = place_row[rivals], rival[rivals]
        theirs = self._p.speakers.have(rival, self._u.who[u][place_row])
        return {
            "quotations between": np.log1p(np.maximum(0, last - first)),
            "speakers between": np.log1p(_distinct(row[others], who[others], count)),
            "others between": np.log1p(_distinct(place_row, columns.keys[rival], count)),
            "attributed others between": _any(place_row[columns.anchored[rival]], count),
            "others of the speaker between": _any(place_row[theirs], count),
        }


def _integers(found: Iterable[int]) -> Integers:
    return np.fromiter(found, dtype=np.int64)


def _truths(found: Iterable[object]) -> Truths:
    return np.fromiter(map(bool, found), dtype=np.bool_)


def _membership(sets: Iterable[Set[str]], words: Sequence[str]) -> Truths:
    """For each set which of the ``words`` it has: [sets, words]."""
    rows = [[word in one for word in words] for one in sets]
    return np.array(rows, dtype=np.bool_).reshape(len(rows), len(words))


def _spread(low: Integers, high: Integers) -> tuple[Integers, Integers]:
    """The numbers low..high of each row, at most ``_BETWEEN`` of them, one below the other: their row, and they."""
    counts = np.clip(high - low, 0, _BETWEEN)
    rows = np.repeat(np.arange(len(low)), counts)
    return rows, np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts - low, counts)


def _distinct(rows: Integers, values: Integers, count: int) -> Integers:
    """How many different values each of ``count`` rows has."""
    width = int(values.max(initial=0)) + 1
    codes = np.sort(rows * width + values)
    different = codes[np.diff(codes, prepend=-1) > 0]
    return np.bincount(different // width, minlength=count)


def _any(rows: Integers, count: int) -> Truths:
    """Which of ``count`` rows are named."""
    return np.asarray(np.bincount(rows, minlength=count) > 0)


def _surname(who: str | None) -> str:
    words = re.findall(r"[\w-]+", who.lower()) if who else []
    return words[-1] if words else ""
