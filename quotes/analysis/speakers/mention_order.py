"""Who is named where in an article, in the order of the text, for asking who was named last or first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort

from quotes.analysis.speakers.entities import Entity, EntitySet
from quotes.analysis.speakers.mentions import Mention
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.model import SPEAKER_TYPES, SpeakerType

MOST_STEPS = 400
"""So many places back are looked at."""
MOST_IN_SENTENCE = 12
"""So many names of a sentence are looked at."""
_FITTING: dict[str, tuple[SpeakerType, ...]] = {
    "person": ("person", "anonymous"),
    "organization": ("organization",),
    "group": ("group", "organization", "person"),
    "document": ("document",),
    "thing": SPEAKER_TYPES,
}


class MentionOrder:
    """The places where the entities of an article are named, in order; pronouns and descriptions join when resolved."""

    def __init__(self, entity_set: EntitySet, regions: TextRegions) -> None:
        self._regions = regions
        self._entities = entity_set.entities
        self._index: dict[int, int] = {}
        self._places = sorted((o.start, i) for i, e in enumerate(entity_set.entities) for o in e.occurrences)
        self._before_verb = {o.start for e in entity_set.entities for o in e.occurrences if o.verb}

    def add(self, start: int, e: Entity) -> None:
        """``e`` is meant at ``start`` too."""
        for i in range(len(self._index), len(self._entities)):
            self._index[id(self._entities[i])] = i
        insort(self._places, (start, self._index[id(e)]))

    def recent(self, m: Mention, types: tuple[SpeakerType, ...], most: int) -> list[Entity]:
        """At ``most`` so many of ``types`` named before the mention, the nearest first, then those named later in its
        sentence.

        Somebody of an earlier section counts only where nobody of this one does.
        """
        found: list[Entity] = []
        known: set[int] = set()  # found before, or of no such type
        section = self._regions.section_start(m.start)
        i = bisect_left(self._places, (m.start, -1))
        for start, which in reversed(self._places[max(0, i - MOST_STEPS + 1) : i]):
            if which in known:
                continue
            if found and start < section:
                break
            known.add(which)
            if self._entities[which].type in types:
                found.append(self._entities[which])
                if len(found) == most:
                    return found
        sentence = self._regions.sentence(m.start)
        for at in range(bisect_right(self._places, (m.end, -1)), min(len(self._places), i + 40)):
            start, which = self._places[at]
            if self._regions.sentence(start) > sentence + 1:
                break
            if which not in known and self._entities[which].type in types:
                known.add(which)
                found.append(self._entities[which])
        return found[:most]

    def subjects(
        self, m: Mention, anchor: int, content: tuple[tuple[int, int], ...]
    ) -> tuple[Entity | None, Entity | None, Entity | None, Entity | None]:
        """Who is named first, outside quotation marks, in the mention's sentence before it, in the sentence before, in
        its paragraph before it, and in the paragraph before."""
        regions = self._regions
        sentence, paragraph = regions.sentence(anchor), regions.paragraph(anchor)
        starts = [regions.sentences[sentence], regions.sentences[max(0, sentence - 1)]]
        starts += [regions.paragraphs[paragraph], regions.paragraphs[max(0, paragraph - 1)]]
        ends = [m.start, starts[0], m.start, starts[2]]
        return (
            self._subject(m, starts[0], ends[0], content),
            self._subject(m, starts[1], ends[1], content),
            self._subject(m, starts[2], ends[2], content),
            self._subject(m, starts[3], ends[3], content),
        )

    def _subject(self, m: Mention, start: int, end: int, content: tuple[tuple[int, int], ...]) -> Entity | None:
        """Who is named first before a verb, outside quotation marks, in [start, end); else who is named first."""
        first = None
        begin = bisect_left(self._places, (start, -1))
        for place, which in self._places[begin : begin + MOST_IN_SENTENCE]:
            if place >= end:
                break
            e = self._entities[which]
            if e.type not in _FITTING[m.sense.sort] or self._regions.quotation(place) >= 0:
                continue
            if any(s <= place < t for s, t in content):
                continue
            if place in self._before_verb:
                return e
            first = first or e
        return first
