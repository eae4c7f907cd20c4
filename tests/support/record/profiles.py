"""Speakers kept one by one, each with words of their own."""

from __future__ import annotations

from quotes.model import SpeakerType
from quotes.record import Record
from tests.support.stories import Said, story

COUNT = 0


def saying(record: Record, name: str, role: str | None = None, type: SpeakerType = "person", *aliases: str) -> str:
    """Keep an article in which ``name`` speaks; the id of the profile."""
    global COUNT
    COUNT += 1
    kept = record.articles.save(
        "default",
        *story(Said(name, f"This is saying number {COUNT}", role, type, aliases), uri=f"u:{COUNT}", publisher=None),
    )
    return kept.article.speakers[0].id
