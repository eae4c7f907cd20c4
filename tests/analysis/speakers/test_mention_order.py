"""Who is named where in an article, in the order of the text."""

from __future__ import annotations

from quotes.analysis.quotation import quoted_stretches
from quotes.analysis.speakers.entities import Entity
from quotes.analysis.speakers.gathering import gather_entities
from quotes.analysis.speakers.mention_order import MentionOrder
from quotes.analysis.speakers.mentions import Mention, Names
from quotes.analysis.speakers.mentions.mention_reader import read_mention
from quotes.analysis.speakers.text_regions import TextRegions
from quotes.model import SPEAKER_TYPES, Stretch
from tests.support.analysis.marked import read_marked

MARKED = (
    "<p>Ana Orr</p> met <p>Ivo Holm</p> at the <o>Alden Bank</o>.\n\n"
    "<p>Ida Lund</p> came. “It rains,” she said, and <p>Per Vale</p> went."
)


def order(marked: str = MARKED) -> tuple[MentionOrder, Mention, list[Entity]]:
    """The order of an article, its mention "she", and all its entities."""
    text, reading = read_marked(marked)
    regions = TextRegions(text, quoted_stretches(text))
    entities = gather_entities(reading.names, regions, [])
    at = text.index("she")
    return MentionOrder(entities, regions), read_mention(text, Stretch(at, at + 3), Names(())), entities.entities


def test_the_nearest_before_come_first_then_who_follows() -> None:
    names, she, _ = order()
    assert [e.name for e in names.recent(she, ("person",), 9)] == ["Ida Lund", "Ivo Holm", "Ana Orr", "Per Vale"]
    assert [e.name for e in names.recent(she, SPEAKER_TYPES, 2)] == ["Ida Lund", "Alden Bank"]


def test_who_is_meant_counts_as_named() -> None:
    names, she, entities = order()
    bank = next(e for e in entities if e.name == "Alden Bank")
    names.add(she.start - 5, bank)
    assert names.recent(she, SPEAKER_TYPES, 1) == [bank]


def test_an_earlier_section_counts_where_nobody_is_named_in_this_one() -> None:
    names, she, _ = order("<p>Ana Orr</p> left.\n\n___\n\n<p>Ida Lund</p> came. “It rains,” she said.")
    assert [e.name for e in names.recent(she, ("person",), 9)] == ["Ida Lund"]


def test_who_is_named_first_in_sentences_and_paragraphs() -> None:
    names, she, _ = order()
    found = names.subjects(she, she.start, ())
    assert [e.name if e else None for e in found] == [None, "Ida Lund", "Ida Lund", "Ana Orr"]
