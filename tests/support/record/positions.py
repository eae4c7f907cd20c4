"""Articles whose speakers are for or against a wall."""

from __future__ import annotations

from datetime import date

from quotes.model import Stance
from quotes.record import Record
from quotes.record.model.corrections import Editor
from tests.support.stories import Said, story

FOR, AGAINST = "We shall build the harbour wall this year", "That wall was the mistake of my life"


WALL = "the Alden Wall"


KIM = Editor("kim@courier.example")


def said(words: str, stance: Stance, target: str = WALL, name: str = "Ana Lopes") -> Said:
    return Said(name, words, position=(target, stance))


def keep(record: Record, uri: str, day: date, *sentences: Said) -> str:
    """Keep an article; the id of its first speaker."""
    kept = record.articles.save("default", *story(*sentences, uri=uri, published=day))
    return kept.article.speakers[0].id


def held(record: Record, speaker: str) -> list[tuple[str, str]]:
    return [(p.target, p.stance) for p in record.speakers.positions("default", speaker).items]
