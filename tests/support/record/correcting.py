"""An article whose quotations are corrected, and who corrects them."""

from __future__ import annotations

from quotes.record import Record
from quotes.record.model.corrections import Editor
from tests.support.stories import Said, story

SHIPS = "No ship of ours has left the strait"
HOME = "All our engineers are returning home on schedule"
KIM = Editor("kim@courier.example", "the byline says so")


def lopes_and_larsen(record: Record) -> tuple[str, str, str, str]:
    """Ana Lopes and Bo Larsen speak in one article: its id, her quotation, her profile, his."""
    kept = record.articles.save(
        "default", *story(Said("Ana Lopes", SHIPS, "minister"), Said("Bo Larsen", HOME), uri="u:1")
    )
    lopes, larsen = (speaker.id for speaker in kept.article.speakers)
    return kept.article.id, kept.article.quotations[0].id, lopes, larsen


def count(record: Record, speaker: str) -> int:
    """The statements of a speaker."""
    return record.speakers.read("default", speaker).statements
