"""A mention to resolve, and all that stands around it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from quotes.analysis.speakers.entities import Entity, Occurrence
from quotes.analysis.speakers.mentions import Mention
from quotes.analysis.speakers.ranking.entity_features import Options
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.model import SpeakerType


@dataclass(slots=True)
class MentionHistory:
    """Who has spoken so far, in the order of the text: entities and the sentences and paragraphs of their mentions; the
    ``last`` of each type."""

    speakers: list[Entity] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    last: dict[SpeakerType, Entity] = field(default_factory=dict)

    def add(self, speaker: Entity, sentence: int, paragraph: int) -> None:
        """``speaker`` spoke there."""
        self.speakers.append(speaker)
        self.last[speaker.type] = speaker
        self.sentences.append(sentence)
        self.paragraphs.append(paragraph)

    def speaker_in(self, sentence: int) -> Entity | None:
        """Who spoke last in the sentence of this number; None where nobody is known to."""
        at = bisect_right(self.sentences, sentence) - 1
        return self.speakers[at] if at >= 0 and self.sentences[at] == sentence else None


@dataclass(frozen=True, slots=True)
class MentionContext:
    """One mention to resolve and all that stands around it.

    ``anchor``: where the reader comes from: the beginning of the attributed words where these stand just before the
    mention ("…", she said), else the mention. ``sentence``, ``paragraph``: their numbers, of the mention.
    ``quotation``: the quoted stretch the mention stands in, -1 for none.
    """

    mention: Mention
    regions: TextRegions
    history: MentionHistory
    content: tuple[tuple[int, int], ...]
    anchor: int
    sentence: int
    paragraph: int
    quotation: int
    enclosing: Entity | None
    subjects: tuple[Entity | None, Entity | None, Entity | None, Entity | None]
    mentions_in_all: int
    most_mentioned: int
    options: Options


def _is_visible(context: MentionContext, start: int, quotation: int) -> bool:
    """Whether a pronoun can go back to a place: not in the attributed words, nor in somebody else's quotation."""
    return quotation in (-1, context.quotation) and not any(a <= start < b for a, b in context.content)


def visible_before(context: MentionContext, e: Entity) -> Occurrence | None:
    """The last visible place of ``e`` before the mention; of those far back only the last few are looked at."""
    n = context.options.places[id(e)]
    for o in reversed(e.occurrences[max(0, n - 8) : n]):
        if _is_visible(context, o.start, o.quotation):
            return o
    return None
