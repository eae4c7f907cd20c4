"""What speaks for and against that a quotation's words belong to a date or an occasion, in named numbers.

An article of fifty quotations and thirty dates has a thousand pairs of both. So each number is computed for many pairs
at once, as a column (``pairs``).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
import numpy.typing as npt

from quotes.analysis.dates.expressions import DATE_KINDS
from quotes.analysis.occasions.occasion_phrases import KINDS
from quotes.analysis.occasions.occasion_places import AGES, OccasionPlace, PlaceSurroundings
from quotes.analysis.occasions.pairs import (
    BEFORE,
    NEAREST,
    OF_SUBJECTS,
    RELATIONS,
    Pairs,
    PlaceColumns,
    UtteranceColumns,
)
from quotes.analysis.occasions.subjects import SUBJECTS
from quotes.analysis.occasions.utterances import Utterance
from quotes.model import Kind, Medium, Precision, SpeakerType

AFTER, LEAD = 6, 4
"""Places that are weighed beside the nearest ``BEFORE`` a quotation: those after it, and the first of the article."""
_AT_ONCE = 64  # utterances whose pairs are computed together: it bounds the memory of a long article

Floats = npt.NDArray[np.float32]

FEATURES = (
    *(f"kind {kind}" for kind in DATE_KINDS),
    *(f"precision {precision}" for precision in get_args(Precision)),
    *(name for _, name in AGES),
    "long ago",
    "no day of writing",
    "no saying before it",
    "on",
    "occasion noun",
    "ahead",
    "possessive",
    "only day",
    "one of two days",
    "latest day",
    *(f"pattern {kind}" for kind, _ in KINDS),
    *(f"medium {medium}" for medium in get_args(Medium)),
    "new",
    "told of before",
    "the speaker's",
    "told a pronoun",
    "names the press",
    "a name follows",
    *(f"near {subject}" for subject in SUBJECTS),
    "in the lead",
    "opens its sentence",
    "its no cue",
    "its nobody",
    "its marked",
    "its short",
    "its pronoun",
    "its indefinite",
    "its commentator",
    "its further back",
    "its present",
    "its earlier",
    "its told",
    "its lies ahead",
    *(f"its speaker is {kind}" for kind in (*get_args(SpeakerType), "not known")),
    *(f"its words are {kind}" for kind in get_args(Kind)),
    *(f"news of {subject}" for subject in SUBJECTS),
    "its speaker's share",
    "its speaker is the main one",
    "speakers",
    "places",
    "different ones",
    "its place in the article",
    "its nouns",
    "its confidence",
    "its speaker has one",
    *RELATIONS,
    "share of mentions",
    "overlaps the cue",
    "behind the cue",
    "before the cue",
    "words from the cue",
    "before",
    "after",
    "paragraphs away",
    "sentences away",
    "same paragraph",
    "quotations between",
    "speakers between",
    "others between",
    "attributed others between",
    "others of the speaker between",
    *(f"it is the {name}" for name in NEAREST),
    *(f"like the {name}" for name in NEAREST),
    "another in the clause",
    "nouns shared",
    "like another of the speaker",
    *(f"{subject} in news of it" for subject in OF_SUBJECTS),
)
"""The names of the numbers, in the order of a row."""
COLUMN = {name: i for i, name in enumerate(FEATURES)}
"""Where the number of each name stands in a row."""
_OF_UTTERANCE = [
    COLUMN[name]
    for name in (
        "its speaker's share",
        "its speaker is the main one",
        "its place in the article",
        "its nouns",
        "its confidence",
    )
]


@dataclass(frozen=True, slots=True)
class OccasionQuestion:
    """One quotation and the places that may be its own, with a row of ``FEATURES`` for each: [places, features]."""

    utterance: Utterance
    places: list[OccasionPlace]
    rows: Floats


class UtteranceRows:
    """The utterances of an article, as ``columns`` and as ``rows`` of what holds of each whatever the place."""

    def __init__(self, around: PlaceSurroundings) -> None:
        self.columns = UtteranceColumns(around.utterances)
        self.rows = _table({f"its {trait}": 1.0 for trait in u.traits} for u in around.utterances)
        of_all = {f"news of {name}": density for name, density in around.densities.items()}
        of_all["speakers"] = math.log1p(len(self.columns.times_speaking))
        for name, number in of_all.items():
            self.rows[:, COLUMN[name]] = number
        spoken = [self.columns.times_speaking[u.who] if u.who else 0 for u in around.utterances]
        columns: list[list[float]] = [
            [times / len(around.utterances) for times in spoken],
            [times == self.columns.most_speaking for times in spoken],
            [u.at / max(1, len(around.segments.text)) for u in around.utterances],
            [bool(u.nouns) for u in around.utterances],
            [u.confidence for u in around.utterances],
        ]
        for number, column in zip(_OF_UTTERANCE, columns, strict=True):
            self.rows[:, number] = column


class Weighing:
    """The places of one article, of one kind, as seen from its quotations."""

    def __init__(self, around: PlaceSurroundings, utterances: UtteranceRows, places: Sequence[OccasionPlace]) -> None:
        """``places``: in order of the text, all dates or all occasions."""
        self._around = around
        self._places = places
        self._utterance_columns = utterances.columns
        self._place_columns = columns = PlaceColumns(places, utterances.columns)
        self._of_places = _table(dict.fromkeys(place.traits, 1.0) for place in places)
        self._of_places[:, COLUMN["share of mentions"]] = columns.share
        self._of_places[:, COLUMN["places"]] = math.log1p(len(places))
        self._of_places[:, COLUMN["different ones"]] = columns.different
        self._of_utterances = utterances.rows.copy()
        self._of_utterances[:, COLUMN["its speaker has one"]] = columns.has_speaker

    def questions(self, checkpoint: Callable[[], None] = lambda: None) -> Iterator[OccasionQuestion]:
        """For each utterance, in their order, the places that may be its own; calls ``checkpoint`` on the way."""
        utterances = self._around.utterances
        for first in range(0, len(utterances), _AT_ONCE):
            checkpoint()
            numbers = range(first, min(len(utterances), first + _AT_ONCE))
            chosen = [self._chosen(int(self._place_columns.before[n])) for n in numbers]
            rows = self._rows(Pairs(numbers, chosen, self._utterance_columns, self._place_columns))
            end = 0
            for number, indices in zip(numbers, chosen, strict=True):
                end += len(indices)
                places = [self._places[i] for i in indices]
                yield OccasionQuestion(utterances[number], places, rows[end - len(indices) : end])

    def _chosen(self, before: int) -> list[int]:
        """The indices of the places that are weighed for words before which so many stand."""
        low = max(0, before - BEFORE)
        return [*range(min(LEAD, low)), *range(low, min(len(self._places), before + AFTER))]

    def _rows(self, pairs: Pairs) -> Floats:
        """The numbers of ``FEATURES`` for each pair."""
        rows: Floats = self._of_places[pairs.places] + self._of_utterances[pairs.utterances]
        rows[np.arange(len(rows)), COLUMN[RELATIONS[0]] + pairs.relation] = 1.0
        apart = np.flatnonzero(~pairs.in_clause)
        columns = pairs.apart(apart, self._around.densities)
        found = np.empty((len(columns), len(apart)), dtype=np.float32)
        for line, column in zip(found, columns.values(), strict=True):
            line[:] = column
        rows[apart[:, None], [COLUMN[name] for name in columns]] = found.T
        for row in np.flatnonzero(pairs.in_clause):
            utterance, place = pairs.utterances[row], pairs.places[row]
            for name, number in self._in_clause(self._around.utterances[utterance], self._places[place]).items():
                rows[row, COLUMN[name]] = number
        return rows

    def _in_clause(self, u: Utterance, place: OccasionPlace) -> dict[str, float]:
        """Where in the clause of the quotation the place stands, as words from cue and source; nothing of words without
        a cue, whose date stands in them."""
        if u.cue is None:
            return {}
        text = self._around.segments.text
        if place.start < u.cue.end and u.cue.start < place.end:
            return {"overlaps the cue": 1.0}
        if place.start >= u.cue.end:
            low = u.source.end if u.source and u.cue.end <= u.source.start < place.start else u.cue.end
            return {"behind the cue": 1.0, "words from the cue": float(min(12, len(text[low : place.start].split())))}
        high = u.source.start if u.source and place.end <= u.source.start < u.cue.start else u.cue.start
        return {"before the cue": 1.0, "words from the cue": float(min(12, len(text[place.end : high].split())))}


def _table(found: Iterable[Mapping[str, float]]) -> Floats:
    """Rows of ``FEATURES``; what a row does not name is 0."""
    rows = list(found)
    table = np.zeros((len(rows), len(FEATURES)), dtype=np.float32)
    for i, row in enumerate(rows):
        for name, number in row.items():
            table[i, COLUMN[name]] = number
    return table
