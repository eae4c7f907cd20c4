"""What is known of one article while its sources are resolved: who is named where, and who has spoken so far."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from quotes.analysis.attribution import Attribution, Reading
from quotes.analysis.quotation import QuotedStretch
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.gathering import gather_entities
from quotes.analysis.speakers.mention_order import MOST_STEPS, MentionOrder
from quotes.analysis.speakers.mentions import Mention, Names
from quotes.analysis.speakers.mentions.mention_reader import read_mention
from quotes.analysis.speakers.names.name_types import with_types
from quotes.analysis.speakers.names.whole_names import whole_names
from quotes.analysis.speakers.ranking.mention_context import MentionHistory
from quotes.analysis.speakers.speaker_scores import SpeakerScores
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.model import SpeakerType, Stretch

MOST_CANDIDATES = 30
"""Candidates of a mention that are weighed, the nearest ones."""
FEW_CANDIDATES = 8
"""The same in a text of ``MANY_SOURCES``."""
MANY_SOURCES = 500
"""With more sources than this only the few nearest candidates are weighed: the time stays bounded."""
MOST_OF_TURN = 8
"""So many paragraphs behind the words of a turn are still in it, where no other begins."""
LONGEST_NAME = 60
"""Code points."""
_JOINED = re.compile(r",?\s(?:[–—-]+\s)?|[–—]")
"""Between a name and "who"."""


class ArticleState:
    """One article, with what the decisions so far tell of it."""

    def __init__(
        self,
        text: str,
        quoted: tuple[QuotedStretch, ...],
        reading: Reading,
        title: str,
        checkpoint: Callable[[], None],
    ) -> None:
        self.text = text
        self.reading = reading
        self.regions = TextRegions(text, quoted)
        sources = [s for a in reading.attributions for s in (a.source, a.via) if s is not None]
        names = with_types(whole_names(reading.names, self.regions, sources), self.regions)
        self.names = Names(names)
        self.entity_set = gather_entities(names, self.regions, sources, title, checkpoint)
        self.history = MentionHistory()
        self.most = MOST_CANDIDATES if len(sources) < MANY_SOURCES else FEW_CANDIDATES
        self.mention_order = MentionOrder(self.entity_set, self.regions)
        self.people = [e for e in self.entity_set.entities if e.type == "person"]
        self._named = frozenset(self.people)
        self._bearers = Counter(e.parts[-1:] for e in self.people)
        self.mentions_in_all = sum(len(e.occurrences) for e in self.people)
        self.most_mentioned = max((len(e.occurrences) for e in self.people), default=0)
        self._said_by: list[tuple[int, int, Entity]] = []
        self._said_until = 0
        self.speaker_scores = SpeakerScores(self.entity_set.entities, reading)
        self.antecedents: dict[int, Entity] = {}
        """Whom the words before a relative pronoun describe, by where that begins."""
        self.meant_at: dict[int, Entity] = {}
        """Whom a source stands for, by where it begins."""
        self.written: tuple[int, Entity] | None = None
        """The sentence of the last source, where that is a document, and its author."""
        self.authored: dict[int, Entity] = {}
        """Whose document a source is, by where the source begins."""
        self.nameless: tuple[int, Entity | None] | None = None
        """The sentence of the last source, where that describes one person whom nothing names, and who that is."""
        self.turn: tuple[int, Entity] | None = None
        """Where the words of the last turn end, and whose it is."""

    def mention(self, source: Stretch) -> Mention:
        """What stands at ``source``, read by itself."""
        return read_mention(self.text, source, self.names)

    def entity_at(self, start: int) -> Entity | None:
        """Who is named by the name that begins at the code point ``start``."""
        return self.entity_set.at.get(start)

    def entities_within(self, start: int, end: int) -> list[Entity]:
        """Who is named by the names that begin inside [start, end), in their order."""
        return [e for n in self.names.within(start, end) if (e := self.entity_at(n.start)) is not None]

    def recent(self, m: Mention, types: tuple[SpeakerType, ...]) -> list[Entity]:
        """Those of ``types`` named near ``m``, as far as they are weighed, the nearest first."""
        return self.mention_order.recent(m, types, self.most)

    def namesakes(self, e: Entity) -> int:
        """How many others of the people named in the article have the surname of ``e``."""
        surname = e.parts[-1:] if e.type == "person" else ()
        return self._bearers[surname] - (e in self._named) if surname else 0

    def note_words(self, a: Attribution, e: Entity) -> None:
        """Note that the words of ``a`` are those of ``e``."""
        self._said_by += [(c.start, c.end, e) for c in a.content]
        self._said_until = max([self._said_until, *(c.end for c in a.content)])

    def add_words_of(self, at: int, e: Entity) -> None:
        """Record that ``e`` is the speaker of words attributed at ``at``."""
        e.spoke += 1
        self.history.add(e, self.regions.sentence(at), self.regions.paragraph(at))

    def speaker_just_before(self, begin: int) -> Entity | None:
        """Who spoke in the sentence before the code point ``begin``, in the same paragraph."""
        history, regions = self.history, self.regions
        near = history.speakers and history.paragraphs[-1] == regions.paragraph(begin)
        return history.speakers[-1] if near and history.sentences[-1] == regions.sentence(begin) - 1 else None

    def named_before(self, m: Mention) -> Entity | None:
        """The person whose name ends right before "who"."""
        names = self.names.within(max(0, m.start - LONGEST_NAME), m.start)
        before = next((n for n in names if _JOINED.fullmatch(self.text, n.end, m.start)), None)
        found = self.entity_at(before.start) if before is not None else None
        return found if found is not None and found.type == "person" else None

    def speaking_at(self, at: int) -> Entity | None:
        """Whose words, as far as is decided, the code point ``at`` stands in, or in whose turn it does behind them: "I"
        of “And I said …”."""
        said = reversed(self._said_by) if at < self._said_until else ()
        inside = next((e for start, end, e in said if start <= at < end), None)
        if inside is not None or self.turn is None or self.regions.quotation(at) >= 0:
            return inside
        end, speaker = self.turn
        return speaker if self.regions.paragraph(at) - self.regions.paragraph(end) <= MOST_OF_TURN else None

    def enclosing(self, at: int) -> Entity | None:
        """Who, as far as is decided, says the words last attributed that the code point ``at`` stands in."""
        said = self._said_by[-MOST_STEPS:] if at < self._said_until else []  # most stand behind all words so far
        return next((e for s, t, e in said if s <= at < t), None)
