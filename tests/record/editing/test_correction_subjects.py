"""What the corrections in the log are about."""

from __future__ import annotations

from dataclasses import replace

from quotes.model import Article, QuotedSpan
from quotes.record import Record
from quotes.record.model.corrections import Editor, QuotationFix
from tests.support.stories import Said, found_in, kept

KIM = Editor("kim")


def test_what_a_correction_names_is_told_even_when_it_is_gone(record: Record) -> None:
    said, other = kept(record, "u:1", Said("Ana Lopes", "It works"), Said("Bo Hale", "It does not"))
    hale = record.quotations.read("default", other).speaker.id
    record.corrections.correct_quotation("default", said, QuotationFix(rejected=True), KIM)
    found = record.desk.subjects("default", [said, hale, "0" * 32])
    assert {id_: (s.words, s.state) for id_, s in found.items()} == {
        said: ("“It works”", "rejected"),
        hale: ("Bo Hale", "current"),
    }
    record.articles.retract("default", record.articles.find("default", "u:1")[0].id)
    assert record.desk.subjects("default", [other])[other].words == ""


def test_nothing_is_left_out_where_only_white_space_parts_the_words(record: Record) -> None:
    text = "“We sail,” said Ana Lopes. “Tonight,” she said that it was “late” indeed."
    analysis = found_in(text, Said("Ana Lopes", "We sail"), Said("Ana Lopes", "it was"))
    late = QuotedSpan(text.index("late"), text.index("late") + 4, "late", True)
    first, second = analysis.quotations
    tonight = QuotedSpan(text.index("Tonight"), text.index("Tonight") + 7, "Tonight", True)
    quotations = (replace(first, spans=(*first.spans, tonight)), replace(second, spans=(*second.spans, late)))
    saved = record.articles.save("default", Article(text), replace(analysis, quotations=quotations)).article
    said = record.desk.subjects("default", [q.id for q in saved.quotations])
    assert [said[q.id].words for q in saved.quotations] == ["“We sail” … “Tonight”", "“it was” “late”"]
