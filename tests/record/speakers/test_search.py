"""Speakers found by names typed carelessly, by role, organisation and type."""

from __future__ import annotations

import pytest

from quotes.record import Record
from quotes.record.model.quotations import QuotationFilter
from quotes.record.model.speakers import SpeakerFilter
from tests.support.record.looking import names
from tests.support.stories import Said, story


def test_names_typed_carelessly(filled: Record) -> None:
    for q in ["ivanic", "IVANIĆ", "Darel Ivanic", "ivan", "Ivanik", "Ivnaic", "spokesman Ivanic", "derel ivanic"]:
        assert names(filled, q=q) == ["Darel Ivanić"], q


def test_names_that_nobody_has(filled: Record) -> None:
    for q in ["lopez smith", "xyz", "!!!", "a" * 300, '" OR 1=1 --', "%", "*"]:
        assert names(filled, q=q) == [], q


def test_role_organisation_and_type(filled: Record) -> None:
    assert names(filled, role="minister") == ["Ana Lopes"]
    assert names(filled, role="foreign ministry spokesman") == ["Darel Ivanić"]
    assert names(filled, organization="foreign ministry") == ["Darel Ivanić"]
    assert names(filled, organization="spokesman") == []
    assert names(filled, role="!!") == []
    assert names(filled, type="organization") == ["Port Alden Harbour Authority"]
    assert names(filled, q="lopes", role="spokesman") == []
    assert names(filled, external_id="wikidata:Q1") == []
    assert names(filled) == ["Darel Ivanić", "Ana Lopes", "Port Alden Harbour Authority"], "by surname"


@pytest.mark.parametrize(
    "printed", ["secretary of state", "Sen.", "leader of the opposition", "New York businessman", "U.S. Senator", "VP"]
)
def test_a_role_is_found_by_its_own_words(record: Record, printed: str) -> None:
    record.articles.save("default", *story(Said("Ilsa Brandt", "We sail at six tonight", printed)))
    assert names(record, role=printed) == names(record, role=printed.upper()) == ["Ilsa Brandt"]
    (found,) = record.quotations.search("default", QuotationFilter(role=printed)).items
    assert found.speaker.role == printed
    assert names(record, role=f"{printed} pilot") == []


def test_an_organisation_is_found_by_its_own_words(record: Record) -> None:
    record.articles.save("default", *story(Said("Ilsa Brandt", "We sail at six", "spokeswoman of the Port of Alden")))
    record.articles.save("default", *story(Said("Ivo Hale", "We sail at ten", "U.S. ambassador"), uri="u:2"))
    assert names(record, organization="Port of Alden") == names(record, organization="port alden") == ["Ilsa Brandt"]
    assert names(record, organization="US") == names(record, organization="U.S.") == ["Ivo Hale"]


def test_equally_close_names(record: Record) -> None:
    for number, name in enumerate(["Abe Caldwell", "Zoe Caldwell", "Zoe Caldwell", "Caldwell"]):
        record.articles.save("default", *story(Said(name, f"This is saying number {number}"), uri=f"u:{number}"))
    assert names(record, q="caldwell", provisional=False) == ["Zoe Caldwell", "Abe Caldwell"]
    (bare,) = record.speakers.search("default", SpeakerFilter(q="caldwell", provisional=True)).items
    assert [s.name for s in record.speakers.read("default", bare.id).suggestions] == ["Zoe Caldwell", "Abe Caldwell"]
    first = record.speakers.search("default", SpeakerFilter(q="caldwell"), limit=1)
    second = record.speakers.search("default", SpeakerFilter(q="caldwell"), first.next, limit=1)
    assert [first.items[0].name, second.items[0].name] == ["Zoe Caldwell", "Abe Caldwell"]


def test_described_bodies_are_not_listed(record: Record) -> None:
    said = (Said("the firm", "the dam is safe", type="organization"), Said("Alden Bank", "it is", type="organization"))
    record.articles.save("default", *story(*said, uri="u:firm"))
    assert [s.name for s in record.speakers.search("default", SpeakerFilter()).items] == ["Alden Bank"]
    assert record.speakers.search("default", SpeakerFilter(q="firm")).items == ()
