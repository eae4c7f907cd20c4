"""An analysis with what editors settled of the names of its speakers."""

from __future__ import annotations

from quotes.record import Record
from quotes.record.articles.settled_names import compared, with_settled_types
from quotes.record.model.corrections import Editor
from tests.support.stories import Said, story

KIM = Editor("kim")


def test_names_are_compared_by_their_words() -> None:
    assert compared("Orlow  TARN’s") == compared("Orlow Tarn’s") != compared("Tarn")


def test_types_and_nobody(record: Record) -> None:
    _, analysis = story(Said("Orlow Tarn", "We build"), Said("Port Alden", "It rains"), Said("Bo Larsen", "Yes"))
    with record._store.reading("default") as session:
        assert with_settled_types(session, analysis) is analysis
    said = story(Said("Orlow Tarn", "We build"), Said("Port Alden", "It rains"), uri="u:1")
    tarn, alden = record.articles.save("default", *said).article.speakers
    record.corrections.settle_type("default", tarn.id, "organization", KIM)
    record.corrections.settle_type("default", alden.id, "none", KIM)
    with record._store.reading("default") as session:
        settled = with_settled_types(session, analysis)
    assert [(s.name, s.type) for s in settled.speakers] == [("Orlow Tarn", "organization"), ("Bo Larsen", "person")]
    assert [q.speaker.name if q.speaker else None for q in settled.quotations] == ["Orlow Tarn", None, "Bo Larsen"]
    assert [q.mention.exact for q in settled.quotations if q.mention] == ["Orlow Tarn", "Port Alden", "Bo Larsen"]
