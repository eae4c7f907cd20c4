"""Cutting an archive into parts by its names."""

from __future__ import annotations

from datetime import UTC, datetime

from quotes.record import Record
from quotes.record.articles.write import ArticleKey
from quotes.record.bulk.incoming import Incoming
from quotes.record.bulk.parts import cut
from quotes.record.bulk.resolving import Part, resolve
from quotes.record.db.session import NewsroomSession
from quotes.record.model.corrections import Editor
from quotes.record.model.speakers import SpeakerFilter
from tests.support.stories import Said, story

NOW = datetime(2024, 3, 11, tzinfo=UTC)


def incoming(id_: str, *said: Said) -> Incoming:
    article, analysis = story(*said)
    return Incoming(id_, article, analysis, ArticleKey.of(article), NOW)


def cut_up(record: Record, count: int, *archive: Incoming) -> list[Part]:
    with record._store.reading("default") as session:
        assert isinstance(session, NewsroomSession)
        return cut(session, archive, count)


def names_of(part: Part) -> list[tuple[str, list[str]]]:
    return [(cast.article, [who.name for who in cast.who]) for cast in part.casts]


def test_those_who_could_be_one_are_together(record: Record) -> None:
    archive = [
        incoming("1", Said("William Hale", "Yes"), Said("Ana Lopes", "No")),
        incoming("2", Said("Bill Hale", "No"), Said("Lopes", "Well")),
        incoming("3", Said("Otto Sand", "Yes")),
    ]
    parts = cut_up(record, 2, *archive)
    (hales,) = [part for part in parts if ("1", ["William Hale"]) in names_of(part) or len(part.casts[0].who) == 2]
    assert [name for _, names in names_of(hales) for name in names if "Hale" in name] == ["William Hale", "Bill Hale"]
    assert sorted(sum(len(cast.who) for cast in part.casts) for part in parts) == [2, 3]


def test_an_acronym_joins_bodies(record: Record) -> None:
    archive = [
        incoming("1", Said("Port Alden Harbour Authority", "Yes", type="organization", aliases=("PAHA",))),
        incoming("2", Said("PAHA", "No", type="organization")),
        incoming("3", Said("Harbour Union", "No", type="organization")),
    ]
    parts = cut_up(record, 8, *archive)
    assert sorted([article for article, _ in names_of(part)] for part in parts) == [["1", "2"], ["3"]]


def test_what_the_record_knows_comes_along_and_joins(record: Record) -> None:
    record.articles.save("default", *story(Said("Ana Lopes", "We opened", "trade minister"), uri="u:1"))
    record.articles.save("default", *story(Said("Rosa Brandt", "We opened"), uri="u:2"))
    record.articles.save("default", *story(Said("Otto Sand", "We opened"), uri="u:3"))
    ids = {s.name: s.id for s in record.speakers.search("default", SpeakerFilter()).items}
    record.corrections.merge("default", ids["Rosa Brandt"], ids["Ana Lopes"], Editor("Ed"))
    parts = cut_up(record, 2, incoming("1", Said("Ana Lopes", "Yes")), incoming("2", Said("Rosa Brandt", "No")))
    (part,) = [part for part in parts if part.casts]
    assert names_of(part) == [("1", ["Ana Lopes"]), ("2", ["Rosa Brandt"])]
    assert {row["id"] for row in part.known["speakers"]} == {ids["Ana Lopes"], ids["Rosa Brandt"]}
    assert {row["name"] for row in part.known["names"]} == {"Ana Lopes", "Rosa Brandt"}
    assert [row["dated"] for row in part.known["role_mentions"]] == [story()[0].published] * 2


def test_a_name_that_an_editor_gave_comes_along_and_joins(record: Record) -> None:
    kept = record.articles.save("default", *story(Said("Ida Sund", "We opened"), uri="u:1")).article
    record.corrections.rename("default", kept.speakers[0].id, "James Harlan", Editor("Ed"))
    parts = cut_up(record, 2, incoming("1", Said("James Harlan", "Yes")), incoming("2", Said("Ida Sund", "No")))
    (part,) = [part for part in parts if part.casts]
    assert {*resolve(part).profile.values()} == {kept.speakers[0].id}


def test_nobody_at_all(record: Record) -> None:
    assert cut_up(record, 4, incoming("1")) == [Part()]
