"""Statements that several articles carry count once."""

from __future__ import annotations

from datetime import date

from quotes.record import Record
from quotes.record.model.corrections import QuotationFix
from quotes.record.model.quotations import QuotationFilter
from tests.support.record.correcting import KIM
from tests.support.record.looking import ids
from tests.support.stories import Said, story

HOME = "All our engineers are returning home on schedule"
SHIPS = "No ship of ours has left the strait"


def test_a_wire_copy_is_one_statement_with_several_sources(record: Record) -> None:
    kept = [
        record.articles.save(
            "default",
            *story(Said("Ana Lopes", words, "trade minister"), uri=f"urn:{i}", publisher=f"Paper {i}", published=day),
        )
        for i, (words, day) in enumerate(
            [
                (SHIPS, date(2021, 6, 4)),
                (SHIPS + ",", date(2021, 6, 3)),
                ("no ship of ours has left the strait", date(2021, 6, 5)),
            ]
        )
    ]
    lopes = kept[0].article.speakers[0].id
    profile = record.speakers.read("default", lopes)
    assert (profile.statements, profile.articles) == (1, 3)
    (shown,) = record.quotations.search("default", QuotationFilter(speaker=lopes)).items
    assert shown.dated == date(2021, 6, 3), "the earliest stands for the statement"
    assert {a.publisher for a in shown.sources} == {"Paper 0", "Paper 1", "Paper 2"}
    assert shown.sources[0].publisher == "Paper 1"
    for i in range(3):
        assert len(ids(record, publisher=f"Paper {i}")) == 1

    record.articles.retract("default", kept[1].article.id)
    (shown,) = record.quotations.search("default", QuotationFilter(speaker=lopes)).items
    assert (shown.id, len(shown.sources)) == (kept[0].changes.added[0], 2)
    record.articles.save("default", *story(Said("Ana Lopes", HOME, "trade minister"), uri="urn:0"))
    assert record.speakers.read("default", lopes).statements == 2


def test_the_same_words_by_somebody_else_are_another_statement(record: Record) -> None:
    record.articles.save("default", *story(Said("Ana Lopes", SHIPS), uri="urn:1"))
    record.articles.save("default", *story(Said("Bo Larsen", SHIPS), uri="urn:2"))
    assert len(ids(record)) == 2


def test_a_short_remark_on_another_day_is_another_statement(record: Record) -> None:
    for i, day in enumerate((date(2021, 6, 3), date(2021, 6, 3), date(2022, 1, 1))):
        record.articles.save("default", *story(Said("Ana Lopes", "No comment"), uri=f"urn:{i}", published=day))
    assert len(ids(record)) == 2


def test_a_statement_that_loses_its_copies_is_found_by_its_own_publisher_alone(record: Record) -> None:
    """By an editor's word, by another type of the speaker, or as the speaker is erased."""
    for settle in ("credit", "type", "erase"):
        name = f"Ana {settle.title()}sen"
        words = f"{SHIPS} for {settle}"
        first, copy = (
            record.articles.save(
                "default", *story(Said(name, words), uri=f"u:{settle} {i}", publisher=f"{settle} {i}")
            ).article.quotations[0]
            for i in range(2)
        )
        assert ids(record, publisher=f"{settle} 1") == [first.id]
        if settle == "credit":
            record.corrections.correct_quotation("default", first.id, QuotationFix(speaker=None), KIM)
        elif settle == "type":
            record.corrections.settle_type("default", first.speaker.id, "none", KIM)
        else:
            record.erasure.erase_speaker("default", first.speaker.id, KIM)
        assert ids(record, publisher=f"{settle} 0") == [first.id]
        assert ids(record, publisher=f"{settle} 1") == [copy.id]
