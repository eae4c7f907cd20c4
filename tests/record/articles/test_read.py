"""Reading articles: what comes back is what was saved, and what is not there is told by its error."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotes import errors
from quotes.record import Record
from quotes.record.model.speakers import SpeakerFilter
from tests.support.record.looking import ids
from tests.support.stories import Said, story

HOME = "All our engineers are returning home on schedule"
SHIPS = "No ship of ours has left the strait"
URI = "https://courier.example/1"


def test_html_and_its_stretches_come_back(record: Record) -> None:
    from quotes.model import Stretch

    article, analysis = story(Said("Ana Lopes", SHIPS), html="<p>…</p>")
    spans = tuple(replace(s, html=(Stretch(3, 9), Stretch(12, 20))) for s in analysis.quotations[0].spans)
    analysis = replace(analysis, quotations=(replace(analysis.quotations[0], spans=spans),))
    stored = record.articles.save("default", article, analysis).article
    assert stored.html == "<p>…</p>" and stored.quotations[0].spans == spans


def test_an_article_is_found_by_the_end_of_its_uri(record: Record) -> None:
    for uri in (URI, "https://courier.example/x%1", "https://other.example/2", "https://courier.example/2"):
        record.articles.save("default", *story(Said("Ana Lopes", SHIPS), uri=uri))
    assert record.articles.uri_ending_in("default", "r.example/1") == URI
    assert record.articles.uri_ending_in("default", "x%1") == "https://courier.example/x%1"
    for unknown_or_two in ("/3", "%1/", ".example/2", "courier.example/_"):
        assert record.articles.uri_ending_in("default", unknown_or_two) is None
    record.articles.retract("default", record.articles.find("default", URI)[0].id)
    assert record.articles.uri_ending_in("default", "r.example/1") is None


def test_a_retracted_article_and_its_quotations_are_gone(record: Record) -> None:
    kept = record.articles.save("default", *story(Said("Ana Lopes", SHIPS, "trade minister"), uri=URI))
    other = record.articles.save("default", *story(Said("Bo Larsen", HOME), uri="urn:2"))
    lopes = kept.article.speakers[0].id
    record.articles.retract("default", kept.article.id)

    for call in (
        lambda: record.articles.read("default", kept.article.id),
        lambda: record.articles.retract("default", kept.article.id),
        lambda: record.quotations.read("default", kept.changes.added[0]),
        lambda: record.speakers.read("default", lopes),
        lambda: record.speakers.roles("default", lopes),
    ):
        with pytest.raises(errors.Gone):
            call()
    assert record.articles.find("default", URI) == ()
    assert ids(record) == list(other.changes.added)
    assert ids(record, q="strait") == []
    assert [s.name for s in record.speakers.search("default", SpeakerFilter()).items] == ["Bo Larsen"]
    assert record.speakers.search("default", SpeakerFilter(q="lopes")).items == ()


def test_unknown_ids_are_not_found(record: Record) -> None:
    for id_ in ("", "0" * 32, "x\0y", "\ud800", "'; DROP TABLE articles; --", "1" * 5000):
        for call in (
            record.articles.read,
            record.quotations.read,
            record.speakers.read,
            record.articles.retract,
            record.speakers.roles,
        ):
            with pytest.raises(errors.NotFound):
                call("default", id_)
