"""The same words in other articles that are credited to somebody else."""

from __future__ import annotations

from quotes.record import Record
from quotes.record.model.corrections import Editor, QuotationFix
from tests.support.stories import Said, kept

KIM = Editor("kim")
SHIPS = "No ship of ours has left the strait"


def told(record: Record, quotation: str) -> list[tuple[str | None, str | None]]:
    """The article and the speaker of each quotation with the same words and another speaker."""
    found = record.quotations.credited_otherwise("default", quotation)
    return [(q.article.uri, q.speaker.name if q.speaker else None) for q in found]


def test_the_copies_of_a_corrected_quotation_are_told_until_each_is_corrected(record: Record) -> None:
    said = [kept(record, f"u:{i}", Said("Ana Lopes", SHIPS), publisher=f"Paper {i}")[0] for i in range(3)]
    (larsen,) = kept(record, "u:other", Said("Bo Larsen", "All our engineers are home"))
    who = record.quotations.read("default", larsen).speaker
    assert who is not None and [told(record, id_) for id_ in said] == [[], [], []]
    record.corrections.correct_quotation("default", said[1], QuotationFix(speaker=who.id), KIM)
    assert told(record, said[1]) == [("u:2", "Ana Lopes"), ("u:0", "Ana Lopes")]
    assert told(record, said[0]) == [("u:1", "Bo Larsen")]
    record.corrections.correct_quotation("default", said[2], QuotationFix(speaker=who.id), KIM)
    record.corrections.correct_quotation("default", said[0], QuotationFix(speaker=None), KIM)
    assert told(record, said[1]) == [("u:0", None)]
    record.corrections.correct_quotation("default", said[0], QuotationFix(rejected=True), KIM)
    assert told(record, said[1]) == [] and told(record, said[0]) == []


def test_few_words_and_the_same_description_are_told_of_nobody(record: Record) -> None:
    (short,) = kept(record, "u:1", Said("Ana Lopes", "No comment today"))
    kept(record, "u:2", Said("Bo Larsen", "No comment today"))
    (group,) = kept(record, "u:3", Said("the pilots", SHIPS, type="group"))
    kept(record, "u:4", Said("the pilots", SHIPS, type="group"))
    assert told(record, short) == [] and told(record, group) == []
    kept(record, "u:5", Said("the dockers", SHIPS, type="group"))
    assert told(record, group) == [("u:5", "the dockers")]
    assert record.quotations.credited_otherwise("other", group) == ()
