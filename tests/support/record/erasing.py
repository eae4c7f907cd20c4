"""People and organisations to erase: articles kept, who is named, whose words are whose."""

from __future__ import annotations

from quotes.record import Record
from quotes.record.model.corrections import Editor
from quotes.record.model.speakers import SpeakerFilter
from tests.support.stories import Said, story

SHIPS = "No ship of ours has left the strait"


HOME = "All our engineers are returning home on schedule"


KIM = Editor("kim@courier.example", "Ana Quintela asked for it")


def told(record: Record, uri: str, *said: Said) -> list[str]:
    """Keep an article; the ids of its quotations."""
    return [q.id for q in record.articles.save("default", *story(*said, uri=uri)).article.quotations]


def named(record: Record) -> set[str]:
    return {s.name for s in record.speakers.search("default", SpeakerFilter(), limit=200).items}


def erase(record: Record, name: str) -> str:
    (found,) = [s for s in record.speakers.search("default", SpeakerFilter(), limit=200).items if s.name == name]
    record.erasure.erase_speaker("default", found.id, KIM)
    return found.id


def credited(record: Record, quotation: str) -> str | None:
    speaker = record.quotations.read("default", quotation).speaker
    return speaker.name if speaker else None
