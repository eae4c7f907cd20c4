"""Who is credited in an article after profiles were merged or parted."""

from __future__ import annotations

from quotes.record import Record
from quotes.record.model.corrections import QuotationFix
from quotes.record.model.quotations import QuotationFilter
from tests.support.record.merging import KIM, sayings, told
from tests.support.stories import Said


def test_a_merge_undone_gives_back_what_the_analysis_said_too(record: Record) -> None:
    lopes, moss = told(record, "u:1", Said("Ana Lopes", "The strait stays open"), Said("Cy Moss", "We wait"))
    quotation = record.quotations.search("default", QuotationFilter(speaker=lopes)).items[0].id
    record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=None), KIM)
    record.corrections.merge("default", lopes, moss, KIM)
    merged, corrected = record.corrections.log("default").items
    record.corrections.undo("default", merged.id, KIM)
    record.corrections.undo("default", corrected.id, KIM)
    assert (sayings(record, lopes), sayings(record, moss)) == ({"The strait stays open"}, {"We wait"})


def test_a_rejected_quotation_credits_whoever_its_speaker_is_now(record: Record) -> None:
    (moss,) = told(record, "u:1", Said("Cy Moss", "We wait for the ships"))
    (lopes,) = told(record, "u:2", Said("Ana Lopes", "The strait stays open"))
    (larsen,) = told(record, "u:3", Said("Bo Larsen", "It was a long winter"))
    quotation = record.quotations.search("default", QuotationFilter(speaker=moss)).items[0].id
    record.corrections.correct_quotation("default", quotation, QuotationFix(speaker=lopes), KIM)
    record.corrections.correct_quotation("default", quotation, QuotationFix(rejected=True), KIM)
    rejected = record.corrections.log("default").items[0]
    record.corrections.merge("default", lopes, larsen, KIM)
    record.corrections.undo("default", rejected.id, KIM)
    assert record.quotations.read("default", quotation).speaker.id == larsen


def test_whom_an_editor_named_since_the_merge_keeps_the_words_when_it_is_undone(record: Record) -> None:
    (bill,) = told(record, "u:1", Said("Bill Hale", "We build the pier", "mayor"))
    (william,) = told(record, "u:2", Said("William Hale", "The pier is built", "governor"))
    record.corrections.merge("default", bill, william, KIM)
    merged = record.corrections.log("default").items[0]
    article = record.articles.find("default", "u:1")[0].id
    (quotation,) = record.articles.read("default", article).quotations
    record.corrections.correct_quotation("default", quotation.id, QuotationFix(speaker=william), KIM)
    settled = record.corrections.log("default").items[0]
    record.corrections.undo("default", merged.id, KIM)
    assert sayings(record, william) == {"We build the pier", "The pier is built"}
    record.corrections.undo("default", settled.id, KIM)
    assert (sayings(record, bill), sayings(record, william)) == ({"We build the pier"}, {"The pier is built"})
