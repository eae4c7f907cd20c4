"""What speaks for and against that a quotation's words belong to a date or an occasion, in named numbers."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.analysis.occasions.occasion_places import OccasionPlace, PlaceSurroundings
from quotes.analysis.occasions.utterances import Utterance

BEFORE, AFTER, LEAD = 24, 6, 4
"""Places that are weighed for a quotation: the nearest before and after it, and the first of the article."""
_BETWEEN = 40  # utterances between that are looked at

Features = dict[str, float]
"""Numbers by the names of the features; what is not there is 0."""


@dataclass(frozen=True, slots=True)
class OccasionQuestion:
    """One quotation and the places that may be its own, each with its features."""

    utterance: Utterance
    places: list[OccasionPlace]
    rows: list[Features]


class Weighing:
    """The places of one article, of one kind, as seen from its quotations."""

    def __init__(self, around: PlaceSurroundings, places: Sequence[OccasionPlace]) -> None:
        """``places``: in order of the text, all dates or all occasions."""
        self._around = around
        self._places = places
        self._starts = [p.start for p in places]
        utterances = around.utterances
        self._order = sorted((u.at, u.number) for u in utterances)
        self._speaking = Counter(u.who for u in utterances if u.who)
        self._most = max(self._speaking.values(), default=0)
        self._mentions = Counter(p.key for p in places)
        self._keys = {p.key for p in places if p.firm}
        self._keys_of: dict[str | None, set[str]] = {}
        self._speakers_at = [{utterances[n].who for n in p.anchors} for p in places]
        for place, speakers in zip(places, self._speakers_at, strict=True):
            for who in speakers:
                self._keys_of.setdefault(who, set()).add(place.key)

    def question(self, u: Utterance) -> OccasionQuestion:
        """The places that may be those of ``u``."""
        at = bisect_left(self._starts, u.at)
        wanted = {*range(min(LEAD, len(self._places))), *range(max(0, at - BEFORE), min(len(self._places), at + AFTER))}
        chosen = sorted(wanted)
        common, nearest = self._common(u), self._nearest(u, at)
        own = {self._places[i].key for i in chosen if u.number in self._places[i].anchors}
        rows = [common | self._features(u, i, nearest, own) for i in chosen]
        return OccasionQuestion(u, [self._places[i] for i in chosen], rows)

    def _common(self, u: Utterance) -> Features:
        """What holds of the quotation whatever the place."""
        spoken = self._speaking[u.who] if u.who else 0
        found = {f"its {trait}": 1.0 for trait in u.traits}
        found |= {f"news of {name}": density for name, density in self._around.densities.items()}
        found["its speaker's share"] = spoken / max(1, len(self._around.utterances))
        found["its speaker is the main one"] = float(spoken == self._most)
        found["speakers"] = math.log1p(len(self._speaking))
        found["places"] = math.log1p(len(self._places))
        found["different ones"] = float(len(self._keys))
        found["its place in the article"] = u.at / max(1, len(self._around.regions.text))
        found["its nouns"] = float(bool(u.nouns))
        found["its confidence"] = u.confidence
        found["its speaker has one"] = float(bool(u.who and self._keys_of.get(u.who)))
        return found

    def _nearest(self, u: Utterance, at: int) -> dict[str, int]:
        """The nearest places before the quotation, by what they have to do with it."""
        surname = _surname(u)
        found: dict[str, int] = {}
        for i in range(at - 1, max(-1, at - 1 - BEFORE), -1):
            place = self._places[i]
            if not place.firm:
                continue
            found.setdefault("nearest", i)
            if place.anchors:
                found.setdefault("nearest attributed", i)
            if u.who in self._speakers_at[i] and u.who:
                found.setdefault("nearest of the speaker", i)
            if surname and surname in place.words:
                found.setdefault("nearest by the name", i)
            if "near saying" in place.traits or "near release" in place.traits:
                found.setdefault("nearest saying", i)
        return found

    def _features(self, u: Utterance, i: int, nearest: dict[str, int], own: set[str]) -> Features:
        place = self._places[i]
        found: Features = dict.fromkeys(place.traits, 1.0)
        found[self._relation(u, i)] = 1.0
        found["share of mentions"] = self._mentions[place.key] / len(self._places)
        if u.number in place.hosts or u.number in place.anchors:
            found |= self._in_clause(u, place)
            return found
        before = place.start < u.at
        found["before" if before else "after"] = 1.0
        found["paragraphs away"] = math.log1p(abs(place.paragraph - u.paragraph)) * (1 if before else -1)
        found["sentences away"] = math.log1p(abs(place.sentence - u.sentence)) * (1 if before else -1)
        found["same paragraph"] = float(place.paragraph == u.paragraph)
        found |= self._between(u, i, before)
        for name, index in nearest.items():
            found[f"it is the {name}"] = float(index == i)
            found[f"like the {name}"] = 1.0 if self._places[index].key == place.key else -1.0
        found["another in the clause"] = float(bool(own - {place.key}))
        found["nouns shared"] = float(bool(u.nouns & place.words)) if u.nouns else -1.0
        mine = self._keys_of.get(u.who, set()) if u.who else set()
        found["like another of the speaker"] = 0.0 if not mine else 1.0 if place.key in mine else -1.0
        for name in ("court", "sport", "event"):
            found[f"{name} in news of it"] = self._around.densities[name] * (f"near {name}" in place.traits)
        return found

    def _relation(self, u: Utterance, i: int) -> str:
        """How the place stands to the quotation, in a word."""
        place, surname = self._places[i], _surname(u)
        if u.number in place.anchors:
            return "its own"
        if u.number in place.hosts:
            return "in its clause"
        if u.number in place.inside:
            return "in its words"
        if place.inside:
            return "in other words"
        if place.anchors:
            return "its speaker's" if u.who and u.who in self._speakers_at[i] else "another's"
        if any(self._around.utterances[n].who == u.who for n in place.hosts) and u.who:
            return "in a clause of its speaker"
        return "beside its speaker's name" if surname and surname in place.words else "free"

    def _in_clause(self, u: Utterance, place: OccasionPlace) -> Features:
        """Where in the clause of the quotation the place stands, as words from cue and source; nothing of words without
        a cue, whose date stands in them."""
        if u.cue is None:
            return {}
        text = self._around.regions.text
        if place.start < u.cue.end and u.cue.start < place.end:
            return {"overlaps the cue": 1.0}
        if place.start >= u.cue.end:
            low = u.source.end if u.source and u.cue.end <= u.source.start < place.start else u.cue.end
            return {"behind the cue": 1.0, "words from the cue": float(min(12, len(text[low : place.start].split())))}
        high = u.source.start if u.source and place.end <= u.source.start < u.cue.start else u.cue.start
        return {"before the cue": 1.0, "words from the cue": float(min(12, len(text[place.end : high].split())))}

    def _between(self, u: Utterance, i: int, before: bool) -> Features:
        """What stands between the place and the quotation."""
        place = self._places[i]
        low, high = (place.end, u.at) if before else (u.end, place.start)
        first, last = bisect_left(self._order, (low, -1)), bisect_left(self._order, (high, -1))
        numbers = [n for _, n in self._order[first : min(last, first + _BETWEEN)] if n not in place.anchors]
        others = {self._around.utterances[n].who for n in numbers} - {u.who, None}
        a, b = (i + 1, bisect_left(self._starts, u.at)) if before else (bisect_right(self._starts, u.end), i)
        rivals = [
            j for j in range(a, min(b, a + _BETWEEN)) if self._places[j].firm and self._places[j].key != place.key
        ]
        return {
            "quotations between": math.log1p(max(0, last - first)),
            "speakers between": math.log1p(len(others)),
            "others between": math.log1p(len({self._places[j].key for j in rivals})),
            "attributed others between": float(any(self._places[j].anchors for j in rivals)),
            "others of the speaker between": float(any(u.who in self._speakers_at[j] for j in rivals) and bool(u.who)),
        }


def _surname(u: Utterance) -> str:
    words = re.findall(r"[\w-]+", u.who.lower()) if u.who else []
    return words[-1] if words else ""
